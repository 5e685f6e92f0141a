// From the text of an expression to a function of the answers, by the grammar of core/expression/parser.cpp and within its limits.

const longestExpression = 20000;
const deepestNesting = 100;
const deepestTree = 1000;
const bindings = { or: 1, and: 2, '=': 3, '!=': 3, '<': 4, '<=': 4, '>': 4, '>=': 4, '+': 5, '-': 5, '*': 6, div: 6, mod: 6 };

const wordsOfLanguage = [
    ['space', new RegExp(spaces, 'y')],
    ['number', /[0-9]+(?:\.[0-9]*)?|\.[0-9]+/y],
    ['text', /'[^']*'|"[^"]*"/y],
    ['reference', /\$\{[^}]*\}/y],
    ['name', /[\p{L}_](?:[\p{L}_\p{Nd}.-]|:(?!:))*/uy],
    ['operator', /!=|<=|>=|[=<>+*-]/y],
    ['open', /\(/y],
    ['close', /\)/y],
    ['comma', /,/y],
    ['parents', /\.\.(?:\/\.\.)*(?!\.)/y],
    ['reference', /\.(?!\.)/y],
];
const doubtful = /==|<>|\*\*/y; // of other languages

function tokensOf(text) {
    const tokens = [];
    let at = 0;
    while (at < text.length) {
        doubtful.lastIndex = at;
        if (doubtful.test(text)) throw new Problem('This sign has no meaning here.', at, 2);
        let found = null;
        for (const [kind, pattern] of wordsOfLanguage) {
            pattern.lastIndex = at;
            const match = pattern.exec(text);
            if (!match) continue;
            found = { kind, text: match[0], start: at, length: match[0].length };
            break;
        }
        // Letters beyond the first plane are two units, which are no letters by themselves.
        if (!found || (found.kind === 'name' && /[\ud800-\udfff]/.test(found.text))) throw new Problem('This sign has no meaning here.', at, 1);
        at += found.length;
        if (found.kind === 'space') continue;
        if (found.kind === 'text') found.text = found.text.slice(1, -1);
        if (found.kind === 'reference' && found.text !== '.') {
            found.text = trimmed(found.text.slice(2, -1));
            if (found.text === '') throw new Problem('Write the name of an answer between the braces.', found.start, found.length);
        }
        const before = tokens.length ? tokens[tokens.length - 1].kind : '';
        if (found.kind === 'name' && ['and', 'or', 'div', 'mod'].includes(found.text) && ['number', 'text', 'reference', 'close'].includes(before))
            found.kind = 'operator';
        tokens.push(found);
    }
    tokens.push({ kind: 'end', text: '', start: at, length: 0 });
    return tokens;
}

function arithmetic(operator, left, right) {
    switch (operator) {
    case '=': return areEqual(left, right);
    case '!=': return !areEqual(left, right);
    case '+': return toNumber(left) + toNumber(right);
    case '-': return toNumber(left) - toNumber(right);
    case '*': return toNumber(left) * toNumber(right);
    case 'div': return toNumber(left) / toNumber(right);
    case 'mod': return toNumber(left) % toNumber(right);
    default: break;
    }
    const [a, b] = comparable(left, right);
    return { '<': a < b, '<=': a <= b, '>': a > b, '>=': a >= b }[operator];
}

class Parser {
    /** `takesColumns`: a bare word is a column of the choice at hand, as in a choice filter. */
    constructor(text, takesColumns) {
        this.tokens = tokensOf(text);
        this.at = 0;
        this.nesting = 0;
        this.takesColumns = takesColumns;
        this.references = [];
        this.isSteady = true; // gives the same each time
    }

    get token() { return this.tokens[this.at]; }

    wrong(message, token = this.token) { return new Problem(message, token.start, token.length); }

    whole() {
        const root = this.binary(1);
        if (this.token.kind !== 'end') throw this.wrong('This is not expected here.');
        return root;
    }

    node(operands, token, evaluate) {
        const depth = operands.reduce((most, operand) => Math.max(most, operand.depth + 1), 0);
        if (depth > deepestTree) throw this.wrong('The expression is too long.', token);
        return { depth, evaluate };
    }

    binary(binding) {
        let left = this.unary();
        for (;;) {
            const { token } = this;
            if (token.kind !== 'operator' || bindings[token.text] < binding) return left;
            ++this.at;
            left = this.joined(token, left, this.binary(bindings[token.text] + 1));
        }
    }

    joined(token, left, right) {
        const operator = token.text;
        if (operator === 'or' || operator === 'and') {
            const decisive = operator === 'or';
            return this.node([left, right], token, (answers) => (
                toBoolean(left.evaluate(answers)) === decisive || toBoolean(right.evaluate(answers)) === decisive ? decisive : !decisive));
        }
        return this.node([left, right], token, (answers) => arithmetic(operator, left.evaluate(answers), right.evaluate(answers)));
    }

    unary() {
        if (++this.nesting > deepestNesting) throw this.wrong('There are too many brackets in one another here.');
        const node = this.token.kind === 'operator' && this.token.text === '-' ? this.negated() : this.primary();
        --this.nesting;
        return node;
    }

    negated() {
        const { token } = this;
        ++this.at;
        const operand = this.unary();
        return this.node([operand], token, (answers) => -toNumber(operand.evaluate(answers)));
    }

    primary() {
        const { token } = this;
        ++this.at;
        switch (token.kind) {
        case 'number': {
            const number = textToNumber(token.text);
            return this.node([], token, () => number);
        }
        case 'text': return this.node([], token, () => token.text);
        case 'reference': return this.reference(token);
        case 'name':
            if (this.takesColumns && this.token.kind !== 'open') return this.node([], token, (answers) => answers.column(token.text));
            return this.call(token);
        case 'open': {
            const inner = this.binary(1);
            if (this.token.kind !== 'close') throw this.wrong('This bracket is not closed.', token);
            ++this.at;
            return inner;
        }
        default: throw this.wrong('Something is missing before this.', token);
        }
    }

    reference(token) {
        if (!this.references.includes(token.text)) this.references.push(token.text);
        return { ...this.node([], token, (answers) => answers.of(token.text)), name: token.text };
    }

    expect(kind, message) {
        if (this.token.kind !== kind) throw this.wrong(message);
        return this.tokens[this.at++];
    }

    /** The name of an answer itself, not its value. */
    named(words) {
        const token = this.expect('reference', words);
        this.reference(token);
        return token.text;
    }

    call(token) {
        // Spreadsheets write what is always or never so as TRUE or FALSE.
        if (this.tokens.length === 2 && /^(true|false)$/i.test(token.text)) {
            const isTrue = /^t/i.test(token.text);
            return this.node([], token, () => isTrue);
        }
        if (this.token.kind !== 'open') throw this.wrong('A word by itself means nothing here.', token);
        const found = functionsByName.get(token.text);
        if (!found) throw this.wrong(`There is no function “${token.text}”.`, token);
        ++this.at;
        if (found.readBy) {
            const node = this[found.readBy](token);
            this.expect('close', 'The bracket of this function is not closed.');
            return node;
        }
        if (['now', 'random', 'today', 'uuid'].includes(token.text)) this.isSteady = false;
        const operands = [];
        while (this.token.kind !== 'close') {
            if (operands.length) {
                if (this.token.kind !== 'comma') throw this.wrong('The bracket of this function is not closed.');
                ++this.at;
            }
            operands.push(this.binary(1));
        }
        ++this.at;
        const [least, most, compute] = found;
        if (operands.length < least || (most >= 0 && operands.length > most)) throw this.wrong('This was given too many or too few values.', token);
        if (token.text === 'if')
            return this.node(operands, token, (answers) => operands[toBoolean(operands[0].evaluate(answers)) ? 1 : 2].evaluate(answers));
        if (token.text === 'coalesce')
            return this.node(operands, token, (answers) => {
                let value = '';
                for (const operand of operands) {
                    value = operand.evaluate(answers);
                    if (value !== '') break;
                }
                return value;
            });
        // sum(${x}) is of every answer to what is asked several times over.
        const valuesOf = (operand, place, answers) => (
            (most < 0 && place + 1 >= least && operand.name && answers.all?.(operand.name)) || [operand.evaluate(answers)]);
        return this.node(operands, token, (answers) => compute(operands.flatMap((operand, place) => valuesOf(operand, place, answers))));
    }

    // Functions of forms alone

    /** count(${repeat}) */
    count(token) {
        const name = this.named('Write what is to be counted: count(${name}).');
        return this.node([], token, (answers) => answers.count?.(name) ?? 1);
    }

    /** position(..) */
    position(token) {
        const steps = this.expect('parents', 'This is written position(..).').text.split('/').length;
        return this.node([], token, (answers) => answers.position?.(steps) ?? 1);
    }

    /** once(value) */
    once(token) {
        const own = this.reference({ ...token, text: '.' });
        const operand = this.binary(1);
        return this.node([own, operand], token, (answers) => {
            const value = own.evaluate(answers);
            return value === '' ? operand.evaluate(answers) : value;
        });
    }

    /** indexed-repeat(${name}, ${repeat}, number, …) */
    indexedRepeat(token) {
        const usage = 'This is written indexed-repeat(${name}, ${repeat}, number).';
        const name = this.named(usage);
        const times = [];
        do {
            this.expect('comma', usage);
            const repeat = this.named(usage);
            this.expect('comma', usage);
            times.push([repeat, this.binary(1)]);
        } while (this.token.kind === 'comma');
        const operands = times.map(([, number]) => number);
        return this.node(operands, token, (answers) => {
            const numbers = new Map(times.map(([repeat, number]) => [repeat, toNumber(number.evaluate(answers))]));
            return answers.inTimes ? answers.inTimes(name, numbers) : answers.of(name);
        });
    }

    /** jr:choice-name(code, '${name}') */
    choiceName(token) {
        const usage = "This is written jr:choice-name(${name}, '${name}').";
        const code = this.binary(1);
        this.expect('comma', usage);
        const quoted = this.token.kind === 'text' && /^\s*\$\{([^}]+)\}\s*$/.exec(this.token.text);
        const name = quoted ? trimmed(quoted[1]) : '';
        if (quoted && name !== '') this.reference({ ...this.tokens[this.at++], text: name });
        const asked = name || this.named(usage);
        return this.node([code], token, (answers) => {
            const value = toText(code.evaluate(answers));
            return answers.wordsOf ? answers.wordsOf(asked, value) : value;
        });
    }
}

/** {references, isSteady, evaluate({of(name), column(name), …})}; throws a Problem, as evaluate does. */
function compileExpression(text, takesColumns = false) {
    if (text.length > longestExpression) throw new Problem('The expression is too long.', longestExpression, 0);
    const parser = new Parser(text, takesColumns);
    const root = parser.whole();
    return { references: parser.references, isSteady: parser.isSteady, evaluate: root.evaluate };
}
