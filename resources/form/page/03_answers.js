// What was answered, and what follows from it: which questions are asked, what is computed, what is wrong.

/** The answers of one time round: the whole questionnaire, or one time of a repeat. */
class Round {
    constructor(repeat, parent) {
        this.repeat = repeat;
        this.parent = parent;
        this.values = {}; // by the question's name, as in a response file
        this.rounds = {}; // by the repeat's key
        this.computed = new Map(); // by the item's key: values of calculations
        this.lastComputed = new Map();
        this.lastTrigger = new Map();
        this.relevant = new Map();
        this.begun = new Set();
    }

    toJson() {
        const rounds = Object.entries(this.rounds).map(([key, list]) => [key, list.map((round) => round.toJson())]);
        return { values: this.values, rounds: Object.fromEntries(rounds), begun: [...this.begun] };
    }

    static fromJson(json, repeat, parent, itemWithKey) {
        const round = new Round(repeat, parent);
        round.values = { ...json.values };
        round.begun = new Set(json.begun);
        for (const [key, list] of Object.entries(json.rounds)) {
            const item = itemWithKey(key);
            if (item) round.rounds[key] = list.map((each) => Round.fromJson(each, item, round, itemWithKey));
        }
        return round;
    }
}

const mostPasses = 30; // a chain of calculations that is longer, or a circle, is left as it is
const mostRounds = 200;
const parentKey = '_parent'; // of a repeat's answers: which time of the repeat around it
const consentGiven = 'OK'; // as ODK's 'acknowledge' has it

class Answers {
    constructor(questionnaire, seed, language) {
        this.questionnaire = questionnaire;
        this.seed = seed;
        this.language = language;
        this.root = new Round(null, null);
        this.programs = new Map();
    }

    program(text, takesColumns) {
        const key = `${takesColumns ? 'c' : 'e'}${text}`;
        if (!this.programs.has(key)) {
            let program = null;
            try {
                program = compileExpression(text, takesColumns);
            } catch (problem) {
                if (!(problem instanceof Problem)) throw problem;
            }
            this.programs.set(key, program);
        }
        return this.programs.get(key);
    }

    /** The value of an expression; `otherwise` where it cannot be computed. */
    evaluate(text, round, otherwise, { own = '', choice = null, item = null } = {}) {
        const program = this.program(text, choice !== null);
        if (!program) return otherwise;
        try {
            return program.evaluate({
                of: (name) => (name === '.' ? own : this.valueOf(name, round)),
                all: (name) => this.valuesOf(name, round),
                count: (name) => this.timesOf(name, round),
                position: (steps) => this.position(steps, item, round),
                inTimes: (name, numbers) => this.valueInTimes(name, numbers, round),
                wordsOf: (name, code) => this.wordsOf(name, code),
                column: (name) => this.columnOf(choice, name),
            });
        } catch (problem) {
            if (!(problem instanceof Problem)) throw problem;
            return otherwise;
        }
    }

    columnOf(choice, name) {
        if (name === 'name') return choice.code;
        const { defaultLanguage } = this.questionnaire;
        return choice.extra?.[name] ?? (name === 'label' ? textOf(choice.texts, 'label', defaultLanguage, defaultLanguage) : '');
    }

    isTrue(text, round, otherwise, more) { return toBoolean(this.evaluate(text, round, otherwise, more)); }

    timesOfRepeat(repeat, round) { return this.isRelevant(repeat, round) ? round.rounds[repeat.key] ?? [] : []; }

    /** The rounds in which the item is answered, as seen from another: one, or of what is asked several times over within it, each. */
    roundsOf(item, from) {
        if (!item.repeat) return [this.root];
        const chain = [];
        for (let { repeat } = item; repeat; repeat = repeat.repeat) chain.unshift(repeat);
        let around = from;
        while (around.repeat && !chain.includes(around.repeat)) around = around.parent;
        return chain.slice(chain.indexOf(around.repeat) + 1)
            .reduce((rounds, repeat) => rounds.flatMap((round) => this.timesOfRepeat(repeat, round)), [around]);
    }

    /** The first of them. */
    roundOf(item, from) { return this.roundsOf(item, from)[0] ?? null; }

    /** Of what is asked several times over and seen from outside, each answer; null for all else. */
    valuesOf(name, from) {
        const item = this.questionnaire.byName.get(name) ?? this.questionnaire.others.get(name);
        if (!item?.repeat) return null;
        for (let round = from; round; round = round.parent) if (round.repeat === item.repeat) return null;
        return this.roundsOf(item, from).map((round) => this.valueOf(name, round)).filter((value) => value !== '');
    }

    /** How often a question, or what repeats, is asked. */
    timesOf(name, from) {
        const item = this.questionnaire.byName.get(name);
        if (!item) return 0;
        const rounds = this.roundsOf(item, from);
        if (item.type === 'repeat') return total(rounds.map((round) => this.timesOfRepeat(item, round).length));
        return rounds.filter((round) => this.isRelevant(item, round)).length;
    }

    /** Which time of a repeat it is, from 1; so many steps up from the item, or in the next repeat above where they lead to a group. */
    position(steps, item, from) {
        let holder = item;
        let round = from;
        for (let step = 1; step < steps; ++step) {
            holder = holder?.parent;
            if (holder?.type === 'repeat') round = round.parent ?? round;
        }
        return round.repeat ? round.parent.rounds[round.repeat.key].indexOf(round) + 1 : 1;
    }

    /** The answer in other times of the repeats that it is in: `numbers` from 1, by the repeat's name. */
    valueInTimes(name, numbers, from) {
        const item = this.questionnaire.byName.get(name);
        const chain = [];
        for (let repeat = item?.repeat; repeat; repeat = repeat.repeat) chain.unshift(repeat);
        let round = this.root;
        for (const repeat of chain) {
            let own = from;
            while (own && own.repeat !== repeat) own = own.parent;
            const wanted = numbers.get(repeat.name);
            round = wanted === undefined && own ? own : this.timesOfRepeat(repeat, round)[Math.trunc(wanted ?? 1) - 1];
            if (!round) return '';
        }
        return item ? this.valueOf(name, round) : '';
    }

    /** A choice of the question in words. */
    wordsOf(name, code) {
        const item = this.questionnaire.byName.get(name);
        const choice = item && [...this.questionnaire.list(item), ...this.questionnaire.missing(item)].find((each) => each.code === code);
        return choice ? textOf(choice.texts, 'label', this.language, this.questionnaire.defaultLanguage) || code : '';
    }

    isRelevant(item, round) { return round.relevant.get(item.key) !== false; }

    /** As expressions see it: numbers and dates by what they are, ways not to answer them as no answer. */
    valueOf(name, from) {
        const item = this.questionnaire.byName.get(name);
        if (!item) return this.otherText(name, from);
        const round = this.roundOf(item, from);
        if (!round || !this.isRelevant(item, round)) return '';
        if (item.type === 'calculate') return round.computed.get(item.key) ?? '';
        return this.typed(item, round.values[name] ?? '');
    }

    typed(item, raw) {
        if (raw === '' || this.isMissing(item, raw)) return choiceTypes.includes(item.type) ? raw : '';
        if (numberTypes.includes(item.type)) {
            const number = textToNumber(raw);
            return Number.isNaN(number) ? raw : number;
        }
        if (item.type === 'date' || item.type === 'datetime') {
            const seconds = momentFromText(raw);
            return Number.isNaN(seconds) ? raw : new Moment(seconds);
        }
        return raw;
    }

    otherText(name, from) {
        const item = this.questionnaire.others.get(name);
        const round = item && this.roundOf(item, from);
        return round && this.isRelevant(item, round) && this.choseOther(item, round) ? round.values[name] ?? '' : '';
    }

    /** The codes of an answer: of one that is chosen alone the space in a code parts nothing. */
    chosenIn(item, raw) { return hasSeveral(item) ? choicesIn(raw) : [raw].filter((code) => code !== ''); }

    choseOther(item, round) {
        const chosen = this.chosenIn(item, round.values[item.name] ?? '');
        return this.questionnaire.list(item).some((choice) => choice.role === 'other' && chosen.includes(choice.code));
    }

    /** Whether the answer is a declared way not to answer. */
    isMissing(item, raw) {
        return this.questionnaire.missing(item).some((choice) => choice.code === raw)
            || (!hasSeveral(item) && this.questionnaire.list(item).some((choice) => choice.role === 'missing' && choice.code === raw));
    }

    // What follows

    /** Which questions are asked and what is computed, until nothing changes any more. */
    settle() {
        for (this.pass = 0; this.pass < mostPasses; ++this.pass) {
            this.hasChanged = false;
            this.settleItems(this.questionnaire.items, this.root, true);
            if (!this.hasChanged) return;
        }
    }

    settleItems(items, round, isAskedAbove) {
        for (const item of items) {
            const isRelevant = isAskedAbove && (item.relevant === '' || this.isTrue(item.relevant, round, true, { item }));
            if (round.relevant.get(item.key) !== isRelevant) {
                round.relevant.set(item.key, isRelevant);
                this.hasChanged = true;
            }
            if (!isRelevant) {
                this.settleItems(item.type === 'repeat' ? [] : item.items, round, false);
                continue;
            }
            this.begin(item, round);
            if (item.calculation !== '') this.compute(item, round);
            if (item.type === 'repeat') this.settleRepeat(item, round);
            else this.settleItems(item.items, round, true);
        }
    }

    /** The first answer, where the questionnaire gives one. */
    begin(item, round) {
        if (item.defaultValue === '' || round.begun.has(item.key)) return;
        round.begun.add(item.key);
        const isExpression = /\$\{|\(/.test(item.defaultValue) && this.program(item.defaultValue, false) !== null;
        round.values[item.name] = isExpression ? this.storable(this.evaluate(item.defaultValue, round, '', { item })) : item.defaultValue;
        this.hasChanged = true;
    }

    storable(value) { return typeof value === 'number' && !Number.isFinite(value) ? '' : toText(value); }

    compute(item, round) {
        if (item.trigger !== '') {
            const trigger = item.trigger.replace(/^\$\{\s*|\s*\}$/g, '');
            const now = toText(this.valueOf(trigger, round));
            const before = round.lastTrigger.get(item.key);
            round.lastTrigger.set(item.key, now);
            if (now === before || (before === undefined && now === '')) return;
        }
        if (this.pass > 0 && this.program(item.calculation, false)?.isSteady === false) return; // or chance would never come to rest
        const value = this.evaluate(item.calculation, round, '', { own: round.values[item.name] ?? '', item });
        const text = this.storable(value);
        if (round.lastComputed.get(item.key) === text) return;
        round.lastComputed.set(item.key, text);
        round.computed.set(item.key, typeof value === 'number' && Number.isNaN(value) ? '' : value);
        round.values[item.name] = text;
        this.hasChanged = true;
    }

    settleRepeat(item, round) {
        const rounds = round.rounds[item.key] ?? (round.rounds[item.key] = []);
        const before = rounds.length;
        if (item.repeatCount !== '') {
            const wanted = toNumber(this.evaluate(item.repeatCount, round, 0, { item }));
            const count = Math.min(Math.max(Math.trunc(wanted) || 0, 0), mostRounds);
            while (rounds.length < count) rounds.push(new Round(item, round));
            rounds.length = count;
        } else if (rounds.length === 0) rounds.push(new Round(item, round));
        this.hasChanged = this.hasChanged || rounds.length !== before;
        for (const each of rounds) this.settleItems(item.items, each, true);
    }

    // Orders and choices

    seedOf(item, round) {
        if (item.seed !== '') {
            const own = toNumber(this.evaluate(item.seed, round, NaN));
            if (Number.isFinite(own)) return own;
        }
        return seedFrom(`${this.seed}:${this.questionnaire.seed}:${item.name || item.key}`);
    }

    itemsIn(holder, round) {
        return holder.isRandom ? shuffledInPlace(holder.items, this.seedOf(holder, round), (item) => item.type !== 'note') : holder.items;
    }

    /** The choices that can be given now, in their order, ways not to answer behind them. */
    choicesOf(item, round) {
        let choices = this.questionnaire.list(item);
        if (item.choiceFilter !== '') choices = choices.filter((choice) => this.isTrue(item.choiceFilter, round, true, { choice, item }));
        if (item.isRandom) choices = shuffledInPlace(choices, this.seedOf(item, round), (choice) => !choice.role && !choice.fixed);
        const more = this.questionnaire.missing(item).filter((missing) => !choices.some((choice) => choice.code === missing.code));
        return [...choices, ...more.map((choice) => ({ ...choice, role: 'missing' }))];
    }

    // What is wrong

    isRequired(item, round) {
        if (item.required !== 'yes' && item.required !== 'soft') return '';
        return item.requiredWhen === '' || this.isTrue(item.requiredWhen, round, true, { item }) ? item.required : '';
    }

    isReadOnly(item, round) {
        if (item.readOnly === '') return false;
        return /^(yes|true)$/i.test(item.readOnly) || this.isTrue(item.readOnly, round, false, { item });
    }

    holdsConstraint(item, round) {
        if (item.constraint === '') return true;
        const own = item.type === 'constant sum' || holdsItems(item) ? '' : this.typed(item, round.values[item.name] ?? '');
        return this.isTrue(item.constraint, round, true, { own, item });
    }

    /** [[round, item]] of all that is asked now. */
    asked(items = this.questionnaire.items, round = this.root) {
        const found = [];
        for (const item of items) {
            if (!this.isRelevant(item, round)) continue;
            found.push([round, item]);
            if (item.type === 'repeat') for (const each of round.rounds[item.key] ?? []) found.push(...this.asked(item.items, each));
            else found.push(...this.asked(item.items, round));
        }
        return found;
    }

    /** Repeats within one time of a repeat, each saying which time of the repeat around it is its own, counted from 1. */
    addInner(repeats, inner, item) {
        const before = Object.fromEntries(Object.keys(inner).map((name) => [name, repeats[name]?.length ?? 0]));
        for (const [name, list] of Object.entries(inner)) {
            const around = this.questionnaire.byName.get(name)?.repeat;
            const parentOf = (row) => (around === item || !around ? repeats[item.name].length : Number(row[parentKey]) + before[around.name]);
            (repeats[name] ??= []).push(...list.map((row) => ({ ...row, [parentKey]: String(parentOf(row)) })));
        }
    }

    /** The values of a response: what was asked and answered, by name. */
    collected(items = this.questionnaire.items, round = this.root) {
        const values = {};
        const repeats = {};
        for (const item of items) {
            if (!this.isRelevant(item, round)) continue;
            if (item.type === 'repeat') {
                for (const each of round.rounds[item.key] ?? []) {
                    const inner = this.collected(item.items, each);
                    const isEmpty = Object.keys(inner.values).length + Object.keys(inner.repeats).length === 0;
                    if (!isEmpty || item.repeatCount !== '') (repeats[item.name] ??= []).push(inner.values); // added, and left empty
                    this.addInner(repeats, inner.repeats, item);
                }
                continue;
            }
            if (holdsItems(item)) {
                const inner = this.collected(item.items, round);
                Object.assign(values, inner.values);
                for (const [name, list] of Object.entries(inner.repeats)) (repeats[name] ??= []).push(...list);
                continue;
            }
            const value = round.values[item.name] ?? '';
            if (item.type !== 'note' && item.type !== 'other' && value !== '') values[item.name] = value;
            const other = choiceTypes.includes(item.type) && this.choseOther(item, round) ? round.values[item.otherName] ?? '' : '';
            if (other !== '') values[item.otherName] = other;
        }
        return { values, repeats };
    }
}
