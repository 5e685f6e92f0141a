#!/usr/bin/python3
"""A focus group from import to 60 codings, once by the keyboard alone and once by the mouse alone, in the real window.

    focus_group.py PROGRAM TRANSCRIPT (keyboard|mouse)

With COUNTERPOINT_PICTURES set, pictures for the user guide go into that folder. Exit status 77: the transcript is not there.
"""
import json
import os
import subprocess
import sys
import tempfile
import time

from desk import Desk, waited_for

WANTED = 60


class Work:
    """One person, one study, one transcript; keeps what it coded with what, to be compared with the study at the end."""

    def __init__(self, desk, program, transcript, way):
        self.desk, self.program, self.way = desk, program, way
        self.folder = tempfile.mkdtemp(dir=desk.home)
        self.study = os.path.join(self.folder, "group.counterpoint")
        self.transcript = os.path.join(self.folder, os.path.basename(transcript))
        with open(transcript, "rb") as original, open(self.transcript, "wb") as copy:
            copy.write(original.read())
        self.coded = []

    def command(self, *words):
        answer = subprocess.run([self.program, *words, "--json"], check=True, capture_output=True, text=True,
                                env={**self.desk.environment, "QT_QPA_PLATFORM": "offscreen"})
        return json.loads(answer.stdout)

    def codings(self):
        return self.command("segments", self.study)["segments"]

    def picture(self, name):
        if folder := os.environ.get("COUNTERPOINT_PICTURES"):
            self.desk.picture(os.path.join(folder, f"{name}.png"))

    def selected_words(self, text):
        """What is selected in the text view, once something is."""
        start, end = waited_for("a selection", text.selection)
        return text.text.encode("utf-16-le")[2 * start:2 * end].decode("utf-16-le")

    def check(self):
        """The study holds exactly what was coded, word for word."""
        found = sorted((each["text"], each["code"].rsplit("/")[-1]) for each in self.codings())
        assert found == sorted(self.coded), f"{self.way}: the study holds other codings than were made:\n" \
            + "\n".join(f"  {a} <> {b}" for a, b in zip(found, sorted(self.coded)) if a != b)
        assert len(found) == WANTED, f"{self.way}: {len(found)} codings, not {WANTED}"
        problems = subprocess.run([self.program, "check", self.study], capture_output=True, text=True, env=self.desk.environment)
        assert problems.returncode == 0, problems.stdout + problems.stderr


def main():
    program, transcript, way = sys.argv[1:]
    if not os.path.exists(transcript):
        print(f"SKIPPED: {transcript} is not there, and the person of this test has nothing to code", file=sys.stderr)
        return 77
    journey = __import__(way)
    with Desk() as desk:
        work = Work(desk, program, transcript, way)
        try:
            journey.run(work)
            work.check()
        except Exception:
            desk.picture(os.path.join(tempfile.gettempdir(), f"counterpoint-e2e-{way}.png"))
            raise
    print(f"{way}: {len(work.coded)} codings, as they were made")
    return 0


if __name__ == "__main__":
    sys.exit(main())
