"""From the roles of the blocks to the plan that would be written."""

import re
from collections.abc import Sequence
from dataclasses import replace

from app.domain.errors import UserError
from app.domain.issues import Issue
from app.domain.italian import plural, quoted, shortened, some_of
from app.domain.matching import text_key
from app.domain.plan_text.blocks import PlanBlock, SourceDocument
from app.domain.plan_text.by_cells import by_cells_finding, read_by_cells
from app.domain.plan_text.crossing import groups_of
from app.domain.plan_text.figures import facts_of
from app.domain.plan_text.findings import (
    blank,
    figure_findings,
    month_findings,
    outline_findings,
    subtitle_findings,
    twice,
)
from app.domain.plan_text.outline import OpenArea, OpenUnit, Outline
from app.domain.plan_text.plan_tree import PlanTree
from app.domain.plan_text.prevention import measures_in
from app.domain.plan_text.roles import NO_WORDS, LineRole, RoleGuess, WordChoices
from app.domain.plan_text.shapes import AreaText, Bullet, ParentText, ReadPlan, SectorText, UnitName
from app.domain.plan_text.staff_lines import looks_like_staff
from app.domain.plan_text.tables import with_headings
from app.domain.plan_text.thousandths import in_hundredths
from app.domain.plan_text.titles import have_titles
from app.domain.plan_text.whole_ente import given_to_the_ente

LOOKED_FOR = (
    "Si cercano le unità (una riga «AREA …», «SETTORE …», «Servizio …», «Centro di responsabilità …») e, sotto "
    "ciascuna, gli obiettivi: un elenco, «Obiettivo n. 1 – …», «Titolo: …» o le righe di una tabella."
)
STAFF_REMEDY = "Gli elenchi del personale si importano con File › Importa › Anagrafica."
_MOST_OBJECTIVES = 5_000
_MOST_SHOWN = 5
_MOST_NAMED = 3
_NEAR_START = 40
_UNIT_WORD = re.compile(
    r"\b(?:aree?|settor[ei]|servizi[oi]?|uffici[oi]?|direzion[ei]|dipartiment[oi]|ripartizion[ei]|unità|centr[oi]\s+di\s+\w+"
    r"|p\.\s?o\.|e\.\s?q\.|posizion[ei]|corpo|comando)(?!\w)",
    re.IGNORECASE,
)
_TITLE_OF_PLAN = re.compile(r"(?:piano|p\.?i\.?a\.?o|peg|pdo|comune|città|obiettivi\s+(?:anno\s+)?20)\b", re.IGNORECASE)


def proposed(
    document: SourceDocument, guesses: Sequence[RoleGuess], ente: str | None = None, words: WordChoices = NO_WORDS
) -> ReadPlan:
    """Build the plan from the role of each block; raise `UserError` when there is no unit or no objective.

    `ente`: the name of who takes the objectives of a plan that names no unit, with a finding that asks whether it
    does; None where nobody can be asked. `words` are what the user says of some of its words.

    What can be read in spite of a doubt is read, with an `Issue` naming the line; an issue of severity error
    means that something would be lost, so the plan must not be written to the archive.
    """
    blocks, _ = with_headings(document.blocks, words)
    _refuse_empty(blocks)
    _refuse_too_many(guesses)
    tree = PlanTree()
    for block, guess in zip(blocks, guesses, strict=True):
        tree.take(block, guess)
    outline = tree.outline
    asked = [] if ente is None or outline.areas or _is_of_staff(blocks) else given_to_the_ente(outline, ente)
    _refuse_shapeless(outline, blocks)
    guessed = by_cells_finding(read_by_cells(document.blocks, words).words)
    issues = [
        *asked,
        *guessed,
        *outline_findings(outline),
        *subtitle_findings(blocks, guesses),
        *month_findings(blocks),
    ]
    in_order = sorted(outline.areas.values(), key=lambda area: (area.is_empty, area.own.line))
    areas = tuple(_area(area, issues) for area in in_order)
    parents = _parents(outline)
    common = tuple(_bullets(outline.common, issues))
    facts = replace(facts_of(blocks, document.running), texts=tree.texts(), measures=measures_in(blocks))
    issues = [*document.issues, *issues, *figure_findings(facts, blocks)]
    plan = ReadPlan(facts, common, areas, (), tuple(issues), parents)
    return replace(plan, groups=groups_of(plan.bullets(), common))


def _refuse_empty(blocks: Sequence[PlanBlock]) -> None:
    if not blocks:
        raise UserError("Il testo del piano è vuoto.", LOOKED_FOR)


def _refuse_too_many(guesses: Sequence[RoleGuess]) -> None:
    """Refuse what nobody could look through in the preview, before comparing every objective with the others."""
    found = sum(guess.role is LineRole.OBJECTIVE for guess in guesses)
    if found > _MOST_OBJECTIVES:
        raise UserError(
            f"Il testo ha {found} righe che sembrano obiettivi: troppe per un piano (al massimo {_MOST_OBJECTIVES}).",
            "Controllare di avere scelto il file giusto.",
        )


def _refuse_shapeless(outline: Outline, blocks: Sequence[PlanBlock]) -> None:
    if not outline.areas and not outline.orphans:
        raise _refusal(f"Nel testo non si riconosce nessuna unità.{_seeming(outline)}", blocks)
    units = [area.own for area in outline.areas.values()]
    units += [unit for area in outline.areas.values() for unit in area.sectors.values()]
    has_some = any(unit.bullets for unit in units)
    lone = [unit for unit in outline.orphans if unit.bullets]
    if lone and not has_some:
        raise _without_areas(lone, [area.own.name for area in outline.areas.values()])
    if not has_some and not lone:
        count = len(outline.areas)
        told = "si riconosce 1 unità" if count == 1 else f"si riconoscono {count} unità"
        raise _refusal(f"Nel testo {told} ma nessun obiettivo.", blocks)


def _without_areas(lone: Sequence[OpenUnit], areas: Sequence[str]) -> UserError:
    """Say that every objective is of a settore which no area comes before: none of the areas would keep one."""
    units, found = plural(len(lone), "settore", "settori"), sum(len(unit.bullets) for unit in lone)
    named = some_of([f"«{one.name}»" for one in lone], _MOST_NAMED)
    others = (
        f" (quelle riconosciute sono altre: {some_of([f'«{one}»' for one in areas], _MOST_NAMED)})" if areas else ""
    )
    problem = (
        f"Nessuna area ha un obiettivo: {units} con {plural(found, 'obiettivo', 'obiettivi')}, {named}, vengono"
        f" prima dell'area di cui farebbero parte{others}."
    )
    remedy = "Dare il ruolo di Area alle righe dei settori, o «Niente» alle righe che non nominano aree dell'ente."
    return UserError(problem, remedy)


def _seeming(outline: Outline) -> str:
    """Say how many lines seem objectives: they are marked, and wait for the unit that they are of."""
    if not outline.homeless:
        return ""
    told = plural(len(outline.homeless), "riga sembra un obiettivo", "righe sembrano obiettivi")
    return f" {told}: dare il ruolo di Area alla riga che nomina l'unità."


def _refusal(problem: str, blocks: Sequence[PlanBlock]) -> UserError:
    """Say what is missing and which lines come nearest, or that the lines are those of a staff list."""
    if _is_of_staff(blocks):
        return UserError(f"{problem} Sembra un elenco del personale, non un piano.", STAFF_REMEDY)
    return UserError(f"{problem}{_nearest(blocks)}", LOOKED_FOR)


def _is_of_staff(blocks: Sequence[PlanBlock]) -> bool:
    return looks_like_staff([block.text for block in blocks])


def _nearest(blocks: Sequence[PlanBlock]) -> str:
    """Show the lines that look most like headings or items, so that who reads sees what was seen."""
    likely = sorted(blocks, key=lambda block: (-_likeness(block), block.number))[:_MOST_SHOWN]
    shown = [
        shortened(block.text, 60) for block in sorted(likely, key=lambda block: block.number) if _likeness(block) > 0
    ]
    return f" Le righe che più ci somigliano: {quoted(shown)}." if shown else ""


def _likeness(block: PlanBlock) -> int:
    """Weigh a line: the word of a unit most, all the more where it begins the line; the title of the plan least."""
    units = list(_UNIT_WORD.finditer(block.text))
    is_title = bool(_TITLE_OF_PLAN.match(block.text))
    named = 8 if units and units[0].start() <= _NEAR_START else 4 if units else 0
    about = 2 if "obiettiv" in block.text.casefold() else 0
    shape = (1 if len(block.text) <= 80 else 0) + (1 if block.text.isupper() else 0)
    return 0 if is_title else named + about + shape


def _raise_heads(area: OpenArea) -> None:
    """Who is said of every servizio of an Area, in the rows of a table, heads the Area."""
    heads = {unit.head for unit in area.sectors.values()}
    if len(area.sectors) > 1 and not area.own.head and len(heads) == 1:
        area.own.head = heads.pop()
        for unit in area.sectors.values():
            unit.head = ""


def _area(area: OpenArea, issues: list[Issue]) -> AreaText:
    _raise_heads(area)
    sectors = tuple(
        SectorText(unit.name, unit.line, tuple(_bullets(unit, issues)), unit.head) for unit in area.sectors.values()
    )
    return AreaText(area.own.name, area.own.line, sectors, tuple(_bullets(area.own, issues)), area.own.head)


def _parents(outline: Outline) -> tuple[ParentText, ...]:
    """Take the strategic objectives that the rows of tables hang on, each with the units of those rows.

    One that heads tables outside the units is taken out of the common ones: it is not everybody's.
    """
    units: dict[int, list[UnitName]] = {}
    for area in outline.areas.values():
        places = [(area.own, ""), *((unit, unit.name) for unit in area.sectors.values())]
        for unit, sector in places:
            for one in unit.bullets:
                if one.under is not None:
                    units.setdefault(id(one.under), []).append(UnitName(area.own.name, sector))
    above = [one for one in outline.common.bullets if one.is_strategic and id(one) in units]
    outline.common.bullets = [one for one in outline.common.bullets if one not in above]
    found = [one for one in (*above, *outline.parents) if id(one) in units]
    return tuple(ParentText(one.closed(), tuple(dict.fromkeys(units[id(one)]))) for one in found)


def _bullets(unit: OpenUnit, issues: list[Issue]) -> list[Bullet]:
    """Close the objectives of a unit; the same text twice in one unit is taken once, with the parts of both.

    An objective that is a number and nothing else is passed over.
    """
    kept: dict[tuple[bool, str], Bullet] = {}
    items = [one for one in unit.bullets if one.is_item]
    is_titled = len(items) > 1 and len(items) == len(unit.bullets) and have_titles([one.text for one in items])
    for open_objective in unit.bullets:
        if open_objective.is_blank:
            issues.append(blank(unit, open_objective.line))
            continue
        bullet = open_objective.closed(is_titled=is_titled)
        key = bullet.is_strategic, text_key(bullet.text) or bullet.text
        first = kept.setdefault(key, bullet)
        if first is not bullet:
            kept[key] = first.with_what_is_told_by(bullet)
            if kept[key] == first:
                issues.append(twice(unit, bullet.line))
    return in_hundredths(list(kept.values()))
