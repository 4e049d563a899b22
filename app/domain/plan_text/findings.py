"""What is wrong or doubtful in a plan, each finding with its line."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from app.domain.exact import percentage
from app.domain.issues import Issue, Severity
from app.domain.italian import format_percent, parse_decimal, plural, shortened, some_of
from app.domain.plan_text.blocks import PlanBlock
from app.domain.plan_text.heading_rows import is_heading_row
from app.domain.plan_text.month_columns import has_months_in_one_cell
from app.domain.plan_text.outline import OpenArea, OpenUnit, Outline
from app.domain.plan_text.roles import LineRole, RoleGuess
from app.domain.plan_text.shapes import PlanFacts
from app.domain.plan_text.title_lines import SUBTITLE_REASON

_SHARE = re.compile(
    r"(?P<who>donne|uomini)\W{0,3}(?:n\.?\s*)?\d{1,4}\s*\(\s*(?P<share>\d{1,3}(?:[.,]\d)?)\s*%", re.IGNORECASE
)
_MANY = 8


def outline_findings(outline: Outline) -> list[Issue]:
    findings = [*_orphans(outline), *_skipped(outline), *_nothing_common(outline), *_outside(outline)]
    has_sectors = any(area.sectors for area in outline.areas.values())
    for area in outline.areas.values():
        findings += _of_area(area, is_alone=has_sectors)
        for sector in area.sectors.values():
            findings += _of_sector(area, sector)
    return findings


def figure_findings(facts: PlanFacts, blocks: Sequence[PlanBlock]) -> list[Issue]:
    """Figures of the plan that do not add up; the program prints the computed ones."""
    return [*_population_sums(facts), *_staff_sums(facts, blocks)]


def subtitle_findings(blocks: Sequence[PlanBlock], guesses: Sequence[RoleGuess]) -> Iterator[Issue]:
    """Yield the names of offices above objectives that were left to the unit above: whose they are, the user knows."""
    for (block, guess), (_, following) in pairwise(zip(blocks, guesses, strict=True)):
        if guess.reason == SUBTITLE_REASON and not guess.chosen and following.role is LineRole.OBJECTIVE:
            sentence = (
                f"«{block.text}» è preso come sottotitolo dell'unità sopra: se è un'unità, dargli il ruolo di Settore"
            )
            yield _at(block.number, "office_as_subtitle", sentence)


def month_findings(blocks: Sequence[PlanBlock]) -> Iterator[Issue]:
    """Yield once that the months marked in one cell are not taken: how many they are is told, not which."""
    lines = [block.number for block in blocks if any(map(has_months_in_one_cell, block.cells))]
    rows = [number for number in lines if number not in {block.number for block in blocks if is_heading_row(block)}]
    if rows:
        sentence = (
            f"i mesi segnati in una sola cella («G F M A…», {plural(len(rows), 'riga', 'righe')}) non dicono quali"
            " sono: non vengono presi, si scrivono nelle fasi"
        )
        yield _at(rows[0], "months_in_one_cell", sentence)


def twice(unit: OpenUnit, line: int) -> Issue:
    return _at(line, "bullet_twice", f"l'obiettivo è già scritto in «{unit.name}»: viene preso una volta sola")


def blank(unit: OpenUnit, line: int) -> Issue:
    return _at(line, "objective_without_text", f"in «{unit.name}» un obiettivo ha solo il numero: non viene preso")


def _orphans(outline: Outline) -> Iterator[Issue]:
    for unit in outline.orphans:
        if unit.bullets:
            lost = plural(len(unit.bullets), "obiettivo", "obiettivi")
            remedy = "indicare prima l'unità che lo comprende"
            sentence = f"«{unit.name}» ({lost}) viene prima della prima unità di livello superiore: {remedy}"
            yield _at(unit.line, "sector_without_area", sentence, Severity.ERROR)
    for objective in outline.homeless:
        sentence = (
            f"l'obiettivo «{shortened(objective.text, 60)}» non sta sotto nessuna unità: indicare la riga che la nomina"
        )
        yield _at(objective.line, "objective_without_unit", sentence, Severity.ERROR)


def _skipped(outline: Outline) -> Iterator[Issue]:
    for unit in outline.skipped:
        if unit.bullets:
            lines = plural(len(unit.bullets), "riga", "righe")
            sentence = (
                f"l'elenco sotto «{unit.name}» ({lines}) non è preso come obiettivi: se lo è, togliere quel titolo"
            )
            yield _at(unit.line, "list_under_title", sentence)


def _nothing_common(outline: Outline) -> Iterator[Issue]:
    if not outline.common.bullets:
        sentence = "Nel testo non ci sono obiettivi strategici comuni: si potranno aggiungere dopo."
        yield Issue("no_common", sentence, severity=Severity.NOTE)


def _outside(outline: Outline) -> Iterator[Issue]:
    if outline.outside:
        where = some_of([str(line) for line in outline.outside], _MANY, "altre {}")
        sentence = f"Gli elenchi fuori dalle sezioni degli obiettivi non sono importati (righe: {where})."
        yield Issue("bullets_outside", sentence, severity=Severity.NOTE)


def _of_area(area: OpenArea, *, is_alone: bool) -> Iterator[Issue]:
    """`is_alone`: the other aree of the plan have settori, so one without them may have lost its own."""
    name, line = area.own.name, area.own.line
    if area.is_empty:
        yield _at(line, "area_empty", f"«{name}» non ha né settori né obiettivi: viene creata vuota")
    elif not area.sectors and is_alone:
        yield _at(
            line, "area_without_sectors", f"«{name}» non ha settori: gli obiettivi sono assegnati all'Area intera"
        )
    yield from _doubtful(area.own)


def _of_sector(area: OpenArea, sector: OpenUnit) -> Iterator[Issue]:
    if not sector.bullets:
        yield _at(sector.line, "sector_empty", f"«{sector.name}» non ha obiettivi: viene creato vuoto")
    for line in sector.repeated_at:
        sentence = f"«{sector.name}» è già in «{area.own.name}» (riga {sector.line}): gli obiettivi vengono riuniti"
        yield _at(line, "sector_twice", sentence)
    yield from _doubtful(sector)


def _doubtful(unit: OpenUnit) -> Iterator[Issue]:
    for line in unit.doubtful_after[:_MANY]:
        sentence = f"l'elenco viene dopo un testo, ma è preso come parte di «{unit.name}»: controllare"
        yield _at(line, "bullets_after_prose", sentence)


def _population_sums(facts: PlanFacts) -> Iterator[Issue]:
    for row in facts.population:
        if row.men is not None and row.women is not None and row.men + row.women != row.total:
            sentence = (
                f"Popolazione {row.year}: {row.men} maschi e {row.women} femmine fanno {row.men + row.women}, "
                f"il piano scrive {row.total}."
            )
            yield Issue("population_sum", sentence, severity=Severity.WARNING)


def _staff_sums(facts: PlanFacts, blocks: Sequence[PlanBlock]) -> Iterator[Issue]:
    men, women = sum(row.men for row in facts.staff), sum(row.women for row in facts.staff)
    if not facts.staff:
        return
    for block in blocks:
        if len(block.text) < 200:
            yield from _printed_total(block.number, [cell.text for cell in block.cells], men + women)
            yield from _printed_share(block.number, block.text, {"uomini": men, "donne": women})


def _printed_total(number: int, cells: list[str], people: int) -> Iterator[Issue]:
    is_total = len(cells) > 3 and cells[0].casefold().startswith("totale")
    if is_total and cells[-1].isdigit() and cells[-1] != str(people):
        yield _at(number, "staff_sum", f"la tabella del personale fa {people}, il piano scrive {cells[-1]}")


def _printed_share(number: int, text: str, counts: dict[str, int]) -> Iterator[Issue]:
    if found := _SHARE.search(text):
        people = counts[found["who"].casefold()]
        printed = parse_decimal(found["share"])
        right = percentage(people, sum(counts.values()))
        if right is not None and abs(right - printed) >= 1:
            computed = f"{people} su {sum(counts.values())} è il {format_percent(right)}"
            sentence = f"il piano scrive {found['share']} %, ma {computed}"
            yield _at(number, "staff_share", sentence, Severity.NOTE)


def _at(line: int, code: str, sentence: str, severity: Severity = Severity.WARNING) -> Issue:
    return Issue(code, f"Riga {line}: {sentence}.", severity=severity)
