// The questionnaire as docs/questionnaire-json.md describes it, with what the page asks of it.

const containers = ['page', 'section', 'repeat', 'grid', 'constant sum'];
const choiceTypes = ['single', 'multiple', 'likert', 'ranking'];
const numberTypes = ['integer', 'decimal', 'slider', 'rating'];
const notAsked = ['calculate', 'hidden', 'note', 'other', ...containers];

function holdsItems(item) { return containers.includes(item.type); }
function isAsked(item) { return !notAsked.includes(item.type); }
function hasSeveral(item) { return item.type === 'multiple' || item.type === 'ranking'; }
function numberIn(item, parameter, otherwise) {
    const number = textToNumber(item.parameters[parameter] ?? '');
    return Number.isNaN(number) ? otherwise : number;
}

class Questionnaire {
    constructor(json) {
        this.uuid = json.id ?? '';
        this.name = json.name ?? '';
        this.formId = json.form_id || this.name;
        this.texts = json.texts ?? {};
        this.seed = json.seed ?? 0;
        this.languages = json.languages?.length ? json.languages : [{ name: '' }];
        this.defaultLanguage = json.default_language ?? this.languages[0].name;
        this.lists = new Map((json.lists ?? []).map((list) => [list.name, list.choices ?? []]));
        this.byName = new Map();
        this.others = new Map();
        this.calculations = [];
        this.count = 0;
        this.items = this.read(json.items ?? [], null, null);
    }

    read(list, parent, repeat) {
        return list.map((json) => {
            const item = {
                key: `i${++this.count}`,
                type: json.type,
                name: json.name ?? '',
                texts: json.texts ?? {},
                required: json.required ?? '',
                requiredWhen: json.required_when ?? '',
                relevant: json.relevant ?? '',
                constraint: json.constraint ?? '',
                calculation: json.calculation ?? '',
                defaultValue: json.default ?? '',
                readOnly: json.read_only ?? '',
                choiceFilter: json.choice_filter ?? '',
                repeatCount: json.repeat_count ?? '',
                trigger: json.trigger ?? '',
                choices: json.list || (parent?.type === 'grid' ? parent.choices : ''),
                missingChoices: json.missing_list || (parent?.type === 'grid' ? parent.missingChoices : ''),
                orOther: Boolean(json.or_other),
                otherName: json.other_name || `${json.name}_other`,
                isRandom: Boolean(json.random),
                seed: json.seed ?? '',
                appearance: (json.appearance ?? '').split(/\s+/),
                parameters: json.parameters ?? {},
                parent,
                repeat,
            };
            item.items = this.read(json.items ?? [], item, item.type === 'repeat' ? item : repeat);
            if (item.name) this.byName.set(item.name, item);
            if (choiceTypes.includes(item.type)) this.others.set(item.otherName, item);
            return item;
        });
    }

    list(item) {
        const choices = [...(this.lists.get(item.choices) ?? [])];
        if (item.orOther && !choices.some((choice) => choice.role === 'other')) choices.push({ code: 'other', role: 'other', isGiven: true });
        return choices;
    }

    missing(item) { return this.lists.get(item.missingChoices) ?? []; }

    language(name) { return this.languages.find((language) => language.name === name) ?? this.languages[0]; }
}

/** The text in the language, else in the default one, else in any. */
function textOf(texts, role, language, fallback) {
    const all = texts?.[role] ?? {};
    return all[language] ?? all[fallback] ?? Object.values(all)[0] ?? '';
}
