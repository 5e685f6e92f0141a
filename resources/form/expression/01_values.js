// Values of the language of questionnaires, as core/expression/value.h has them: numbers, texts, true and false are those of JavaScript,
// a date is a Moment. An unanswered question is the empty text.

class Moment {
    constructor(seconds) { this.seconds = seconds; } // since 1970-01-01 00:00
}

/** What is wrong with an expression, and where; `message` is for who designs the form. */
class Problem extends Error {
    constructor(message, start = 0, length = 0) {
        super(message);
        this.start = start;
        this.length = length;
    }
}

const secondsPerDay = 86400;
const sameNumber = 1e-12;
// JavaScript's own trim() counts U+FEFF as a space and U+0085 as none.
const spaces = '[\\t-\\r\\u0085 \\u00a0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000]+';
const spacesAtEnds = new RegExp(`^${spaces}|${spaces}$`, 'g');
const spacesAnywhere = new RegExp(spaces, 'g');

function trimmed(text) { return text.replace(spacesAtEnds, ''); }
function simplified(text) { return trimmed(text).replace(spacesAnywhere, ' '); }

function textToNumber(text) {
    const digits = trimmed(text);
    if (digits.length > 400 || !/^-?([0-9]+\.?[0-9]*|\.[0-9]+)$/.test(digits)) return NaN;
    const number = Number(digits);
    const isTooSmall = number === 0 && /[1-9]/.test(digits);
    return Number.isFinite(number) && !isTooSmall ? number : NaN;
}

function toNumber(value) {
    if (typeof value === 'number') return value;
    if (typeof value === 'boolean') return value ? 1 : 0;
    return value instanceof Moment ? value.seconds / secondsPerDay : textToNumber(value);
}

function toBoolean(value) {
    if (value instanceof Moment) return true;
    return Boolean(value); // 0, NaN and '' are false
}

/** Never with an exponent, and whole numbers with all their digits. */
function numberToText(number) {
    if (!Number.isFinite(number)) return String(number);
    if (Math.abs(number) >= 2 ** 53) return BigInt(number).toString();
    const text = String(number === 0 ? 0 : number);
    const exponent = text.indexOf('e-');
    if (exponent < 0) return text;
    const sign = number < 0 ? '-' : '';
    const digits = text.slice(0, exponent).replace(/[-.]/g, '');
    return `${sign}0.${'0'.repeat(Number(text.slice(exponent + 2)) - 1)}${digits}`;
}

function toText(value) {
    if (typeof value === 'number') return numberToText(value);
    return value instanceof Moment ? momentToText(value.seconds) : String(value);
}

/** Numbers to compare by '<': of a date and a text that is one, both as dates. */
function comparable(left, right) {
    const asDate = (value) => (value instanceof Moment ? value.seconds : momentFromText(value));
    const canBeDate = (value) => value instanceof Moment || typeof value === 'string';
    const isDate = (left instanceof Moment || right instanceof Moment) && canBeDate(left) && canBeDate(right);
    return isDate ? [asDate(left), asDate(right)] : [toNumber(left), toNumber(right)];
}

function areEqual(left, right) {
    const either = (type) => typeof left === type || typeof right === type;
    if (either('boolean')) return toBoolean(left) === toBoolean(right);
    if (either('number')) {
        const [a, b] = [toNumber(left), toNumber(right)];
        return a === b || Math.abs(a - b) < sameNumber;
    }
    if (left instanceof Moment || right instanceof Moment) {
        const [a, b] = comparable(left, right);
        if (!Number.isNaN(a) && !Number.isNaN(b)) return a === b;
    }
    return toText(left) === toText(right);
}

/** To so many decimals, by the decimal digits that a person sees; halves go upwards. */
function rounded(number, digits) {
    if (Number.isNaN(digits)) return digits;
    if (!Number.isFinite(number) || number === 0) return number;
    const whole = Math.trunc(Math.min(Math.max(digits, -400), 400));
    const [mantissa, exponent] = Math.abs(number).toExponential().split('e');
    let decimals = mantissa.replace('.', '');
    const kept = Number(exponent) + 1 + whole;
    if (kept >= decimals.length) return number;
    const isHalf = kept >= 0 && decimals[kept] === '5' && /^0*$/.test(decimals.slice(kept + 1));
    const isAbove = kept >= 0 && decimals[kept] >= '5' && !isHalf;
    decimals = kept > 0 ? decimals.slice(0, kept) : '0';
    if (isAbove || (isHalf && number > 0)) decimals = (BigInt(decimals) + 1n).toString();
    const result = Number(`${decimals}e${-whole}`);
    return number < 0 ? -result : result;
}
