"""A workbook of scores read back: its rows are known by the keys beside them, whatever became of names and places."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from app.domain.columns import Column
from app.domain.issues import Issue
from app.domain.italian import listed, quoted
from app.domain.workbooks.cells import CellRefused, RawCell, Value, read_cell, shown
from app.domain.workbooks.layout import SheetLayout
from app.domain.workbooks.reading import (
    CellError,
    RawTable,
    RawWorkbook,
    ReadRow,
    ReadSheet,
    ReadWorkbook,
    unknown_sheets,
    warning,
)
from app.domain.workbooks.score_meta import GivenOut, read_given_out
from app.domain.workbooks.score_sheets import READ_ONLY
from app.domain.workbooks.score_words import WORDS_OF_READ_LINES
from app.domain.workbooks.scores import ANSWER, FORM_LAYOUT, NOTE, SCORE_LINES, TEXT_LINES
from app.domain.workbooks.table_headings import headings_in

_KEY = re.compile(r"(\d{1,12})\|([^|]*)\|(.+)")
_OF_A_FORM = frozenset({"key", "answer", "note", "text"})
_LONGEST_NAME = 31
"""Characters of the name of a sheet, which Excel cuts there."""
_EXPORT_AGAIN = "Esportare di nuovo il file e riportarvi i giudizi."


@dataclass(slots=True)
class _Lines:
    """What was found on one sheet of the file, and of which sheet of the archive it is."""

    code: str = ""
    scores: list[ReadRow] = field(default_factory=list)
    texts: list[ReadRow] = field(default_factory=list)


def read_scores(raw: RawWorkbook) -> ReadWorkbook:
    """Return the scores and the texts of each person in the file; `UserError` where it does not say whose it is."""
    given = read_given_out(raw.meta)
    sheets: list[ReadSheet] = []
    strangers, open_ones = [], []
    found: dict[str, str] = {}
    for table in raw.tables:
        start, match = headings_in(FORM_LAYOUT, table)
        places = {column.key: place for place, column in match.columns.items()}
        if not places.keys() >= _OF_A_FORM:
            strangers.append(table.name)
            continue
        lines = _read_lines(_Table(table, start, places, given))
        if lines.code in found:
            lines.scores.insert(0, _twice(table.name, found[lines.code]))
        found.setdefault(lines.code, table.name)
        lines.scores[:0] = _misnamed(table.name, given, lines.code)
        sheets += [
            ReadSheet(SCORE_LINES, table.name, tuple(lines.scores), places),
            ReadSheet(TEXT_LINES, table.name, tuple(lines.texts), places),
        ]
        open_ones += [] if table.is_protected else [table.name]
    notes = (*unknown_sheets(strangers), *_unprotected(open_ones), *_absent(given, found))
    return ReadWorkbook(tuple(sheets), notes, given.evaluator_name, raw.meta)


def form_headings(raw: RawWorkbook) -> int:
    """Return how many headings of ours a file has, on the sheets that are of a person to evaluate."""
    matches = (headings_in(FORM_LAYOUT, table)[1] for table in raw.tables)
    keys = ({column.key for column in match.columns.values()} for match in matches)
    return sum(len(found) for found in keys if found >= _OF_A_FORM)


def _unprotected(names: list[str]) -> Iterator[Issue]:
    if names:
        sentence = f"La protezione è stata tolta: {quoted(names)}. Controllare con più attenzione che cosa cambia."
        yield warning("unprotected", sentence)


def _absent(given: GivenOut, found: Mapping[str, str]) -> Iterator[Issue]:
    absent = [one.person for one in given.sheets if one.id not in found]
    if absent:
        yield warning(
            "absent_sheets", f"Nel file mancano i fogli di {listed(absent)}: le loro schede restano come sono."
        )


def _misnamed(sheet: str, given: GivenOut, code: str) -> Iterator[ReadRow]:
    """Refuse a sheet that bears the name of another of these people: the preview would tell of the wrong one."""
    own = given.sheet(code)
    other = next((one for one in given.sheets if one.person[:_LONGEST_NAME].casefold() == sheet.casefold()), None)
    if own and other and own.person != other.person:
        problem = f"ha il nome di un'altra persona: contiene la scheda di {own.person}"
        error = CellError(sheet, 1, 0, "Foglio", sheet, problem, f"Chiamare il foglio «{own.person[:_LONGEST_NAME]}».")
        yield ReadRow(1, {}, (error,))


def _twice(sheet: str, first: str) -> ReadRow:
    problem = f"è la stessa scheda del foglio «{first}»"
    return ReadRow(1, {}, (CellError(sheet, 1, 0, "Foglio", "", problem, "Lasciare uno solo dei due fogli."),))


@dataclass(frozen=True, slots=True)
class _Table:
    """A sheet of the file with the place of its headings and of its columns."""

    raw: RawTable
    start: int
    places: Mapping[str, int]
    given: GivenOut

    def cell(self, row: int, column: str) -> RawCell:
        return self.raw.rows[row].get(self.places.get(column, 0), RawCell())

    def error(self, row: int, column: Column, problem: str, remedy: str) -> CellError:
        place, text = self.places.get(column.key, 0), shown(self.cell(row, column.key))
        return CellError(self.raw.name, row, place, column.heading, text, problem, remedy)


def _read_lines(table: _Table) -> _Lines:
    lines = _Lines()
    for row in sorted(row for row in table.raw.rows if row > table.start):
        key = shown(table.cell(row, "key"))
        if key == READ_ONLY:
            lines.scores += _typed_over(table, row)
            continue
        known = _KEY.fullmatch(key)
        if known is None:
            lines.scores += _keyless(table, row, key)
            continue
        code, section, item = known.groups()
        lines.code = lines.code or code
        if (problem := _wrong_key(table, lines, (code, section, item))) is not None:
            lines.scores.append(
                ReadRow(row, {}, (table.error(row, FORM_LAYOUT.column("key"), problem, _EXPORT_AGAIN),))
            )
        elif section:
            lines.scores.append(_row(table, row, SCORE_LINES, {"sheet": code, "section": section, "item": item}))
        else:
            lines.texts.append(_row(table, row, TEXT_LINES, {"sheet": code, "item": item}))
    return lines


def _typed_over(table: _Table, row: int) -> Iterator[ReadRow]:
    """Yield a judgement typed where there is none to give: of an objective that was measured already."""
    is_line = any(shown(table.cell(row, key)) for key in ("share", "maximum"))
    text = shown(table.cell(row, ANSWER.key))
    if is_line and text and text not in WORDS_OF_READ_LINES:
        problem = "è in una riga che si legge soltanto: il valore viene da Merito"
        remedy = "Togliere il giudizio dalla cella, oppure correggere il valore in Merito."
        yield ReadRow(row, {}, (table.error(row, ANSWER, problem, remedy),))


def _wrong_key(table: _Table, lines: _Lines, key: tuple[str, str, str]) -> str | None:
    if key not in table.given.texts:
        return "non è tra quelle che il file aveva: è stata cambiata"
    return None if key[0] == lines.code else "è della scheda di un'altra persona"


def _keyless(table: _Table, row: int, key: str) -> Iterator[ReadRow]:
    """Yield what somebody wrote on a row that says of no line what it is; titles and notes of ours have no key."""
    if key:
        problem = "non è una chiave di questo file: è stata cambiata"
        yield ReadRow(row, {}, (table.error(row, FORM_LAYOUT.column("key"), problem, _EXPORT_AGAIN),))
        return
    for column in (ANSWER, NOTE):
        if shown(table.cell(row, column.key)):
            problem = "è in una riga che non è di nessuna voce"
            remedy = "Scriverlo nella cella gialla della sua voce, e toglierlo da qui."
            yield ReadRow(row, {}, (table.error(row, column, problem, remedy),))
            return


def _row(table: _Table, number: int, layout: SheetLayout, keys: Mapping[str, Value]) -> ReadRow:
    values, errors = dict(keys), []
    for column in layout.columns:
        if column.key in keys or column.key not in table.places:
            continue
        try:
            value = read_cell(_plain(column), table.cell(number, column.key))
        except CellRefused as refused:
            errors.append(table.error(number, column, refused.problem, refused.remedy))
        else:
            if value is not None:
                values[column.key] = value
    return ReadRow(number, values, tuple(errors))


def _plain(column: Column) -> Column:
    """Let a label be read as it is written, whatever it says."""
    return replace(column, required=False)
