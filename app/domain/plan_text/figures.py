"""The figures of a plan that are not objectives: comune, years, population, staff, cost of personnel."""

import re
from collections.abc import Iterable
from decimal import Decimal

from app.domain.documents.figures import StaffRow
from app.domain.italian import parse_money
from app.domain.matching import text_key
from app.domain.plan_text.cleaning import plain
from app.domain.plan_text.lines import cells_of, pieces_of, split_lines
from app.domain.plan_text.naming import proper_name
from app.domain.plan_text.shapes import PlanFacts, PopulationYear
from app.domain.structure.municipality import PersonnelCostDraft

_MUNICIPALITY = re.compile(
    r"(?P<kind>comune|città)\s+di\s+(?P<name>[^\W\d][\w' -]{1,60}?)(?:\s*\((?P<code>[A-Z]{2})\))?", re.IGNORECASE
)
_PROVINCE = re.compile(r"provincia\s+(?:di|del|della|dell')\s*(?P<name>[^\W\d][\w' -]{1,60})", re.IGNORECASE)
_YEARS = re.compile(r"\b(20\d\d)\s*[-–/]\s*(20\d\d|\d\d)\b")
_YEARS_CONTEXT = re.compile(r"\b(?:piano|triennio|performance|piao)\b", re.IGNORECASE)
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
_LONGEST = 400
_MEN = ("uomini", "maschi", "m")
_WOMEN = ("donne", "femmine", "f")


def facts_of(text: str) -> PlanFacts:
    """Return every figure that the text states; what is not found stays empty."""
    raws = [piece for raw in split_lines(text) for piece in pieces_of(raw) if piece.strip() and len(piece) <= _LONGEST]
    lines = [plain(raw) for raw in raws]
    municipality, province = _place(lines)
    first, last = _years(lines)
    population = _population(raws)
    return PlanFacts(municipality, province, first, last, population, _staff(raws), _cost(lines))


def _place(lines: list[str]) -> tuple[str, str]:
    comune = next((found for line in lines if (found := _MUNICIPALITY.fullmatch(line))), None)
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
    return None, None


def _population(raws: Iterable[str]) -> tuple[PopulationYear, ...]:
    found: dict[int, PopulationYear] = {}
    header: list[str] = []
    for raw in raws:
        cells = cells_of(raw)
        if any(cell.startswith("popolazione") or cell == "residenti" for cell in _keys(cells)):
            header = _keys(cells)
        elif _YEAR_AT_START.match(cells[0]) and (row := _population_row(raw, cells, header)):
            found.setdefault(row.year, row)
    return tuple(found[year] for year in sorted(found))


def _population_row(raw: str, cells: list[str], header: list[str]) -> PopulationYear | None:
    year = int(cells[0][:4])
    if words := _BY_GENDER.search(plain(raw).casefold()):
        return PopulationYear(year, _whole(words["total"]), _whole(words["men"]), _whole(words["women"]))
    total = _cell(cells, _column(header, ("popolazione", "popolazione residente", "residenti", "totale")))
    if total is None:
        return None
    return PopulationYear(year, total, _cell(cells, _column(header, _MEN)), _cell(cells, _column(header, _WOMEN)))


def _staff(raws: Iterable[str]) -> tuple[StaffRow, ...]:
    rows: list[StaffRow] = []
    columns: tuple[int, int] | None = None
    for raw in raws:
        cells = cells_of(raw)
        keys = _keys(cells)
        men, women = _column(keys, _MEN), _column(keys, _WOMEN)
        if men and women and not rows and "anno" not in keys:
            columns = (men, women)
        elif columns and (row := _staff_row(cells, columns)):
            rows.append(row)
        elif rows:
            break
    return tuple(rows)


def _staff_row(cells: list[str], columns: tuple[int, int]) -> StaffRow | None:
    men, women = (_cell(cells, column) for column in columns)
    if men is None or women is None or not cells[0] or text_key(cells[0]).startswith("total"):
        return None
    return StaffRow(cells[0], men, women)


def _cost(lines: Iterable[str]) -> PersonnelCostDraft | None:
    for line in lines:
        if (found := _COST.search(line)) and (pay := _FIRST_AMOUNT.match(found["rest"].lstrip(" €:"))):
            irap, charges = _IRAP.search(found["rest"]), _CHARGES.search(found["rest"])
            return PersonnelCostDraft(int(found["year"]), _euros(pay), _euros(irap), _euros(charges))
    return None


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
