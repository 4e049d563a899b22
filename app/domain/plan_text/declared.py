"""What a plan declares: people of its settori by gender, headline figures, heads of units; and its texts by part."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from app.domain.declared import DeclaredKind
from app.domain.matching import text_key
from app.domain.plan_text.part_texts import shown_title
from app.domain.plan_text.shapes import PartText, ReadPlan, UnitName


@dataclass(frozen=True, slots=True)
class DeclaredText:
    """A figure as the plan declares it: men and women of a settore, or words."""

    kind: DeclaredKind
    label: str
    men: int | None = None
    women: int | None = None
    text: str = ""

    @property
    def key(self) -> tuple[DeclaredKind, str]:
        return self.kind, text_key(self.label)


@dataclass(frozen=True, slots=True)
class PlacedText:
    """A text of the plan with the part of the Piano where it is printed."""

    part: str
    title: str
    body: str

    @property
    def key(self) -> tuple[str, str]:
        return text_key(self.title), text_key(self.body[:200])


INTRODUCTION, CONTEXT, STRUCTURE, GUIDELINES = "introduction", "context", "structure", "guidelines"
COMMON, OPERATIONAL, UNIT = "common", "operational", "unit"
CLOSING, IMPROVEMENT, TRANSPARENCY = "closing", "improvement", "transparency"
PART_WORDS: tuple[tuple[str, str], ...] = (
    (TRANSPARENCY, r"trasparenza e comunicazione|comunicazione del piano|pubblicazione del piano"),
    (IMPROVEMENT, r"azioni (?:per|di) (?:il )?miglioramento|miglioramento del ciclo"),
    (CLOSING, r"valutazione|istituti di|azioni per|allegat|parte (?:quarta|iv)\b"),
    (INTRODUCTION, r"introduzione|premess|presentazione|parte (?:prima|i|1)\b|normativ"),
    (STRUCTURE, r"contesto interno|organigramma|macrostruttura|struttura|organizzazione|personale"),
    (CONTEXT, r"contesto|informazioni|popolazione|territorio|parte (?:seconda|ii)\b"),
    (COMMON, r"obiettivi strategici (?:\w+ )?comuni"),
    (GUIDELINES, r"indirizz|strateg|mandato|missione|obiettiv|programm|linee|parte (?:terza|iii|3)\b"),
)
"""Words of the titles of a plan, and the part of the Piano where what follows is printed."""
_LAST = frozenset({CLOSING, IMPROVEMENT, TRANSPARENCY})


def declared_of(plan: ReadPlan) -> tuple[DeclaredText, ...]:
    """Return what the plan declares, each label once for each kind."""
    found: dict[tuple[DeclaredKind, str], DeclaredText] = {}
    for one in _declared(plan):
        found.setdefault(one.key, one)
    return tuple(found.values())


def _declared(plan: ReadPlan) -> Iterator[DeclaredText]:
    for row in plan.facts.staff:
        yield DeclaredText(DeclaredKind.STAFF, row.unit, row.men, row.women)
    for figure in plan.facts.headlines:
        yield DeclaredText(DeclaredKind.HEADLINE, figure.label, text=figure.value)
    for area in plan.areas:
        if area.head:
            yield DeclaredText(DeclaredKind.HEAD, area.name, text=area.head)
        for sector in area.sectors:
            if sector.head:
                yield DeclaredText(DeclaredKind.HEAD, UnitName(area.name, sector.name).italian, text=sector.head)


def placed_texts(plan: ReadPlan) -> tuple[PlacedText, ...]:
    """Return the texts of the plan, each in the part that its title names or in that of the text before it.

    What is said after the objectives of a unit, without a title, is of that unit; after the last of all, of them all.
    """
    units = {text_key(area.name) for area in plan.areas}
    units |= {text_key(sector.name) for area in plan.areas for sector in area.sectors}
    lines = [bullet.line for _, bullet in plan.bullets()]
    first, last = min(lines, default=0), max(lines, default=0)
    part, unit, placed = INTRODUCTION, "", []
    for text in plan.facts.texts:
        if text_key(text.title) in units:
            unit = text.title
            placed.append(PlacedText(UNIT, unit, text.body))
        elif not text.title and unit and text.line < last:
            placed.append(PlacedText(UNIT, unit, text.body))
        elif not text.title and lines and text.line > last:
            part = OPERATIONAL
            placed.append(PlacedText(part, "", text.body))
        else:
            part = _part_of(text, is_late=text.line > first) or part
            title = "" if part == COMMON and text.title.endswith(":") else shown_title(text.title)
            placed.append(PlacedText(part, title, text.body))
    return tuple(placed)


def _part_of(text: PartText, *, is_late: bool) -> str:
    """Return the part that the title names; nothing closes the plan before its first objective."""
    key = text_key(text.title)
    found = (part for part, words in PART_WORDS if re.search(words, key))
    return next((part for part in found if is_late or part not in _LAST), "")
