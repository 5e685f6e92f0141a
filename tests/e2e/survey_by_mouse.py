"""Analyses of a survey by the mouse alone: no key is pressed."""
from desk import Missing, waited_for


class Hand:
    def __init__(self, report):
        self.desk = report.desk
        self.window = self.desk.open([report.program, report.study], report.folder)
        self.window.find("check box", "Analyse").click()
        self.window.find("table", "Analyses; ticked ones are in the report")

    def menu(self, open_it, item):
        """News of an open menu is sometimes lost on a busy machine, so it is opened again."""
        for _ in range(4):
            self.desk.menus.clear()
            open_it()
            try:
                self.desk.menu_item(item, patience=4).click()
                return
            except Missing:
                self.desk.click(self.desk.size[0] // 4, 10)  # the title of the window closes what is open
        raise Missing(f"no menu with “{item}”")

    def begin(self, kind):
        self.menu(self.window.find("button", "New analysis").click, kind)
        self.window.find("label", f"New: {kind}")

    def variable(self, name):
        """Where it is in the list of variables, turned to by the wheel."""
        variables = self.window.find("list", "Variables to choose from")
        x, y, width, height = variables.box
        row = waited_for(f"{name} in the list", lambda: next((each for each in variables.children() if each.is_called(f"{name} – …")), None))

        def place():
            return row.box[1]
        while not y < place() < y + height - 24:
            before = place()
            self.desk.wheel(x + width // 2, y + height // 2, 1 if before > y else -1)
            waited_for("the list to move", lambda: place() != before)
        return x + 60, place() + 10  # its end can lie under the scroll bar

    def choose(self, names, role):
        """One is dragged to its place; several are chosen by double clicks."""
        slot = self.window.find("list", role)
        for number, name in enumerate(names, 1):
            place = self.variable(name)
            if len(names) == 1:
                self.desk.drag(*place, *slot.middle)
            else:
                self.desk.pause()  # or two double clicks are taken for one gesture
                self.desk.click(*place, clicks=2)
            waited_for(f"{name} as {role}", lambda: len(slot.children()) == number)
        waited_for(f"{names} as {role}", lambda: [each.name for each in slot.children()] == names)

    def tick(self, option):
        box = self.window.find("check box", option)
        box.click()
        waited_for(f"“{option}” to be ticked", lambda: box.is_in("CHECKED"))

    def result(self, title):
        return self.window.find("table", title)

    def copy(self, table):
        x, y, _, _ = table.box
        self.menu(lambda: self.desk.click(x + 30, y + 10, button=3), "Copy table")

    def come_back(self):
        self.desk.focus(self.window.number)
        waited_for("the window to take the keys", self.window.is_active)
