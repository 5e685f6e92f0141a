// Questions that are answered by choosing: one, several, a place on a scale.

class ChoiceQuestion extends Question {
    constructor(form, item, round) {
        super(form, item, round);
        this.isSeveral = item.type === 'multiple';
        this.options = make('div', { class: 'options' });
        this.asGroup(this.isSeveral ? null : 'radiogroup', this.options, this.isSeveral ? null : this.takingBack());
        const wide = item.type === 'likert' || ['horizontal', 'columns', 'likert', 'horizontal-compact', 'columns-pack'].some((each) => item.appearance.includes(each));
        this.element.classList.toggle('in-row', wide && !this.isSeveral);
        this.element.classList.toggle('in-columns', wide && this.isSeveral);
        this.build();
    }

    get chosen() { return this.answers.chosenIn(this.item, this.raw); }

    build() {
        this.choices = this.answers.choicesOf(this.item, this.round);
        this.built = this.choices.map((choice) => choice.code).join(' ');
        this.inputs = [];
        this.options.replaceChildren(...this.choices.map((choice) => this.option(choice)));
    }

    option(choice) {
        const input = make('input', { type: this.isSeveral ? 'checkbox' : 'radio', name: this.id, value: choice.code });
        input.checked = this.chosen.includes(choice.code);
        input.addEventListener('change', () => this.changed(input, choice));
        this.inputs.push(input);
        const words = make('span');
        fill(words, this.form.choiceLabel(choice, this.round));
        const option = make('label', { class: choice.role === 'missing' ? 'option missing' : 'option' }, input, words);
        if (choice.role !== 'other') return option;
        return make('div', { class: 'with-other' }, option, this.otherField(choice, words));
    }

    otherField(choice, words) {
        const label = this.own('other_label', this.form.word('pleaseSay'));
        this.otherBox = make('input', { type: 'text', class: 'answer other', 'aria-label': `${words.textContent}: ${label}`, placeholder: label, dir: 'auto' });
        this.otherBox.value = this.round.values[this.item.otherName] ?? '';
        this.otherBox.addEventListener('input', () => this.take(this.otherBox.value.trim(), this.item.otherName));
        show(this.otherBox, this.chosen.includes(choice.code));
        return this.otherBox;
    }

    changed(input, choice) {
        if (this.isSeveral) this.freeOthers(input, choice);
        const codes = this.inputs.filter((each) => each.checked).map((each) => each.value);
        this.take(codes.join(' '));
        if (choice.role === 'other' && input.checked) this.otherBox.focus();
    }

    /** 'None of these' takes all others away, and each of them takes it away. */
    freeOthers(input, choice) {
        if (!input.checked) return;
        const isAlone = (each) => each.role === 'exclusive' || each.role === 'missing';
        this.inputs.forEach((other, place) => {
            if (other !== input && (isAlone(choice) || isAlone(this.choices[place]))) other.checked = false;
        });
    }

    refresh() {
        super.refresh();
        if (this.element.hidden) return;
        if (this.item.choiceFilter !== '' && this.answers.choicesOf(this.item, this.round).map((choice) => choice.code).join(' ') !== this.built) {
            this.build();
            const offered = this.chosen.filter((code) => this.choices.some((choice) => choice.code === code));
            if (offered.join(' ') !== this.raw) this.take(offered.join(' '));
        }
        const { chosen } = this;
        for (const input of this.inputs) {
            const isChosen = chosen.includes(input.value);
            if (input.checked !== isChosen) input.checked = isChosen;
            input.parentElement.classList.toggle('chosen', input.checked);
        }
        if (this.otherBox) show(this.otherBox, this.answers.choseOther(this.item, this.round));
    }

    malformed() {
        const isUnsaid = this.otherBox && this.answers.choseOther(this.item, this.round) && !this.round.values[this.item.otherName];
        return isUnsaid && this.answers.isRequired(this.item, this.round) === 'yes' ? `${this.own('other_label', this.form.word('pleaseSay'))}.` : '';
    }
}

/** Long lists, where the form asks for a drop-down list. */
class ListQuestion extends Question {
    constructor(form, item, round) {
        super(form, item, round);
        const control = make('select', { class: 'answer' });
        control.addEventListener('change', () => this.take(control.value));
        this.otherBox = make('input', { type: 'text', class: 'answer other', 'aria-label': this.own('other_label', form.word('pleaseSay')), dir: 'auto' });
        this.otherBox.value = round.values[item.otherName] ?? '';
        this.otherBox.addEventListener('input', () => this.take(this.otherBox.value.trim(), item.otherName));
        this.asField(control, this.otherBox);
        this.build();
    }

    build() {
        const choices = this.answers.choicesOf(this.item, this.round);
        this.built = choices.map((choice) => choice.code).join(' ');
        const options = choices.map((choice) => make('option', { value: choice.code }, this.form.choiceLabel(choice, this.round)));
        this.control.replaceChildren(make('option', { value: '' }, this.form.word('choose')), ...options);
        this.control.value = this.raw;
        if (this.control.selectedIndex < 0) this.control.value = '';
    }

    refresh() {
        super.refresh();
        if (this.element.hidden) return;
        if (this.answers.choicesOf(this.item, this.round).map((choice) => choice.code).join(' ') !== this.built) {
            this.build();
            if (this.control.value !== this.raw) this.take(this.control.value);
        }
        this.control.value = this.raw;
        show(this.otherBox, this.answers.choseOther(this.item, this.round));
    }
}

/** A whole number on a row of points. */
class RatingQuestion extends Question {
    constructor(form, item, round) {
        super(form, item, round);
        const [least, most] = [numberIn(item, 'start', 1), numberIn(item, 'end', 5)];
        const step = Math.max(numberIn(item, 'step', 1), (most - least) / 100) || 1;
        const isStars = item.appearance.includes('stars');
        const [low, high] = [this.own('low_label', ''), this.own('high_label', '')];
        const points = make('div', { class: isStars ? 'points stars' : 'points' });
        const count = Math.floor((most - least) / step + 1 + 1e-9);
        points.style.setProperty('--count', count);
        points.classList.toggle('one-row', count <= 11);
        this.inputs = [];
        for (let number = least; number <= most + 1e-9; number += step) {
            const value = numberToText(rounded(number, 9));
            const edge = number === least ? low : number + step > most ? high : '';
            const spoken = isStars ? form.word('stars', { number: value, most }) : edge && `${value}: ${edge}`;
            points.append(this.point(value, isStars ? '★' : value, spoken));
        }
        const ends = low || high ? make('div', { class: 'ends', 'aria-hidden': 'true' }, make('span', {}, low), make('span', {}, high)) : null;
        const missing = this.answers.questionnaire.missing(item).map((choice) => this.missingOption(choice));
        this.asGroup('radiogroup', points, ends, missing.length ? make('div', { class: 'options' }, ...missing) : null,
            this.takingBack());
    }

    input(value) {
        const input = make('input', { type: 'radio', name: this.id, value });
        input.checked = this.raw === value;
        input.addEventListener('change', () => this.take(value));
        this.inputs.push(input);
        return input;
    }

    point(value, shown, spoken) {
        const input = this.input(value);
        if (spoken) input.setAttribute('aria-label', spoken);
        return make('label', { class: 'point' }, input, make('span', {}, shown));
    }

    missingOption(choice) {
        return make('label', { class: 'option missing' }, this.input(choice.code), make('span', {}, this.form.choiceLabel(choice, this.round)));
    }

    refresh() {
        super.refresh();
        for (const input of this.inputs) input.checked = input.value === this.raw;
        const chosen = this.inputs.findIndex((input) => input.checked);
        this.inputs.forEach((input, place) => input.parentElement.classList.toggle('reached', place <= chosen && input.parentElement.className.includes('point')));
    }
}

/** All choices, put in order: each press takes the next place; then they move up and down. */
class RankingQuestion extends Question {
    constructor(form, item, round) {
        super(form, item, round);
        this.rest = make('div', { class: 'rank-rest' });
        this.order = make('ol', { class: 'rank-order', 'aria-label': form.word('ranked') });
        this.boxes = this.answers.questionnaire.missing(item).map((choice) => this.missingBox(choice));
        const missing = this.boxes.length ? make('div', { class: 'options' }, ...this.boxes.map((box) => box.parentElement)) : null;
        this.asGroup(null, make('p', { class: 'hint' }, form.word('rankHow')), this.order, this.rest, missing);
        this.build();
    }

    get placed() { return this.answers.isMissing(this.item, this.raw) ? [] : choicesIn(this.raw); }
    get choices() { return this.answers.choicesOf(this.item, this.round).filter((choice) => choice.role !== 'missing'); }

    missingBox(choice) {
        const box = make('input', { type: 'checkbox', value: choice.code });
        box.addEventListener('change', () => {
            this.take(box.checked ? choice.code : '');
            this.build();
        });
        make('label', { class: 'option missing' }, box, make('span', {}, this.form.choiceLabel(choice, this.round)));
        return box;
    }

    build() {
        const choices = this.choices;
        const labels = new Map(choices.map((choice) => [choice.code, this.form.choiceLabel(choice, this.round)]));
        const placed = this.placed.filter((code) => labels.has(code));
        this.order.replaceChildren(...placed.map((code, place) => this.placedItem(code, labels.get(code), place, placed.length)));
        this.rest.replaceChildren(...choices.filter((choice) => !placed.includes(choice.code)).map((choice) => {
            const label = labels.get(choice.code);
            return make('button', { type: 'button', class: 'rank-add', 'data-code': choice.code, onclick: () => this.put([...placed, choice.code], choice.code, label) },
                make('span', { class: 'plus', 'aria-hidden': 'true' }, '+'), label);
        }));
        show(this.order, placed.length > 0);
        for (const box of this.boxes) box.checked = this.raw === box.value;
    }

    placedItem(code, label, place, count) {
        const move = (to) => () => {
            const order = this.placed;
            order.splice(place, 1);
            if (to >= 0) order.splice(to, 0, code);
            this.put(order, code, label, to > place ? 'down' : 'up');
        };
        const act = (name, sign, to, isPossible) => make('button', {
            type: 'button', class: `rank-move ${name}`, 'aria-label': `${this.form.word({ up: 'rankUp', down: 'rankDown', out: 'rankOut' }[name])}: ${label}`,
            disabled: !isPossible, onclick: move(to),
        }, sign);
        return make('li', { 'data-code': code }, make('span', { class: 'rank-label' }, label),
            act('up', '↑', place - 1, place > 0), act('down', '↓', place + 1, place < count - 1), act('out', '✕', -1, true));
    }

    /** A new order; the focus stays with what was moved. */
    put(order, code, label, direction = 'up') {
        this.take(order.join(' '));
        this.build();
        const place = order.indexOf(code);
        this.form.say(place < 0 ? this.form.word('rankRemoved', { choice: label })
                                : this.form.word('rankPlace', { choice: label, place: place + 1, count: this.choices.length }));
        const item = this.order.querySelector(`[data-code="${CSS.escape(code)}"]`);
        const next = place < 0 ? this.rest.querySelector(`[data-code="${CSS.escape(code)}"]`)
            : this.rest.firstElementChild && direction === 'up' && !item.contains(document.activeElement) && this.wasAdded(order) ? this.rest.firstElementChild
            : item.querySelector(`.${direction}:not([disabled])`) ?? item.querySelector('button:not([disabled])');
        next?.focus();
        this.before = order;
    }

    wasAdded(order) { return order.length > (this.before?.length ?? 0); }

    refresh() {
        super.refresh();
        if (this.item.choiceFilter !== '') this.build();
    }

    invalidControls() { return this.boxes; }

    malformed() {
        const isPart = this.placed.length > 0 && this.placed.length < this.choices.length;
        return isPart && this.answers.isRequired(this.item, this.round) === 'yes' ? this.own('required_message', this.form.word('rankHow')) : '';
    }
}
