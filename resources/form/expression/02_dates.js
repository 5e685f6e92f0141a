// Dates as core/expression/dates.h has them: seconds on one clock, a time with a zone is taken to UTC. Not JavaScript's Date, which accepts
// days that no calendar has and knows no year before 100.

const monthNames = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December'];
const dayNames = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];

/** Days since 1970-01-01 in the Gregorian calendar, also before it was made. */
function daysFrom(year, month, day) {
    const y = month <= 2 ? year - 1 : year;
    const era = Math.floor(y / 400);
    const yearOfEra = y - era * 400;
    const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1;
    return era * 146097 + yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear - 719468;
}

function dayFrom(days) {
    const shifted = days + 719468;
    const era = Math.floor(shifted / 146097);
    const dayOfEra = shifted - era * 146097;
    const yearOfEra = Math.floor(
        (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36524) - Math.floor(dayOfEra / 146096)) / 365);
    const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
    const shiftedMonth = Math.floor((5 * dayOfYear + 2) / 153);
    const month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9;
    const year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0);
    return {
        year: year > 0 ? year : year - 1, // no calendar has a year 0
        month,
        day: dayOfYear - Math.floor((153 * shiftedMonth + 2) / 5) + 1,
        dayOfYear: days - daysFrom(year, 1, 1) + 1,
        dayOfWeek: (((days + 4) % 7) + 7) % 7,
    };
}

function awayFromZero(number) { return Math.sign(number) * Math.round(Math.abs(number)); }
function isPossibleDate(seconds) { return Math.abs(seconds) < 1e13; }
function padded(number, length) {
    const digits = String(Math.abs(number)).padStart(length, '0');
    return number < 0 ? `-${digits}` : digits;
}

/** Seconds since midnight UTC; below 0 or above a day where the zone says so. NaN for any other text. */
function secondsOfDay(text) {
    const found = /^([0-9]{2}):([0-9]{2})(?::([0-9]{2})(?:\.([0-9]*))?)?(Z|[+-][0-9]{2}(?::|:?[0-9]{2})?)?$/.exec(text);
    if (!found) return NaN;
    const [, hour, minute, second = '0', fraction = '', zone = ''] = found;
    if (hour > 23 || minute > 59 || second > 59) return NaN;
    let seconds = Number(second);
    let digit = 0.1;
    for (const each of fraction) {
        seconds += digit * Number(each);
        digit /= 10;
    }
    let ahead = 0;
    if (zone && zone !== 'Z') {
        const hours = Number(zone.slice(1, 3));
        const minutes = Number(zone.slice(3).replace(':', ''));
        if (hours > 14 || minutes > 59) return NaN;
        ahead = (zone[0] === '-' ? -1 : 1) * (hours * 3600 + minutes * 60);
    }
    return awayFromZero((hour * 3600 + minute * 60 + seconds - ahead) * 1000) / 1000;
}

/** Seconds since 1970-01-01 00:00; NaN for what is no date. */
function momentFromText(text) {
    const found = /^([0-9]{4})-([0-9]{2})-([0-9]{2})(?:[T ]([^]*))?$/.exec(trimmed(text));
    if (!found) return NaN;
    const [year, month, day] = found.slice(1, 4).map(Number);
    const days = daysFrom(year, month, day);
    const there = dayFrom(days);
    if (year === 0 || there.year !== year || there.month !== month || there.day !== day) return NaN;
    return days * secondsPerDay + (found[4] === undefined ? 0 : secondsOfDay(found[4]));
}

/** The part of a day, from 0 to 1, of a time alone or of a date with one. */
function timeOfDay(text) {
    const alone = secondsOfDay(trimmed(text));
    const seconds = Number.isNaN(alone) ? momentFromText(text) : alone;
    return (seconds - Math.floor(seconds / secondsPerDay) * secondsPerDay) / secondsPerDay;
}

function partsOf(seconds) {
    const milliseconds = awayFromZero(seconds * 1000);
    const days = Math.floor(milliseconds / 86400000);
    const rest = milliseconds - days * 86400000;
    return {
        ...dayFrom(days),
        rest,
        hour: Math.floor(rest / 3600000),
        minute: Math.floor(rest / 60000) % 60,
        second: Math.floor(rest / 1000) % 60,
        millisecond: rest % 1000,
    };
}

function momentToText(seconds) {
    if (!isPossibleDate(seconds)) return '';
    const at = partsOf(seconds);
    const day = `${padded(at.year, 4)}-${padded(at.month, 2)}-${padded(at.day, 2)}`;
    if (at.rest === 0) return day;
    const time = `${day}T${padded(at.hour, 2)}:${padded(at.minute, 2)}:${padded(at.second, 2)}`;
    return at.millisecond === 0 ? time : `${time}.${padded(at.millisecond, 3)}`;
}

/** Empty where the pattern has a letter after '%' that is no part of a date. */
function formatMoment(seconds, pattern) {
    const at = partsOf(seconds);
    const signs = {
        '%': '%',
        Y: padded(at.year, 4),
        y: padded(at.year % 100, 2),
        m: padded(at.month, 2),
        n: String(at.month),
        b: monthNames[at.month - 1].slice(0, 3),
        B: monthNames[at.month - 1],
        d: padded(at.day, 2),
        e: String(at.day),
        a: dayNames[at.dayOfWeek].slice(0, 3),
        A: dayNames[at.dayOfWeek],
        j: padded(at.dayOfYear, 3),
        H: padded(at.hour, 2),
        h: String(at.hour),
        M: padded(at.minute, 2),
        S: padded(at.second, 2),
        3: padded(at.millisecond, 3),
    };
    let isWrong = false;
    const text = pattern.replace(/%([^]?)/g, (whole, sign) => {
        isWrong = isWrong || !(sign in signs);
        return signs[sign];
    });
    return isWrong ? '' : text;
}

/** On the clock on the wall. */
function nowInSeconds() {
    const now = new Date();
    return now.getTime() / 1000 - now.getTimezoneOffset() * 60;
}
