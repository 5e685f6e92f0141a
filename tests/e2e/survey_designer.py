"""A questionnaire written in the window by the keyboard, with the mouse for what lies in menus."""
import contextlib
import time

from desk import Missing, waited_for
from sample_survey import ENGLISH, GERMAN, IN_GERMAN, label

TYPES = {"page": "Page", "grid": "Battery of statements", "likert": "Agreement on a scale", "single": "One choice", "multiple": "Several choices",
         "decimal": "Number", "long text": "Long text", "rating": "Rating", "date": "Date", "hidden": "Hidden value"}
LETTERS = {"single": "o", "page": "p", "grid": "b", "likert": "g", "multiple": "e", "decimal": "u", "long text": "l", "rating": "r", "date": "d", "hidden": "h"}


def all_below(element, role):
    """Every visible element of the role."""
    if element.role != "application" and not element.is_in("SHOWING"):
        return []
    found = [element] if element.role == role else []
    if element.role not in ("table", "tree", "tree table", "list"):
        for child in element.children():
            found += all_below(child, role)
    return found


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

    def reach(self, field):
        """Puts the cursor into a field of the question by a click, after the wheel where the form has been scrolled. Not by Alt and a letter: while
        assistive programs listen, Qt asks them about Alt first, and the letter overtakes it; Alt alone then opens the menus."""
        for _ in range(3):
            if field.is_in("FOCUSED"):
                return field
            x, y, width, height = self.field("filler", "The chosen question").box
            if not y <= field.middle[1] < y + height:
                self.desk.wheel(x + 5, y + height // 2, -15)
                waited_for(f"“{field.name}” to come into sight", lambda: y <= field.middle[1] < y + height)
            field.click()
            with contextlib.suppress(Missing):
                waited_for(f"“{field.name}” to take the keys", lambda: field.is_in("FOCUSED"))
                return field
        raise Missing(f"a click does not lead to “{field.name}”")

    def to_words(self):
        self.reach(self.words)

    def show(self, tab):
        """Another part of the questionnaire."""
        self.field("page tab", tab).click()

    def type(self, text, field):
        """Types into what has the keys and waits until all of it is there. While assistive programs listen, Qt asks them about each key before the
        key counts, but not about a shortcut: one pressed at once would overtake what was typed."""
        self.desk.type(text)
        waited_for(f"“{text}” in “{field.name}”", lambda: field.text.endswith(text))

    def choose(self, box, key, times):
        """Goes through what a box has by arrows."""
        for _ in range(times):
            before = box.name
            self.key(key)
            waited_for("the next entry of the box", lambda: box.name != before)

    def choose_at(self, box, names, wanted, chosen):
        """The same, where the order of the entries is known."""
        by = names.index(wanted) - names.index(chosen)
        self.choose(box, "Down" if by > 0 else "Up", abs(by))

    def begin(self):
        self.window.find("button", "New questionnaire").click()
        self.words = self.window.find("text", "Wording of the question")
        waited_for("the words to be written", lambda: self.words.is_in("FOCUSED"))

    def about(self):
        """Name, title and what stands before and after."""
        self.show("About")
        name = self.window.find("text", "Name of the questionnaire in the study")
        name.click()
        waited_for("the name to be written", lambda: name.is_in("FOCUSED"))
        self.key("ctrl+a")
        self.type(self.sample.json["name"], name)
        for field, text in [("Title", "title"), ("Introduction", "introduction"), ("Thanks", "thanks")]:
            place = self.window.find("text", field)
            self.go("Tab", place)
            self.type(self.sample.json["texts"][text][ENGLISH], place)
        self.show("Question")
        self.window.find("text", "Wording of the question")

    def scales(self):
        self.show("Scales")
        for scale in self.sample.scales:
            self.window.find("button", "New scale").click()
            name = self.window.find("text", "Name of the scale")
            waited_for("the scale to be named", lambda: name.is_in("FOCUSED"))
            self.type(scale["name"], name)
            self.key("Tab")
            self.type(scale["label"], self.window.find("text", "What the scale measures"))
        self.show("Question")
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
        self.type(label(item), self.words)
        if item.get("name"):
            name = self.reach(self.field("text", "Name of the variable"))
            self.key("ctrl+a")
            self.desk.type(item["name"])
            waited_for(f"the name “{item['name']}”", lambda: name.text == item["name"])
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
        table = self.field("table", "Choices")
        waited_for("the last choice to be taken", lambda: any(label(choices[-1]) in row for row in table.cells()))
        self.to_words()

    def to_choices_of(self, name):
        """Takes the choices of a list that is there."""
        if ("box", "Choices") not in self.fields:
            self.fields[("box", "Choices")] = self.window.find("combo box", "New choices")
        box = self.fields[("box", "Choices")]
        self.reach(self.field("text", "Name of the variable"))
        self.go("Tab", box)
        self.choose(box, "Down", self.lists.index(name) + 1)
        assert box.name.startswith(f"{self.owners[name]}: "), box.name
        self.to_words()

    def open(self, name, has_hint=True):
        """Unfolds a part of the question, which stays so; the keys are in it then."""
        head = self.field("check box", name)
        if has_hint:
            self.reach(self.field("text", "Hint"))
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
            box = self.box("Ways not to answer, as declared missing codes")
            self.go("Tab", box)
            self.choose_at(box, ["", "prefer_not", "no_answer"], wanted, before)
        if "constraint" in item:
            field = self.field("text", "Accept an answer only if")
            self.go("Tab", field)
            self.type(item["constraint"], field)
        self.to_words()

    def logic(self, item):
        if "relevant" not in item and "default" not in item:
            return
        self.open("Logic")
        for part, name in [("relevant", "Ask only if"), ("default", "Begin with")]:
            if part in item:
                field = self.field("text", name)
                self.go("Tab", field)
                self.type(item[part], field)
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
            box = self.box("Measurement level")
            self.go("Tab", box)
            self.choose_at(box, ["as the type says", "nominal", "ordinal", "scale"], level, "as the type says")
        if item.get("scale") != scale:
            box = self.box("Scale that it is an item of")
            self.go("Tab", box)
            self.choose_at(box, [""] + [each["name"] for each in self.sample.scales], item.get("scale", ""), scale or "")
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
            box = self.box("Type")
            self.reach(self.field("text", "Name of the variable"))
            self.go("shift+Tab", box)
            self.key("P")
            waited_for("the question to be a page", lambda: box.name == TYPES["page"])
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
            for name, end in [("From", "start"), ("To", "end")]:
                field = self.window.find("text", name)
                self.go("Tab", field)
                self.key("ctrl+a")
                self.type(item["parameters"][end], field)
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
        self.show("Translations…")
        waited_for("the translations", lambda: self.window.root.below("label", "Another language"))
        box = self.window.find("combo box", "Language to add")
        box.click()
        waited_for("the language to be named", lambda: box.is_in("FOCUSED"))
        self.desk.enter(GERMAN)
        table = self.window.find("table", "Texts in two languages")
        rows = waited_for("the texts to be translated", table.cells)
        for _, text, _ in rows:
            self.desk.enter(IN_GERMAN.get(text, f"{text} (de)"))
        waited_for("all to be translated", lambda: self.window.root.below("label", "All is translated."), 60)
