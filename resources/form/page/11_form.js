// The form as a whole: its pages, languages, draft and end.

class Form {
    constructor(config, words) {
        this.config = config;
        this.allWords = words;
        this.questionnaire = new Questionnaire(config.questionnaire);
        this.storage = new Storage(`${this.questionnaire.uuid || this.questionnaire.formId}:${config.version ?? ''}`, config.preview);
        this.language = this.languageToBeginWith();
        this.token = /[#&]token=([^&]+)/.exec(location.hash)?.[1] ?? '';
        this.main = document.getElementById('main');
        this.live = document.getElementById('live');
        this.begin();
    }

    begin() {
        this.instance = anyUuid();
        this.seed = crypto.getRandomValues(new Uint32Array(1))[0] % 2147483646 + 1;
        this.answers = new Answers(this.questionnaire, this.seed, this.language);
        this.started = '';
        this.finished = '';
        this.status = 'complete';
        this.place = -1; // the first page is the cover
        this.answers.settle();
        this.lastSaved = this.answersText();
    }

    // Words

    languageToBeginWith() {
        const wanted = (navigator.languages ?? []).map((code) => code.toLowerCase());
        for (const code of wanted)
            for (const language of this.questionnaire.languages)
                if (language.code && code.split('-')[0] === language.code.toLowerCase().split('-')[0]) return language.name;
        return this.questionnaire.defaultLanguage;
    }

    get languageCode() { return this.questionnaire.language(this.language).code || 'en'; }

    word(name, values = {}) {
        const words = this.allWords[this.languageCode.toLowerCase().split('-')[0]] ?? this.allWords.en;
        return words[name].replace(/\{(\w+)\}/g, (whole, key) => {
            const value = values[key];
            return typeof value === 'number' ? this.number(value) : value;
        });
    }

    number(value) { return numberToText(value); }

    /** A text of an item, with what was answered in place of ${name}. */
    text(texts, role, round) {
        const text = textOf(texts, role, this.language, this.questionnaire.defaultLanguage);
        return text.includes('${') ? text.replace(/\$\{\s*([^}]+?)\s*\}/g, (whole, name) => this.spoken(name, round)) : text;
    }

    /** An answer in words: the label of what was chosen, a date as people here write it. */
    spoken(name, from) {
        const item = this.questionnaire.byName.get(name);
        const value = this.answers.valueOf(name, from);
        if (!item) return toText(value);
        const round = this.answers.roundOf(item, from);
        if (choiceTypes.includes(item.type) && round) {
            const choices = [...this.questionnaire.list(item), ...this.questionnaire.missing(item)];
            const other = this.answers.otherText(item.otherName, from);
            return this.answers.chosenIn(item, toText(value)).map((code) => {
                const choice = choices.find((each) => each.code === code);
                if (!choice) return code;
                return choice.role === 'other' && other ? other : this.choiceLabel(choice, round);
            }).join(', ');
        }
        if (value instanceof Moment && item.type === 'date')
            return new Date(value.seconds * 1000).toLocaleDateString(this.languageCode, { dateStyle: 'long', timeZone: 'UTC' });
        return toText(value);
    }

    choiceLabel(choice, round) { return choice.isGiven ? this.word('other') : this.text(choice.texts, 'label', round) || choice.code; }

    say(words) { this.live.textContent = words; }

    setLanguage(name) {
        this.language = name;
        this.answers.language = name;
        this.answers.settle(); // words of choices are computed with
        const language = this.questionnaire.language(name);
        document.documentElement.lang = language.code || 'en';
        document.documentElement.dir = language.rtl ? 'rtl' : 'ltr';
        document.title = this.title;
    }

    get title() { return textOf(this.questionnaire.texts, 'title', this.language, this.questionnaire.defaultLanguage) || this.questionnaire.name; }

    // Pages

    /** [{item, items}]: what is on each screen, in order. */
    pages() {
        const hasPages = (item) => item.type === 'page' || (item.type === 'section' && item.items.some(hasPages));
        const isSplit = this.config.layout === 'pages' && !this.questionnaire.items.some(hasPages);
        const startsPage = (item) => (isSplit ? item.type === 'section' || item.type === 'repeat' : hasPages(item));
        const pages = [];
        const walk = (items, holder) => {
            let loose = null;
            for (const item of items) {
                if (this.config.layout === 'scroll' || !startsPage(item)) {
                    if (!loose) pages.push(loose = { holder, items: [] });
                    loose.items.push(item);
                    continue;
                }
                loose = null;
                if (item.type === 'section' && !isSplit) walk(this.answers.itemsIn(item, this.answers.root), item);
                else if (item.type === 'repeat') pages.push({ holder: null, items: [item] });
                else pages.push({ holder: item, items: this.answers.itemsIn(item, this.answers.root) });
            }
        };
        walk(this.questionnaire.items, null);
        return pages.filter((page) => page.items.length > 0);
    }

    /** Whether there is anything on it to read or answer. */
    hasContent(page) {
        const isShown = (item, round) => {
            if (!this.answers.isRelevant(item, round) || ['calculate', 'hidden', 'other'].includes(item.type)) return false;
            if (item.type === 'repeat') return (round.rounds[item.key] ?? []).some((each) => item.items.some((inner) => isShown(inner, each))) || item.repeatCount === '';
            return holdsItems(item) ? item.items.some((inner) => isShown(inner, round)) : true;
        };
        return page.items.some((item) => isShown(item, this.answers.root));
    }

    build(item, round, level = 2) {
        const heading = Math.min(level, 6);
        switch (item.type) {
        case 'grid': return new GridBlock(this, item, round);
        case 'constant sum': return new SumBlock(this, item, round);
        case 'page':
        case 'section': return new SectionBlock(this, item, round, heading);
        case 'repeat': return new RepeatBlock(this, item, round, heading);
        case 'note': return new NoteBlock(this, item, round);
        case 'single':
        case 'multiple':
        case 'likert': {
            const isList = item.type === 'single' && item.appearance.some((each) => /^(minimal|autocomplete|search)/.test(each));
            return new (isList ? ListQuestion : ChoiceQuestion)(this, item, round);
        }
        case 'rating': return new RatingQuestion(this, item, round);
        case 'ranking': return new RankingQuestion(this, item, round);
        case 'slider': return new SliderQuestion(this, item, round);
        case 'consent': return new ConsentQuestion(this, item, round);
        case 'calculate':
        case 'hidden':
        case 'other': return { element: make('span', { hidden: '' }), refresh() {}, questions: () => [] };
        default: return new WrittenQuestion(this, item, round);
        }
    }

    open(place) {
        const pages = this.pages();
        const page = pages[place];
        this.place = place;
        this.chrome();
        this.parts = page.items.map((item) => this.build(item, this.answers.root));
        this.heading = make('h1', { tabindex: '-1' });
        this.pageHint = make('p', { class: 'hint' });
        this.summary = make('div', { class: 'summary', role: 'alert' });
        const isLast = this.nextPlace(1) < 0;
        const nav = make('div', { class: 'steps' },
            button(this.word('back'), () => this.goBack(), 'back'),
            button(this.word(isLast ? 'finish' : 'next'), () => this.goOn(), 'main next'));
        this.nextButton = nav.lastChild;
        this.page = page;
        this.progress = this.progressBar();
        this.main.replaceChildren(this.progress, this.heading, this.pageHint, this.summary,
            make('form', { novalidate: '', autocomplete: 'off', onsubmit: (event) => this.submitted(event) }, ...this.parts.map((part) => part.element), nav));
        this.refresh();
        this.showHeading();
    }

    showHeading() {
        scrollTo(0, 0);
        this.main.querySelector('h1').focus({ preventScroll: true });
    }

    progressBar() {
        const pages = this.pages().filter((page) => this.hasContent(page));
        const place = pages.findIndex((page) => page.items[0] === this.page.items[0]) + 1;
        if (pages.length < 2) return make('span', { hidden: '' });
        const words = this.word('page', { page: place, pages: pages.length });
        const bar = make('progress', { max: pages.length, value: place, 'aria-label': this.word('progress'), 'aria-valuetext': words });
        return make('div', { class: 'progress' }, make('span', {}, words), bar);
    }

    submitted(event) {
        event.preventDefault(); // Enter in a field is no wish to go on
    }

    refresh() {
        const { holder } = this.page;
        const text = holder ? this.text(holder.texts, 'label', this.answers.root) : '';
        fill(this.heading, text || this.title);
        const hint = holder ? this.text(holder.texts, 'hint', this.answers.root) : '';
        fill(this.pageHint, hint);
        show(this.pageHint, hint !== '');
        for (const part of this.parts) part.refresh();
        this.nextButton.textContent = this.word(this.nextPlace(1) < 0 ? 'finish' : 'next');
    }

    /** An answer changed: what follows from it is computed, shown and kept. */
    answered() {
        if (this.isSettling) return;
        this.isSettling = true;
        this.answers.settle();
        this.refresh();
        this.isSettling = false;
        this.saveDraft();
    }

    nextPlace(step) {
        const pages = this.pages();
        for (let place = this.place + step; place >= 0 && place < pages.length; place += step)
            if (this.hasContent(pages[place])) return place;
        return -1;
    }

    /** What is wrong on this page; the first of it gets the focus. */
    findProblems() {
        const wrong = [];
        for (const question of this.parts.flatMap((part) => part.questions())) {
            const message = question.check();
            question.showError(message);
            if (message) wrong.push(question);
        }
        this.summary.textContent = '';
        if (wrong.length === 0) return false;
        this.summary.textContent = wrong.length === 1 ? this.word('problems') : this.word('problemsMany', { count: wrong.length });
        wrong[0].element.scrollIntoView({ block: 'center' });
        wrong[0].focus();
        return true;
    }

    goOn() {
        this.answers.settle();
        if (this.findProblems()) return;
        const next = this.nextPlace(1);
        if (next < 0) {
            this.finish('complete');
            return;
        }
        this.remember(next);
        this.open(next);
    }

    goBack() {
        const before = this.nextPlace(-1);
        if (before < 0) this.openCover();
        else this.open(before);
    }

    /** The device's own way back leads to the page before. */
    remember(place) {
        try {
            history.pushState({ place }, '');
        } catch (error) { /* a browser that keeps no history here has the button all the same */ }
    }

    cameBack(state) {
        if (this.finished || this.place < 0) return;
        const place = state?.place ?? -1;
        if (place < 0) this.openCover();
        else if (place < this.place && this.hasContent(this.pages()[place])) this.open(place);
    }

    /** Everything is looked at once more: an answer may have made one on an earlier page impossible. */
    firstWrongPage() {
        const pages = this.pages();
        const here = this.place;
        for (let place = 0; place < pages.length; ++place) {
            if (place === here || !this.hasContent(pages[place])) continue;
            const parts = pages[place].items.map((item) => this.build(item, this.answers.root));
            for (const part of parts) part.refresh();
            const questions = parts.flatMap((part) => part.questions());
            for (const question of questions) question.isWarned = true;
            if (questions.some((question) => question.check() !== '')) return place;
        }
        return -1;
    }

    decline(question) {
        question.take('');
        this.finish('screened out');
    }

    // Draft

    answersText() { return JSON.stringify(this.answers.root.toJson()); }

    saveDraft() {
        if (!this.storage.works || this.finished) return;
        this.storage.write('draft', {
            instance: this.instance, seed: this.seed, started: this.started, language: this.language, place: this.place, token: this.token,
            root: this.answers.root.toJson(),
        });
    }

    takeDraft(draft) {
        const byKey = new Map();
        const gather = (items) => items.forEach((item) => {
            byKey.set(item.key, item);
            gather(item.items);
        });
        gather(this.questionnaire.items);
        this.instance = draft.instance;
        this.seed = draft.seed;
        this.started = draft.started;
        this.token = draft.token || this.token;
        this.setLanguage(draft.language);
        this.answers = new Answers(this.questionnaire, this.seed, this.language);
        this.answers.root = Round.fromJson(draft.root, null, null, (key) => byKey.get(key));
        this.answers.settle();
        const pages = this.pages();
        const place = Math.min(Math.max(draft.place, 0), pages.length - 1);
        this.open(this.hasContent(pages[place]) ? place : 0);
    }

    forget() {
        this.storage.remove('draft');
        this.storage.remove('finished');
        this.begin();
        this.openCover();
        this.say(this.word('deleted'));
    }

    async finish(status) {
        if (status === 'complete') {
            const wrong = this.firstWrongPage();
            if (wrong >= 0) {
                this.open(wrong);
                this.findProblems();
                return;
            }
        }
        this.status = status;
        this.finished = timeHere();
        const response = responseOf(this);
        const record = { fileName: responseFileName(response), status, language: this.language, isSealed: Boolean(this.config.key) };
        try {
            record.text = JSON.stringify(this.config.key ? await sealed(response, this.config.key) : response, null, 1);
        } catch (error) {
            this.finished = '';
            this.summary.textContent = this.word('sealFailed');
            return;
        }
        if (this.storage.works && this.storage.write('finished', record)) this.storage.remove('draft');
        this.openEnd(record);
    }
}
