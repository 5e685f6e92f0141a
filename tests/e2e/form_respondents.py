"""A questionnaire of all types goes out as one HTML file, is filled in by respondents in real Chromium, and comes back into the study: what was
typed is what the commands count. Also drafts, mistakes, encrypted responses, and that nothing leaves the page.

    /usr/bin/python3 tests/e2e/form_respondents.py build/dev/counterpoint
"""
import contextlib
import csv
import glob
import json
import os
import shutil
import subprocess
import sys
import tempfile

import browser

HERE = os.path.dirname(os.path.abspath(__file__))
QUESTIONNAIRE = os.path.join(HERE, "..", "data", "questionnaire_of_every_type.json")
PASSPHRASE = "four quiet words here"

# What each respondent answers, by the question's name, as a response has it.
KIM = {"consent": "OK", "nick": "Kim", "age": "34", "hours": "7.5", "born": "1990-05-31", "wake": "06:30", "works": "yes",
       "tools": "phone else", "tools_other": "a hammer, “big”", "region": "south", "town": "sund", "like": "4", "team_a": "5", "team_b": "2",
       "team_c": "4", "rate": "8", "stars": "4", "pain": "7", "rank": "time pay place team", "day_work": "8", "day_sleep": "9", "day_rest": "7",
       "children": [{"child_name": "Ada", "child_age": "6"}, {"child_name": "Ben", "child_age": "9"}], "wish": "More light, “please”;\nand air"}
PHONE = {"consent": "OK", "nick": "Lu", "age": "-99", "hours": "6", "works": "no", "region": "north", "town": "nort", "like": "-98", "team_a": "1",
         "team_b": "-98", "rate": "0", "stars": "-99", "pain": "-98", "rank": "-99", "wish": "=SUM(A1)"}
ARABIC = {"consent": "OK", "nick": "سلمى", "age": "41", "hours": "8", "works": "yes", "tools": "none", "like": "2", "team_a": "3", "team_b": "3",
          "team_c": "3", "rate": "5", "stars": "3", "rank": "pay team time place", "wish": "ضوء أكثر"}
KEYS = {"consent": "OK", "nick": "Max", "age": "59", "hours": "5", "works": "yes", "tools": "laptop paper", "like": "5", "team_a": "2", "rate": "10",
        "pain": "3", "rank": "team place", "day_work": "10", "day_sleep": "7", "day_rest": "7", "wish": "Nothing"}
BRIEF = {"consent": "OK", "nick": "Johanna", "age": "16", "works": "-99", "team_a": "4"}
NOT_ANSWERED = ("-98", "-99")
COMPUTED = {"Kim": "30", "سلمى": "40", "Max": "50", "Johanna": "10", "Lu": None}


class Command:
    def __init__(self, program, study):
        self.program, self.study = program, study

    def __call__(self, name, *arguments, status=0, json_wanted=True):
        words = [self.program, name, self.study, *map(str, arguments), *(["--json"] if json_wanted else [])]
        done = subprocess.run(words, capture_output=True, check=False)
        assert done.returncode == status, f"{' '.join(words)}: {done.returncode} {done.stderr.decode()} {done.stdout.decode()[:800]}"
        return json.loads(done.stdout) if json_wanted and status == 0 else done.stderr.decode()


def question(name):
    return f'[data-name="{name}"]'


class Respondent:
    """Answers by mouse or finger."""

    def __init__(self, page, answers):
        self.page, self.answers = page, answers

    def start(self, address):
        self.page.open(address)
        self.page.one("button.start").click()

    at_the_end = "button.save"  # what is there after the last question

    def fill_in(self):
        """Page after page until the end."""
        done = set()
        while True:
            for name, answer in self.shown(self.answers):
                if name not in done:
                    self.answer(name, answer)
                    done.add(name)
            before = self.page.one("h1").text, len(self.page.all(".progress"))
            self.go_on()
            browser.waited_for("the next page", lambda: self.page.all(self.at_the_end) or self.page.all("button.again")
                               or (self.page.one("h1").text, len(self.page.all(".progress"))) != before or self.is_asked_again())
            if self.page.all(self.at_the_end):
                missing = set(self.answers) - done - {"tools_other"}
                assert not missing, f"never asked: {missing}"
                return
            if self.is_asked_again():
                self.go_on()

    def is_asked_again(self):
        return bool(self.page.all(".is-asked"))

    def go_on(self):
        self.page.one("button.next").click()

    def shown(self, answers):
        """The answers to what is on this page, in its order; a question may appear while others are answered."""
        done = set()
        while True:
            names = self.page.run("return [...document.querySelectorAll('[data-name]')].filter((e) => e.offsetParent).map((e) => e.dataset.name)")
            name = next((name for name in names if name in answers and name not in done), None)
            if name is None:
                return
            done.add(name)
            yield name, answers[name]

    def kind(self, name):
        return self.page.run("const e = document.querySelector(arguments[0]); return (e.className + ' ' + (e.closest('.grid') ? 'in-grid' : '')).split(' ')",
                             question(name))

    def answer(self, name, answer):
        kind = self.kind(name)
        at = question(name)
        if isinstance(answer, list):
            self.answer_rounds(name, answer)
        elif answer in NOT_ANSWERED:
            self.choose(f"{at} input[value='{answer}']")
        elif "consent" in kind:
            self.choose(f"{at} input")
        elif "rank" in kind or "ranking" in kind:
            for code in answer.split():
                self.page.one(f"{at} .rank-add[data-code={code}]").click()
        elif "multiple" in kind:
            for code in answer.split():
                self.choose(f"{at} input[value='{code}']")
            if f"{name}_other" in self.answers:
                self.page.one(f"{at} .answer.other").write(self.answers[f"{name}_other"])
        elif "slider" in kind:
            self.slide(f"{at} input[type=range]", answer)
        elif self.page.all(f"{at} select"):
            self.page.run("const s = document.querySelector(arguments[0]); s.value = arguments[1]; s.dispatchEvent(new Event('change'))", f"{at} select", answer)
        elif "date" in kind or "time" in kind:
            self.page.one(f"{at} .answer").write(self.as_typed(answer))
        elif {"single", "likert", "rating"} & set(kind):
            self.choose(f"{at} input[value='{answer}']")
        else:
            self.page.one(f"{at} .answer").write(answer)

    @staticmethod
    def as_typed(answer):
        """Dates and times as an English browser takes them from the keyboard."""
        if "-" in answer:
            year, month, day = answer.split("-")
            return month + day + year
        hour, minute = answer.split(":")
        return f"{int(hour) % 12 or 12:02}{minute}{'AM' if int(hour) < 12 else 'PM'}"

    def answer_rounds(self, name, rounds):
        for number, round_ in enumerate(rounds):
            if number > 0:
                self.page.one(f"{question(name)} button.add").click()
            for inner, answer in round_.items():
                self.page.all(f"{question(name)} .round")[number]
                self.page.all(f"{question(inner)} .answer")[number].write(answer)

    def choose(self, selector):
        """A click on what is to be seen of it."""
        label = self.page.run("const label = document.querySelector(arguments[0]).closest('label'); label.scrollIntoView({block: 'center'}); return label",
                              selector)
        browser.Element(self.page, label[browser.ELEMENT]).click()

    def slide(self, selector, answer):
        slider = self.page.one(selector)
        slider.click()
        self.page.press("Home", *["Right"] * int(answer))

    def save(self):
        self.page.one("button.save").click()
        return self.page.saved_file()


class KeyboardRespondent(Respondent):
    """Answers by Tab, Space, arrows and letters alone, and looks where the focus is."""

    def start(self, address):
        self.page.open(address)
        self.tab_to("button.start")
        self.page.press("Enter")

    def go_on(self):
        self.tab_to("button.next")
        self.page.press("Enter")

    def tab_to(self, selector):
        for _ in range(150):
            if self.page.run("return document.activeElement.matches(arguments[0])", selector):
                assert self.page.run("return document.activeElement.matches(':focus-visible')") , f"the focus on {selector} is not to be seen"
                return
            self.page.press("Tab")
        raise browser.Missing(f"Tab never reaches {selector}")

    def choose(self, selector):
        if self.page.run("return document.querySelector(arguments[0]).type", selector) == "checkbox":
            self.tab_to(selector)
            self.page.press("Space")
            return
        group = self.page.run("return document.querySelector(arguments[0]).name", selector)
        self.tab_to(f"input[name={group}]")
        self.page.press("Space")
        for _ in range(30):
            if self.page.run("return document.querySelector(arguments[0]).checked", selector):
                return
            self.page.press("Down")
        raise browser.Missing(f"arrows never reach {selector}")

    def slide(self, selector, answer):
        self.tab_to(selector)
        self.page.press("Home", *["Right"] * int(answer))

    def answer(self, name, answer):
        kind = self.kind(name)
        at = question(name)
        if "ranking" in kind:
            for code in answer.split():
                self.tab_to(f"{at} .rank-add[data-code={code}]")
                self.page.press("Enter")
        elif {"single", "likert", "rating", "multiple", "consent", "slider"} & set(kind):
            super().answer(name, answer)
        else:
            self.tab_to(f"{at} .answer")
            self.page.press(answer)

    def save(self):
        self.tab_to("button.save")
        self.page.press("Enter")
        return self.page.saved_file()


def assert_nothing_left(page):
    requests = page.run("return performance.getEntriesByType('resource').map((entry) => entry.name)")
    assert requests == [], f"the page asked for {requests}"
    complaints = page.complaints()
    assert complaints == [], f"the browser complains: {complaints}"


def assert_no_request_is_possible(page):
    """The page's own policy refuses what a hostile text might try."""
    tried = """
        const refused = [];
        document.addEventListener('securitypolicyviolation', (event) => refused.push(event.effectiveDirective));
        const image = new Image(); image.src = 'http://127.0.0.1:9/x.png'; document.body.append(image);
        const script = document.createElement('script'); script.textContent = 'window.wasRun = true'; document.body.append(script);
        try { await fetch('http://127.0.0.1:9/'); } catch (error) { /* as it should be */ }
        await new Promise((done) => setTimeout(done, 200));
        return [refused.map((name) => name.replace('-elem', '')).sort(), Boolean(window.wasRun)];
    """
    refused, was_run = page.run(f"return (async () => {{ {tried} }})()")
    assert refused == ["connect-src", "img-src", "script-src"] and not was_run, (refused, was_run)
    page.complaints()


def response_of(path):
    with open(path, encoding="utf-8") as file:
        return json.load(file)


def check_file(path, answers, language):
    response = response_of(path)
    expected = {name: answer for name, answer in answers.items() if not isinstance(answer, list)}
    decade = COMPUTED[answers["nick"]]
    if decade:
        expected["decade"] = decade
    got = dict(response["values"])
    assert got == expected, {name: (got.get(name), expected.get(name)) for name in {*got, *expected} if got.get(name) != expected.get(name)}
    assert response.get("repeats", {}) == ({"children": answers["children"]} if "children" in answers else {}), response.get("repeats")
    assert (response["status"], response["channel"], response["language"], response["version"]) == ("complete", "html", language, "1"), response
    assert response["started"] <= response["finished"] and response["seed"] > 0
    return response


def respondents(driver, address, folder):
    """Five respondents, one of them on a phone, one in the second language, one with the keyboard alone; and one who does not want to."""
    saved = {}
    ways = [(Respondent, KIM, {}), (Respondent, PHONE, {"width": 375, "height": 740}), (Respondent, ARABIC, {"languages": "ar"}),
            (KeyboardRespondent, KEYS, {}), (Respondent, BRIEF, {"dark": True})]
    for kind, answers, how in ways:
        with driver.browser(**how) as page:
            respondent = kind(page, answers)
            with told(page, folder, answers["nick"]):
                respondent.start(address)
                if answers is ARABIC:
                    assert page.run("return [document.documentElement.lang, document.documentElement.dir]") == ["ar", "rtl"]
                respondent.fill_in()
                path = respondent.save()
                check_file(path, answers, "العربية" if answers is ARABIC else "English")
                assert_nothing_left(page)
            saved[answers["nick"]] = shutil.copy(path, folder)
    with driver.browser() as page:
        page.open(address)
        page.one("button.start").click()
        page.with_words("button", "I do not want to take part").click()
        page.one("button.save").click()
        path = page.saved_file()
        assert response_of(path)["status"] == "screened out" and response_of(path)["values"] == {}, response_of(path)
        shutil.copy(path, folder)
        assert_no_request_is_possible(page)
    print("five respondents, a refusal: each file holds what was answered, no request left the page")
    return saved


@contextlib.contextmanager
def told(page, folder, name):
    """A picture of the page where something goes wrong."""
    try:
        yield
    except Exception:
        path = os.path.join(tempfile.gettempdir(), f"counterpoint-form-{name}.png")
        page.picture(path)
        print(f"{name}: the page is in {path}", flush=True)
        raise


def back_in_the_study(command, folder):
    """What the command line has of it is what was typed."""
    with open(os.path.join(folder, "damaged.json"), "w") as file:
        file.write('{"format": "counterpoint-response", "format_version": 1, "instance": "cut')
    with open(os.path.join(folder, "hostile.json"), "w") as file:
        json.dump({"format": "counterpoint-response", "format_version": 1, "form": "work_life", "instance": "../../etc", "values": {"a": [1]}}, file)
    with open(os.path.join(folder, "other.json"), "w") as file:
        json.dump({"format": "counterpoint-response", "format_version": 1, "form": "garden", "questionnaire": "no", "instance": "12345678-1",
                   "status": "complete", "values": {"a": "1"}}, file)
    taken = command("import", folder, "--kind", "responses")
    assert [entry["added"] for entry in taken["imported"]] == [6], taken
    reasons = {entry["file"]: entry["reason"] for entry in taken["left_out"]}
    assert set(reasons) == {"damaged.json", "hostile.json", "other.json"}, taken
    assert "damaged" in reasons["damaged.json"] and "garden" in reasons["other.json"], reasons
    again = command("import", *sorted(glob.glob(os.path.join(folder, "work_life*.json"))))
    assert again["imported"][0]["added"] == 0 and len(again["imported"][0]["known"]) == 6, again
    out = os.path.join(folder, "out.csv")
    command("export", out, "--what", "Work and life")
    with open(out, newline="", encoding="utf-8-sig") as file:
        rows = {row["nick"]: row for row in csv.DictReader(file)}
    for answers in (KIM, PHONE, ARABIC, KEYS, BRIEF):
        row = rows[answers["nick"]]
        for name, answer in answers.items():
            if isinstance(answer, list):
                continue
            if name in ("tools", "rank"):
                continue
            written = row[name].removeprefix("'")  # stands before what a spreadsheet would compute
            assert as_number(written) == as_number(answer), (answers["nick"], name, row[name], answer)
    assert [rows["Kim"][f"tools_{code}"] for code in ("phone", "laptop", "else", "none")] == ["1", "0", "1", "0"], rows["Kim"]
    assert [rows["Kim"][f"rank_{code}"] for code in ("time", "pay", "place", "team")] == ["1", "2", "3", "4"], rows["Kim"]
    assert {row["response_channel"] for row in rows.values()} == {"html"} and rows[""]["response_status"] == "screened out"
    frequencies = command("frequencies", "Work and life", "works", "like", "team_a")
    for entry, expected in zip(frequencies["results"], ({"yes": 3, "no": 1}, {"2": 1, "4": 1, "5": 1}, {"1": 1, "2": 1, "3": 1, "4": 1, "5": 1})):
        assert counted(entry) == expected, (counted(entry), expected)
    children = command("datasets")
    assert any(entry["rows"] == 2 for entry in children["datasets"]), children
    command("undo")
    assert all(entry["rows"] == 0 for entry in command("datasets")["datasets"]), command("datasets")
    print("taken in and counted as typed; damaged, foreign and repeated files are told apart; one step takes it back")


def as_number(text):
    try:
        return float(text)
    except ValueError:
        return text


def counted(entry):
    """Valid answers and how many gave them, of one table of frequencies."""
    result = entry["result"]
    return {f"{value:g}" if isinstance(value, float) else str(value): count for value, count in zip(result["values"], result["counts"]) if count}


def mistakes_and_drafts(driver, address):
    with driver.browser(width=375, height=740) as page:
        with told(page, "", "draft"):
            page.open(address)
            page.one("button.start").click()
            page.one("button.next").click()
            assert "tick the box" in page.one(".error").text
            page.one(".consent label").click()
            browser.waited_for("the error to go", lambda: not page.one("[data-name=consent]").attribute("class").endswith("has-error"))
            page.one("button.next").click()
            page.one(f"{question('nick')} input")
            page.one(f"{question('age')} .answer").write("12")
            page.one("button.next").click()
            assert page.focused.attribute("id") == page.one(f"{question('nick')} input").attribute("id"), "the first wrong answer has the focus"
            errors = [found.text for found in page.all(".error") if found.is_shown]
            assert len(errors) == 3 and "16 to 110" in errors[1], errors
            assert page.one(f"{question('age')} .answer").attribute("aria-invalid") == "true"
            assert page.one(".summary").text == "3 answers on this page need your attention."
            page.one(f"{question('nick')} input").write("Ann")
            age = page.one(f"{question('age')} .answer")
            age.clear()
            age.write("17,5")
            page.one("button.next").click()
            assert "whole number" in page.one(f"{question('age')} .error").text
            page.one(f"{question('age')} .answer").clear()
            page.one(f"{question('age')} .answer").write("٤٥")  # digits of another script
            browser.waited_for("the note that says the decade", lambda: "40s, Ann" in page.one(".note").text)
            page.reload()
            page.with_words("button", "Go on with it").click()
            assert page.one(f"{question('nick')} input").property("value") == "Ann", "the draft is there after a reload"
            assert page.one(f"{question('age')} .answer").property("value") == "45"
            page.one("button.next").click()  # hours were asked for before the reload; a new page asks again
            if page.all(".is-asked"):
                page.one("button.next").click()
            page.one(f"{question('works')} .option").click()
            page.one("button.back").click()
            assert page.one(f"{question('nick')} input").property("value") == "Ann"
            page.one("button.delete").click()
            page.one("button.danger").click()
            page.one("button.start")
            assert page.run("return Object.keys(localStorage)") == [], "nothing is left on the device"
            page.reload()
            page.one("button.start")
    print("mistakes are said at the answer and get the focus; a draft survives a reload and can be deleted")


def text_instead_of_a_file(driver, address):
    with driver.browser() as page:
        page.open(address)
        page.one("button.start").click()
        page.with_words("button", "I do not want to take part").click()
        page.one("button.show-text").click()
        response = json.loads(page.one("textarea.as-text").property("value"))
        assert response["status"] == "screened out"
        page.reload()
        assert json.loads(page.run("document.querySelector('.show-text').click(); return document.querySelector('.as-text').value")) == response, \
            "a finished response stays until it is deleted"
        page.one("button.another").click()
        page.one("button.start")
    print("a response is shown as text, and stays on the device until it is deleted")


def encrypted(driver, command, folder):
    password = os.path.join(folder, "passphrase.txt")
    with open(password, "w") as file:
        file.write(PASSPHRASE + "\n")
    form = os.path.join(folder, "closed.html")
    refusal = command("export", form, "--what", "Work and life", "--encrypt", status=1)
    assert "passphrase" in refusal, refusal
    command("export", form, "--what", "Work and life", "--encrypt", "--password-file", password)
    back = os.path.join(folder, "closed")
    os.mkdir(back)
    with driver.browser() as page:
        with told(page, folder, "closed"):
            respondent = Respondent(page, BRIEF)
            respondent.start("file://" + form)
            respondent.fill_in()
            path = shutil.copy(respondent.save(), back)
        assert "Johanna" not in page.run("return JSON.stringify(localStorage)"), "the answers are not kept in clear when they are finished"
    with open(path, encoding="utf-8") as file:
        words = file.read()
    assert "counterpoint-sealed-response" in words and "Johanna" not in words, words
    assert "passphrase" in command("import", path, status=1)
    with open(os.path.join(folder, "wrong.txt"), "w") as file:
        file.write("quite another one\n")
    assert "not the passphrase" in command("import", path, "--password-file", os.path.join(folder, "wrong.txt"), status=1)
    changed = json.loads(words)
    changed["box"] = ("A" if changed["box"][0] != "A" else "B") + changed["box"][1:]
    with open(os.path.join(back, "changed.json"), "w") as file:
        json.dump(changed, file)
    taken = command("import", back, "--password-file", password)
    assert taken["imported"][0]["added"] == 1 and [entry["file"] for entry in taken["left_out"]] == ["changed.json"], taken
    out = os.path.join(folder, "closed.csv")
    command("export", out, "--what", "Work and life")
    with open(out, newline="", encoding="utf-8-sig") as file:
        rows = list(csv.DictReader(file))
    assert [row["nick"] for row in rows] == ["Johanna"] and rows[0]["age"] in ("16", "16.0"), rows
    with driver.browser() as page:  # a browser without WebCrypto must say so and take nothing
        page.devtools("Page.addScriptToEvaluateOnNewDocument", source="Object.defineProperty(Crypto.prototype, 'subtle', { value: undefined })")
        page.open("file://" + form)
        assert "encrypts its answers" in page.one(".warning").text and not page.all("button.start")
    print("encrypted responses come back by the passphrase alone; a browser that cannot encrypt says so and takes nothing")


def main():
    program = os.path.abspath(sys.argv[1])
    if not browser.is_there():
        print("SKIPPED: chromium and chromedriver are not installed (Debian's chromium, chromium-driver)")
        return 77
    with tempfile.TemporaryDirectory(prefix="counterpoint-form-") as folder, browser.Driver() as driver:
        command = Command(program, os.path.join(folder, "study.counterpoint"))
        subprocess.run([program, "new", command.study], check=True, stdout=subprocess.DEVNULL)
        command("import", QUESTIONNAIRE)
        form = os.path.join(folder, "form.html")
        written = command("export", form, "--what", "Work and life")
        assert written["version"] == "1" and written["losses"] == [], written
        address = "file://" + form
        mistakes_and_drafts(driver, address)
        text_instead_of_a_file(driver, address)
        back = os.path.join(folder, "back")
        os.mkdir(back)
        respondents(driver, address, back)
        back_in_the_study(command, back)
        encrypted(driver, command, folder)
    return 0


if __name__ == "__main__":
    sys.exit(main())
