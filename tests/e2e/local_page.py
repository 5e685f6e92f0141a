"""A questionnaire is served on the local network and filled in by real Chromium: what was answered is in the study, the respondent is told so, and
what could not be sent is not lost.

    /usr/bin/python3 tests/e2e/local_page.py build/dev/counterpoint
"""
import csv
import json
import os
import signal
import subprocess
import sys
import tempfile

import browser
from form_respondents import ARABIC, BRIEF, KIM, PHONE, QUESTIONNAIRE, Command, Respondent

NAME = "Work and life"


class Served:
    """`counterpoint serve` while the block lasts."""

    def __init__(self, command, port=0):
        words = [command.program, "serve", command.study, NAME, "--address", "127.0.0.1", "--json", *(["--port", str(port)] if port else [])]
        self._process = subprocess.Popen(words, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        first = self._process.stdout.readline()
        assert first, self._process.stderr.read().decode()
        self.address = json.loads(first)["address"]

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.end()

    def end(self):
        """As Ctrl-C ends it; gives what it said."""
        if self._process.poll() is None:
            self._process.send_signal(signal.SIGINT)
        rest, _ = self._process.communicate(timeout=60)
        assert self._process.returncode == 0, self._process.returncode
        return [json.loads(line) for line in rest.decode().splitlines()]


class SendingRespondent(Respondent):
    """Answers on a page that sends."""

    at_the_end = "main .status"


def status_of(page):
    return page.one("main .status").text


def fill(page, address, answers):
    respondent = SendingRespondent(page, answers)
    respondent.start(address)
    respondent.fill_in()
    return respondent


def rows_of(command, folder):
    out = os.path.join(folder, "out.csv")
    command("export", out, "--what", NAME)
    with open(out, newline="", encoding="utf-8-sig") as file:
        return {row["nick"]: row for row in csv.DictReader(file)}


def main():
    if not browser.is_there():
        print("chromium or chromedriver is missing: skipped")
        return 77
    with tempfile.TemporaryDirectory(prefix="counterpoint-local-") as folder, browser.Driver() as driver:
        command = Command(sys.argv[1], os.path.join(folder, "s.counterpoint"))
        subprocess.run([command.program, "new", command.study, "--title", "Local"], check=True, stdout=subprocess.DEVNULL)
        command("import", QUESTIONNAIRE)
        with Served(command) as served:
            address = served.address
            port = int(address.split(":")[2].split("/")[0])
            with driver.browser(width=375, height=740) as page:
                page.open(address)
                assert any("not encrypted" in each.text for each in page.all(".notices p")), "nothing is said of encryption"
                fill(page, address, PHONE)
                browser.waited_for("“arrived”", lambda: "have arrived" in status_of(page))
                assert page.complaints() == []
                page.one("button.another").click()  # the next person on the same device
                respondent = SendingRespondent(page, BRIEF)
                page.one("button.start").click()
                respondent.fill_in()
                browser.waited_for("“arrived”", lambda: "have arrived" in status_of(page))
            with driver.browser() as page:
                fill(page, address, KIM)
                browser.waited_for("“arrived”", lambda: "have arrived" in status_of(page))
            with driver.browser(languages="ar") as page:
                fill(page, address, ARABIC)
                browser.waited_for("“arrived” in Arabic", lambda: "وصلت" in status_of(page))
            late = driver.browser()
            respondent = SendingRespondent(late, {"consent": "OK", "nick": "Late", "age": "30", "works": "no", "team_a": "1"})
            respondent.start(address)
            said = served.end()
        assert said[-1] == {"event": "ended", "received": 4}, said
        with late:
            respondent.fill_in()  # the computer is away
            browser.waited_for("a way to save", lambda: late.all("button.save"))
            assert "could not be sent" in status_of(late), status_of(late)
            assert late.run("return Object.keys(localStorage).some((key) => key.endsWith(':finished'))"), "the answers are not kept"
            with Served(command, port) as again:
                late.one("button.again").click()
                browser.waited_for("the path is another, and that is said", lambda: "no longer there" in status_of(late))
                late.one("button.save").click()
                path = late.saved_file()
                assert again.end()[-1]["received"] == 0
        rows = rows_of(command, folder)
        assert set(rows) == {"Lu", "Johanna", "Kim", "سلمى"}, rows
        assert rows["Kim"]["wish"] == KIM["wish"] and rows["Lu"]["wish"] == "'=SUM(A1)" and rows["Kim"]["pain"] == "7" and rows["سلمى"]["wish"] == ARABIC["wish"], rows
        progress = command("fielding", NAME)
        assert progress["channels"] == {"local page": 4}, progress
        labels = [step["step"] for step in command("history")["history"]]
        assert sum("local page" in label for label in labels if label.startswith("Take in")) == 4, labels
        taken = command("import", path)
        assert taken["imported"][0]["added"] == 1, taken
        print("four responses over the network, one saved and taken in later")
    return 0


if __name__ == "__main__":
    sys.exit(main())
