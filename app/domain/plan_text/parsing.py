"""From the text of a plan to its frozen shape."""

from dataclasses import replace

from app.domain.errors import UserError
from app.domain.issues import Issue
from app.domain.matching import stems, text_key
from app.domain.plan_text.crossing import groups_of
from app.domain.plan_text.figures import facts_of
from app.domain.plan_text.findings import figure_findings, outline_findings, twice
from app.domain.plan_text.lines import Line, LineKind, classified
from app.domain.plan_text.outline import OpenArea, OpenUnit, Outline, outline_of
from app.domain.plan_text.shapes import AreaText, Bullet, ReadPlan, SectorText

_SHAPE_REMEDY = (
    "Nel testo ogni Area comincia con una riga «AREA …», ogni settore con «(Settore …)» "
    "e ogni obiettivo con un trattino."
)
_NAMES_COMPARED = 20
_MOST_OBJECTIVES = 5_000
_ABOVE = "settore"
_BELOW = frozenset({"servizio", "ufficio", "unità organizzativa"})

Stems = tuple[str, ...]


def parse_plan(text: str) -> ReadPlan:
    """Read a plan; raise `UserError` when it has no text, no AREA heading or no objective.

    What can be read in spite of a doubt is read, with an `Issue` naming the line; an issue of severity error
    means that something would be lost, so the plan must not be written to the archive.
    """
    if not text.strip():
        raise UserError("Il testo del piano è vuoto.", _SHAPE_REMEDY)
    outline = outline_of(_with_areas(_with_lists(_not_too_many(classified(text)))))
    _refuse_shapeless(outline)
    _drop_near_empty(outline)
    issues = outline_findings(outline)
    in_order = sorted(outline.areas.values(), key=lambda area: (area.is_empty, area.own.line))
    areas = tuple(_area(area, issues) for area in in_order)
    common = tuple(_bullets(outline.common, issues))
    facts = facts_of(text)
    plan = ReadPlan(facts, common, areas, (), (*issues, *figure_findings(facts, text)))
    return replace(plan, groups=groups_of(plan.bullets(), common))


def _not_too_many(lines: list[Line]) -> list[Line]:
    """Refuse what nobody could look through in the preview, before comparing every objective with the others."""
    found = sum(line.kind is LineKind.BULLET for line in lines)
    if found > _MOST_OBJECTIVES:
        raise UserError(
            f"Il testo ha {found} righe con un trattino: troppe per un piano (al massimo {_MOST_OBJECTIVES}).",
            "Controllare di avere scelto il file giusto.",
        )
    return lines


def _refuse_shapeless(outline: Outline) -> None:
    if not outline.areas:
        raise UserError("Nel testo non c'è nessuna riga che comincia con «AREA».", _SHAPE_REMEDY)
    found = any(
        area.own.bullets or any(unit.bullets for unit in area.sectors.values()) for area in outline.areas.values()
    )
    if not found and not any(unit.bullets for unit in outline.orphans):
        count = len(outline.areas)
        raise UserError(
            f"Nel testo ci sono {count} Aree ma nessun obiettivo."
            if count > 1
            else "Nel testo non c'è nessun obiettivo.",
            _SHAPE_REMEDY,
        )


def _with_lists(lines: list[Line]) -> list[Line]:
    """Mark the AREA lines that only list the aree: they follow one another, with nothing between them."""
    marked = list(lines)
    spoken = [place for place, line in enumerate(lines) if line.kind is not LineKind.BLANK]
    kinds = [lines[place].kind for place in spoken] + [LineKind.PROSE]
    for turn, place in enumerate(spoken):
        follower = kinds[turn + 1]
        follows_area = turn > 0 and kinds[turn - 1] is LineKind.AREA
        ends_list = (follows_area or lines[place].is_listed) and follower is not LineKind.UNIT
        is_list = follower is LineKind.AREA or (
            ends_list and (lines[place].is_listed or follower is not LineKind.BULLET)
        )
        if kinds[turn] is LineKind.AREA:
            marked[place] = replace(lines[place], is_listed=is_list)
    return marked


def _with_areas(lines: list[Line]) -> list[Line]:
    """Where a plan has settori and, inside them, servizi, but no AREA: its settori are the aree."""
    words = {line.heading.word for line in lines if line.heading}
    if "area" in words or _ABOVE not in words or not words & _BELOW:
        return lines
    return [
        replace(line, kind=LineKind.AREA) if line.heading and line.heading.word == _ABOVE else line for line in lines
    ]


def _drop_near_empty(outline: Outline) -> None:
    """Forget an Area that is only in the list when a section has nearly the same name."""
    full: dict[Stems, list[Stems]] = {}
    for key, area in outline.areas.items():
        if not area.is_empty:
            full.setdefault(stems(key)[:2], []).append(stems(key))
    for key in [key for key, area in outline.areas.items() if area.is_empty]:
        mine = stems(key)
        if any(_starts_alike(mine, other) for other in full.get(mine[:2], [])[:_NAMES_COMPARED]):
            del outline.areas[key]


def _starts_alike(one: Stems, other: Stems) -> bool:
    shared = min(len(one), len(other))
    return shared > 0 and one[:shared] == other[:shared]


def _area(area: OpenArea, issues: list[Issue]) -> AreaText:
    sectors = tuple(SectorText(unit.name, unit.line, tuple(_bullets(unit, issues))) for unit in area.sectors.values())
    return AreaText(area.own.name, area.own.line, sectors, tuple(_bullets(area.own, issues)))


def _bullets(unit: OpenUnit, issues: list[Issue]) -> list[Bullet]:
    """Close the bullets of a unit; the same line twice in one unit is taken once."""
    kept: dict[str, Bullet] = {}
    for open_bullet in unit.bullets:
        bullet = open_bullet.closed()
        if kept.setdefault(text_key(bullet.text) or bullet.text, bullet) is not bullet:
            issues.append(twice(unit, bullet.line))
    return list(kept.values())
