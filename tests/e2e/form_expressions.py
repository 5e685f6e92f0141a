"""The language of questionnaires gives the same in the program and in the form's JavaScript: the published cases, and thousands of
expressions made up from a fixed seed, are computed by `counterpoint calculate expression` and in real Chromium, and compared. What is
computed of parts that are asked several times is compared with what is written down for it, as a test of the preview does.

    /usr/bin/python3 tests/e2e/form_expressions.py build/dev/counterpoint ../shared/data/expressions/cases.jsonl
"""
import glob
import json
import math
import os
import random
import re
import subprocess
import sys

import browser

SEED = 20261126
MADE_UP = 6000
HERE = os.path.dirname(os.path.abspath(__file__))
SCRIPTS = os.path.join(HERE, "..", "..", "resources", "form", "expression", "*.js")

# As core/expression/json.cpp hands values in and out.
IN_THE_PAGE = """
const valueFrom = (json) => (Array.isArray(json) ? json.map((each) => toText(valueFrom(each))).join(' ')
    : ['number', 'boolean', 'string'].includes(typeof json) ? json : '');
const calculate = ({ expr, values = {} }) => {
    try {
        const program = compileExpression(expr);
        for (const name of program.references) if (!(name in values)) throw new Problem('missing');
        const value = program.evaluate({ of: (name) => valueFrom(values[name]) });
        if (typeof value === 'number') return { type: 'number', value: Number.isFinite(value) ? value : toText(value) };
        if (value instanceof Moment) return { type: 'date', value: toText(value) };
        return { type: typeof value, value };
    } catch (problem) {
        if (!(problem instanceof Problem)) return { type: 'crash', value: String(problem) };
        return { error: problem.message };
    }
};
return JSON.stringify(arguments[0].map(calculate));
"""

REPEATS = os.path.join(HERE, "..", "data", "repeats_computed.json")
PAGE_SCRIPTS = os.path.join(HERE, "..", "..", "resources", "form", "page", "0[123]_*.js")

# Answers a questionnaire with what repeats, and gives what follows in the shape of what is expected.
OF_REPEATS = """
const answer = (answers, round, given) => {
    for (const [name, value] of Object.entries(given)) if (typeof value === 'string') round.values[name] = value;
    answers.settle();
    for (const [name, times] of Object.entries(given)) {
        if (typeof times === 'string') continue;
        const repeat = answers.questionnaire.byName.get(name);
        while (round.rounds[repeat.key].length < times.length) round.rounds[repeat.key].push(new Round(repeat, round));
        answers.settle();
        times.forEach((time, place) => answer(answers, round.rounds[repeat.key][place], time));
    }
};
const followed = (answers, round, expected) => Object.fromEntries(Object.entries(expected).map(([name, value]) => {
    if (typeof value === 'string') return [name, round.values[name] ?? ''];
    const rounds = round.rounds[answers.questionnaire.byName.get(name).key];
    return [name, rounds.map((each, place) => followed(answers, each, value[place] ?? {}))];
}));
return JSON.stringify(arguments[0].cases.map((each) => {
    const questionnaire = new Questionnaire(arguments[0].questionnaire);
    const answers = new Answers(questionnaire, 1, questionnaire.defaultLanguage);
    answer(answers, answers.root, each.answers);
    answers.settle();
    return followed(answers, answers.root, each.expect);
}));
"""

NUMBERS = ["0", "1", "2", "3.5", "10", "-1", "0.1", ".5", "7.", "12345.15", "2.675", "1000000", "0.000001234", "123456789012345680000", "1e5",
           "99999999999999999999999", "14.5", "999.95", "17.000", "0.30000000000000004", "19000", "-0.5"]
TEXTS = ["", " ", "a", "abc", "Abc Def", "apple baby crimson", "  two   spaces ", "12", " 12.50 ", "-3", "1,5", "NaN", "true", "1", "été", "名前",
         "🦉 owl", "2024-02-29", "2023-02-29", "2024-05-31T14:05:09.123+02:00", "2024-12-31 23:59", "14:05", "09:00:30.5Z", "1969-12-31",
         "0099-01-01", "l", "a b", "%d", "SGVsbG8=", "SGVsbG8", "a,b", "STRASSE", "straße", "\t x\n"]
PATTERNS = ["[a-z]+", "\\d{2}", ".*b.*", "(a|b)c?", "\\w+ \\w+", "[^0-9]*", "[\\d.-]+", "(", "a{2,1}", "\\S+", "[[:alpha:]]+", "^a$", "\\p{Lu}.*"]
FORMATS = ["%Y-%m-%d", "%d/%n/%y", "%e %b %Y", "%a %A %B %j", "%H:%M:%S.%3", "%h%%", "%q", "plain", "%"]
VALUES = {"n": 3, "half": 2.5, "neg": -7, "big": 1e15, "text": "apple baby", "num": "42", "empty": "", "none": None, "yes": True, "no": False,
          "day": "2024-05-31", "many": ["a", "b", "c"], "How old?": "4", "ünï": "ö"}
COMPARISONS = ["=", "!=", "<", "<=", ">", ">="]
ARITHMETIC = ["+", "-", "*", "div", "mod"]
# What the two libraries of mathematics may compute one unit apart in the last place.
INEXACT = ["sin", "cos", "tan", "exp", "log", "log10", "exp10", "asin", "acos", "atan", "pow", "atan2"]


class Author:
    """Makes expressions up."""

    def __init__(self, seed):
        self.chance = random.Random(seed)

    def quoted(self, text):
        return f'"{text}"' if "'" in text or self.chance.random() < 0.2 else f"'{text}'"

    def text_literal(self):
        return self.quoted(self.chance.choice(TEXTS))

    def leaf(self):
        draw = self.chance.random()
        if draw < 0.35:
            return self.chance.choice(NUMBERS[:8] if draw < 0.1 else NUMBERS).replace("1e5", "100000")
        if draw < 0.65:
            return self.text_literal()
        return "${" + self.chance.choice(list(VALUES)) + "}"

    def expression(self, depth=3):
        if depth == 0 or self.chance.random() < 0.15:
            return self.leaf()
        inner = lambda: self.expression(depth - 1)  # noqa: E731
        draw = self.chance.random()
        if draw < 0.15:
            return f"{inner()} {self.chance.choice(ARITHMETIC)} {inner()}"
        if draw < 0.28:
            return f"{inner()} {self.chance.choice(COMPARISONS)} {inner()}"
        if draw < 0.36:
            return f"({inner()} {self.chance.choice(['and', 'or'])} {inner()})"
        if draw < 0.40:
            return f"-{inner()}"
        if draw < 0.45:
            return f"({inner()})"
        return self.call(inner)

    def call(self, inner):
        choose = self.chance.choice
        several = lambda least=1: ", ".join(inner() for _ in range(choose([least, least, least + 1, least + 3])))  # noqa: E731
        return choose([
            lambda: f"{choose(['abs', 'int', 'floor', 'ceiling', 'number', 'sqrt', 'round'])}({inner()})",
            lambda: f"round({inner()}, {choose(['0', '1', '2', '-1', '-2', '5', '1.5', inner()])})",
            lambda: f"{choose(['min', 'max', 'sum', 'mean', 'count-non-empty', 'concat'])}({several()})",
            lambda: f"join({self.text_literal()}, {several()})",
            lambda: f"coalesce({several(2)})",
            lambda: f"if({inner()}, {inner()}, {inner()})",
            lambda: f"{choose(['string', 'boolean', 'not', 'boolean-from-string', 'string-length', 'normalize-space', 'upper-case', 'lower-case'])}({inner()})",
            lambda: f"{choose(['contains', 'starts-with', 'ends-with', 'substring-before', 'substring-after', 'selected'])}({inner()}, {inner()})",
            lambda: f"substr({inner()}, {choose(['0', '1', '-2', '3', inner()])}{choose(['', ', 2', ', -1', ', ' + inner()])})",
            lambda: f"translate({inner()}, {self.text_literal()}, {self.text_literal()})",
            lambda: f"selected-at({inner()}, {choose(['0', '1', '5', '-1', inner()])})",
            lambda: f"count-selected({inner()})",
            lambda: f"regex({inner()}, {self.quoted(choose(PATTERNS))})",
            lambda: f"{choose(['date', 'date-time', 'decimal-date-time', 'decimal-time'])}({inner()})",
            lambda: f"date({choose(['0', '14127', '-1', '19000.75', self.quoted(choose(TEXTS[17:25]))])})",
            lambda: f"{choose(['format-date', 'format-date-time'])}({inner()}, {self.quoted(choose(FORMATS))})",
            lambda: f"checklist({choose(['-1', '0', '1', '2'])}, {choose(['-1', '1', '3'])}, {several()})",
            lambda: f"weighted-checklist(1, -1, {inner()}, {choose(['1', '2', inner()])})",
            lambda: f"digest({inner()}, {choose(list(map(repr, ['MD5', 'SHA-1', 'SHA-256', 'SHA-384', 'SHA-512', 'CRC'])))}{choose(['', chr(44) + repr('hex')])})",
            lambda: f"base64-decode({inner()})",
            lambda: f"{choose(['true', 'false', 'pi'])}()",
            lambda: choose(["count(${n})", "count(3)", "position(..)", "position(../..)", "position()", "position(../n)", "once(${n})"]),
            lambda: f"indexed-repeat({choose(['${n}', '3'])}, ${{many}}, {inner()}{choose(['', ', ${yes}, 2', ', 2'])})",
            lambda: f"jr:choice-name({inner()}, {choose(['${n}', chr(39) + '${text}' + chr(39), chr(39) + 'text' + chr(39), inner()])})",
        ])()

    def inexact(self):
        function = self.chance.choice(INEXACT)
        arguments = [self.leaf() for _ in range(2 if function in ("pow", "atan2") else 1)]
        return f"{function}({', '.join(arguments)})"

    def broken(self):
        """An expression in which somebody mistyped."""
        text = list(self.expression(2))
        for _ in range(self.chance.choice([1, 1, 2])):
            place = self.chance.randrange(len(text) + 1)
            if text and self.chance.random() < 0.5:
                del text[min(place, len(text) - 1)]
            else:
                text.insert(place, self.chance.choice(list("()[]{}$'\",.;:=!<>+-*/ &|%^@#a1") + ["and ", " div", "..", "::", "==", "«", "𝒳"]))
        return "".join(text)

    def line(self):
        draw = self.chance.random()
        if draw < 0.005:
            return {"expr": self.chance.choice(["TRUE", "false", " False", "TRUE = 1", "truely"]), "values": VALUES}
        expr = self.broken() if draw < 0.2 else self.inexact() if draw < 0.28 else self.expression()
        return {"expr": expr, "values": VALUES}


def is_same(there, here):
    if "error" in there or "error" in here:
        return ("error" in there) == ("error" in here)
    if there["type"] != here["type"]:
        return False
    one, other = there["value"], here["value"]
    if isinstance(one, (int, float)) and isinstance(other, (int, float)) and not isinstance(one, bool):
        return one == other or math.isclose(one, other, rel_tol=1e-12, abs_tol=1e-15)
    if isinstance(one, str) and isinstance(other, str):  # how many signs stand for bytes that are no text is each one's own choice
        one, other = (re.sub("\ufffd+", "\ufffd", re.sub("[\ud800-\udfff]", "?", text)) for text in (one, other))
    return one == other


def is_expected(answer, expected):
    if "error" in expected:
        return "error" in answer
    if "error" in answer:
        return False
    if "number" in expected and not isinstance(expected["number"], str):
        return isinstance(answer["value"], (int, float)) and math.isclose(answer["value"], expected["number"], rel_tol=1e-12, abs_tol=1e-12)
    return answer["value"] == next(iter(expected.values()))


def by_the_program(program, lines):
    words = "".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines)
    done = subprocess.run([program, "calculate", "expression"], input=words.encode(), capture_output=True, check=False)
    answers = [json.loads(line) for line in done.stdout.decode().splitlines()]
    assert len(answers) == len(lines), f"{len(answers)} answers to {len(lines)} lines: {done.stderr.decode()[:500]}"
    return answers


def main():
    program, cases_path = sys.argv[1:3]
    if not browser.is_there():
        print("SKIPPED: chromium and chromedriver are not installed (Debian's chromium, chromium-driver)")
        return 77
    source = "\n".join(open(path, encoding="utf-8").read() for path in sorted(glob.glob(SCRIPTS)))
    author = Author(SEED)
    lines = [author.line() for _ in range(MADE_UP)]
    cases = []
    if os.path.exists(cases_path):
        with open(cases_path, encoding="utf-8") as file:
            cases = [json.loads(line) for line in file]
    else:
        print(f"SKIPPED in part: {cases_path} is not there")
    with browser.Driver() as driver, driver.browser() as page:
        here = []
        for start in range(0, len(lines), 500):
            here += json.loads(page.run(source + IN_THE_PAGE, lines[start:start + 500]))
        of_cases = json.loads(page.run(source + IN_THE_PAGE, [{"expr": case["expr"], "values": case.get("values", {})} for case in cases]))
        with open(REPEATS, encoding="utf-8") as file:
            repeats = json.load(file)
        pages = "\n".join(open(path, encoding="utf-8").read() for path in sorted(glob.glob(PAGE_SCRIPTS)))
        of_repeats = json.loads(page.run(source + pages + OF_REPEATS, repeats))
    apart_in_repeats = [(case["expect"], got) for case, got in zip(repeats["cases"], of_repeats) if case["expect"] != got]
    for expected, got in apart_in_repeats:
        print(f"repeats: expected {expected}\n         {got}")
    wrong = [(case, answer) for case, answer in zip(cases, of_cases) if not is_expected(answer, case["expect"])]
    for case, answer in wrong:
        print(f"case {case['expr']!r}: {answer}, expected {case['expect']}")
    there = by_the_program(program, lines)
    apart = [(line["expr"], a, b) for line, a, b in zip(lines, there, here) if not is_same(a, b)]
    for expr, a, b in apart[:40]:
        print(f"{expr!r}\n    program {a}\n    form    {b}")
    errors = sum("error" in answer for answer in there)
    print(f"{len(cases) - len(wrong)} of {len(cases)} cases hold; {len(lines) - len(apart)} of {len(lines)} made-up expressions are the same, "
          f"{errors} of them errors in both (seed {SEED})")
    print(f"{len(of_repeats) - len(apart_in_repeats)} of {len(of_repeats)} cases of what repeats hold")
    return 1 if wrong or apart or apart_in_repeats else 0


if __name__ == "__main__":
    sys.exit(main())
