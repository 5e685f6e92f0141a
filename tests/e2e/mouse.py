"""The focus group by the mouse alone: no key is pressed, not even to name a file."""
import os
import re

from desk import Missing, waited_for

# What is said in a turn of one paragraph, between its label (and time) and the next turn's.
TURN = re.compile(r"\n\n[A-Z][\w. ]+: (?:\[[\d:.]+\] )?(?P<said>[^\n\[]{60,600})(?=\n\n[A-Z][\w. ]+: )")


def begin(work):
    """From the start of the program to the text of the transcript and a codebook from a template."""
    window = work.desk.open([work.program], work.folder)
    window.find("button", "New study…").click()
    window.has_dialog("New study").below("button", "Save").click()
    window.has_title("New study – Counterpoint")
    work.study = os.path.join(work.folder, "New study.counterpoint")
    window.find("check box", "Code").click()
    window.find("button", "Import transcripts…").click()
    chooser = window.has_dialog("Choose transcripts")
    chooser.below("tree", "Files").row(os.path.basename(work.transcript)).click()
    waited_for("the file to be chosen", lambda: chooser.below("button", "Open").is_in("ENABLED"))
    chooser.below("button", "Open").click()
    form = window.has_dialog("Import transcripts")
    waited_for("the transcript to be read", lambda: form.below("button", "Import…").is_in("ENABLED"))
    form.below("button", "Import…").click()
    text = window.find("text", "Text of the source")
    window.find("button", "Codebook: templates, import, export, sort").click()
    work.desk.menu_item("New codes from a template…").click()
    offers = window.has_dialog("New codes from a template")
    offers.below("list item", "Starter for thematic analysis").click()
    offers.below("button", "Add codes").click()
    window.has_title("New study – Counterpoint")
    return window, text


class Hand:
    """Goes down the text from turn to turn, selects what is said, and codes it."""

    def __init__(self, work, window, text):
        self.work, self.window, self.text, self.desk = work, window, text, work.desk
        self.codebook = window.find("tree", "Codebook")
        self.margin = window.find(None, "Codings beside the text")
        self.words = text.text
        self.turns = [match.span("said") for match in TURN.finditer(self.words)]
        self.next = 0

    # Where things are on the screen
    def middle_of(self, position):
        x, y, width, height = self.text.place_of(position)
        return x + width // 2, y + height // 2

    def left_of(self, position):
        x, y, _, height = self.text.place_of(position)
        return x, y + height // 2

    def show(self, start, end):
        """Turns the wheel until the passage is on the screen, or at least its beginning, with room around it."""
        x, y, width, height = self.text.box

        def is_there():
            top = self.text.place_of(start)[1]
            return y + 30 < top < y + height - 260
        for _ in range(200):
            if is_there():
                return
            before = self.text.place_of(start)[1]
            self.desk.wheel(x + width // 3, y + height // 2, 1 if before > y + height // 2 else -1)
            waited_for("the text to move", lambda: self.text.place_of(start)[1] != before)
        assert is_there(), f"the wheel does not lead to {self.words[start:end]}"

    # Selecting
    def next_turn(self):
        start, end = self.turns[self.next]
        self.next += 1
        self.show(start, end)
        return start, end

    def clicked(self, position, clicks, is_right):
        """Clicks until the selection is right: on a busy machine the clicks may come too slowly to count as one gesture."""
        for _ in range(6):
            self.desk.click(*self.middle_of(position), clicks=clicks)
            try:
                return waited_for(f"{clicks} clicks to select", lambda: (now := self.text.selection()) and is_right(*now) and now, patience=2)
            except AssertionError:
                self.desk.pause()
        raise AssertionError(f"{clicks} clicks do not select that")

    def word(self):
        start, _ = self.next_turn()
        found = re.compile(r"\b[a-z]{4,}\b(?!['’-])").search(self.words, start)
        return self.clicked(found.start() + 1, 2, lambda *now: now == found.span())

    def sentence(self):
        start, end = self.next_turn()
        word = re.compile(r"\S*\w").match(self.words, start).end()
        return self.clicked(start + 1, 3, lambda a, b: a == start and word < b <= end)

    def paragraph(self):
        start, end = self.next_turn()
        return self.clicked(start + 1, 4, lambda a, b: a <= start and b == end)

    def turn(self):
        start, end = self.next_turn()
        return self.clicked(start + 1, 5, lambda a, b: a == start and end <= b <= end + 2)

    def some_words(self):
        start, _ = self.next_turn()
        first, last = re.compile(r"(\S+) \S+ \S+").match(self.words, start).span()
        self.desk.drag(*self.left_of(first), *self.left_of(last))
        waited_for("the words to be selected", lambda: self.text.selection() == (first, last))
        return first, last

    # Coding
    def coded(self, code, act):
        start, end = self.text.selection()
        words = self.words[start:end]
        with self.work.one_step(f"“{words}” is “{code}”"):
            act(start, end)
        return self.work.coded(start, words, code)

    def code_dropped_on_text(self, code):
        return self.coded(code, lambda start, _: self.desk.drag(*self.codebook.row(code).middle, *self.middle_of(start + 1)))

    def text_dropped_on_code(self, code):
        self.desk.pause()
        return self.coded(code, lambda start, _: self.desk.drag(*self.middle_of(start + 1), *self.codebook.row(code).middle))

    def pinned(self, code):
        return self.coded(code, lambda *_: self.window.find("button", f"Code with “{code}”").click())

    def by_menu(self, code):
        """The menu's box, and a click on the code in its list."""
        def act(start, _):
            self.menu(self.middle_of(start + 1), "Code the selection…")
            self.window.find("list", "Codes that fit").item(code).click()
        return self.coded(code, act)

    def by_recent(self, code):
        def act(start, _):
            self.menu(self.middle_of(start + 1), "Code with a recent code", code)
        return self.coded(code, act)

    def menu(self, place, *items):
        """Opens the context menu and clicks through it; news of an open menu is sometimes lost, so it is opened again."""
        for _ in range(4):
            self.desk.menus.clear()
            self.desk.click(*place, button=3)
            try:
                self.desk.menu_item(items[0], patience=4).click()
                break
            except Missing:
                self.desk.click(self.desk.size[0] // 4, 10)  # the title of the window, so that the selection stays
        else:
            raise Missing(f"no menu with “{items[0]}”")
        for item in items[1:]:
            self.desk.menu_item(item).click()

    def pin(self, code):
        self.menu(self.codebook.row(code).middle, "Pin to a number key")
        self.window.find("button", f"Code with “{code}”")

    # Codings
    def choose(self, coding):
        """A click on its name in the margin, which shows its code in the codebook."""
        self.show(coding.start, coding.end)
        x, _, width, _ = self.margin.box
        place = (x + width - 20, self.left_of(coding.start)[1])
        self.desk.click(*place)
        waited_for("the code of the stripe", lambda: self.codebook.row(coding.code).is_in("SELECTED"))
        return place

    def resize(self, coding, words):
        """Drags the handle at the end of the coding to the end of `words`."""
        self.choose(coding)
        x, y, width, _ = self.text.place_of(coding.end - 1)
        with self.work.one_step(f"{coding.words} becomes {words}"):
            self.desk.drag(x + width, y + 4, *self.left_of(coding.start + len(words)))
        coding.words = words

    def recode(self, coding, code):
        with self.work.one_step(f"{coding.words} is {code}"):
            self.menu(self.choose(coding), "Code anew…")
            self.window.find("list", "Codes that fit").item(code).click()
        coding.code = code

    def remove_and_undo(self, coding):
        with self.work.one_step("remove"):
            self.menu(self.choose(coding), "Remove the coding")
        self.work.made.remove(coding)
        self.work.check()
        with self.work.one_step("undo"):
            self.window.find("button", "Undo").click()
        self.work.made.append(coding)
        self.work.check()

    def show_only(self, code):
        self.window.find("button", "Which codes are shown").click()
        self.window.find("list", "Codes that fit").item(code).click()
        self.window.find("button", "Show all codes again").click()
        self.window.is_gone("button", "Show all codes again")


def run(work):
    window, text = begin(work)
    waited_for("the transcript", lambda: len(text.text) > 10_000)
    hand = Hand(work, window, text)
    for code in ("Meaning", "Difficulties", "Striking"):
        hand.pin(code)
    selections = [hand.turn, hand.sentence, hand.some_words, hand.paragraph, hand.word]
    codes = ["Background", "What happens", "Meaning", "Relations", "Difficulties", "Ways of coping", "What helps", "Conditions", "Wishes"]
    for number in range(10):
        selections[number % len(selections)]()
        (hand.by_menu if number % 5 == 0 else hand.code_dropped_on_text if number % 2 else hand.text_dropped_on_code)(codes[number % len(codes)])
    hand.recode(work.made[-1], "Relations")
    hand.remove_and_undo(work.made[-2])
    hand.some_words()
    coding = hand.pinned("Striking")
    hand.resize(coding, coding.words.rsplit(" ", 1)[0])
    hand.show_only("Meaning")
    while len(work.made) < 58:
        number = len(work.made)
        selections[number % len(selections)]()
        if number % 2:
            hand.pinned(("Meaning", "Difficulties", "Striking")[number % 3])
        else:
            (hand.code_dropped_on_text if number % 4 else hand.text_dropped_on_code)(codes[number % len(codes)])
    hand.turn()
    hand.code_dropped_on_text("Relations")
    work.picture("coding-by-mouse")
    hand.turn()
    hand.by_recent("Relations")
    window.close()
