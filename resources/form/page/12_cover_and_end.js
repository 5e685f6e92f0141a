// Before the first question and after the last.

Object.assign(Form.prototype, {
    /** What stands on every page: title, languages, the way to take everything back. */
    chrome() {
        const header = document.getElementById('header');
        const { languages } = this.questionnaire;
        const children = [make('span', { class: 'form-title' }, this.title)];
        if (languages.length > 1) {
            const select = make('select', { id: 'language', 'aria-label': this.word('language') }, ...languages.map((language) => make('option', {
                value: language.name, lang: language.code || null,
            }, language.name.replace(/\s*\([A-Za-z-]+\)$/, ''))));
            select.value = this.language;
            select.addEventListener('change', () => this.changeLanguage(select.value));
            children.push(select);
        }
        header.replaceChildren(...children);
        const footer = document.getElementById('footer');
        footer.replaceChildren();
        if (this.config.preview) footer.append(make('p', {}, this.word('preview')));
        else if (this.storage.works && !this.finished && this.place >= 0) footer.append(this.deletion());
    },

    deletion() {
        const open = button(this.word('delete'), () => {
            show(question, true);
            show(open, false);
            question.querySelector('button.keep').focus();
        }, 'quiet delete');
        const keep = button(this.word('deleteNo'), () => {
            show(question, false);
            show(open, true);
            open.focus();
        }, 'keep');
        const question = make('div', { class: 'sure', role: 'group', 'aria-label': this.word('delete'), hidden: '' },
            make('p', {}, this.word('deleteSure')), button(this.word('deleteYes'), () => this.forget(), 'danger'), keep);
        return make('div', {}, open, question);
    },

    changeLanguage(name) {
        this.setLanguage(name);
        if (this.place >= 0 && !this.finished) {
            const { place } = this;
            this.open(place);
            this.saveDraft();
        } else this.openCover();
        document.getElementById('language').focus();
    },

    openCover() {
        this.place = -1;
        this.chrome();
        const introduction = make('div', { class: 'introduction' });
        fill(introduction, textOf(this.questionnaire.texts, 'introduction', this.language, this.questionnaire.defaultLanguage));
        const content = [make('h1', { tabindex: '-1' }, this.title), introduction];
        if (this.config.key && !canSeal()) content.push(make('p', { class: 'warning', role: 'alert' }, this.word('noSeal')));
        else content.push(...this.beginning());
        this.main.replaceChildren(...content);
        this.showHeading();
    },

    beginning() {
        const draft = this.storage.works ? this.storage.read('draft') : null;
        const start = () => {
            const first = this.nextPlace(1);
            this.started = this.started || timeHere();
            if (first < 0) {
                this.main.append(make('p', { class: 'warning', role: 'alert' }, this.word('empty')));
                return;
            }
            this.remember(first);
            this.open(first);
        };
        if (draft && this.answersText() !== JSON.stringify(draft.root)) {
            const day = new Date(draft.started).toLocaleString(this.languageCode, { dateStyle: 'long', timeStyle: 'short' });
            return [make('div', { class: 'draft' }, make('p', {}, this.word('draftThere', { date: day })),
                button(this.word('goOn'), () => this.takeDraft(draft), 'main'), button(this.word('startNew'), () => this.forget()))];
        }
        const notices = this.config.preview ? [] : [this.word(this.storage.works ? 'kept' : 'notKept')];
        if (this.storage.works) notices.push(this.word('shared'));
        if (this.config.key) notices.push(this.word('sealed'));
        if (this.config.submit) notices.push(this.word('overNetwork'));
        return [make('div', { class: 'steps' }, button(this.word('start'), start, 'main start')),
            ...(notices.length ? [make('div', { class: 'notices' }, ...notices.map((notice) => make('p', {}, notice)))] : [])];
    },

    openEnd(record) {
        this.finished = this.finished || ' ';
        this.chrome();
        const role = record.status === 'complete' ? 'thanks' : 'screened_out';
        const words = make('div', { class: 'introduction' });
        fill(words, this.text(this.questionnaire.texts, role, this.answers.root) || this.word(record.status === 'complete' ? 'thanks' : 'screenedOut'));
        const status = make('p', { class: 'status', role: 'status' });
        const heading = make('h1', { tabindex: '-1' }, record.status === 'complete' ? this.word('finished') : this.title);
        const content = [heading, words];
        if (!this.config.preview) content.push(...(this.config.submit ? this.sending(record, status) : this.saving(record, status)));
        this.main.replaceChildren(...content);
        this.showHeading();
    },

    saving(record, status) {
        const area = make('textarea', { class: 'as-text', readonly: '', rows: 8, dir: 'ltr', 'aria-label': this.word('asText') });
        area.value = record.text;
        const copy = button(this.word('copy'), async () => {
            area.focus();
            area.select();
            try {
                await navigator.clipboard.writeText(record.text);
                status.textContent = this.word('copied');
            } catch (error) {
                status.textContent = this.word(document.execCommand('copy') ? 'copied' : 'notCopied');
            }
        });
        const asText = make('div', { hidden: '' }, area, copy);
        const save = button(this.word('save'), () => {
            saveFile(record.fileName, record.text);
            status.textContent = this.word('saved', { file: record.fileName });
        }, 'main save');
        const showText = button(this.word('showText'), () => {
            show(asText, true);
            area.focus();
        }, 'show-text');
        return [make('p', {}, this.word('notSent')), record.isSealed ? make('p', {}, this.word('sealed')) : null,
            make('div', { class: 'steps end' }, save, showText), status, asText,
            make('div', { class: 'steps end' }, button(this.word('another'), () => this.forget(), 'quiet another'))].filter(Boolean);
    },

    /** On a page that comes from the study's own computer the answers go straight there. What was finished stays on the device until it says that it has them. */
    sending(record, status) {
        const box = make('div');
        const wait = (seconds) => new Promise((done) => { setTimeout(done, seconds * 1000); });
        const fail = (word) => {
            status.textContent = this.word(word);
            box.replaceChildren(make('div', { class: 'steps end' }, button(this.word('sendAgain'), () => send(patience), 'main again')),
                ...this.saving(record, make('p', { class: 'status', role: 'status' })).slice(1));
        };
        const send = async (tries) => {
            status.textContent = this.word('sending');
            box.replaceChildren();
            let answer = null;
            try {
                answer = await posted(this.config.submit, record.text);
            } catch (error) {
                fail('notSentNow');
                return;
            }
            if (answer.ok) {
                status.textContent = this.word('sent');
                this.storage.remove('finished');
                box.replaceChildren(make('div', { class: 'steps end' }, button(this.word('nextPerson'), () => this.forget(), 'quiet another')));
            } else if ((answer.status === 429 || answer.status === 503) && tries > 0) {
                const seconds = Math.min(60, Number(answer.headers.get('Retry-After')) || 10);
                status.textContent = this.word('sendSoon', { seconds });
                await wait(seconds);
                send(tries - 1);
            } else if (answer.status === 429 || answer.status === 503) fail('notSentNow');
            else fail(answer.status === 404 ? 'sendEnded' : 'sendRefused');
        };
        const patience = 5; // times that it tries by itself
        send(patience);
        return [status, box];
    },
});

/** The answer of the study's computer; none within half a minute is a failure. */
async function posted(address, text) {
    const patience = new AbortController();
    const clock = setTimeout(() => patience.abort(), 30000);
    try {
        return await fetch(address, { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: text, signal: patience.signal });
    } finally {
        clearTimeout(clock);
    }
}
