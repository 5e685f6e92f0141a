"""Analyses of a survey by the keyboard alone."""
from desk import waited_for


class Hand:
    def __init__(self, report):
        self.desk, self.key = report.desk, report.desk.key
        self.window = self.desk.open([report.program, report.study], report.folder)
        self.key("ctrl+5")
        self.window.find("table", "Analyses; ticked ones are in the report")

    def go(self, key, element):
        """Presses the key until the keys go to the element."""
        for _ in range(40):
            if element.is_in("FOCUSED"):
                return
            before = self.window.focused()
            self.key(key)
            waited_for("the next thing to have the keys", lambda: self.window.focused() != before)
        assert element.is_in("FOCUSED"), f"{key} does not lead to {element.name}"

    def begin(self, kind):
        self.key("ctrl+k")
        self.desk.enter(f"new analysis: {kind}")
        self.window.find("label", f"New: {kind}")
        self.search = self.window.find("text", "Find a variable by its name or label")
        waited_for("the keys to go to the variables", lambda: self.search.is_in("FOCUSED"))

    def choose(self, names, role):
        """By the beginning that the names share; Enter leads to the list, and Enter there takes what is selected."""
        self.go("shift+Tab", self.search)
        self.key("ctrl+a")
        self.desk.enter(names[0] if len(names) == 1 else names[0][:-1])
        variables = self.window.find("list", "Variables to choose from")
        waited_for("the variables that fit", lambda: variables.is_in("FOCUSED"))
        if len(names) > 1:
            self.key("ctrl+a")
        self.key("Return")
        slot = self.window.find("list", role)
        waited_for(f"{names} as {role}", lambda: [each.name for each in slot.children()] == names)

    def tick(self, option):
        box = self.window.find("check box", option)
        self.go("shift+Tab" if option == "In the report" else "Tab", box)
        self.key("space")
        waited_for(f"“{option}” to be ticked", lambda: box.is_in("CHECKED"))

    def result(self, title):
        return self.window.find("table", title)

    def copy(self, table):
        self.go("shift+Tab", table)
        self.key("ctrl+c")

    def come_back(self):
        self.desk.focus(self.window.number)
        waited_for("the window to take the keys", self.window.is_active)
