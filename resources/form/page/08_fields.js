// Questions that are answered by writing: texts, numbers, dates and times, and the box of a consent. Ways not to answer stand below as boxes.

class WrittenQuestion extends Question {
    constructor(form, item, round) {
        super(form, item, round);
        const control = this.makeControl();
        control.value = this.isMissing ? '' : this.shown(this.raw);
        control.addEventListener('input', () => this.written());
        control.addEventListener('change', () => this.written());
        this.asField(control, this.missingBoxes());
    }

    get isMissing() { return this.raw !== '' && this.answers.questionnaire.missing(this.item).some((choice) => choice.code === this.raw); }

    makeControl() {
        const { item } = this;
        if (item.type === 'long text' || item.appearance.includes('multiline')) return make('textarea', { rows: 4, class: 'answer' });
        const types = { date: 'date', time: 'time', datetime: 'datetime-local' };
        const modes = { integer: 'numeric', decimal: 'decimal' };
        return make('input', {
            type: types[item.type] ?? 'text',
            inputmode: numberIn(item, 'start', 0) < 0 ? null : modes[item.type], // phones' number pads often have no minus
            autocomplete: 'off',
            class: `answer ${item.type}`,
            dir: numberTypes.includes(item.type) ? 'ltr' : 'auto',
        });
    }

    shown(raw) { return raw; }

    /** The answer as it is stored. Digits of other scripts are digits, a comma is a decimal point. */
    stored(text) {
        if (!numberTypes.includes(this.item.type)) return this.item.type === 'long text' ? text.replace(/\s+$/, '') : text.trim();
        const digits = text.trim().replace(/[\u0660-\u0669\u06f0-\u06f9]/g, (digit) => String(digit.charCodeAt(0) & 0xf));
        return digits.replace('−', '-').replace(/[,\u066b]/, '.');
    }

    written() {
        const raw = this.stored(this.control.value);
        if (raw === '' && this.isMissing) return;
        for (const box of this.boxes ?? []) box.checked = false;
        this.take(raw);
    }

    /** A text that is no number, while numbers are wanted, is no answer yet, but is kept to be mended. */
    malformed() {
        const { type } = this.item;
        if (this.control.validity?.badInput) return this.form.word(type === 'time' ? 'notTime' : 'notDate');
        if (this.raw === '' || this.isMissing) return '';
        if (type === 'integer' && !/^-?[0-9]{1,15}$/.test(this.raw)) return this.form.word('notWhole');
        if (type === 'decimal' && Number.isNaN(textToNumber(this.raw))) return this.form.word('notNumber');
        if ((type === 'date' || type === 'datetime') && Number.isNaN(momentFromText(this.raw))) return this.form.word('notDate');
        if (type === 'time' && Number.isNaN(secondsOfDay(this.raw))) return this.form.word('notTime');
        if (type !== 'integer' && type !== 'decimal') return '';
        const [least, most] = [numberIn(this.item, 'start', -Infinity), numberIn(this.item, 'end', Infinity)];
        const number = textToNumber(this.raw);
        const isOutside = number < least || number > most;
        return isOutside && Number.isFinite(least) && Number.isFinite(most) ? this.form.word('outside', { least, most }) : '';
    }

    missingBoxes() {
        const choices = this.answers.questionnaire.missing(this.item);
        if (!choices.length) return null;
        this.boxes = [];
        const options = choices.map((choice) => {
            const box = make('input', { type: 'checkbox', value: choice.code });
            box.checked = this.raw === choice.code;
            box.addEventListener('change', () => this.missingChosen(box));
            this.boxes.push(box);
            return make('label', { class: 'option missing' }, box, make('span', {}, this.form.choiceLabel(choice, this.round)));
        });
        const name = this.form.text(this.item.texts, 'label', this.round) || this.item.name;
        return make('div', { class: 'options', role: 'group', 'aria-label': name }, ...options);
    }

    missingChosen(box) {
        for (const other of this.boxes) other.checked = other === box && box.checked;
        if (box.checked) this.emptyControl();
        this.take(box.checked ? box.value : '');
    }

    emptyControl() { this.control.value = ''; }

    /** A calculation or a default may have written the answer. */
    refresh() {
        super.refresh();
        if (document.activeElement === this.control || this.stored(this.control.value) === this.raw) return;
        this.control.value = this.isMissing ? '' : this.shown(this.raw);
    }
}

/** A number on a line. It has no answer until the line is touched. */
class SliderQuestion extends WrittenQuestion {
    makeControl() {
        const [least, most] = [numberIn(this.item, 'start', 0), numberIn(this.item, 'end', 10)];
        const control = make('input', { type: 'range', min: least, max: most, step: numberIn(this.item, 'step', 1) });
        control.addEventListener('click', () => this.written());
        control.addEventListener('keydown', (event) => {
            if (event.key === ' ' || event.key === 'Enter') this.written();
        });
        return control;
    }

    asField(control, missing) {
        this.output = make('output', { class: 'value' });
        const ends = make('div', { class: 'ends', 'aria-hidden': 'true' },
            make('span', {}, this.own('low_label', control.min)), make('span', {}, this.own('high_label', control.max)));
        const answer = make('div', { class: 'slider-value' }, this.output, this.takingBack());
        return super.asField(control, ends, answer, missing);
    }

    stored(text) { return text; }

    written() {
        for (const box of this.boxes ?? []) box.checked = false;
        this.take(this.control.value);
    }

    emptyControl() {}

    malformed() { return ''; }

    refresh() {
        super.refresh();
        const isOpen = this.raw === '' || this.isMissing;
        this.control.classList.toggle('open', isOpen);
        if (isOpen && document.activeElement !== this.control) this.control.value = (Number(this.control.min) + Number(this.control.max)) / 2;
        const words = isOpen ? this.form.word('noAnswerYet') : this.raw;
        fill(this.output, words);
        setAttributeTo(this.control, 'aria-valuetext', words);
        if (this.isMissing) show(this.clearButton, false);
    }
}

/** A box to tick. Who must and does not want to, is led to the end. */
class ConsentQuestion extends Question {
    constructor(form, item, round) {
        super(form, item, round);
        this.control = make('input', { type: 'checkbox', id: `${this.id}-answer`, 'aria-describedby': this.describedBy });
        this.control.checked = this.raw === consentGiven;
        this.control.addEventListener('change', () => this.take(this.control.checked ? consentGiven : ''));
        const label = make('label', { class: 'option' }, this.control, this.label('span'));
        this.declineButton = button(form.word('decline'), () => form.decline(this), 'quiet');
        this.wrap(this.hintBox, label, this.errorBox, this.declineButton);
    }

    refresh() {
        super.refresh();
        show(this.declineButton, this.answers.isRequired(this.item, this.round) === 'yes');
    }

    check() {
        const message = super.check();
        return message && !this.isAnswered() && this.answers.isRequired(this.item, this.round) === 'yes'
            ? this.own('required_message', this.form.word('consentNeeded')) : message;
    }
}
