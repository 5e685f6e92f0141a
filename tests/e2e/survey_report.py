#!/usr/bin/python3
"""What a survey report needs of the sample study, made in the real window by the keyboard alone or by the mouse alone: frequencies,
a cross-table, a scale and a comparison of groups. Each number on the screen is the command line's, and the tables pasted into
LibreOffice are tables there, with the numbers behind them.

    survey_report.py PROGRAM (keyboard|mouse)
"""
import html
import json
import os
import re
import subprocess
import sys
import tempfile

import attempts
import office
from desk import waited_for

ITEMS = [f"trust_{number}" for number in range(1, 7)]
TRUST = "I can rely on colleagues in the other agencies to do what they said they would"
SATISFACTION = "Satisfaction with working in the service, 0 to 10"


class Report:
    """The sample study, and what the command line says of it."""

    def __init__(self, desk, program, way):
        self.desk, self.program, self.way = desk, program, way
        self.folder = tempfile.mkdtemp(dir=desk.home)
        self.study = os.path.join(self.folder, "Sample.counterpoint")
        made = self.command("new", self.study, "--sample")
        assert made.returncode == 0, made.stderr
        self.office = office.Office(desk)
        self.pasted = 0

    def command(self, *words):
        return subprocess.run([self.program, *words], capture_output=True, text=True, check=False,
                              env={**self.desk.environment, "QT_QPA_PLATFORM": "offscreen"})

    def computed(self, kind, *words):
        """The results of an analysis by command, by their kind."""
        answer = self.command(kind, self.study, "practitioners", *words, "--json")
        assert answer.returncode == 0, answer.stderr
        return {each["kind"]: each["result"] for each in json.loads(answer.stdout)["results"]}

    def same(self, table, expected):
        """Waits for the table to say in its rows what is expected, from the second cell on and without the spaces between words."""
        shown = []

        def is_same():
            nonlocal shown
            shown = table.cells()
            return len(shown) == len(expected) and all(has_parts(row, wanted) for row, wanted in zip(shown, expected))
        try:
            waited_for(f"the numbers of “{table.name}”", is_same)
        except AssertionError:
            lines = [f"  {row}\n  is not {wanted}" for row, wanted in zip(shown, expected) if not has_parts(row, wanted)]
            raise AssertionError(f"by {self.way}, “{table.name}”: the window shows {len(shown)} rows, the command gives {len(expected)}:\n"
                                 + "\n".join(lines)) from None

    def check_pasted(self, table, kind, numbers):
        """The clipboard holds the table: in a document of LibreOffice it has as many rows and cells, and the numbers in full precision."""
        if self.office.missing:
            return
        if kind is office.CALC and not self.office.has_calc:
            print("SKIPPED: nothing pasted into Calc, since libreoffice-calc is not there", file=sys.stderr)
            return
        folder = tempfile.mkdtemp(dir=self.folder)
        tables = self.office.paste(kind, folder)
        assert len(tables) == 1, f"by {self.way}, “{table.name}”: {len(tables)} tables in LibreOffice"
        rows = [row for row in tables[0] if len([text for text, _ in row if text]) > 1]
        shown = table.cells()
        assert len(rows) == len(shown) + 1, f"by {self.way}, “{table.name}”: {len(rows)} rows in LibreOffice, {len(shown)} and a heading on screen"
        held = [number for row in rows for _, number in row if number is not None]
        for number in numbers:
            assert any(abs(number - each) <= 1e-12 * abs(number) for each in held), f"“{table.name}” in LibreOffice lacks {number}; it has {held}"
        if kind is office.WRITER:
            texts = [[text for text, _ in row] for row in rows[1:]]
            said = [[re.sub(r"\s+", " ", cell).strip() for cell in row] for row in shown]
            assert texts == said, f"“{table.name}” reads otherwise in LibreOffice:\n{texts}\n{said}"
        self.pasted += 1


    def check_written(self, table):
        """The findings report has the table, word for word."""
        shown = table.cells()
        path = os.path.join(self.folder, "Findings.html")
        written = self.command("report", self.study, path)
        assert written.returncode == 0, written.stderr
        with open(path, encoding="utf-8") as file:
            page = html.unescape(file.read())
        rows = [[re.sub(r"<[^>]*>|\s+", " ", cell).strip() for cell in re.findall(r"<t[dh][^>]*>(.*?)</t[dh]>", row, re.S)]
                for row in re.findall(r"<tr[^>]*>(.*?)</tr>", page, re.S)]
        for row in shown:
            assert row in rows, f"the report lacks the row {row}"


def has_parts(row, wanted):
    return [re.sub(r"\s+", " ", cell) for cell in row[len(row) - len(wanted):]] == wanted


# How the APA has numbers
def whole(number):
    return str(int(number))


def fixed(number, decimals):
    return f"{number:.{decimals}f}"


def percent(number):
    return fixed(number, 1)


def bounded(number, decimals=2):
    return re.sub(r"^(-?)0\.", r"\1.", fixed(number, decimals))


def interval(pair, form):
    return "[" + ", ".join(form(each) for each in pair) + "]"


# What the tables are to say, by the command's numbers
def frequencies(found):
    total = found["n_total"]
    cumulated = 0
    rows = []
    for count, share, ci in zip(found["counts"], found["valid_percent"], found["valid_percent_ci"]):
        cumulated += share
        rows.append([whole(count), percent(100 * count / total), percent(share), percent(cumulated), interval(ci, percent)])
    rows += [[whole(count), percent(100 * count / total), "", "", ""] for count in found["missing_counts"] if count]
    return rows + [[whole(total), "100.0", "100.0", "", ""]]


def crosstab(found):
    rows = []
    for counts, shares, total in zip(found["counts"], found["row_percent"], found["row_totals"]):
        rows.append([*map(whole, counts), whole(total)])
        rows.append([*map(percent, shares), "100.0"])
    rows.append([*map(whole, found["col_totals"]), whole(found["n"])])
    rows.append([*[percent(100 * total / found["n"]) for total in found["col_totals"]], "100.0"])
    return rows


def reliability(found):
    halves = found["split_half_first_second"], found["split_half_odd_even"]
    rows = [[bounded(found["alpha"]), interval(found["alpha_ci95_feldt"], bounded)]]
    rows += [[bounded(number), ""] for number in (
        found["alpha_standardized"], found["omega_total_ml_one_factor"], found["guttman_lambda2"], halves[0]["spearman_brown_equal"],
        halves[1]["spearman_brown_equal"], halves[1]["guttman_split_half"], found["mean_inter_item_r"])]
    return rows + [[fixed(found["scale_sum_mean"], 2), ""], [fixed(found["scale_sum_sd"], 2), ""]]


def groups(found, ranks):
    return [[whole(each["n"]), fixed(each["mean"], 2), fixed(each["sd"], 2), interval(each["ci95"], lambda x: fixed(x, 2)),
             fixed(each["median"], 2), whole(each["min"]), whole(each["max"]), fixed(ranks[name], 2)] for name, each in found["groups"].items()]


def run(report, hand):
    """`hand` does by one way what each step says."""
    answer = report.computed("frequencies", "trust_1", "--intervals")["freq"]
    hand.begin("Frequencies")
    hand.choose(["trust_1"], "Variables")
    hand.tick("Confidence intervals of percentages")
    table = hand.result(TRUST)
    report.same(table, frequencies(answer))
    hand.copy(table)
    report.check_pasted(table, office.WRITER, answer["valid_percent"] + answer["counts"])
    hand.come_back()

    answer = report.computed("crosstab", "age_band", "employer")["xtab"]
    hand.begin("Cross-table")
    hand.choose(["age_band"], "Rows")
    hand.choose(["employer"], "Columns")
    table = hand.result("Age by Employer")
    report.same(table, crosstab(answer))
    hand.copy(table)
    report.check_pasted(table, office.CALC, [each for row in answer["row_percent"] for each in row])
    hand.come_back()

    answer = report.computed("scale", *ITEMS)["reliability"]
    hand.begin("Reliability and scores of a scale")
    hand.choose(ITEMS, "Items")
    report.same(hand.result("Reliability of 6 items"), reliability(answer))

    answer = report.computed("compare", "satisfaction", "--by", "employer")
    hand.begin("Comparison of groups")
    hand.choose(["satisfaction"], "Variable")
    hand.choose(["employer"], "Groups")
    table = hand.result(f"{SATISFACTION} by Employer")
    report.same(table, groups(answer["anova"], answer["kruskal"]["mean_ranks"]))
    hand.tick("In the report")
    report.check_written(table)


def once(desk, program, way):
    report = Report(desk, program, way)
    hand = __import__(f"survey_by_{way}").Hand(report)
    run(report, hand)
    hand.window.close()
    problems = report.command("check", report.study)
    assert problems.returncode == 0, problems.stdout + problems.stderr
    if report.office.missing:
        print(f"SKIPPED: nothing was pasted, since this is not there: {report.office.missing}", file=sys.stderr)
    print(f"by {way}: four analyses, as the command line has them; {report.pasted} tables pasted into LibreOffice")
    return 0


def main():
    program, way = os.path.abspath(sys.argv[1]), sys.argv[2]
    return attempts.until_done(f"survey by {way}", lambda desk: once(desk, program, way))


if __name__ == "__main__":
    sys.exit(main())
