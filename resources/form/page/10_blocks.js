// What holds questions: sections, batteries, sums and what is asked several times over.

/** A battery: a row for each item. On a wide page a table, on a narrow one a question below the other; the elements are the same. */
class GridBlock {
    constructor(form, item, round) {
        this.frame = new Frame(form, item, round, 'grid');
        const rows = form.answers.itemsIn(item, round);
        const heads = form.answers.choicesOf({ ...item, choiceFilter: '', isRandom: false }, round);
        const head = make('div', { class: 'grid-head', 'aria-hidden': 'true' }, ...heads.map((choice) => {
            const words = make('span', { class: choice.role === 'missing' ? 'missing' : '' });
            fill(words, form.choiceLabel(choice, round));
            return words;
        }));
        this.frame.content.style.setProperty('--count', heads.length);
        this.parts = rows.map((row) => form.build(row, round));
        const isTable = rows.every((row) => choiceTypes.includes(row.type) && row.type !== 'ranking' && row.choices === item.choices && !row.isRandom && row.choiceFilter === ''
            && row.missingChoices === item.missingChoices) && !heads.some((choice) => choice.role === 'other') && heads.length <= 11;
        this.frame.content.classList.toggle('table', isTable);
        if (isTable) this.frame.content.append(head);
        this.frame.content.append(...this.parts.map((part) => part.element));
    }

    get element() { return this.frame.element; }

    refresh() {
        if (this.frame.refresh()) for (const part of this.parts) part.refresh();
    }

    questions() { return this.parts.flatMap((part) => part.questions()); }
}

/** Fieldset, label and hint around several questions. */
class Frame {
    constructor(form, item, round, className) {
        Object.assign(this, { form, item, round });
        this.label = make('span');
        this.hint = make('p', { class: 'hint', id: newId() });
        this.content = make('div', { class: 'content' });
        this.element = make('fieldset', { class: `frame ${className}`, 'data-name': item.name, 'aria-describedby': this.hint.id },
            make('legend', { class: 'label' }, this.label), this.hint, this.content);
        this.write();
    }

    write() {
        fill(this.label, this.form.text(this.item.texts, 'label', this.round));
        const hint = this.form.text(this.item.texts, 'hint', this.round);
        fill(this.hint, hint);
        show(this.hint, hint !== '');
    }

    refresh() {
        const isRelevant = this.form.answers.isRelevant(this.item, this.round);
        show(this.element, isRelevant);
        if (isRelevant) this.write();
        return isRelevant;
    }
}

/** Numbers that must add up. */
class SumBlock {
    constructor(form, item, round) {
        Object.assign(this, { form, item, round });
        this.total = numberIn(item, 'total', 100);
        this.frame = new Frame(form, item, round, 'sum');
        this.parts = form.answers.itemsIn(item, round).map((each) => form.build(each, round));
        this.output = make('output', { class: 'sum-output', role: 'status' });
        this.errorBox = make('p', { class: 'error', id: newId(), hidden: '' });
        this.frame.content.append(...this.parts.map((part) => part.element));
        this.frame.element.append(this.output, this.errorBox);
        this.frame.element.setAttribute('aria-describedby', `${this.frame.hint.id} ${this.errorBox.id}`);
        for (const part of this.parts) part.control?.setAttribute('aria-describedby', `${part.describedBy} ${this.errorBox.id}`);
    }

    get element() { return this.frame.element; }

    get asked() { return this.parts.filter((part) => this.form.answers.isRelevant(part.item, this.round)); }

    get sum() {
        const numbers = this.asked.map((part) => textToNumber(part.raw ?? '')).filter((number) => !Number.isNaN(number));
        return rounded(total(numbers), 9);
    }

    refresh() {
        if (!this.frame.refresh()) return;
        for (const part of this.parts) part.refresh();
        const { sum, total: whole } = this;
        const words = [this.form.word('sum', { sum, total: whole })];
        if (sum < whole) words.push(this.form.word('sumLeft', { left: rounded(whole - sum, 9) }));
        if (sum > whole) words.push(this.form.word('sumOver', { over: rounded(sum - whole, 9) }));
        const text = words.join(' – ');
        if (this.output.textContent !== text) this.output.textContent = text;
        this.output.classList.toggle('is-right', sum === whole);
        if (this.hasError && this.check() === '') this.showError('');
    }

    questions() { return [...this.parts.flatMap((part) => part.questions()), this]; }

    get hasError() { return !this.errorBox.hidden; }

    check() {
        if (!this.form.answers.isRelevant(this.item, this.round)) return '';
        const isBegun = this.asked.some((part) => part.raw !== '');
        const isRequired = this.form.answers.isRequired(this.item, this.round) === 'yes';
        if ((!isBegun && !isRequired) || this.sum === this.total) return '';
        return this.form.text(this.item.texts, 'constraint_message', this.round) || this.form.word('sumWrong', { total: this.total, sum: this.sum });
    }

    showError(message) {
        this.errorBox.textContent = message;
        show(this.errorBox, message !== '');
        this.element.classList.toggle('has-error', message !== '');
    }

    focus() { this.asked[0]?.focus(); }
}

/** A section, with a heading; a page that lies within another page is one as well. */
class SectionBlock {
    constructor(form, item, round, level) {
        Object.assign(this, { form, item, round });
        this.heading = make(`h${level}`);
        this.hint = make('p', { class: 'hint' });
        this.parts = form.answers.itemsIn(item, round).map((each) => form.build(each, round, level + 1));
        this.element = make('section', { 'data-name': item.name }, this.heading, this.hint, ...this.parts.map((part) => part.element));
    }

    refresh() {
        const isRelevant = this.form.answers.isRelevant(this.item, this.round);
        show(this.element, isRelevant);
        if (!isRelevant) return;
        for (const [box, role] of [[this.heading, 'label'], [this.hint, 'hint']]) {
            const text = this.form.text(this.item.texts, role, this.round);
            fill(box, text);
            show(box, text !== '');
        }
        for (const part of this.parts) part.refresh();
    }

    questions() { return this.parts.flatMap((part) => part.questions()); }
}

class RepeatBlock {
    constructor(form, item, round, level) {
        Object.assign(this, { form, item, round, level });
        this.heading = make(`h${level}`);
        this.list = make('div', { class: 'rounds' });
        this.addButton = button('', () => this.add(), 'add');
        this.element = make('section', { class: 'repeat', 'data-name': item.name }, this.heading, this.list, item.repeatCount === '' ? this.addButton : null);
        this.shown = new Map(); // by round
    }

    get rounds() { return this.round.rounds[this.item.key] ?? []; }
    get label() { return this.form.text(this.item.texts, 'label', this.round); }

    buildRound(each) {
        const heading = make(`h${Math.min(this.level + 1, 6)}`, { id: newId(), tabindex: '-1' });
        const parts = this.form.answers.itemsIn(this.item, each).map((item) => this.form.build(item, each, this.level + 2));
        const removeButton = this.item.repeatCount === '' ? button(this.form.word('remove'), () => this.remove(each), 'quiet') : null;
        removeButton?.setAttribute('aria-describedby', heading.id);
        const element = make('section', { class: 'round', 'aria-labelledby': heading.id }, heading, ...parts.map((part) => part.element), removeButton);
        return { element, heading, parts, removeButton };
    }

    add() {
        const rounds = this.round.rounds[this.item.key];
        if (rounds.length >= mostRounds) return;
        const added = new Round(this.item, this.round);
        rounds.push(added);
        this.form.answered();
        this.shown.get(added).heading.focus();
    }

    remove(each) {
        const rounds = this.round.rounds[this.item.key];
        rounds.splice(rounds.indexOf(each), 1);
        this.form.answered();
        this.form.say(this.form.word('removed'));
        this.addButton.focus();
    }

    refresh() {
        const isRelevant = this.form.answers.isRelevant(this.item, this.round);
        show(this.element, isRelevant);
        if (!isRelevant) return;
        fill(this.heading, this.label);
        this.addButton.textContent = this.form.word('add');
        for (const [each, built] of [...this.shown])
            if (!this.rounds.includes(each)) {
                built.element.remove();
                this.shown.delete(each);
            }
        this.rounds.forEach((each, place) => {
            if (!this.shown.has(each)) this.shown.set(each, this.buildRound(each));
            const built = this.shown.get(each);
            if (this.list.children[place] !== built.element) this.list.insertBefore(built.element, this.list.children[place] ?? null);
            fill(built.heading, this.form.word('nth', { label: this.label, number: place + 1 }).trim());
            if (built.removeButton) show(built.removeButton, this.rounds.length > 1);
            for (const part of built.parts) part.refresh();
        });
    }

    questions() { return this.rounds.flatMap((each) => this.shown.get(each)?.parts.flatMap((part) => part.questions()) ?? []); }
}

/** Something to read. */
class NoteBlock {
    constructor(form, item, round) {
        Object.assign(this, { form, item, round });
        this.words = make('p');
        this.hint = make('p', { class: 'hint' });
        this.element = make('div', { class: 'note', 'data-name': item.name }, this.words, this.hint);
    }

    refresh() {
        const isRelevant = this.form.answers.isRelevant(this.item, this.round);
        show(this.element, isRelevant);
        if (!isRelevant) return;
        fill(this.words, this.form.text(this.item.texts, 'label', this.round));
        const hint = this.form.text(this.item.texts, 'hint', this.round);
        fill(this.hint, hint);
        show(this.hint, hint !== '');
    }

    questions() { return []; }
}

Question.prototype.questions = function questions() { return [this]; };
