#!/usr/bin/python3
"""A focus group from import to 60 codings, once by the keyboard alone and once by the mouse alone, in the real window.

    focus_group.py PROGRAM TRANSCRIPT (keyboard|mouse)

With COUNTERPOINT_PICTURES set, pictures for the user guide go into that folder. Exit status 77: the transcript is not there.
"""
import contextlib
import dataclasses
import json
import os
import sqlite3
import subprocess
import sys
import tempfile

import attempts
from desk import waited_for

WANTED = 60


@dataclasses.dataclass
class Coding:
    """What a person knows of a coding that they made."""
    start: int
    words: str
    code: str
    comment: str = ""
    weight: int | None = None

    @property
    def end(self):
        return self.start + len(self.words)

    def known(self):
        return self.start, self.words, self.code, self.comment, self.weight


class Work:
    """One person, one study, one transcript; remembers what was coded with what, to be compared with what the study holds."""

    def __init__(self, desk, program, transcript, way):
        self.desk, self.program, self.way = desk, program, way
        self.folder = tempfile.mkdtemp(dir=desk.home)
        self.study = os.path.join(self.folder, "Focus group.counterpoint")
        self.transcript = os.path.join(self.folder, os.path.basename(transcript))
        with open(transcript, "rb") as original, open(self.transcript, "wb") as copy:
            copy.write(original.read())
        self.made = []
        self._file = None

    def command(self, *words):
        return subprocess.run([self.program, *words], capture_output=True, text=True, check=False,
                              env={**self.desk.environment, "QT_QPA_PLATFORM": "offscreen"})

    def picture(self, name):
        if folder := os.environ.get("COUNTERPOINT_PICTURES"):
            self.desk.picture(os.path.join(folder, f"{name}.png"))

    def _version(self):
        if not self._file:
            self._file = sqlite3.connect(f"file:{self.study}?mode=ro", uri=True)
        return self._file.execute("PRAGMA data_version").fetchone()[0]

    @contextlib.contextmanager
    def one_step(self, what):
        """What is done inside has reached the file when this ends."""
        before = self._version()
        yield
        waited_for(f"the study to change: {what}", lambda: self._version() != before)

    def coded(self, start, words, code):
        self.made.append(Coding(start, words, code))
        return self.made[-1]

    def is_free(self, start, end):
        return all(coding.end <= start or coding.start >= end for coding in self.made)

    def check(self):
        """The study holds exactly what was made, word for word and at its place."""
        answer = json.loads(self.command("segments", self.study, "--json").stdout)
        found = sorted(((each["start"], each["text"], each["code"], each["comment"], each["weight"]) for each in answer["segments"]), key=str)
        made = sorted((coding.known() for coding in self.made), key=str)
        assert found == made, f"by {self.way}: the study holds other codings than were made:\n" \
            + "\n".join([f"  held, not made: {each}" for each in found if each not in made]
                        + [f"  made, not held: {each}" for each in made if each not in found])

    def check_all(self):
        self.check()
        assert len(self.made) == WANTED, f"by {self.way}: {len(self.made)} codings, not {WANTED}"
        problems = self.command("check", self.study)
        assert problems.returncode == 0, problems.stdout + problems.stderr


def main():
    program, transcript, way = os.path.abspath(sys.argv[1]), sys.argv[2], sys.argv[3]
    if not os.path.exists(transcript):
        print(f"SKIPPED: {transcript} is not there, and the person of this test has nothing to code", file=sys.stderr)
        return 77
    return attempts.until_done(f"by {way}", lambda desk: once(desk, program, transcript, way))


def once(desk, program, transcript, way):
    work = Work(desk, program, transcript, way)
    __import__(way).run(work)
    work.check_all()
    print(f"by {way}: {len(work.made)} codings, as they were made")
    return 0


if __name__ == "__main__":
    sys.exit(main())
