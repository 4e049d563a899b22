"""The figures of a plan that are not objectives: comune, years, population, staff, cost of personnel."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from app.domain.documents.figures import StaffRow
from app.domain.italian import parse_money
from app.domain.matching import text_key
from app.domain.plan_text.acts import ActText, acts_in
from app.domain.plan_text.blocks import PlanBlock
from app.domain.plan_text.naming import proper_name
from app.domain.plan_text.shapes import HeadlineFigure, PlanFacts, PopulationYear
from app.domain.structure.municipality import PersonnelCostDraft

_NAME_WORD = (
    r"(?:(?i:d[aei]|del|della|delle|dei|degli|dello|in|al|alla|con|e|su|sul|sulla|san|santa)\b|[A-ZÀ-Ü(][\w'’]*"
    r"|(?i:[dl]|dell|nell|sull)'[\w']+)"
)
_MUNICIPALITY = re.compile(
    rf"(?i:(?P<kind>comune|città)\s+di\s+)(?P<name>[^\W\d_][\w']*(?:[ -]{_NAME_WORD})*?)"
    r"(?<!\se)(?:\s*\((?P<code>[A-Z]{2})\))?(?:\s*[|,:;(\d].*|\s+[-–].*|\s+(?i:(?:piano|p\.?i\.?a\.?o|peg|pdo|provincia|prov|anno"
    r"|esercizio|obiettivi|relazione|allegato|documento|performance)\b|pag).*)?",
)
"""«Comune di Prova (BS) – PIAO 2026»: the name ends where something else begins."""
_MUNICIPALITY_INSIDE = re.compile(r"(?i:comune|città)\s+di\s+.+")
_PROVINCE = re.compile(r"provincia\s+(?:di|del|della|dell')\s*(?P<name>[^\W\d][\w' -]{1,60})", re.IGNORECASE)
_YEARS = re.compile(r"\b(20\d\d)\s*[-–/]\s*(20\d\d|\d\d)\b")
_YEARS_CONTEXT = re.compile(r"\b(?:piano|triennio|performance|piao)\b", re.IGNORECASE)
_YEAR_OF_TITLE = re.compile(
    r"(?:piano\s+(?:(?:dettagliato\s+)?(?:degli|di)\s+obiettivi|(?:della|delle)\s+performance|esecutivo\s+di\s+gestione"
    r"|integrato\b[^\d]{0,60})|p\.?e\.?g\.?|p\.?d\.?o\.?|piao|obiettivi)"
    r"(?:\s*[-–(,:]?\s*(?:per\s+l'|dell'|del)?\s*(?:anno|esercizio)?(?:\s+finanziario)?)\s*(20\d\d)\s*\)?\.?",
    re.IGNORECASE,
)
"""«Piano degli obiettivi – anno 2024»: the whole line is a title of the plan, and names one year."""
_YEAR_AT_START = re.compile(r"(?:19|20)\d\d\b")
_BY_GENDER = re.compile(
    r"(?P<total>\d[\d.]*)\D{0,12}maschi\D{0,3}(?P<men>\d[\d.]*)\D{0,12}femmine\D{0,3}(?P<women>\d[\d.]*)"
)
_COST = re.compile(
    r"\bspes[ae]\s+(?:per\s+il|del|di)\s+personale\b.{0,60}?\b(?P<year>20\d\d)\b\W{0,4}(?P<rest>.*)", re.IGNORECASE
)
_AMOUNT = r"(?P<amount>\d{1,3}(?:\.\d{3})*,\d{2}|\d+,\d{2})"
_FIRST_AMOUNT = re.compile(_AMOUNT)
_IRAP = re.compile(rf"\birap\W{{0,4}}{_AMOUNT}", re.IGNORECASE)
_CHARGES = re.compile(rf"\b(?:oneri|contributi)\b[^\d]{{0,30}}{_AMOUNT}", re.IGNORECASE)
_HEADLINE = re.compile(
    r"(?P<label>(?:unit[àa]'?|donne|uomini|dipendenti|popolazione|residenti|personale)\b[^\d:]{0,40}?)\s*:?\s*(?:n\s?[.°]?\s*)"
    r"(?P<value>\d{1,7}(?:\s*\(\s*\d{1,3}(?:[.,]\d)?\s*%\s*\))?)(?:\s+al\s+(?P<day>.{4,20}?))?\.?",
    re.IGNORECASE,
)
_MANDATE = re.compile(r"\b(?:mandato|quinquennio)\b[^.\d]{0,60}?\b(20\d\d)\s*[-–/]\s*(20\d\d|\d\d)\b", re.IGNORECASE)
_LONGEST_MANDATE = 6
_LONGEST = 400
_MEN = ("uomini", "maschi", "m")
_WOMEN = ("donne", "femmine", "f")


def facts_of(blocks: Sequence[PlanBlock], running: Sequence[str] = ()) -> PlanFacts:
    """Return every figure that the plan states; what is not found stays empty.

    `running` are the headers and footers of its pages: the comune that they name is whose plan it is.
    """
    lines = [block.text for block in blocks if len(block.text) <= _LONGEST]
    municipality, province = _place(lines, running)
    first, last = _years(lines)
    population = tuple(sorted((row for _, row in _population(blocks)), key=lambda row: row.year))
    staff = tuple(row for _, row in _staff(blocks))
    cost = next((cost for _, cost in _costs(blocks)), None)
    headlines = tuple(figure for _, figure in _headlines(blocks))
    acts = tuple(_acts(blocks))
    return PlanFacts(municipality, province, first, last, population, staff, cost, headlines, acts, _mandate(blocks))


def is_heading_of_figures(block: PlanBlock) -> bool:
    """Whether the row names the columns of a table of people: men and women, or the population of each year."""
    keys = _keys([cell.text for cell in block.cells])
    is_of_years = "anno" in keys and any(key.startswith("popolazione") or key == "residenti" for key in keys)
    return is_of_years or (_column(keys, _MEN) is not None and _column(keys, _WOMEN) is not None)


def figure_blocks(blocks: Sequence[PlanBlock]) -> frozenset[int]:
    """Return the numbers of the blocks that only declare figures."""
    found = (*_population(blocks), *_staff(blocks), *_costs(blocks), *_headlines(blocks))
    return frozenset(number for number, _ in found)


def _place(lines: list[str], running: Sequence[str]) -> tuple[str, str]:
    inside = (found.group() for line in running if (found := _MUNICIPALITY_INSIDE.search(line)))
    comune = next((found for line in (*inside, *lines) if (found := _MUNICIPALITY.fullmatch(line))), None)
    provincia = next((found for line in lines if (found := _PROVINCE.fullmatch(line.strip("()")))), None)
    name = f"{comune['kind'].capitalize()} di {proper_name(comune['name'])}" if comune else ""
    province = proper_name(provincia["name"]) if provincia else ((comune and comune["code"]) or "")
    return name, province


def _years(lines: list[str]) -> tuple[int | None, int | None]:
    for line in lines:
        if (found := _YEARS.search(line)) and _YEARS_CONTEXT.search(line):
            first = int(found[1])
            last = int(found[2]) if len(found[2]) == 4 else first // 100 * 100 + int(found[2])
            if 0 < last - first < 6:
                return first, last
    alone = next((found for line in lines if (found := _YEAR_OF_TITLE.fullmatch(line.strip()))), None)
    return (int(alone[1]), int(alone[1])) if alone else (None, None)


def _population(blocks: Sequence[PlanBlock]) -> list[tuple[int, PopulationYear]]:
    found: dict[int, tuple[int, PopulationYear]] = {}
    header: list[str] = []
    for block in blocks:
        cells = _cells(block)
        keys = _keys(cells)
        if any(key.startswith("popolazione") or key == "residenti" for key in keys):
            header = keys
        elif _YEAR_AT_START.match(cells[0]) and (row := _population_row(block.text, cells, header)):
            found.setdefault(row.year, (block.number, row))
    return list(found.values())


def _population_row(text: str, cells: list[str], header: list[str]) -> PopulationYear | None:
    year = int(cells[0][:4])
    if words := _BY_GENDER.search(text.casefold()):
        return PopulationYear(year, _whole(words["total"]), _whole(words["men"]), _whole(words["women"]))
    total = _cell(cells, _column(header, ("popolazione", "popolazione residente", "residenti", "totale")))
    if total is None:
        return None
    return PopulationYear(year, total, _cell(cells, _column(header, _MEN)), _cell(cells, _column(header, _WOMEN)))


def _staff(blocks: Sequence[PlanBlock]) -> list[tuple[int, StaffRow]]:
    rows: list[tuple[int, StaffRow]] = []
    columns: tuple[int, int] | None = None
    for block in blocks:
        cells = _cells(block)
        keys = _keys(cells)
        men, women = _column(keys, _MEN), _column(keys, _WOMEN)
        if men and women and not rows and "anno" not in keys:
            columns = (men, women)
        elif columns and (row := _staff_row(cells, columns)):
            rows.append((block.number, row))
        elif rows:
            break
    return rows


def _staff_row(cells: list[str], columns: tuple[int, int]) -> StaffRow | None:
    men, women = (_cell(cells, column) for column in columns)
    if men is None or women is None or not cells[0] or text_key(cells[0]).startswith("total"):
        return None
    return StaffRow(cells[0], men, women)


def _costs(blocks: Sequence[PlanBlock]) -> Iterator[tuple[int, PersonnelCostDraft]]:
    for block in blocks:
        found = _COST.search(block.text) if len(block.text) <= _LONGEST else None
        if found and (pay := _FIRST_AMOUNT.match(found["rest"].lstrip(" €:"))):
            irap, charges = _IRAP.search(found["rest"]), _CHARGES.search(found["rest"])
            yield block.number, PersonnelCostDraft(int(found["year"]), _euros(pay), _euros(irap), _euros(charges))


def _headlines(blocks: Sequence[PlanBlock]) -> Iterator[tuple[int, HeadlineFigure]]:
    for block in blocks:
        if found := _HEADLINE.fullmatch(block.text):
            value = f"{found['value']} al {found['day']}" if found["day"] else found["value"]
            yield block.number, HeadlineFigure(found["label"].strip(" :"), value)


def _acts(blocks: Sequence[PlanBlock]) -> Iterator[ActText]:
    """Yield each act once, where it is first cited; wherever it is said to approve the plan, it does."""
    known: dict[object, ActText] = {}
    for block in blocks:
        for act in acts_in(block.text, block.number):
            first = known.setdefault(act.key, act)
            if act.approves and not first.approves:
                known[act.key] = replace(first, approves=True)
    yield from known.values()


def _mandate(blocks: Sequence[PlanBlock]) -> tuple[int, int] | None:
    for block in blocks:
        if found := _MANDATE.search(block.text):
            first = int(found[1])
            last = int(found[2]) if len(found[2]) == 4 else first // 100 * 100 + int(found[2])
            if 0 < last - first <= _LONGEST_MANDATE:
                return first, last
    return None


def _cells(block: PlanBlock) -> list[str]:
    return [cell.text for cell in block.cells] or [block.text]


def _euros(found: re.Match[str] | None) -> Decimal:
    return parse_money(found["amount"]) if found else Decimal(0)


def _keys(cells: list[str]) -> list[str]:
    return [text_key(cell) for cell in cells]


def _column(header: list[str], names: tuple[str, ...]) -> int | None:
    return next((place for place, key in enumerate(header) if key in names), None)


def _cell(cells: list[str], column: int | None) -> int | None:
    if column is None or column >= len(cells):
        return None
    bare = cells[column].replace(".", "")
    return _whole(bare) if bare.isascii() and bare.isdigit() and len(bare) < 10 else None


def _whole(text: str) -> int:
    return int(text.replace(".", "")[:9])
