"""What is on the clipboard, pasted into LibreOffice as its users do it; only where LibreOffice is there, with windows or without."""
import os
import re
import shutil
import subprocess
import xml.etree.ElementTree as xml

from desk import waited_for

OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
SLOW = 60  # seconds that LibreOffice may take to begin, where it has never run before

# Flat documents, so that what was pasted is read with nothing but an XML reader.
EMPTY = """<?xml version="1.0" encoding="UTF-8"?>
<office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"
 xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" office:version="1.2"
 office:mimetype="application/vnd.oasis.opendocument.%s"><office:body>%s</office:body></office:document>"""
WRITER = ("fodt", EMPTY % ("text", "<office:text><text:p/></office:text>"))
CALC = ("fods", EMPTY % ("spreadsheet", '<office:spreadsheet><table:table table:name="Sheet1"/></office:spreadsheet>'))


class Office:
    """LibreOffice, found where it is installed."""

    def __init__(self, desk):
        self.desk = desk
        self.program = shutil.which("soffice")
        libraries = os.path.dirname(os.path.realpath(self.program)) if self.program else ""
        self.has_windows = os.path.exists(os.path.join(libraries, "libvclplug_genlo.so"))
        self.has_calc = os.path.exists(os.path.join(libraries, "libsclo.so"))
        self.has_clipboard = bool(shutil.which("xclip"))

    @property
    def missing(self):
        """What stands in the way of pasting; empty where nothing does."""
        if not self.program:
            return "LibreOffice (libreoffice-writer, libreoffice-calc)"
        if not self.has_windows and not self.has_clipboard:
            return "LibreOffice with windows, or xclip"
        return ""

    def _command(self, *words):
        profile = os.path.join(self.desk.home, "office")
        return [self.program, f"-env:UserInstallation=file://{profile}", "--norestore", "--nologo", "--nofirststartwizard", "--nolockcheck", *words]

    def paste(self, kind, folder):
        """The tables of a new document into which the clipboard was pasted: rows of (text, number or None)."""
        return self._pasted(kind, folder) if self.has_windows else self._converted(kind, folder)

    def _windows(self, name):
        found = subprocess.run(["xdotool", "search", "--onlyvisible", "--name", name], env=self.desk.environment, capture_output=True, text=True,
                               check=False)
        return found.stdout.split()

    def _pasted(self, kind, folder):
        suffix, empty = kind
        path = os.path.join(folder, f"Pasted.{suffix}")
        with open(path, "w", encoding="utf-8") as file:
            file.write(empty)
        before = os.stat(path).st_mtime_ns
        office = subprocess.Popen(self._command(path), env={**self.desk.environment, "SAL_USE_VCLPLUGIN": "gen"},
                                  stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True)
        try:
            window = waited_for("LibreOffice", lambda: self._windows(f"Pasted.{suffix}"), SLOW)[0]

            def saved():
                """Pastes, agrees to how it reads numbers, and saves; again, as long as LibreOffice was not ready for keys."""
                self.desk.focus(window)
                self.desk.key("ctrl+v")
                if kind is CALC:
                    dialog = waited_for("LibreOffice to ask how to read", lambda: self._windows("Import Options"), 10)[0]
                    self.desk.focus(dialog)
                    self.desk.key("Return")
                    waited_for("the answer to be taken", lambda: not self._windows("Import Options"), 10)
                self.desk.focus(window)
                self.desk.key("ctrl+s")
                return waited_for("LibreOffice to save", lambda: os.stat(path).st_mtime_ns != before and tables_in(path), 10)
            return waited_for("the table in LibreOffice", lambda: _or_none(saved), SLOW)
        finally:
            office.terminate()
            office.wait(20)

    def _converted(self, kind, folder):
        """Without windows: the clipboard's HTML, opened as LibreOffice opens what is pasted."""
        suffix = kind[0]
        html = subprocess.run(["xclip", "-selection", "clipboard", "-o", "-t", "text/html"], env=self.desk.environment, capture_output=True,
                              check=True).stdout
        source = os.path.join(folder, "Pasted.html")
        with open(source, "wb") as file:
            file.write(html)
        reader = ["--infilter=HTML (StarCalc)"] if kind is CALC else ["--infilter=HTML (StarWriter)"]
        subprocess.run(self._command("--headless", *reader, "--convert-to", suffix, "--outdir", folder, source), env=self.desk.environment,
                       check=True, capture_output=True, timeout=120)
        return tables_in(os.path.join(folder, f"Pasted.{suffix}"))


def _or_none(act):
    try:
        return act()
    except AssertionError:
        return None


def tables_in(path):
    """The tables of a flat document that hold something; an XML file that is still being written has none."""
    try:
        root = xml.parse(path).getroot()
    except xml.ParseError:
        return []
    tables = [[[_cell(cell) for cell in row.iter(TABLE + "table-cell")] for row in table.iter(TABLE + "table-row")] for table in root.iter(TABLE + "table")]
    return [rows for table in tables if (rows := [row for row in table if any(text for text, _ in row)])]


def _cell(cell):
    text = re.sub(r"\s+", " ", "".join(cell.itertext())).strip()
    number = cell.get(OFFICE + "value")
    return text, float(number) if number else None
