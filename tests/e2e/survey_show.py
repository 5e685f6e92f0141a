#!/usr/bin/python3
"""A survey from nothing to its numbers: the sample study's questionnaire written in the real window by the keyboard, with the mouse for what lies
in menus; exported as a page; filled in in real Chromium by five respondents, one on a phone, one in the second language, one with the keyboard
alone; taken back in from their folder, and counted in the window, where each number is the command line's and that of what was typed.

    survey_show.py PROGRAM
"""
import contextlib
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
from collections import Counter

import attempts
import browser
import form_respondents
import survey_by_keyboard
from desk import Missing, waited_for

HERE = os.path.dirname(os.path.abspath(__file__))
SAMPLE = os.path.join(HERE, "..", "..", "resources", "sample-study")
ENGLISH, GERMAN = "English (en)", "Deutsch (de)"
TYPES = {"page": "Page", "grid": "Battery of statements", "likert": "Agreement on a scale", "single": "One choice", "multiple": "Several choices",
         "decimal": "Number", "long text": "Long text", "rating": "Rating", "date": "Date", "hidden": "Hidden value"}
LETTERS = {"single": "o", "page": "p", "grid": "b", "likert": "g", "multiple": "e", "decimal": "u", "long text": "l", "rating": "r", "date": "d", "hidden": "h"}
IN_GERMAN = {"Working together in the service": "Zusammenarbeit im Dienst", "About you and your work": "Sie und Ihre Arbeit",
             "What is your profession?": "Was ist Ihr Beruf?", "Social worker": "Sozialarbeit", "Agree": "Stimme zu",
             "Strongly agree": "Stimme voll zu", "Working together": "Miteinander arbeiten", "How old are you?": "Wie alt sind Sie?"}


def all_below(element, role):
    """Every visible element of the role."""
    if element.role != "application" and not element.is_in("SHOWING"):
        return []
    found = [element] if element.role == role else []
    if element.role not in ("table", "tree", "tree table", "list"):
        for child in element.children():
            found += all_below(child, role)
    return found


def label(texts):
    return texts["texts"]["label"][ENGLISH]


class Sample:
    """The questionnaire of the sample study, as what is to be typed."""

    def __init__(self):
        with open(os.path.join(SAMPLE, "questionnaire.json"), encoding="utf-8") as file:
            self.json = json.load(file)
        self.lists = {each["name"]: each["choices"] for each in self.json["lists"]}
        self.pages = self.json["items"]
        self.scales = self.json["scales"]

    def questions(self):
        for page in self.pages:
            for item in page["items"]:
                yield from item["items"] if item["type"] == "grid" else [item]

    def choices(self, item):
        """To be typed into the question; ways not to answer are chosen in their box."""
        return [choice for choice in self.lists.get(item.get("list", ""), []) if choice.get("role") != "missing"]

    def missing(self, item):
        """The name of the list of ways not to answer, as the question bank has it."""
        if "missing_list" in item:
            return item["missing_list"]
        codes = [choice["code"] for choice in self.lists.get(item.get("list", ""), []) if choice.get("role") == "missing"]
        return {0: "", 1: "prefer_not", 2: "no_answer"}[len(codes)]


class Designer:
    """Writes as a person who knows the keys."""

    def __init__(self, desk, window, sample):
        self.desk, self.window, self.sample, self.key = desk, window, sample, desk.key
        self.words = None
        self.listen()
        self.fields = {}
        self.owners = {}
        self.lists = []  # in the order they were made

    def field(self, role, name):
        """A part of the window. The question's parts are there once and for all, so they are looked for once."""
        known = self.fields.get((role, name))
        if known is None:
            known = self.fields[(role, name)] = self.window.find(role, name)
        return known

    def listen(self):
        """Counts when the keys go elsewhere, which is quicker than to look where they are."""
        self.moves = 0

        def moved(event):
            self.moves += 1 if event.detail1 else 0
        self.listener = self.desk.atspi.EventListener.new(moved)
        self.listener.register("object:state-changed:focused")

    def moves_so_far(self):
        self.desk.take_events()
        return self.moves

    def go(self, key, element):
        """Presses the key until the keys go to the element, and stay there."""
        back = {"Tab": "shift+Tab", "shift+Tab": "Tab"}[key]
        for _ in range(60):
            if element.is_in("FOCUSED"):
                time.sleep(0.1)
                if element.is_in("FOCUSED"):
                    return
                key, back = back, key  # one key too many was on its way
            before = self.moves_so_far()
            self.key(key)
            end = time.monotonic() + 2
            while self.moves_so_far() == before and time.monotonic() < end:
                time.sleep(0.01)
        raise Missing(f"{key} does not lead to {element.name}")

    def to(self, key, role, name):
        """Presses a key that leads to a field, again where the machine was too busy for it, and waits until it does."""
        field = self.field(role, name)
        self.until_focused(key, field)
        return field

    def box(self, title):
        """The box to choose from below a title; on Linux assistive programs are told what is chosen in it, and not its name."""
        if ("box", title) in self.fields:
            return self.fields[("box", title)]

        def look():
            label = self.window.root.below("label", title)
            x, y, *_ = label.box
            boxes = [(box.box[1] - y, box) for box in all_below(self.window.root, "combo box") if abs(box.box[0] - x) < 12 and box.box[1] > y]
            return min(boxes, key=lambda pair: pair[0])[1] if boxes else None
        self.fields[("box", title)] = found = waited_for(f"the box below “{title}”", look)
        return found

    def to_words(self):
        self.until_focused("alt+w", self.words)

    def until_focused(self, key, field):
        for patience in (3, 5, 10, 20):
            self.key(key)
            with contextlib.suppress(Missing):
                waited_for(f"{key} to lead to “{field.name}”", lambda: field.is_in("FOCUSED"), patience)
                return
            self.key("Escape")  # a lone Alt has gone to the menus
        raise Missing(f"{key} does not lead to “{field.name}”")

    def begin(self):
        self.window.find("button", "New questionnaire").click()
        self.words = self.window.find("text", "Wording of the question")
        waited_for("the words to be written", lambda: self.words.is_in("FOCUSED"))

    def about(self):
        """Name, title and what stands before and after."""
        self.key("alt+a")
        self.to("alt+n", "text", "Name of the questionnaire in the study")
        self.key("ctrl+a")
        self.desk.type(self.sample.json["name"])
        for field, text in [("Title", "title"), ("Introduction", "introduction"), ("Thanks", "thanks")]:
            self.go("Tab", self.window.find("text", field))
            self.desk.type(self.sample.json["texts"][text][ENGLISH])
        self.key("alt+q")
        self.window.find("text", "Wording of the question")

    def scales(self):
        self.key("alt+l")
        for scale in self.sample.scales:
            self.window.find("button", "New scale").click()
            name = self.window.find("text", "Name of the scale")
            waited_for("the scale to be named", lambda: name.is_in("FOCUSED"))
            self.desk.type(scale["name"])
            self.key("Tab")
            self.desk.type(scale["label"])
        self.key("Tab", "alt+q")
        self.window.find("text", "Wording of the question")
        self.to_words()

    def add(self, kind):
        """Two keys: Ctrl+Enter opens the menu, a letter takes the entry."""
        self.key("ctrl+Return")
        self.desk.menu_item(TYPES[kind])
        self.key(LETTERS[kind])
        waited_for("an empty question to be written", lambda: self.words.is_in("FOCUSED") and self.words.text == "")

    def next(self):
        """Enter: the next question."""
        self.key("Return")
        waited_for("an empty question to be written", lambda: self.words.is_in("FOCUSED") and self.words.text == "")

    def write(self, item):
        self.desk.type(label(item))
        if item.get("name"):
            self.to("alt+n", "text", "Name of the variable")
            self.key("ctrl+a")
            self.desk.enter(item["name"])
            self.to_words()

    def write_choices(self, choices):
        self.key("Tab")
        for choice in choices:
            self.desk.type(label(choice))
            if not choice["code"].isdigit():
                self.key("F2")
                self.desk.type(choice["code"])
                self.key("Tab")
            self.key("Tab")
        self.to_words()

    def to_choices_of(self, name):
        """Takes the choices of a list that is there."""
        self.until_focused("alt+c", self.window.find("combo box", "New choices"))
        self.down(self.lists.index(name) + 1)
        waited_for(f"the choices of {name}", lambda: self.window.root.below("combo box", f"{self.owners[name]}: …"))
        self.to_words()

    def down(self, times):
        for _ in range(times):
            self.key("Down")

    def open(self, name, has_hint=True):
        """Unfolds a part of the question, which stays so; the keys are in it then."""
        head = self.field("check box", name)
        if has_hint:
            self.to("alt+i", "text", "Hint")
        self.go("Tab", head)
        if not head.is_in("CHECKED"):
            self.key("space")
            waited_for(f"“{name}” to open", lambda: head.is_in("CHECKED"))

    def not_answering(self, item, before):
        """`before`: the ways not to answer that the question has by itself, from the one before."""
        wanted = self.sample.missing(item)
        if wanted == before and "constraint" not in item:
            return
        self.open("Not answering, and what is accepted")
        if wanted != before:
            self.go("Tab", self.box("Ways not to answer, as declared missing codes"))
            order = ["", "prefer_not", "no_answer"]
            by = order.index(wanted) - order.index(before)
            for _ in range(abs(by)):
                self.key("Down" if by > 0 else "Up")
        if "constraint" in item:
            self.go("Tab", self.field("text", "Accept an answer only if"))
            self.desk.type(item["constraint"])
        self.to_words()

    def logic(self, item):
        if "relevant" not in item and "default" not in item:
            return
        self.open("Logic")
        for part, field in [("relevant", "Ask only if"), ("default", "Begin with")]:
            if part in item:
                self.go("Tab", self.field("text", field))
                self.desk.type(item[part])
        self.to_words()

    def measurement(self, item, scale):
        """`scale`: that the question has by itself."""
        usual = {"decimal": "scale", "likert": "ordinal", "rating": "ordinal"}.get(item["type"], "nominal")
        level = item.get("level", usual)
        if not item.get("random") and level == usual and item.get("scale") == scale and not item.get("reversed"):
            return
        self.open("Order, level and scale")
        if item.get("random"):
            self.tick("Order by chance")
        if level != usual:
            self.go("Tab", self.box("Measurement level"))
            self.down(["nominal", "ordinal", "scale"].index(level) + 1)
        if item.get("scale") != scale:
            names = [""] + [each["name"] for each in self.sample.scales]
            self.go("Tab", self.box("Scale that it is an item of"))
            by = names.index(item.get("scale", "")) - names.index(scale or "")
            for _ in range(abs(by)):
                self.key("Down" if by > 0 else "Up")
        if item.get("reversed"):
            self.tick("Reversed")
        self.to_words()

    def tick(self, name):
        box = self.field("check box", name)
        self.go("Tab", box)
        self.key("space")
        waited_for(f"“{name}” to be ticked", lambda: box.is_in("CHECKED"))

    def page(self, page, is_first):
        if is_first:  # the question that a new questionnaire begins with
            self.until_focused("alt+y", self.box("Type"))
            self.desk.type("Pag")
            self.to_words()
        else:
            self.add("page")
        self.write(page)
        kind, missing = None, ""
        for item in page["items"]:
            if item["type"] == "single" and kind in (None, "single"):
                self.next()
            else:
                self.add(item["type"])
                missing = ""
            kind = item["type"]
            self.question(item, missing)
            missing = self.sample.missing(item)
            if kind == "grid":
                missing = self.statements(item)

    def question(self, item, missing):
        self.write(item)
        name = item.get("list")
        if name in self.lists:
            self.to_choices_of(name)
        elif name:
            self.write_choices(self.sample.choices(item))
            self.lists.append(name)
            self.owners[name] = item["name"]  # a list is called after the question that it was written for
        if item["type"] == "rating":
            for field, end in [("From", "start"), ("To", "end")]:
                self.go("Tab", self.window.find("text", field))
                self.key("ctrl+a")
                self.desk.type(item["parameters"][end])
            self.to_words()
        if item["type"] not in ("grid", "hidden"):
            self.not_answering(item, missing)
            self.logic(item)
        self.measurement(item, item.get("scale") if item["type"] == "hidden" else None)

    def statements(self, battery):
        before, scale = "", None
        for item in battery["items"]:
            self.next()
            self.write(item)
            self.not_answering({**item, "list": battery["list"]}, before)
            before = self.sample.missing(battery)
            self.measurement(item, scale)
            scale = item.get("scale")
        return ""

    def translate(self):
        """Another language, and its texts: Enter leads from gap to gap."""
        self.key("alt+t")
        waited_for("the translations", lambda: self.window.root.below("label", "Another language"))
        self.key("alt+g")
        waited_for("the language to be named", lambda: self.window.find("combo box", "Language to add").is_in("FOCUSED"))
        self.desk.enter(GERMAN)
        table = self.window.find("table", "Texts in two languages")
        rows = waited_for("the texts to be translated", table.cells)
        for _, text, _ in rows:
            self.desk.enter(IN_GERMAN.get(text, f"{text} (de)"))
        waited_for("all to be translated", lambda: self.window.root.below("label", "All is translated."), 60)


class Show:
    def __init__(self, desk, program):
        self.desk, self.program = desk, program
        self.folder = tempfile.mkdtemp(dir=desk.home)
        self.study = os.path.join(self.folder, "Show.counterpoint")
        self.back = os.path.join(self.folder, "back")
        os.mkdir(self.back)
        self.sample = Sample()

    def command(self, *words):
        done = subprocess.run([self.program, *words], capture_output=True, text=True, check=False,
                              env={**self.desk.environment, "QT_QPA_PLATFORM": "offscreen"})
        assert done.returncode == 0, f"{words}: {done.stdout} {done.stderr}"
        return done.stdout

    def said(self, *words):
        """What a command says, even that it cannot yet."""
        done = subprocess.run([self.program, *words], capture_output=True, text=True, check=False,
                              env={**self.desk.environment, "QT_QPA_PLATFORM": "offscreen"})
        return done.stdout if done.returncode == 0 else ""

    def check_design(self, page_path):
        """What was written is what the sample has: words, names, types, choices with codes, scales, logic."""
        with open(page_path, encoding="utf-8") as file:
            made = json.loads(re.search(r'<script type="application/json" id="form">(.*?)</script>', file.read(), re.S)[1])["questionnaire"]
        lists = {each["name"]: each["choices"] for each in made["lists"]}

        def told(items, lists_of, missing_of, inherited=""):
            found = []
            for item in items:
                own = [(choice["code"], label(choice)) for choice in lists_of.get(item.get("list", inherited), []) if choice.get("role") != "missing"]
                found.append((item["type"], item.get("name"), label(item), own, missing_of(item), item.get("scale"), item.get("reversed", False),
                              item.get("constraint"), item.get("relevant"), item.get("default"), item.get("random", False)))
                found += told(item.get("items", []), lists_of, missing_of, item.get("list", ""))
            return found

        def wanted_missing(item):
            parent = next((each for page in self.sample.pages for each in page["items"] if item in each.get("items", [])), item)
            return "" if item["type"] in ("grid", "page", "hidden") else self.sample.missing({**item, "list": item.get("list", parent.get("list", ""))})

        expected = told(self.sample.pages, self.sample.lists, wanted_missing)
        got = told(made["items"], lists, lambda item: item.get("missing_list", ""))
        for one, other in zip(got, expected):
            assert one == other, f"designed:\n  {one}\nwanted:\n  {other}"
        assert len(got) == len(expected), (len(got), len(expected))


class Counting(survey_by_keyboard.Hand):
    """Analyses by the keyboard in the window that is open."""

    def __init__(self, desk, window):
        self.desk, self.key, self.window = desk, desk.key, window
        self.key("ctrl+5")


def answers():
    """What five people say: each differently, and one of them not much."""
    batteries = {"trust": 6, "systems": 5, "belong": 6}
    conflicts = [f"conflict_{kind}_{number}" for kind in ("task", "relationship", "process") for number in (1, 2)]

    def person(at, **own):
        said = {"profession": str(at + 1), "employer": str(at % 3 + 1), "base": str(at % 4 + 1), "age_band": str(at % 5 + 1), "gender": str(at % 3 + 1),
                "contract_hours": str(20 + 4 * at), "years_service": str(1 + 3 * at)}
        for name, count in batteries.items():
            said.update({f"{name}_{number}": str((at + number) % 5 + 1) for number in range(1, count + 1)})
        said.update({name: str((at + place) % 5 + 1) for place, name in enumerate(conflicts)})
        said.update({"handling": str(at % 5 + 1), "handling_manager": str((at + 2) % 5 + 1), "open_disagreement": f"Who visits, said {at}; “it” ended well",
                     "wish": "shadowing law", "cpd_hours": str(10 + at), "cpd_joint_hours": str(at), "open_learning": f"Time, time, time ({at})",
                     "satisfaction": str(5 + at)})
        return {**said, **own}

    brief = {"profession": "3", "trust_1": "2", "handling": "1", "cpd_hours": "0"}
    return [person(0), person(1, profession="-99", contract_hours="-99", trust_1="-98", wish="disagreeing child_voice"),
            person(2, open_learning="Mehr Zeit für Gespräche"),
            {"profession": "1", "employer": "2", "contract_hours": "37.5", "trust_1": "5", "trust_2": "4", "belong_1": "-99", "handling": "5",
             "wish": "systems", "cpd_hours": "12", "cpd_joint_hours": "3", "satisfaction": "10"}, brief]


def fill_in(show, page_path):
    """In Chromium: as it is, on a phone, in German, by the keyboard alone, and briefly in the dark."""
    ways = [(form_respondents.Respondent, {}), (form_respondents.Respondent, {"width": 375, "height": 740}),
            (form_respondents.Respondent, {"languages": "de"}), (form_respondents.KeyboardRespondent, {}), (form_respondents.Respondent, {"dark": True})]
    given = answers()
    with browser.Driver() as driver:
        for number, ((kind, how), said) in enumerate(zip(ways, given)):
            with driver.browser(**how) as page, form_respondents.told(page, show.back, f"show-{number}"):
                respondent = kind(page, said)
                respondent.start("file://" + page_path)
                if "languages" in how:
                    assert page.run("return document.documentElement.lang") == "de"
                    assert page.one("h1").text == IN_GERMAN["About you and your work"], page.one("h1").text
                respondent.fill_in()
                path = respondent.save()
                got = form_respondents.response_of(path)
                values = {name: value for name, value in got["values"].items() if name != "completed_on"}
                assert values == said, {name: (values.get(name), said.get(name)) for name in {*values, *said} if values.get(name) != said.get(name)}
                assert got["language"] == (GERMAN if "languages" in how else ENGLISH), got["language"]
                form_respondents.assert_nothing_left(page)
                shutil.copy(path, show.back)
    return given


def take_in(show, window):
    show.desk.key("ctrl+k")
    show.desk.enter("take in responses")
    window.has_dialog("Folder with responses")
    show.desk.enter(show.back)
    waited_for("the responses to be in", lambda: '"complete": 5' in show.said("fielding", show.study, show.sample.json["name"], "--json"))


def check_counts(show, window, given):
    """Frequencies in the window, of the command line, and of what was typed."""
    name = show.sample.json["name"]
    counting = Counting(show.desk, window)
    for variable in ("trust_1", "profession", "satisfaction"):
        said = Counter(each[variable] for each in given if variable in each)
        done = json.loads(show.command("frequencies", show.study, name, variable, "--json"))
        found = {each["kind"]: each["result"] for each in done["results"]}["freq"]
        counts = {str(int(value)): count for value, count in zip(found["values"], found["counts"]) if count}
        assert counts == {value: count for value, count in said.items() if not value.startswith("-")}, (variable, counts, said)
        counting.begin("Frequencies")
        counting.choose([variable], "Variables")
        item = next(each for each in show.sample.questions() if each.get("name") == variable)
        table = window.find("table", label(item))
        shown = waited_for(f"the table of {variable}", table.cells)
        numbers = [row[1] for row in shown if row[1]]
        assert [str(count) for count in found["counts"] if count] == [each for each in numbers if each != "0"][:len(counts)], (shown, found["counts"])


def design(show, window):
    designer = Designer(show.desk, window, show.sample)
    designer.begin()
    begun = time.monotonic()
    designer.about()
    designer.scales()
    for number, page in enumerate(show.sample.pages):
        designer.page(page, number == 0)
    print(f"{len(list(show.sample.questions()))} questions written in {time.monotonic() - begun:.0f} s", flush=True)
    designer.translate()
    print(f"and translated, {time.monotonic() - begun:.0f} s", flush=True)


def export(show, window):
    path = os.path.join(show.folder, "form.html")
    show.desk.key("ctrl+k")
    show.desk.enter("as a page to fill in")
    window.has_dialog("Export as a page to fill in")
    show.desk.enter(path)
    return waited_for("the page to be written", lambda: os.path.exists(path) and path)


def once(desk, program):
    show = Show(desk, program)
    window = desk.open([program], show.folder)
    desk.key("ctrl+n")
    window.has_dialog("New study")
    desk.enter(show.study)
    window.has_title("Show – Counterpoint")
    desk.key("ctrl+2")
    design(show, window)
    page = export(show, window)
    show.check_design(page)
    given = fill_in(show, page)
    take_in(show, window)
    check_counts(show, window, given)
    window.close()
    print("five respondents came back, and are counted as they answered")
    return 0


def main():
    program = os.path.abspath(sys.argv[1])
    if not browser.is_there():
        print("SKIPPED: chromium and chromium-driver are not there")
        return 77
    return attempts.until_done("survey show", lambda desk: once(desk, program))


if __name__ == "__main__":
    sys.exit(main())
