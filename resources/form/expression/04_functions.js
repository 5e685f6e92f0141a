// The functions of the language, as core/expression/functions_*.cpp has them. Each entry: least and most arguments (-1: any number) and what
// it does with their values; of those that forms alone have, which part of the parser reads them.

function choicesIn(text) { return simplified(text).split(' ').filter((choice) => choice !== ''); }

/** A place in a text as the functions count: from the end where it is below 0. */
function placeIn(text, number) {
    if (Number.isNaN(number)) return 0;
    const place = Math.trunc(number) < 0 ? Math.trunc(number) + text.length : Math.trunc(number);
    return Math.min(Math.max(place, 0), text.length);
}

/** The argument as seconds; `instead` where it is an empty text or no number, which is handed on as it is. */
function momentIn(value) {
    if (value instanceof Moment) return { seconds: value.seconds };
    if (typeof value === 'boolean') throw new Problem('True and false are no dates.');
    if (typeof value === 'number') {
        if (Number.isNaN(value)) return { instead: value };
        if (!isPossibleDate(value * secondsPerDay)) throw new Problem('No date is so many days from 1970.');
        return { seconds: awayFromZero(value * secondsPerDay * 1000) / 1000 };
    }
    if (trimmed(value) === '') return { instead: '' };
    const seconds = momentFromText(value);
    if (Number.isNaN(seconds)) throw new Problem(`“${value.slice(0, 40)}” is no date such as 2024-05-31.`);
    return { seconds };
}

function withMoment(value, use) {
    const moment = momentIn(value);
    return 'instead' in moment ? moment.instead : use(moment.seconds);
}

function formattedMoment(value, pattern) {
    return withMoment(value, (seconds) => {
        const text = formatMoment(seconds, toText(pattern));
        if (text === '' && toText(pattern) !== '') throw new Problem(`“${toText(pattern)}” has a sign that is no part of a date.`);
        return text;
    });
}

const classesOfSigns = { d: '\\p{Nd}', w: '\\p{L}\\p{N}_', s: '\\s' };
const posixClasses = {
    alpha: '\\p{L}', digit: '\\p{Nd}', alnum: '\\p{L}\\p{Nd}', upper: '\\p{Lu}', lower: '\\p{Ll}', space: '\\s', punct: '\\p{P}\\p{S}',
};

/** The pattern as JavaScript has it, with letters and digits of all scripts, as the program's own regular expressions have them. */
function ofAllScripts(pattern) {
    let isInClass = false;
    return pattern.replace(/\\[^]|\[:\^?([a-zA-Z]*):\]|\[\^?\]?|\]/g, (sign, posix) => {
        if (posix !== undefined && isInClass) {
            if (!posixClasses[posix]) throw new Problem(`“${pattern}” is no regular expression.`);
            return posixClasses[posix];
        }
        if (sign[0] === '[') isInClass = true;
        else if (sign === ']') isInClass = false;
        if (sign[0] !== '\\') return sign;
        const letter = sign[1];
        if (classesOfSigns[letter]) return isInClass ? classesOfSigns[letter] : `[${classesOfSigns[letter]}]`;
        if (/[DWS]/.test(letter) && !isInClass) return `[^${classesOfSigns[letter.toLowerCase()]}]`;
        const isNeedless = !/[\p{L}\p{N}^$\\.*+?()[\]{}|/]/u.test(letter) && !(letter === '-' && isInClass);
        return isNeedless ? letter : sign;
    });
}

function matchesWhole(text, pattern) {
    // Without 'u' it takes what JavaScript is stricter about: 'a{', '[\w-z]'. Properties of characters mean nothing there.
    const ways = [[ofAllScripts(pattern), 'su'], ...(/\\p/i.test(pattern) ? [] : [[pattern, 's']])];
    for (const [words, flags] of ways) {
        try {
            new RegExp(words, flags); // or brackets would close what stands around them
            return new RegExp(`^(?:${words})$`, flags).test(text);
        } catch (error) {
            if (!(error instanceof SyntaxError)) throw error;
        }
    }
    throw new Problem(`“${pattern}” is no regular expression.`);
}

function digested(values) {
    const [text, method, form = 'base64'] = values.map(toText);
    if (form !== 'base64' && form !== 'hex') throw new Problem(`“${form}” is no form of a digest: it can be base64 or hex.`);
    if (!['MD5', 'SHA-1', 'SHA-256', 'SHA-384', 'SHA-512'].includes(method))
        throw new Problem(`“${method}” is no kind of digest: it can be MD5, SHA-1, SHA-256, SHA-384 or SHA-512.`);
    const bytes = digestOf(text, method);
    return form === 'base64' ? bytesToBase64(bytes) : Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

function decodedBase64(text) {
    const isFilledUp = /=$/.test(text) ? text.length % 4 === 0 : true;
    if (!/^[A-Za-z0-9+/]*={0,2}$/.test(text) || !isFilledUp) throw new Problem('This is no text in Base64.');
    const digits = text.replace(/=/g, '');
    const whole = digits.length % 4 === 1 ? digits.slice(0, -1) : digits;
    return new TextDecoder().decode(base64ToBytes(whole));
}

function exchanged(text, from, to) {
    let out = '';
    for (let i = 0; i < text.length; ++i) {
        const place = from.indexOf(text[i]);
        if (place < 0) out += text[i];
        else if (place < to.length) out += to[place];
    }
    return out;
}

/** As IEEE 754 has it: 1 to any power is 1. */
function power(base, exponent) {
    if (base === 1 || (base === -1 && Math.abs(exponent) === Infinity)) return 1;
    return base ** exponent;
}

function inLimits(least, most, points) { return (least < 0 || points >= least) && (most < 0 || points <= most); }

function weightedChecklist(values) {
    if (values.length % 2 !== 0) throw new Problem('Each condition needs a weight behind it.');
    let points = 0;
    for (let i = 2; i < values.length; i += 2) points += toBoolean(values[i]) ? toNumber(values[i + 1]) : 0;
    return inLimits(toNumber(values[0]), toNumber(values[1]), points);
}

function extreme(values, greatest) {
    if (values.length === 0) return ''; // of what was asked no time at all
    const numbers = values.map(toNumber);
    return greatest ? Math.max(...numbers) : Math.min(...numbers);
}

function total(values) { return values.reduce((sum, value) => sum + toNumber(value), 0); }

/** Also a number with a decimal comma, as people type it. */
function roundedValue(value, digits) {
    const number = toNumber(value);
    const isWithComma = Number.isNaN(number) && typeof value === 'string';
    return rounded(isWithComma ? textToNumber(value.replace(/,/g, '.')) : number, digits);
}

function anyUuid() {
    const bytes = crypto.getRandomValues(new Uint8Array(16));
    bytes[6] = (bytes[6] & 0x0f) | 0x40;
    bytes[8] = (bytes[8] & 0x3f) | 0x80;
    const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
    return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}

const ofNumber = (compute) => [1, 1, ([value]) => compute(toNumber(value))];
const ofTexts = (compute) => [2, 2, ([a, b]) => compute(toText(a), toText(b))];

const functionsByName = new Map(Object.entries({
    abs: ofNumber(Math.abs),
    acos: ofNumber(Math.acos),
    asin: ofNumber(Math.asin),
    atan: ofNumber(Math.atan),
    atan2: [2, 2, ([y, x]) => Math.atan2(toNumber(y), toNumber(x))],
    'base64-decode': [1, 1, ([text]) => decodedBase64(toText(text))],
    boolean: [1, 1, ([value]) => toBoolean(value)],
    'boolean-from-string': [1, 1, ([value]) => ['true', '1'].includes(toText(value))],
    ceiling: ofNumber(Math.ceil),
    checklist: [3, -1, ([least, most, ...conditions]) => inLimits(toNumber(least), toNumber(most), conditions.filter(toBoolean).length)],
    coalesce: [2, -1, null],
    concat: [0, -1, (values) => values.map(toText).join('')],
    contains: ofTexts((text, part) => text.includes(part)),
    cos: ofNumber(Math.cos),
    count: { readBy: 'count' },
    'count-non-empty': [1, -1, (values) => values.filter((value) => toText(value) !== '').length],
    'count-selected': [1, 1, ([value]) => choicesIn(toText(value)).length],
    date: [1, 1, ([value]) => withMoment(value, (seconds) => new Moment(Math.floor(seconds / secondsPerDay) * secondsPerDay))],
    'date-time': [1, 1, ([value]) => withMoment(value, (seconds) => new Moment(seconds))],
    'decimal-date-time': [1, 1, ([value]) => withMoment(value, (seconds) => seconds / secondsPerDay)],
    'decimal-time': [1, 1, ([value]) => {
        const time = typeof value === 'string' ? timeOfDay(value) : NaN;
        return Number.isNaN(time) ? withMoment(value, (seconds) => seconds / secondsPerDay - Math.floor(seconds / secondsPerDay)) : time;
    }],
    digest: [2, 3, digested],
    'ends-with': ofTexts((text, end) => text.endsWith(end)),
    exp: ofNumber(Math.exp),
    exp10: ofNumber((number) => power(10, number)),
    false: [0, 0, () => false],
    floor: ofNumber(Math.floor),
    'format-date': [2, 2, ([value, pattern]) => formattedMoment(value, pattern)],
    'format-date-time': [2, 2, ([value, pattern]) => formattedMoment(value, pattern)],
    if: [3, 3, null],
    'indexed-repeat': { readBy: 'indexedRepeat' },
    int: ofNumber(Math.trunc),
    'jr:choice-name': { readBy: 'choiceName' },
    join: [1, -1, ([separator = '', ...values]) => values.map(toText).join(toText(separator))],
    log: ofNumber(Math.log),
    log10: ofNumber(Math.log10),
    'lower-case': [1, 1, ([text]) => toText(text).toLowerCase()],
    max: [1, -1, (values) => extreme(values, true)],
    mean: [1, -1, (values) => total(values) / values.length],
    min: [1, -1, (values) => extreme(values, false)],
    'normalize-space': [1, 1, ([text]) => simplified(toText(text))],
    not: [1, 1, ([value]) => !toBoolean(value)],
    now: [0, 0, () => new Moment(nowInSeconds())],
    number: ofNumber((number) => number),
    once: { readBy: 'once' },
    pi: [0, 0, () => Math.PI],
    position: { readBy: 'position' },
    pow: [2, 2, ([base, exponent]) => power(toNumber(base), toNumber(exponent))],
    random: [0, 0, () => Math.random()],
    regex: ofTexts(matchesWhole),
    round: [1, 2, ([value, digits = 0]) => roundedValue(value, toNumber(digits))],
    selected: ofTexts((answer, choice) => choicesIn(answer).includes(trimmed(choice))),
    'selected-at': [2, 2, ([answer, place]) => choicesIn(toText(answer))[Math.trunc(toNumber(place))] ?? ''],
    sin: ofNumber(Math.sin),
    sqrt: ofNumber(Math.sqrt),
    'starts-with': ofTexts((text, beginning) => text.startsWith(beginning)),
    string: [1, 1, ([value]) => toText(value)],
    'string-length': [1, 1, ([value]) => [...toText(value)].length],
    substr: [2, 3, ([value, start, end]) => {
        const text = toText(value);
        return text.slice(placeIn(text, toNumber(start)), end === undefined ? text.length : placeIn(text, toNumber(end)));
    }],
    'substring-after': ofTexts((text, part) => (text.includes(part) ? text.slice(text.indexOf(part) + part.length) : '')),
    'substring-before': ofTexts((text, part) => (text.includes(part) ? text.slice(0, text.indexOf(part)) : '')),
    sum: [1, -1, total],
    tan: ofNumber(Math.tan),
    today: [0, 0, () => new Moment(Math.floor(nowInSeconds() / secondsPerDay) * secondsPerDay)],
    translate: [3, 3, (values) => exchanged(...values.map(toText))],
    true: [0, 0, () => true],
    'upper-case': [1, 1, ([text]) => toText(text).toUpperCase()],
    uuid: [0, 0, anyUuid],
    'weighted-checklist': [4, -1, weightedChecklist],
}));
