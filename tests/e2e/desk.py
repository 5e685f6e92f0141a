"""A desk with one window on it: a private X server, session bus, accessibility bus and window manager, in which a program is
worked from outside, by keys and mouse, and looked at as a screen reader does. Only for tests; needs Debian's packages xvfb,
openbox, xdotool, imagemagick, dbus, at-spi2-core, gir1.2-atspi-2.0 and python3-gi.
"""
import contextlib
import os
import shutil
import subprocess
import tempfile
import time

PATIENCE = 20  # seconds until something that must appear is said to be missing


class Missing(AssertionError):
    """What should be on the screen is not."""


def waited_for(what, look, patience=PATIENCE):
    """The first true value of look(), asked again and again."""
    end = time.monotonic() + patience
    while True:
        with contextlib.suppress(LookupError, RuntimeError):
            found = look()
            if found:
                return found
        if time.monotonic() > end:
            raise Missing(f"waited {patience} s for {what}")
        time.sleep(0.05)


class Desk:
    """Everything that it starts ends with it, and its files go."""

    def __init__(self, width=1366, height=768):
        self.size = (width, height)
        self._started = []
        self._folder = tempfile.mkdtemp(prefix="counterpoint-desk-")
        runtime = os.path.join(self._folder, "runtime")
        os.makedirs(runtime, mode=0o700)
        self.home = os.path.join(self._folder, "home")
        os.makedirs(self.home)
        self.environment = {"PATH": os.environ["PATH"], "HOME": self.home, "XDG_RUNTIME_DIR": runtime, "LANG": "C.UTF-8",
                            "QT_QPA_PLATFORM": "xcb", "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1"}
        self._start_screen()
        self._start_buses()
        self._start_window_manager()
        os.environ.update({k: self.environment[k] for k in ("DISPLAY", "DBUS_SESSION_BUS_ADDRESS", "XDG_RUNTIME_DIR")})
        os.environ.pop("AT_SPI_BUS_ADDRESS", None)
        import gi
        gi.require_version("Atspi", "2.0")
        from gi.repository import Atspi, GLib
        self.atspi = Atspi
        Atspi.init()
        Atspi.set_timeout(20_000, 30_000)  # a busy machine answers late
        # Qt tells of a context menu when it opens, but does not list it among the windows.
        self.menus = []
        self._events = GLib.MainContext.default()
        self._listener = Atspi.EventListener.new(self._take)
        self._listener.register("object:state-changed:showing")

    def _take(self, event):
        with contextlib.suppress(RuntimeError, self._gone()):
            if event.detail1 and event.source.get_role_name() == "popup menu":
                self.menus.append(Element(self, event.source))

    def take_events(self):
        """Hears what assistive programs were told since."""
        while self._events.pending():
            self._events.iteration(False)

    @staticmethod
    def _gone():
        from gi.repository import GLib
        return GLib.Error

    def menu_item(self, name, patience=PATIENCE):
        """The entry of a menu that is open now."""
        def look():
            self.take_events()
            for menu in reversed(self.menus):
                with contextlib.suppress(self._gone()):
                    found = next((item for item in menu.children() if item.is_called(name) and item.is_in("SHOWING") and item.box[2] > 0), None)
                    if found:
                        return found
            return None
        return waited_for(f"“{name}” in a menu", look, patience)

    def _start(self, command, **how):
        how.setdefault("stdout", subprocess.DEVNULL)
        process = subprocess.Popen(command, stdin=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=self.environment,
                                   start_new_session=True, **how)
        self._started.append(process)
        return process

    def _start_screen(self):
        read, write = os.pipe()
        # Without keys that repeat: on a busy machine one is let go so late that it would.
        self._start(["Xvfb", "-displayfd", str(write), "-screen", "0", "%dx%dx24" % self.size, "-nolisten", "tcp", "-noreset", "-r", "-ardelay", "60000"],
                    pass_fds=(write,))
        os.close(write)
        with os.fdopen(read) as number:
            self.environment["DISPLAY"] = ":" + number.readline().strip()

    def _start_buses(self):
        bus = self._start(["dbus-daemon", "--session", "--nofork", "--print-address=1"], stdout=subprocess.PIPE)
        self.environment["DBUS_SESSION_BUS_ADDRESS"] = bus.stdout.readline().decode().strip()
        self._start(["/usr/libexec/at-spi-bus-launcher", "--launch-immediately"])

    def _start_window_manager(self):
        """One that takes no keys for itself, so that all of them reach the program."""
        settings = os.path.join(self._folder, "openbox.xml")
        with open(settings, "w", encoding="utf-8") as file:
            file.write("""<openbox_config xmlns="http://openbox.org/3.4/rc"><desktops><number>1</number></desktops><keyboard/>
                <focus><focusNew>yes</focusNew></focus><mouse><context name="Client">
                <mousebind button="Left" action="Press"><action name="Focus"/><action name="Raise"/></mousebind>
                </context></mouse></openbox_config>""")
        self._start(["openbox", "--sm-disable", "--config-file", settings])

    def open(self, command, folder):
        """Starts the program and gives its window, once it is there."""
        return Window(self, self._start(command, cwd=folder))

    def _x(self, *words):
        subprocess.run(["xdotool", *[str(word) for word in words]], env=self.environment, check=True, stdout=subprocess.DEVNULL)

    # Keyboard
    def key(self, *keys):
        # Nobody holds Alt or Shift down here. Told to clear them, xdotool can see those that the last keys have not let go yet, and leave them down.
        self._x("key", *keys)

    def type(self, text):
        self._x("type", "--delay", 8, "--", text)

    def enter(self, text):
        self.type(text)
        self.key("Return")

    def focus(self, window):
        """Gives the keys to a window of another program, by the number that the X server knows it under."""
        self._x("windowactivate", "--sync", window)

    # Mouse
    def click(self, x, y, button=1, clicks=1):
        self._x("mousemove", int(x), int(y), "sleep", 0.03, "click", "--repeat", clicks, "--delay", 50, button)

    def drag(self, x0, y0, x1, y1):
        way = []
        for part in range(1, 9):
            way += ["sleep", 0.02, "mousemove", int(x0 + (x1 - x0) * part / 8), int(y0 + (y1 - y0) * part / 8)]
        self._x("mousemove", int(x0), int(y0), "sleep", 0.03, "mousedown", 1, *way, "sleep", 0.05, "mouseup", 1)

    def wheel(self, x, y, notches):
        self._x("mousemove", int(x), int(y), "click", "--repeat", abs(notches), "--delay", 20, 5 if notches > 0 else 4)

    def pause(self):
        """So long that what comes after it is not taken together with what was before, as in a double click or a typed word."""
        time.sleep(0.6)

    def picture(self, path):
        subprocess.run(["import", "-silent", "-window", "root", "-strip", "+dither", "-colors", "255", "png8:" + path],
                       env=self.environment, check=True)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        for process in reversed(self._started):
            if process.poll() is None:
                process.terminate()
                try:
                    process.wait(5)
                except subprocess.TimeoutExpired:
                    process.kill()
                    process.wait()
        shutil.rmtree(self._folder, ignore_errors=True)


class Window:
    """The program on the desk, by the names that a screen reader speaks."""

    def __init__(self, desk, process):
        self.desk = desk
        self.process = process
        self.root = waited_for("the window on the accessibility bus", self._application)
        waited_for("the window to take the keys", self.is_active)

    def _application(self):
        desktop = self.desk.atspi.get_desktop(0)
        desktop.clear_cache()
        for i in range(desktop.get_child_count()):
            application = desktop.get_child_at_index(i)
            if application and application.get_process_id() == self.process.pid and application.get_child_count() > 0:
                return Element(self.desk, application)
        return None

    def is_active(self):
        """Keys go to the window or a dialog of it."""
        return any(child.is_in("ACTIVE") for child in self.root.children())

    def find(self, role, name, patience=PATIENCE):
        """The visible element of that role whose name is `name`, or begins with it where it ends in '…'."""
        return waited_for(f"{role} “{name}”", lambda: self.root.below(role, name), patience)

    def has_dialog(self, title):
        """Waits until the dialog is there and takes the keys."""
        return waited_for(f"the dialog “{title}”", lambda: (found := self.root.below("dialog", title)) and found.is_in("ACTIVE") and found)

    def has_title(self, title):
        return waited_for(f"the window “{title}”", lambda: (found := self.root.below("frame", title)) and found.is_in("ACTIVE") and found)

    def focused(self):
        """What has the keys, or the list or tree that it is in."""
        return self.root.focused()

    def is_gone(self, role, name):
        return waited_for(f"{role} “{name}” to go", lambda: not self.root.below(role, name))

    @property
    def number(self):
        """That the X server knows the window under."""
        found = subprocess.run(["xdotool", "search", "--onlyvisible", "--pid", str(self.process.pid)], env=self.desk.environment,
                               capture_output=True, text=True, check=True)
        return found.stdout.split()[0]

    def close(self):
        self.process.terminate()
        self.process.wait(10)


class Element:
    """One thing that assistive programs see."""

    def __init__(self, desk, accessible):
        self.desk = desk
        self.it = accessible

    @property
    def role(self):
        return self.it.get_role_name().removeprefix("push ")  # older versions say push button

    @property
    def name(self):
        self.it.clear_cache()
        return self.it.get_name() or ""

    def is_in(self, state):
        self.it.clear_cache()
        return self.it.get_state_set().contains(getattr(self.desk.atspi.StateType, state))

    @property
    def box(self):
        box = self.it.get_component_iface().get_extents(self.desk.atspi.CoordType.SCREEN)
        return box.x, box.y, box.width, box.height

    def children(self):
        self.it.clear_cache()
        return [Element(self.desk, child) for child in (self.it.get_child_at_index(i) for i in range(self.it.get_child_count())) if child]

    def below(self, role, name):
        """Depth first through what is showing; the rows of lists and tables are not walked through."""
        if self.role != "application" and not self.is_in("SHOWING"):
            return None
        if role in (None, self.role) and self.is_called(name):
            return self
        if self.role in ("table", "tree", "tree table", "list") and role not in ("list item", "table cell", "tree item"):
            return None
        for child in self.children():
            found = child.below(role, name)
            if found:
                return found
        return None

    def focused(self):
        if self.role != "application" and not self.is_in("SHOWING"):
            return None
        if self.is_in("FOCUSED"):
            return self
        if self.role in ("table", "tree", "tree table", "list"):
            return None
        for child in self.children():
            found = child.focused()
            if found:
                return found
        return None

    def __eq__(self, other):
        return isinstance(other, Element) and self.it == other.it

    def is_called(self, name):
        own = (self.it.get_name() or "").split("\t")[0].replace("&", "")
        return own.startswith(name[:-1]) if name.endswith("…") and not own == name else own == name

    @property
    def middle(self):
        x, y, width, height = self.box
        return x + width // 2, y + height // 2

    def click(self, button=1, clicks=1):
        self.desk.click(*self.middle, button, clicks)

    # Text; positions are UTF-16 units, as Qt tells them
    def _text(self):
        return self.it.get_text_iface()

    @property
    def text(self):
        atspi = self.desk.atspi.Text
        return atspi.get_text(self._text(), 0, atspi.get_character_count(self._text()))

    @property
    def caret(self):
        self.it.clear_cache()
        return self.desk.atspi.Text.get_caret_offset(self._text())

    def selection(self):
        atspi = self.desk.atspi.Text
        if atspi.get_n_selections(self._text()) < 1:
            return None
        part = atspi.get_selection(self._text(), 0)
        return (part.start_offset, part.end_offset) if part.end_offset > part.start_offset else None

    def place_of(self, position):
        """x, y, width, height of a character on the screen."""
        box = self.desk.atspi.Text.get_character_extents(self._text(), position, self.desk.atspi.CoordType.SCREEN)
        return box.x, box.y, box.width, box.height

    # Tables and trees
    def row(self, name, column=0):
        """The cell of `column` that is called `name`."""
        table = self.it.get_table_iface()

        def look():
            self.it.clear_cache()
            for row in range(self.desk.atspi.Table.get_n_rows(table)):
                cell = self.desk.atspi.Table.get_accessible_at(table, row, column)
                if cell and (cell.get_name() or "") == name:
                    return Element(self.desk, cell)
            return None
        return waited_for(f"row “{name}”", look)

    def cells(self):
        """All that the table says, row by row."""
        self.it.clear_cache()
        table, atspi = self.it.get_table_iface(), self.desk.atspi.Table
        columns = range(atspi.get_n_columns(table))
        return [[(cell.get_name() or "") if (cell := atspi.get_accessible_at(table, row, column)) else "" for column in columns]
                for row in range(atspi.get_n_rows(table))]

    def item(self, name):
        """The entry of a list that is called `name`."""
        return waited_for(f"entry “{name}”", lambda: next((child for child in self.children() if child.name == name), None))
