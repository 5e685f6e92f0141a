#!/usr/bin/python3
"""A survey from nothing to its numbers: the sample study's questionnaire written in the real window by the keyboard, with the mouse for what lies
in menus; exported as a page; filled in in real Chromium by five respondents, one on a phone, one in the second language, one with the keyboard
alone; taken back in from their folder, and counted in the window, where each number is the command line's and that of what was typed.

    survey_show.py PROGRAM
"""
import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections import Counter

import attempts
import browser
import form_respondents
from desk import waited_for
from sample_survey import ENGLISH, GERMAN, IN_GERMAN, Sample, answers
from survey_by_keyboard import Hand
from survey_designer import Designer


class Show:
    def __init__(self, desk, program):
        self.desk, self.program = desk, program
        self.folder = tempfile.mkdtemp(dir=desk.home)
        self.study = os.path.join(self.folder, "Show.counterpoint")
        self.back = os.path.join(self.folder, "back")
        os.mkdir(self.back)
        self.sample = Sample()

    def said(self, *words):
        """What a command says; nothing while it cannot."""
        done = subprocess.run([self.program, *words], capture_output=True, text=True, check=False,
                              env={**self.desk.environment, "QT_QPA_PLATFORM": "offscreen"})
        return done.stdout if done.returncode == 0 else ""

    def frequencies(self, variable):
        done = json.loads(self.said("frequencies", self.study, self.sample.json["name"], variable, "--json"))
        return next(each["result"] for each in done["results"] if each["kind"] == "freq")


class Counting(Hand):
    """Analyses by the keyboard in the window that is open."""

    def __init__(self, desk, window):
        self.desk, self.key, self.window = desk, desk.key, window
        self.key("ctrl+5")


def design(show, window):
    designer = Designer(show.desk, window, show.sample)
    begun = time.monotonic()
    designer.begin()
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


def check_file(path, said, language):
    """A choice of several is kept in the order of the choices, whatever order they are ticked in."""
    def told(values):
        return {name: sorted(value.split()) if name == "wish" else value for name, value in values.items() if name != "completed_on"}
    response = form_respondents.response_of(path)
    got, wanted = told(response["values"]), told(said)
    assert got == wanted, {name: (got.get(name), wanted.get(name)) for name in {*got, *wanted} if got.get(name) != wanted.get(name)}
    assert response["language"] == language, response["language"]


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
                check_file(path, said, GERMAN if "languages" in how else ENGLISH)
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
    counting = Counting(show.desk, window)
    for variable in ("trust_1", "profession", "satisfaction"):
        said = Counter(each[variable] for each in given if variable in each)
        found = show.frequencies(variable)
        counts = {str(int(value)): count for value, count in zip(found["values"], found["counts"]) if count}
        assert counts == {value: count for value, count in said.items() if not value.startswith("-")}, (variable, counts, said)
        counting.begin("Frequencies")
        counting.choose([variable], "Variables")
        table = window.find("table", show.sample.title(variable))
        shown = waited_for(f"the table of {variable}", table.cells)
        numbers = [row[1] for row in shown if row[1]]
        assert [str(count) for count in found["counts"] if count] == [each for each in numbers if each != "0"][:len(counts)], (shown, found["counts"])


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
    show.sample.check_design(page)
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
