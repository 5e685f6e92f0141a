"""Real Chromium, driven by WebDriver over HTTP, with nothing but Python's own library. Only for tests; needs Debian's packages chromium
and chromium-driver.
"""
import base64
import contextlib
import json
import os
import shutil
import subprocess
import tempfile
import time
import urllib.error
import urllib.request

PATIENCE = 20  # seconds until something that must appear is said to be missing
ELEMENT = "element-6066-11e4-a52e-4f735466cecf"
KEYS = {"Tab": "\ue004", "Enter": "\ue007", "Space": " ", "Left": "\ue012", "Up": "\ue013", "Right": "\ue014", "Down": "\ue015",
        "Shift": "\ue008", "Home": "\ue011", "End": "\ue010"}


class Missing(AssertionError):
    """What should be on the page is not."""


def is_there():
    return bool(shutil.which("chromedriver") and shutil.which("chromium"))


def waited_for(what, look, patience=PATIENCE):
    """The first true value of look(), asked again and again."""
    end = time.monotonic() + patience
    while True:
        found = look()
        if found:
            return found
        if time.monotonic() > end:
            raise Missing(f"waited {patience} s for {what}")
        time.sleep(0.05)


class Refused(RuntimeError):
    """What the browser says when it cannot do something."""


class Driver:
    """One chromedriver for several browsers; ends with the block that it is used in."""

    def __enter__(self):
        self._folder = tempfile.mkdtemp(prefix="counterpoint-browser-")
        log = os.path.join(self._folder, "log")
        with open(log, "w") as out:
            self._process = subprocess.Popen(["chromedriver", "--port=0"], stdout=out, stderr=subprocess.STDOUT,
                                             env={**os.environ, "LANG": "C.UTF-8", "TMPDIR": self._folder})
        self.address = f"http://127.0.0.1:{waited_for('chromedriver', lambda: self._port(log))}"
        return self

    @staticmethod
    def _port(log):
        with open(log) as lines:
            for line in lines:
                if "on port" in line and "successfully" in line:
                    return line.rstrip(".\n").rsplit(" ", 1)[1]
        return None

    def __exit__(self, *_):
        self._process.terminate()
        self._process.wait()
        shutil.rmtree(self._folder, ignore_errors=True)

    def browser(self, **how):
        return Browser(self.address, self._folder, **how)


class Browser:
    """A browser with a profile of its own, as one respondent has it. Files that a page saves lie in `downloads`."""

    def __init__(self, address, folder, width=1280, height=900, dark=False, languages="en"):
        self._address = address
        self.downloads = tempfile.mkdtemp(prefix="downloads-", dir=folder)
        arguments = ["--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", f"--window-size={width},{height}",
                     "--no-first-run", "--disable-background-networking", "--disable-component-update", "--hide-scrollbars",
                     f"--user-data-dir={tempfile.mkdtemp(prefix='profile-', dir=folder)}"]
        preferences = {"download.default_directory": self.downloads, "intl.accept_languages": languages}
        options = {"args": arguments, "prefs": preferences}
        if width < 500:
            options["mobileEmulation"] = {"deviceMetrics": {"width": width, "height": height, "pixelRatio": 2, "touch": True}}
        capabilities = {"browserName": "chrome", "goog:chromeOptions": options, "goog:loggingPrefs": {"browser": "ALL"}}
        answer = self._send("POST", "/session", {"capabilities": {"alwaysMatch": capabilities}})
        self._session = f"/session/{answer['sessionId']}"
        self._ask("POST", "/timeouts", {"script": 120_000})  # a busy machine answers late
        self.media({"prefers-color-scheme": "dark" if dark else "light", "prefers-reduced-motion": "reduce"})

    def __enter__(self):
        return self

    def __exit__(self, *_):
        with contextlib.suppress(Refused, urllib.error.URLError):
            self._send("DELETE", self._session)

    def _send(self, method, path, body=None):
        data = None if method == "GET" or method == "DELETE" else json.dumps(body or {}).encode()
        request = urllib.request.Request(self._address + path, data, {"Content-Type": "application/json"}, method=method)
        try:
            with urllib.request.urlopen(request, timeout=120) as answer:
                return json.load(answer)["value"]
        except urllib.error.HTTPError as error:
            value = json.load(error)["value"]
            raise Refused(f"{value['error']}: {value['message'].splitlines()[0]}") from None

    def _ask(self, method, path, body=None):
        return self._send(method, self._session + path, body)

    def devtools(self, command, **parameters):
        return self._ask("POST", "/goog/cdp/execute", {"cmd": command, "params": parameters})

    def media(self, features):
        self.devtools("Emulation.setEmulatedMedia", features=[{"name": name, "value": value} for name, value in features.items()])

    def open(self, address):
        self._ask("POST", "/url", {"url": address})

    def reload(self):
        self._ask("POST", "/refresh")

    def run(self, script, *arguments):
        """What the JavaScript returns; a promise is waited for."""
        return self._ask("POST", "/execute/sync", {"script": script, "args": list(arguments)})

    def all(self, selector):
        return [Element(self, found[ELEMENT]) for found in self._ask("POST", "/elements", {"using": "css selector", "value": selector})]

    def one(self, selector):
        """The element, as soon as it is there and to be seen."""
        return waited_for(selector, lambda: next((found for found in self.all(selector) if found.is_shown), None))

    def with_words(self, selector, words):
        return waited_for(f"{selector} “{words}”",
                          lambda: next((found for found in self.all(selector) if found.is_shown and found.text.strip() == words), None))

    def press(self, *keys):
        """Keys to whatever has the focus; names of KEYS, else text."""
        actions = []
        for key in keys:
            for unit in [KEYS[key]] if key in KEYS else key:
                actions += [{"type": "keyDown", "value": unit}, {"type": "keyUp", "value": unit}]
        self._ask("POST", "/actions", {"actions": [{"type": "key", "id": "keyboard", "actions": actions}]})

    @property
    def focused(self):
        return Element(self, self._ask("GET", "/element/active")[ELEMENT])

    def complaints(self):
        """What the browser wrote into its log: refused requests, errors of scripts."""
        return [entry["message"] for entry in self._ask("POST", "/se/log", {"type": "browser"})]

    def saved_file(self):
        """The path of the file that was saved last, when it is whole."""
        def look():
            files = [os.path.join(self.downloads, name) for name in os.listdir(self.downloads)]
            whole = [path for path in files if path.endswith(".json") and os.path.getsize(path) > 0]
            return max(whole, key=os.path.getmtime) if whole else None
        return waited_for("a saved file", look)

    def picture(self, path, whole=True):
        size = self.devtools("Page.getLayoutMetrics")["cssContentSize"]
        clip = {"x": 0, "y": 0, "width": size["width"], "height": min(size["height"], 6000), "scale": 1}
        shot = self.devtools("Page.captureScreenshot", captureBeyondViewport=whole, **({"clip": clip} if whole else {}))
        with open(path, "wb") as out:
            out.write(base64.b64decode(shot["data"]))


class Element:
    def __init__(self, browser, reference):
        self._browser = browser
        self.reference = {ELEMENT: reference}
        self._path = f"/element/{reference}"

    def _ask(self, method, path, body=None):
        return self._browser._ask(method, self._path + path, body)

    @property
    def is_shown(self):
        return self._ask("GET", "/displayed")

    @property
    def text(self):
        return self._ask("GET", "/text")

    def attribute(self, name):
        return self._ask("GET", f"/attribute/{name}")

    def property(self, name):
        return self._ask("GET", f"/property/{name}")

    def click(self):
        """Tries again for a moment where something else is in the way: on a busy machine the page still moves when the driver has looked."""
        last = time.monotonic() + 3
        while True:
            try:
                return self._ask("POST", "/click")
            except Refused as refused:
                if "intercepted" not in str(refused) or time.monotonic() > last:
                    raise
                time.sleep(0.1)

    def write(self, words):
        self._ask("POST", "/value", {"text": words})

    def clear(self):
        self._ask("POST", "/clear")
