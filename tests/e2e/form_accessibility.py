"""Every page of a form of all types, in light and dark, on a phone and at 400 %, has no violation that axe-core knows of. axe-core comes from npm, for tests
only; this gets it into the folder of the build where npm can, and says so where it cannot.

    /usr/bin/python3 tests/e2e/form_accessibility.py build/dev/counterpoint build/dev/axe
"""
import glob
import os
import shutil
import subprocess
import sys
import tarfile
import tempfile

import browser
from form_respondents import KIM, PHONE, QUESTIONNAIRE, Command, Respondent

AXE = "axe-core@4.10.3"
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


def axe_in(folder):
    """The text of axe.min.js; none where it cannot be had."""
    path = os.path.join(folder, "package", "axe.min.js")
    if not os.path.exists(path):
        if not shutil.which("npm"):
            return None
        os.makedirs(folder, exist_ok=True)
        done = subprocess.run(["npm", "pack", "--silent", AXE, "--pack-destination", folder], capture_output=True, check=False, timeout=120)
        packed = glob.glob(os.path.join(folder, "axe-core-*.tgz"))
        if done.returncode != 0 or not packed:
            return None
        with tarfile.open(packed[0]) as archive:
            archive.extract("package/axe.min.js", folder, filter="data")
    with open(path, encoding="utf-8") as file:
        return file.read()


def violations(page, axe):
    return page.run(axe + """;
        const inWords = (node) => `${node.html.slice(0, 160)} ${([...node.any, ...node.all, ...node.none][0] ?? {}).message}`;
        return axe.run(document, {runOnly: arguments[0]})
            .then((result) => result.violations.map((one) => `${one.id}: ${one.help} ${one.nodes.slice(0, 4).map(inWords).join(' | ')}`));
    """, TAGS)


def too_small(page):
    """What can be pressed is 44 pixels high, or its label is."""
    return page.run("""
        const small = [];
        for (const element of document.querySelectorAll('button, select, input, textarea')) {
            if (!element.offsetParent) continue;
            const box = (element.closest('label') ?? element).getBoundingClientRect();
            if (box.height < 43.5 || box.width < 24) small.push(`${element.outerHTML.slice(0, 90)} ${box.width}x${box.height}`);
        }
        return small;
    """)


def wider_than_the_screen(page):
    return page.run("return document.documentElement.scrollWidth > document.documentElement.clientWidth + 1"
                    " ? [`${document.documentElement.scrollWidth} of ${document.documentElement.clientWidth}`] : []")


class Looker(Respondent):
    """Fills in, and looks at each page."""

    def __init__(self, page, answers, axe, name):
        super().__init__(page, answers)
        self.axe, self.name, self.found, self.looks = axe, name, [], 0

    def look(self, what):
        self.looks += 1
        place = f"{self.name}, {self.page.run('return document.querySelector(`h1`).textContent')}, {what}"
        for problem in violations(self.page, self.axe) + [f"small: {one}" for one in too_small(self.page)] \
                + [f"wide: {one}" for one in wider_than_the_screen(self.page)]:
            self.found.append(f"{place}: {problem}")


def walk(page, axe, name, address, answers):
    looker = Looker(page, answers, axe, name)
    page.open(address)
    looker.look("cover")
    page.one("button.start").click()
    done = set()
    while not page.all("button.save"):
        looker.look("opened")
        heading = page.one("h1").text
        page.run("document.querySelector('button.next').click()")
        if page.all("button.save"):
            break
        if page.one("h1").text == heading:
            looker.look("mistakes")
        for answer_name, answer in Respondent.shown(looker, answers) if page.one("h1").text == heading else []:
            if answer_name not in done:
                looker.answer(answer_name, answer)
                done.add(answer_name)
        if page.one("h1").text == heading:
            looker.look("filled in")
            page.run("document.querySelector('button.next').click()")
            page.run("document.querySelector('.is-asked') && document.querySelector('button.next').click()")
    looker.look("end")
    page.one("button.show-text").click()
    looker.look("end, as text")
    return looker


def main():
    program, folder_of_axe = (os.path.abspath(path) for path in sys.argv[1:3])
    if not browser.is_there():
        print("SKIPPED: chromium and chromedriver are not installed (Debian's chromium, chromium-driver)")
        return 77
    axe = axe_in(folder_of_axe)
    if axe is None:
        print(f"SKIPPED: {AXE} could not be had from npm; put its package/axe.min.js into {folder_of_axe}/package")
        return 77
    found, looks = [], 0
    with tempfile.TemporaryDirectory(prefix="counterpoint-axe-") as folder, browser.Driver() as driver:
        command = Command(program, os.path.join(folder, "study.counterpoint"))
        subprocess.run([program, "new", command.study], check=True, stdout=subprocess.DEVNULL)
        command("import", QUESTIONNAIRE)
        form = os.path.join(folder, "form.html")
        command("export", form, "--what", "Work and life")
        scroll = os.path.join(folder, "scroll.html")
        command("export", scroll, "--what", "Work and life", "--layout", "scroll")
        phone = {"width": 375, "height": 740}
        # 1280 pixels at 400 % are 320.
        ways = [("desktop", {}, form, KIM), ("phone, dark", {**phone, "dark": True}, form, PHONE),
                ("right to left", {"languages": "ar"}, form, KIM), ("400 %", {"width": 320, "height": 256}, form, KIM), ("one scroll", {}, scroll, KIM)]
        for name, how, path, answers in ways:
            with driver.browser(**how) as page:
                looker = walk(page, axe, name, "file://" + path, answers)
                found += looker.found
                looks += looker.looks
    for problem in found:
        print(problem)
    print(f"{looks} looks at pages, {len(found)} violations")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
