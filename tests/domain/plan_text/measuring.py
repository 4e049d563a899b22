"""The texts of `plans/`, each with what is right below a line of equals signs, and how near a reading comes to it."""

from collections import Counter
from dataclasses import dataclass, field
from fractions import Fraction
from pathlib import Path

from app.domain.errors import UserError
from app.domain.matching import text_key
from app.domain.plan_text.naming import name_key
from app.domain.plan_text.shapes import Bullet, ReadPlan, UnitName
from tests.domain.plan_text.parsing import parse_plan

PLANS = sorted((Path(__file__).parent / "plans").glob("*.txt"))
_PARTS = {
    "w": "weight",
    "d": "deadline",
    "i": "indicator",
    "f": "phase",
    "a": "activity",
    "p": "person",
    "r": "resource",
    "t": "text",
}
_TEXT = "text"

Facts = Counter[tuple[str, str]]


@dataclass(slots=True)
class Content:
    """Units (by the names of the path to them), objectives in them, and the parts of each objective."""

    units: list[tuple[str, str]] = field(default_factory=list)
    heads: dict[tuple[str, str], str] = field(default_factory=dict)
    objectives: dict[tuple[tuple[str, str], str], Facts] = field(default_factory=dict)


def text_and_right(path: Path) -> tuple[str, Content]:
    text, right = path.read_text(encoding="utf-8").split("=====\n")
    return text, _written(right)


def _written(lines: str) -> Content:
    content, unit = Content(), ("", "")
    for line in lines.splitlines():
        kind, _, rest = line.partition(" ")
        name, *parts = [part.strip() for part in rest.split("|")]
        if kind in "US":
            unit = (name_key(name), "") if kind == "U" else (unit[0], name_key(name))
            content.units.append(unit)
            content.heads[unit] = text_key(parts[0]) if parts else ""
        else:
            told = (part.partition(" ") for part in parts)
            facts = Counter((_PARTS[letter], text_key(value)) for letter, _, value in told)
            content.objectives[("", "") if kind == "C" else unit, text_key(name)] = facts
    return content


def read(text: str, right: Content) -> Content:
    """Return what the first guess makes of a text; nothing when it is refused.

    Descriptions are told only of the objectives whose right one is written: «t» alone is an empty one.
    """
    try:
        plan = parse_plan(text)
    except UserError:
        return Content()
    guess = content_of(plan)
    for key, lines in _descriptions(plan).items():
        if any(kind == _TEXT for kind, _ in right.objectives.get(key, Facts())):
            guess.objectives[key] += Counter((_TEXT, text_key(line)) for line in lines)
    return guess


def _descriptions(plan: ReadPlan) -> dict[tuple[tuple[str, str], str], list[str]]:
    return {_key(place, bullet): _told(bullet) for place, bullet in plan.bullets()}


def _told(bullet: Bullet) -> list[str]:
    """Return the lines of the description, and as the plan writes them the mission and the programme."""
    places = (("Missione", bullet.place.mission), ("Programma", bullet.place.programme))
    told = [f"{label} {name}" for label, name in places if name]
    return [*bullet.description.split("\n"), *told] if bullet.description or not told else told


def _key(place: UnitName, bullet: Bullet) -> tuple[tuple[str, str], str]:
    return (name_key(place.area), name_key(place.sector)), _title(bullet)


def content_of(plan: ReadPlan) -> Content:
    content = Content()
    for bullet in plan.common:
        content.objectives[("", ""), _title(bullet)] = _facts(bullet)
    for area in plan.areas:
        unit = (name_key(area.name), "")
        content.units.append(unit)
        content.heads[unit] = text_key(area.head)
        for sector in area.sectors:
            place = (unit[0], name_key(sector.name))
            content.units.append(place)
            content.heads[place] = text_key(sector.head)
    for place, bullet in plan.bullets():
        content.objectives[_key(place, bullet)] = _facts(bullet)
    return content


def _title(bullet: Bullet) -> str:
    return text_key(bullet.text if len(bullet.text) > len(bullet.title) and ":" not in bullet.text else bullet.title)


def _facts(bullet: Bullet) -> Facts:
    parts = bullet.parts
    facts = [] if parts.weight is None else [("weight", f"{parts.weight:f}")]
    facts += [("deadline", parts.deadline)] if parts.deadline else []
    facts += [("indicator", f"{one.text} {one.target}") for one in parts.indicators]
    facts += [("phase", f"{one.text} {one.deadline}") for one in parts.phases]
    facts += [("activity", one.text) for one in parts.activities]
    facts += [("person", one) for one in parts.people] + [("resource", one) for one in parts.resources]
    return Counter((kind, text_key(value)) for kind, value in facts)


@dataclass(frozen=True, slots=True)
class Score:
    """How many were found, how many of them right, how many there are."""

    found: int
    right: int
    there: int

    def __add__(self, other: "Score") -> "Score":
        return Score(self.found + other.found, self.right + other.right, self.there + other.there)

    @property
    def f1(self) -> Fraction:
        """The harmonic mean of precision and recall."""
        total = self.found + self.there
        return Fraction(2 * self.right, total) if total else Fraction(1)


def objective_score(right: Content, guess: Content) -> Score:
    same = right.objectives.keys() & guess.objectives.keys()
    return Score(len(guess.objectives), len(same), len(right.objectives))


def unit_score(right: Content, guess: Content) -> Score:
    return Score(len(set(guess.units)), len(set(guess.units) & set(right.units)), len(set(right.units)))


def part_score(right: Content, guess: Content) -> Score:
    """Parts of the objectives found, and the heads of units."""
    own = Counter({(key, fact): count for key, facts in right.objectives.items() for fact, count in facts.items()})
    other = Counter({(key, fact): count for key, facts in guess.objectives.items() for fact, count in facts.items()})
    heads = Counter((unit, head) for unit, head in right.heads.items() if head)
    found = Counter((unit, head) for unit, head in guess.heads.items() if head)
    same = sum((own & other).values()) + sum((heads & found).values())
    return Score(sum(other.values()) + sum(found.values()), same, sum(own.values()) + sum(heads.values()))
