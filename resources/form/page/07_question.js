// One question on the page: its label, hint and error around whatever it is answered by.

class Question {
    constructor(form, item, round) {
        this.form = form;
        this.item = item;
        this.round = round;
        this.id = newId();
        this.texts = []; // [element, role]: those with ${name} are written anew when answers change
        this.isWarned = false; // of soft-required: was asked once
        this.errorBox = make('p', { class: 'error', id: `${this.id}-error`, hidden: '' });
        this.hintBox = this.textBox('p', 'hint', { class: 'hint', id: `${this.id}-hint` });
    }

    get answers() { return this.form.answers; }
    get raw() { return this.round.values[this.item.name] ?? ''; }

    /** Takes an answer; all that follows from it is brought up to date. */
    take(raw, name = this.item.name) {
        if ((this.round.values[name] ?? '') === raw) return;
        if (raw === '') delete this.round.values[name];
        else this.round.values[name] = raw;
        if (this.hasError) this.showError('');
        this.form.answered();
    }

    textBox(tag, role, attributes = {}) {
        const text = this.form.text(this.item.texts, role, this.round);
        if (text === '') return null;
        const box = make(tag, attributes);
        fill(box, text);
        this.texts.push([box, role]);
        return box;
    }

    label(tag, attributes = {}) {
        const box = this.textBox('span', 'label') ?? make('span', {}, this.item.name);
        this.requiredMark = make('span', { class: 'required' }, ` (${this.form.word('required')})`);
        return make(tag, attributes, box, this.requiredMark);
    }

    get describedBy() { return [this.hintBox?.id, this.errorBox.id].filter(Boolean).join(' '); }

    /** For answers by one field. */
    asField(control, ...more) {
        control.id = `${this.id}-answer`;
        control.setAttribute('aria-describedby', this.describedBy);
        this.control = control;
        return this.wrap(this.label('label', { for: control.id, class: 'label' }), this.hintBox, control, ...more, this.errorBox);
    }

    /** For answers by several. */
    asGroup(role, ...content) {
        this.group = make('fieldset', { role, 'aria-describedby': this.describedBy }, this.label('legend', { class: 'label' }), this.hintBox, ...content, this.errorBox);
        return this.wrap(this.group);
    }

    wrap(...content) {
        this.element = make('div', { class: `question ${this.item.type.replace(' ', '-')}`, id: this.id, 'data-name': this.item.name }, ...content);
        return this.element;
    }

    /** Whoever chose one of several may also want to have chosen none. */
    takingBack() {
        this.clearButton = button(this.form.word('clear'), () => {
            this.take('');
            this.focus();
        }, 'quiet clear');
        return this.clearButton;
    }

    /** Called when something was answered somewhere. */
    refresh() {
        const isRelevant = this.answers.isRelevant(this.item, this.round);
        show(this.element, isRelevant);
        if (!isRelevant) return;
        for (const [box, role] of this.texts) fill(box, this.form.text(this.item.texts, role, this.round));
        const isRequired = this.answers.isRequired(this.item, this.round) === 'yes';
        if (this.requiredMark) show(this.requiredMark, isRequired);
        if (this.control) setAttributeTo(this.control, 'aria-required', isRequired ? 'true' : null);
        if (this.group?.getAttribute('role') === 'radiogroup') setAttributeTo(this.group, 'aria-required', String(isRequired));
        if (this.clearButton) show(this.clearButton, this.raw !== '' && !isRequired);
        this.lock(this.answers.isReadOnly(this.item, this.round));
    }

    lock(isLocked) {
        if (isLocked === Boolean(this.isLocked)) return;
        this.isLocked = isLocked;
        for (const control of this.element.querySelectorAll('input, select, textarea, button')) control.disabled = isLocked;
    }

    get hasError() { return !this.errorBox.hidden; }

    showError(message) {
        this.errorBox.textContent = message;
        show(this.errorBox, message !== '');
        this.element.classList.toggle('has-error', message !== '');
        this.element.classList.toggle('is-asked', message !== '' && this.isOnlyAsked);
        const marked = this.control ? [this.control] : this.invalidControls();
        for (const control of marked) {
            if (message) control.setAttribute('aria-invalid', 'true');
            else control.removeAttribute('aria-invalid');
        }
    }

    invalidControls() {
        return this.group?.getAttribute('role') === 'radiogroup' ? [this.group] : [...this.element.querySelectorAll('input[type=checkbox]')];
    }

    focus() { (this.control ?? this.element.querySelector('input:not([disabled]), select, textarea, button'))?.focus(); }

    own(role, otherwise) { return this.form.text(this.item.texts, role, this.round) || otherwise; }

    /** What is wrong with the form of the answer itself; '' where nothing is. */
    malformed() { return ''; }

    isAnswered() { return this.raw !== ''; }

    /** The sentence that says what is wrong; '' where nothing is. `takesSilence`: soft-required questions were asked about before. */
    check() {
        this.isOnlyAsked = false;
        if (!this.answers.isRelevant(this.item, this.round) || !isAsked(this.item)) return '';
        const malformed = this.malformed();
        if (malformed) return malformed;
        if (!this.isAnswered()) {
            const required = this.answers.isRequired(this.item, this.round);
            if (required === 'yes') return this.own('required_message', this.form.word('mustAnswer'));
            if (required === 'soft' && !this.isWarned) {
                this.isWarned = true;
                this.isOnlyAsked = true;
                return this.own('required_message', this.form.word('mayAnswer'));
            }
            return '';
        }
        if (this.answers.isMissing(this.item, this.raw) || this.answers.holdsConstraint(this.item, this.round)) return '';
        return this.own('constraint_message', this.form.word('notValid'));
    }
}
