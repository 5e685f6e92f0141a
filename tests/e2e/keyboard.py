"""The focus group by the keyboard alone: every key of the user guide's table is used on the way."""
import re

from desk import Missing, waited_for


def begin(work):
    """From the start of the program to the text of the transcript."""
    desk = work.desk
    window = desk.open([work.program], work.folder)
    desk.key("ctrl+n")
    window.has_dialog("New study")
    desk.enter(work.study)
    window.has_title("Focus group – Counterpoint")
    desk.key("ctrl+4", "ctrl+k")  # in one breath: the workspace is only now made
    desk.enter("import transcripts")
    window.has_dialog("Choose transcripts")
    desk.enter(work.transcript)
    window.has_dialog("Import transcripts")
    waited_for("the transcript to be read", lambda: window.find("button", "Import 1 transcript").is_in("ENABLED"))
    desk.key("Return")
    return window, window.find("text", "Text of the source")


class Reader:
    """Reads downwards and codes what it selects."""

    def __init__(self, work, window, text):
        self.work, self.window, self.text, self.key = work, window, text, work.desk.key

    def leave(self):
        self.key("Escape")
        waited_for("the selection to be gone", lambda: not self.text.selection())

    def select(self, unit, times=1, overlapping=False):
        """The next turn, sentence or paragraph that is not coded yet, and as many after it as the key is pressed again."""
        for _ in range(40):
            self.leave()
            span = None
            try:
                for _ in range(times):
                    before = span
                    self.key(unit)
                    span = waited_for(f"a selection by {unit}", lambda: (now := self.text.selection()) and now != before and now, patience=4)
            except Missing:  # on an empty line there is no sentence
                self.key("Down")
                continue
            if overlapping or self.work.is_free(*span):
                return span
            self.leave()
            self.key("Down", "Down")  # over the empty line that ends a turn
        raise Missing(f"nothing left to select by {unit}")

    def select_words(self, count):
        """Some words from the next sentence on that is not coded yet."""
        start = self.select("s")[0]
        self.key("Left")
        waited_for("the cursor before the words", lambda: not self.text.selection() and self.text.caret == start)
        for _ in range(count):
            before = self.text.selection()
            self.key("ctrl+shift+Right")
            waited_for("one more word", lambda: self.text.selection() != before)

    def code(self, code, *keys, letters=None):
        """Codes the selection by `keys`, or by the box: with `letters` of a code that is there, or the name of a new one."""
        start, end = self.text.selection()
        words = self.text.text[start:end]
        with self.work.one_step(f"“{words}” is “{code}”"):
            if keys:
                self.key(*keys)
            else:
                self.key("Return")
                self.work.desk.enter(letters or code)
        return self.work.coded(start, words, code)

    def pin(self, *names):
        """From the text to the codebook, to each code by its first letters, and by its menu to a number key."""
        codebook = self.window.find("tree", "Codebook")
        self.go("Tab", codebook)
        for name in names:
            self.work.desk.type(name)
            self.window.find("label", name)  # above its criteria
            self.key("Menu")
            self.work.desk.menu_item("Pin to a number key")
            self.key("i")
            self.window.find("button", f"Code with “{name}”")
            self.work.desk.pause()  # so that the next name is not taken for the end of this one
        self.go("shift+Tab", self.text)

    def go(self, key, element):
        """Presses the key until the keys go to the element."""
        for _ in range(12):
            if element.is_in("FOCUSED"):
                return
            before = self.window.focused()
            self.key(key)
            waited_for("the next thing to have the keys", lambda: self.window.focused() != before)
        assert element.is_in("FOCUSED"), f"{key} does not lead to {element.name}"

    def go_to_top(self):
        self.leave()
        self.key("ctrl+Home")
        waited_for("the top", lambda: self.text.caret == 0)

    def chosen(self, key):
        """The coding that N or B leads to."""
        caret = self.text.caret
        self.key(key)
        waited_for(f"{key} to lead to a coding", lambda: self.text.caret != caret)
        return next(coding for coding in self.work.made if coding.start == self.text.caret)


def code_from_scratch(reader):
    """New codes as they come to mind; then by a few letters, again with the last, in the speaker's words."""
    for unit, code in [("s", "Popularity"), ("t", "Twitter"), ("s", "Humour"), ("t", "The show"), ("p", "Rules of the game"),
                       ("s", "Evidence/Polls"), ("t", "Agreement"), ("s", "Doubt")]:
        reader.select(unit)
        reader.code(code)
    for unit, code, letters in [("t", "Humour", "hum"), ("s", "Evidence/Polls", "pol"), ("p", "Twitter", "twi"),
                                ("t", "Rules of the game", "rulga"), ("s", "Popularity", "POPU"), ("t", "Doubt", "dbt")]:
        reader.select(unit)
        reader.code(code, letters=letters)
        reader.select("s")
        reader.code(code, "ctrl+Return")
    for count in (3, 4, 2):
        reader.select_words(count)
        start, end = reader.text.selection()
        reader.code(" ".join(reader.text.text[start:end].split()), "v")


def code_with_pins(reader):
    reader.pin("Humour", "The show", "Doubt")
    for number, (unit, times) in enumerate([("t", 1), ("s", 2), ("p", 1), ("t", 2), ("s", 1), ("p", 2), ("t", 1), ("s", 3), ("t", 1)]):
        reader.select(unit, times)
        reader.code(("Humour", "The show", "Doubt")[number % 3], str(number % 3 + 1))


def revise(reader):
    """Through the codings from the top: code anew, comment, weigh, resize, remove and take that back."""
    work, key, enter = reader.work, reader.key, reader.work.desk.enter
    reader.go_to_top()
    coding = reader.chosen("n")
    with work.one_step("code anew"):
        key("r")
        enter("agre")
    coding.code = "Agreement"
    with work.one_step("comment"):
        key("m")
        work.desk.type("How it began, and with a smile")
        key("ctrl+Return")
    coding.comment = "How it began, and with a smile"
    with work.one_step("weight"):
        key("w")
        enter("80")
    coding.weight = 80
    work.check()
    reader.chosen("n")
    assert reader.chosen("b") is coding, "B does not lead back"
    for keys, words in [("shift+alt+Left", lambda was: was.rstrip(".")), ("shift+alt+Left", lambda was: was.rsplit(" ", 1)[0]),
                        ("shift+alt+Right", lambda was: work_text[coding.start:coding.end + len(" meta")]),
                        ("shift+alt+Down", lambda was: was.split(" ", 1)[1]), ("shift+alt+Up", lambda was: "I " + was)]:
        work_text = reader.text.text
        with work.one_step(keys):
            key(keys)
        now = words(coding.words)
        coding.start += len(coding.words) - len(now) if keys.endswith(("Down", "Up")) else 0
        coding.words = now
    work.check()
    for _ in range(2):
        gone = reader.chosen("n")
    with work.one_step("remove"):
        key("Delete")
    work.made.remove(gone)
    work.check()
    with work.one_step("undo"):
        key("ctrl+z")
    work.made.append(gone)
    work.check()


def filter_codings(reader):
    """F: this code alone, this coder alone, all."""
    reader.go_to_top()
    reader.chosen("n")
    reader.key("f")
    reader.window.find("button", "Show all codes again")
    reader.key("f")
    reader.window.is_gone("button", "Show all codes again")
    reader.window.find("combo box", "Only Coder 1")
    reader.key("f")
    reader.window.find("combo box", "All coders")


def edit_a_word(reader):
    """A word more within a coding: it belongs to it, and what comes after moves on."""
    work, text = reader.work, reader.text
    coding = reader.chosen("n")
    while not re.match(r"\w+ \w", coding.words):
        coding = reader.chosen("n")
    place = coding.start + coding.words.index(" ") + 1
    reader.key("F2")
    reader.window.find("label", "Editing")
    with work.one_step("an edited word"):
        reader.key("ctrl+Right")
        work.desk.type("really ")
        waited_for("the word in the text", lambda: text.text[place:].startswith("really "))
        reader.key("Escape")
    reader.window.is_gone("label", "Editing")
    for each in work.made:
        if each.start < place < each.end:
            each.words = each.words[:place - each.start] + "really " + each.words[place - each.start:]
        elif each.start >= place:
            each.start += len("really ")
    work.check()


def run(work):
    window, text = begin(work)
    waited_for("the transcript", lambda: text.is_in("FOCUSED") and len(text.text) > 10_000)
    reader = Reader(work, window, text)
    code_from_scratch(reader)
    work.check()
    code_with_pins(reader)
    revise(reader)
    filter_codings(reader)
    edit_a_word(reader)
    reader.leave()
    number = 0
    while len(work.made) < 59:
        reader.select("tsp"[number % 3])
        reader.code(("Humour", "The show", "Doubt")[number % 3], str(number % 3 + 1))
        number += 1
    reader.select("t", overlapping=True)
    reader.code("Popularity", letters="popu")
    work.picture("coding-by-keyboard")
    window.close()
