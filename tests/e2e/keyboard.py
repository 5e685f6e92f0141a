"""The focus group by the keyboard alone."""
import time

from desk import waited_for

CODES = ["Learning by doing", "Asking for help", "Time pressure", "Trust", "Tools", "Community", "Doubt", "Teaching others"]


def begin(work):
    desk = work.desk
    window = desk.open([work.program], work.folder)
    desk.key("ctrl+n")
    window.find("dialog", "New study")
    desk.type(work.study)
    desk.key("Return")
    window.find("frame", "group – Counterpoint")
    desk.key("ctrl+4", "ctrl+k")
    window.find("text", "Search…")
    desk.type("import transcripts")
    time.sleep(0.3)
    desk.key("Return")
    window.find("dialog", "Choose transcripts")
    desk.type(work.transcript)
    desk.key("Return")
    window.find("button", "Import")
    desk.key("alt+i")
    return window, window.find("text", "Text of the source")


def code_new(work, text, name):
    """Enter, the name, Enter: the code is made when it is not there."""
    work.coded.append((work.selected_words(text), name))
    work.desk.key("Return")
    time.sleep(0.15)
    work.desk.type(name)
    time.sleep(0.15)
    work.desk.key("Return")


def run(work):
    desk = work.desk
    window, text = begin(work)
    waited_for("the transcript", lambda: len(text.text) > 10_000)
    desk.key("ctrl+Home")
    for number in range(60):
        unit = ["t", "s", "p"][number % 3]
        desk.key(unit)
        if number % 8 == 7 and len(work.coded) > 0:
            work.coded.append((work.selected_words(text), work.coded[-1][1]))
            desk.key("ctrl+Return")
        else:
            code_new(work, text, CODES[number % len(CODES)])
        waited_for("the coding", lambda: len(work.codings()) == len(work.coded)) if number % 10 == 0 else time.sleep(0.2)
        desk.key("Escape")
        desk.key(*["Down"] * 9)
    work.picture("coding-by-keyboard")
    window.close()
