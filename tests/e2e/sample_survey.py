"""The questionnaire of the sample study: what a person is to type to have it, what it is in German, and what five people answer."""
import json
import os
import re

HERE = os.path.dirname(os.path.abspath(__file__))
SAMPLE = os.path.join(HERE, "..", "..", "resources", "sample-study", "questionnaire.json")
ENGLISH, GERMAN = "English (en)", "Deutsch (de)"
IN_GERMAN = {"Working together in the service": "Zusammenarbeit im Dienst", "About you and your work": "Sie und Ihre Arbeit",
             "What is your profession?": "Was ist Ihr Beruf?", "Social worker": "Sozialarbeit", "Agree": "Stimme zu",
             "Strongly agree": "Stimme voll zu", "Working together": "Miteinander arbeiten", "How old are you?": "Wie alt sind Sie?"}


def label(texts):
    return texts["texts"]["label"][ENGLISH]


class Sample:
    """The questionnaire of the sample study, as what is to be typed."""

    def __init__(self):
        with open(SAMPLE, encoding="utf-8") as file:
            self.json = json.load(file)
        self.lists = {each["name"]: each["choices"] for each in self.json["lists"]}
        self.pages = self.json["items"]
        self.scales = self.json["scales"]

    def questions(self):
        for page in self.pages:
            for item in page["items"]:
                yield from item["items"] if item["type"] == "grid" else [item]

    def title(self, name):
        """Of the table that counts the answers to a question: its words, after what is asked of all statements of a battery."""
        for page in self.pages:
            for item in page["items"]:
                if item.get("name") == name:
                    return label(item)
                for statement in item.get("items", []):
                    if statement.get("name") == name:
                        return f"{label(item)} {label(statement)}"
        raise KeyError(name)

    def choices(self, item):
        """To be typed into the question; ways not to answer are chosen in their box."""
        return [choice for choice in self.lists.get(item.get("list", ""), []) if choice.get("role") != "missing"]

    def missing(self, item):
        """The name of the list of ways not to answer, as the question bank has it."""
        if "missing_list" in item:
            return item["missing_list"]
        codes = [choice["code"] for choice in self.lists.get(item.get("list", ""), []) if choice.get("role") == "missing"]
        return {0: "", 1: "prefer_not", 2: "no_answer"}[len(codes)]

    def check_design(self, page_path):
        """What was written is what the sample has: words, names, types, choices with codes, scales, logic."""
        with open(page_path, encoding="utf-8") as file:
            made = json.loads(re.search(r'<script type="application/json" id="form">(.*?)</script>', file.read(), re.S)[1])["questionnaire"]
        lists = {each["name"]: each["choices"] for each in made["lists"]}

        def told(items, lists_of, missing_of, inherited=""):
            found = []
            for item in items:
                own = [(choice["code"], label(choice)) for choice in lists_of.get(item.get("list", inherited), []) if choice.get("role") != "missing"]
                found.append((item["type"], item.get("name"), label(item), own, missing_of(item), item.get("scale"), item.get("reversed", False),
                              item.get("constraint"), item.get("relevant"), item.get("default"), item.get("random", False)))
                found += told(item.get("items", []), lists_of, missing_of, item.get("list", ""))
            return found

        def wanted_missing(item):
            parent = next((each for page in self.pages for each in page["items"] if item in each.get("items", [])), item)
            return "" if item["type"] in ("grid", "page", "hidden") else self.missing({**item, "list": item.get("list", parent.get("list", ""))})

        expected = told(self.pages, self.lists, wanted_missing)
        got = told(made["items"], lists, lambda item: item.get("missing_list", ""))
        for one, other in zip(got, expected):
            assert one == other, f"designed:\n  {one}\nwanted:\n  {other}"
        assert len(got) == len(expected), (len(got), len(expected))


def answers():
    """What five people say: each differently, and one of them not much."""
    batteries = {"trust": 6, "systems": 5, "belong": 6}
    conflicts = [f"conflict_{kind}_{number}" for kind in ("task", "relationship", "process") for number in (1, 2)]

    def person(at, **own):
        said = {"profession": str(at + 1), "employer": str(at % 3 + 1), "base": str(at % 4 + 1), "age_band": str(at % 5 + 1), "gender": str(at % 3 + 1),
                "contract_hours": str(20 + 4 * at), "years_service": str(1 + 3 * at)}
        for name, count in batteries.items():
            said.update({f"{name}_{number}": str((at + number) % 5 + 1) for number in range(1, count + 1)})
        said.update({name: str((at + place) % 5 + 1) for place, name in enumerate(conflicts)})
        said.update({"handling": str(at % 5 + 1), "handling_manager": str((at + 2) % 5 + 1), "open_disagreement": f"Who visits, said {at}; “it” ended well",
                     "wish": "shadowing law", "cpd_hours": str(10 + at), "cpd_joint_hours": str(at), "open_learning": f"Time, time, time ({at})",
                     "satisfaction": str(5 + at)})
        return {**said, **own}

    brief = {"profession": "3", "trust_1": "2", "handling": "1", "cpd_hours": "0"}
    return [person(0), person(1, profession="-99", contract_hours="-99", trust_1="-98", wish="disagreeing child_voice"),
            person(2, open_learning="Mehr Zeit für Gespräche"),
            {"profession": "1", "employer": "2", "contract_hours": "37.5", "trust_1": "5", "trust_2": "4", "belong_1": "-99", "handling": "5",
             "wish": "systems", "cpd_hours": "12", "cpd_joint_hours": "3", "satisfaction": "10"}, brief]
