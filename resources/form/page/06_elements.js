// Making elements. Texts of a questionnaire never become HTML.

let elementCount = 0;
function newId() { return `e${++elementCount}`; }

function make(tag, attributes = {}, ...children) {
    const element = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) {
        if (value === null || value === undefined || value === false) continue;
        if (name.startsWith('on')) element.addEventListener(name.slice(2), value);
        else element.setAttribute(name, value === true ? '' : value);
    }
    element.append(...children.filter((child) => child !== null && child !== undefined));
    return element;
}

const filled = new WeakMap(); // what each element says

/** Puts a text in: lines as lines, and of the Markdown that ODK knows what is strong or emphasised; addresses are written out, not linked. */
function fill(element, text) {
    if (filled.get(element) === text) return;
    filled.set(element, text);
    element.replaceChildren();
    const plain = text.replace(/<br\s*\/?>/gi, '\n').replace(/<\/?(?:span|p)\b[^<>]*>/gi, '').replace(/\[([^\][]+)\]\((\S+?)\)/g, '$1 ($2)');
    plain.split('\n').forEach((line, number) => {
        if (number > 0) element.append(make('br'));
        const heading = /^#{1,6}\s+(.*)$/.exec(line);
        if (heading) element.append(make('strong', {}, heading[1]));
        else fillLine(element, line);
    });
}

function fillLine(element, line) {
    for (const part of line.split(/(\*\*[^*]+\*\*|__[^_]+__|\*[^*\s][^*]*\*|\b_[^_\s][^_]*_\b)/)) {
        if (/^(\*\*|__).+\1$/.test(part)) element.append(make('strong', {}, part.slice(2, -2)));
        else if (/^([*_])[^\s].*\1$/.test(part)) element.append(make('em', {}, part.slice(1, -1)));
        else if (part !== '') element.append(part);
    }
}

function button(text, onclick, className = '') { return make('button', { type: 'button', class: className, onclick }, text); }

// An attribute that is set, even to what it was, makes the browser look at its styles anew; a long form has thousands.
function show(element, isShown) {
    if (element.hidden === isShown) element.hidden = !isShown;
}

function setAttributeTo(element, name, value) {
    if (value === null) {
        if (element.hasAttribute(name)) element.removeAttribute(name);
    } else if (element.getAttribute(name) !== value) element.setAttribute(name, value);
}
