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

/** Puts a text in: lines as lines, **strong** and *emphasised* as such. */
function fill(element, text) {
    if (element.dataset.text === text) return;
    element.dataset.text = text;
    element.replaceChildren();
    text.split('\n').forEach((line, number) => {
        if (number > 0) element.append(make('br'));
        for (const part of line.split(/(\*\*[^*]+\*\*|\*[^*\s][^*]*\*)/)) {
            if (/^\*\*[^*]+\*\*$/.test(part)) element.append(make('strong', {}, part.slice(2, -2)));
            else if (/^\*[^*\s][^*]*\*$/.test(part)) element.append(make('em', {}, part.slice(1, -1)));
            else if (part !== '') element.append(part);
        }
    });
}

function button(text, onclick, className = '') { return make('button', { type: 'button', class: className, onclick }, text); }

function show(element, isShown) { element.hidden = !isShown; }
