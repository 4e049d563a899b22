"""The sheet of a person in a workbook of scores: its lines with what is written, the general texts, the live total."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from app.domain.italian import format_date, format_decimal, some_of
from app.domain.sheets.detail import ItemDetail, SectionDetail
from app.domain.sheets.scores import allowed_values
from app.domain.workbooks.cells import ERASE, clean_text
from app.domain.workbooks.forms import CellEntry, FormCell, FormLook, FormSheet
from app.domain.workbooks.reading import column_letters
from app.domain.workbooks.score_form import FormLine, FormSection
from app.domain.workbooks.score_formulas import (
    IN_MERITO,
    NOTHING_YET,
    FormPlaces,
    depends_on_other_sheets,
    exact_total_formula,
    is_empty,
    is_on_scale,
    line_formula,
    section_formula,
    total_formula,
    why_not_a_formula,
)
from app.domain.workbooks.score_lists import ScaleLists
from app.domain.workbooks.score_words import explained, free_reason, heights, legend_of, why_read
from app.domain.workbooks.scores import (
    FORM_COLUMNS,
    TEXTS,
    SheetToFill,
    TextRow,
    answer_of,
    is_list,
    label_of,
    text_rows,
)

READ_ONLY = "-"
"""The key of a row on which nothing is written."""
KEY_PARTS = "|"
_COLUMN = {column.key: place for place, column in enumerate(FORM_COLUMNS, start=1)}
_LETTER = {key: column_letters(place) for key, place in _COLUMN.items()}
_HEADINGS, _FIRST = 5, 6
TOTAL, MISSING, EXACT = "$G$1", "$G$2", f"${_LETTER['share']}$1"
_NO_SCORE, _NO_REASON, _NOT_ADMITTED = "manca il giudizio", "manca il motivo", "non ammesso"
_LONGEST_LIST_OF_LACKS = 3
_FREE = CellEntry(hint="Si scrive liberamente.")


def key_of(sheet: str, section: str, item: str) -> str:
    """Return what a row is known by when the file comes back, whatever its place."""
    return KEY_PARTS.join((sheet, section, item))


@dataclass(frozen=True, slots=True)
class _Rows:
    """Which row each thing is on."""

    places: FormPlaces
    texts: Mapping[str, int]
    last_line: int


class PersonForm:
    """Lays out the sheet of one person."""

    def __init__(self, name: str, sheet: SheetToFill, lists: ScaleLists) -> None:
        self.name = name
        self._sheet = sheet
        self._lists = lists
        self._legends = {code: legend_of(items) for code, items in _written_items(sheet).items()}
        self._rows = _placed(sheet, self._legends)

    def form_sheet(self) -> FormSheet:
        cells = [*self._head(), *self._headings()]
        for section, detail in zip(self._sheet.form.sections, self._sheet.sections, strict=True):
            cells += self._section(section, detail)
        cells += self._texts()
        widths = tuple(column.width for column in FORM_COLUMNS)
        tall = heights(cells, _FIRST) | dict.fromkeys(self._rows.texts.values(), 64)
        tall |= {1: 30, 4: 30 if self._remark() else 6, _HEADINGS: 20}
        hidden = tuple(_COLUMN[key] for key in ("key", "share", "maximum"))
        return FormSheet(self.name, tuple(cells), widths, _HEADINGS, tall, hidden)

    @property
    def total_now(self) -> str | Decimal:
        """Return what the cell of the total shows as things stand."""
        if why_not_a_formula(self._sheet.form):
            return IN_MERITO
        total = self._sheet.form.result.total
        return NOTHING_YET if total is None else total

    @property
    def missing_now(self) -> int:
        live = sum(bool(self._lacks_now(section, line)) for section, line in self._sheet.form.written)
        return live + len(self._sheet.form.lacking)

    def _head(self) -> Iterator[FormCell]:
        content, form = self._sheet.content, self._sheet.form
        person = content.person
        yield FormCell(1, 1, person.full_name, FormLook.TITLE, across=3)
        yield FormCell(1, 4, "Torna al riepilogo", FormLook.LINK, link="'Riepilogo'!A1")
        days = f"dal {format_date(person.period.start)} al {format_date(person.period.end)}"
        matricola = f"matricola {person.matricola}" if person.matricola else ""
        about = (matricola, person.contract_area, person.unit, days)
        yield FormCell(2, 1, "  ·  ".join(filter(None, about)), FormLook.FACTS, across=5)
        state = f"scheda {self._sheet.state.italian} quando è stato fatto il file"
        half_year = f"verifica intermedia: {self._sheet.half_year.italian}" if self._sheet.half_year else ""
        how_far = (content.round_title, content.template.title, f"valuta {person.evaluator}", state, half_year)
        yield FormCell(3, 1, "  ·  ".join(filter(None, how_far)), FormLook.FACTS, across=5)
        if remark := self._remark():
            yield FormCell(4, 1, remark, FormLook.LACKING, across=7)
        provisional = f'IF({MISSING}=0,"Totale","Totale provvisorio")'
        words = "Totale provvisorio" if self.missing_now else "Totale"
        yield FormCell(1, 6, words, FormLook.TOTAL_LABEL, provisional)
        yield FormCell(2, 6, "Cose che mancano", FormLook.TOTAL_LABEL)
        yield FormCell(2, 7, self.missing_now, FormLook.TOTAL, self._missing_formula())
        yield from self._total(form.result.exact_total)

    def _total(self, exact: Fraction | None) -> Iterator[FormCell]:
        form, digits = self._sheet.form, self._sheet.form.template.rounding.digits
        if why_not_a_formula(form):
            yield FormCell(1, 7, IN_MERITO, FormLook.TOTAL)
            return
        exact_value = "" if exact is None else exact
        yield FormCell(1, _COLUMN["share"], exact_value, FormLook.HELPER, exact_total_formula(form, self._rows.places))
        shown = total_formula(form, EXACT, MISSING)
        yield FormCell(1, 7, self.total_now, FormLook.TOTAL, shown, _digits(digits))

    def _remark(self) -> str:
        """Say why there is no total, and what is missing that is not written here."""
        lacking = [one.label for one in self._sheet.form.lacking]
        told = some_of(lacking, _LONGEST_LIST_OF_LACKS, "altre {} cose")
        others = f"In Merito manca anche: {told}." if told else ""
        return " ".join(filter(None, (why_not_a_formula(self._sheet.form), others)))

    def _missing_formula(self) -> str:
        column = _LETTER["lacks"]
        cells = f"{column}{_FIRST}:{column}{self._rows.last_line}"
        counted = "+".join(f'COUNTIF({cells},"{words}")' for words in (_NO_SCORE, _NO_REASON, _NOT_ADMITTED))
        return f"{len(self._sheet.form.lacking)}+{counted}"

    def _headings(self) -> Iterator[FormCell]:
        for column in FORM_COLUMNS:
            yield FormCell(_HEADINGS, _COLUMN[column.key], column.heading, FormLook.HEADING)

    def _section(self, section: FormSection, detail: SectionDetail) -> Iterator[FormCell]:
        row = self._rows.places.sections[section.section.code]
        yield FormCell(row, 1, detail.title, FormLook.SECTION, across=2)
        weight = format_decimal(detail.weight, None) if detail.weight is not None else ""
        yield FormCell(row, 3, weight, FormLook.SECTION_NUMBER)
        said = detail.words if not detail.items or detail.is_excluded else ""
        yield FormCell(row, 4, said or (detail.hint if not detail.items else ""), FormLook.SECTION, across=2)
        yield self._section_degree(section, row)
        yield FormCell(row, 7, "", FormLook.SECTION)
        yield FormCell(row, _COLUMN["key"], READ_ONLY, FormLook.HELPER)
        items = {item.key: item for item in detail.items}
        if legend := self._legends.get(section.section.code, ""):
            yield FormCell(row + 1, 1, "Giudizi", FormLook.LABEL)
            yield FormCell(row + 1, 2, legend, FormLook.TEXT, across=6)
            yield FormCell(row + 1, _COLUMN["key"], READ_ONLY, FormLook.HELPER)
        first, _ = self._rows.places.lines[section.section.code]
        for place, line in enumerate(section.lines, start=first):
            yield from self._line(place, section, line, items[line.key])

    def _section_degree(self, section: FormSection, row: int) -> FormCell:
        if section.is_adjustment:
            points = "" if section.degree is None else f"{format_decimal(_shown(section.degree), None)} punti"
            return FormCell(row, 6, points, FormLook.SECTION_NUMBER)
        if depends_on_other_sheets(section):
            return FormCell(row, 6, IN_MERITO, FormLook.SECTION_NUMBER)
        degree = "" if section.degree is None else section.degree
        formula = section_formula(self._sheet.form, section, self._rows.places) if section.written else ""
        return FormCell(row, 6, degree, FormLook.SECTION_NUMBER, formula, "0.00")

    def _line(self, row: int, section: FormSection, line: FormLine, item: ItemDetail) -> Iterator[FormCell]:
        yield FormCell(row, 1, label_of(item), FormLook.LABEL)
        about = explained(item, self._legends.get(item.section, "")), self._sheet.before.words_of(item.place)
        yield FormCell(row, 2, "\n".join(filter(None, about)), FormLook.TEXT)
        yield FormCell(row, 3, item.weight, FormLook.NUMBER, number_format="General")
        yield FormCell(row, _COLUMN["share"], line.weight, FormLook.HELPER)
        yield FormCell(row, _COLUMN["maximum"], line.maximum, FormLook.HELPER)
        key = key_of(self._sheet.code, section.section.code, line.key) if line.is_written else READ_ONLY
        yield FormCell(row, _COLUMN["key"], key, FormLook.HELPER)
        if line.is_written:
            yield from self._written_line(row, section, line, item)
            return
        yield FormCell(row, 4, why_read(item), FormLook.TEXT)
        yield FormCell(row, 5, clean_text(item.why_excluded or item.note), FormLook.TEXT)
        yield FormCell(row, 6, "" if line.degree is None else line.degree, FormLook.NUMBER, number_format="0.00")
        lacks = "valore mancante" if line.degree is None and not item.is_excluded and section.misses else ""
        yield FormCell(row, 7, lacks, FormLook.LACKING)

    def _written_line(self, row: int, section: FormSection, line: FormLine, item: ItemDetail) -> Iterator[FormCell]:
        cell, note, lacks = (f"{_LETTER[key]}{row}" for key in ("answer", "note", "lacks"))
        found = self._lists.of(item)
        answer = answer_of(item, item.value) if is_list(item) else item.value
        yield FormCell(row, 4, answer, FormLook.ENTRY, number_format="General", entry=self._entry(item, cell, lacks))
        reason = CellEntry(alarm=f'{lacks}="{_NO_REASON}"', hint="Libera; il motivo dove il giudizio lo chiede.")
        yield FormCell(row, 5, clean_text(item.note), FormLook.LONG_ENTRY, entry=reason)
        degree = line_formula(self._sheet.form, section, line, cell, found.degree(cell) if found else "")
        now = "" if line.degree is None else line.degree
        yield FormCell(row, 6, now, FormLook.NUMBER, degree, "0.00")
        needs = found.needs_reason(cell) if found else free_reason(item, cell)
        told = f'IF(AND({needs},TRIM({note})=""),"{_NO_REASON}","")'
        absent = f'"{_NO_SCORE}"' if section.misses else '""'
        is_off = (
            f'{_LETTER["degree"]}{row}=""' if found or item.scale is None else f"NOT({is_on_scale(item.scale, cell)})"
        )
        wrong = f'IF({is_off},"{_NOT_ADMITTED}",{told})'
        formula = f"IF({is_empty(cell)},{absent},{wrong})"
        yield FormCell(row, 7, self._lacks_now(section, line), FormLook.LACKING, formula)

    def _entry(self, item: ItemDetail, cell: str, lacks: str) -> CellEntry:
        alarm = f'{lacks}="{_NOT_ADMITTED}"'
        if found := self._lists.of(item):
            hint = "Scegliere dall'elenco."
            return CellEntry(found.choices, "", hint, "Scegliere un giudizio dell'elenco.", alarm)
        allowed = allowed_values(item.scale)
        condition = f'OR({cell}="{ERASE.value}",{is_on_scale(item.scale, cell)})' if item.scale else ""
        return CellEntry("", condition, allowed, allowed, alarm)

    def _lacks_now(self, section: FormSection, line: FormLine) -> str:
        if line.value is None or line.scale is None:
            return _NO_SCORE if section.misses and line.scale is not None else ""
        if not line.scale.accepts(line.value):
            return _NOT_ADMITTED
        row = line.scale.row_of(line.value)
        is_unmotivated = row is not None and row.is_reason_required and not line.note.strip()
        return _NO_REASON if is_unmotivated else ""

    def _texts(self) -> Iterator[FormCell]:
        rows: Sequence[TextRow] = text_rows(self._sheet)
        yield FormCell(min(self._rows.texts.values()) - 1, 1, "Testi generali", FormLook.SECTION, across=7)
        yield FormCell(min(self._rows.texts.values()) - 1, _COLUMN["key"], READ_ONLY, FormLook.HELPER)
        for one in rows:
            row = self._rows.texts[one.item]
            yield FormCell(row, 1, one.label, FormLook.LABEL)
            yield FormCell(row, 2, one.text, FormLook.LONG_ENTRY, across=6, entry=_FREE)
            yield FormCell(row, _COLUMN["key"], key_of(one.sheet, "", one.item), FormLook.HELPER)


def _written_items(sheet: SheetToFill) -> dict[str, list[ItemDetail]]:
    written = {(section.section.code, line.key) for section, line in sheet.form.written}
    found = {one.code: [item for item in one.items if item.place in written] for one in sheet.sections}
    return {code: items for code, items in found.items() if items}


def _placed(sheet: SheetToFill, legends: Mapping[str, str]) -> _Rows:
    lines, sections, row = {}, {}, _FIRST
    for section in sheet.form.sections:
        sections[section.section.code] = row
        row += bool(legends.get(section.section.code))
        lines[section.section.code] = row + 1, row + len(section.lines)
        row += len(section.lines) + 1
    texts = {key: row + 2 + place for place, key in enumerate(TEXTS)}
    places = FormPlaces(lines, sections, _LETTER["degree"], _LETTER["share"], _LETTER["maximum"])
    return _Rows(places, texts, max(row - 1, _FIRST))


def _digits(digits: int) -> str:
    return "0" + ("." + "0" * digits if digits else "")


def _shown(value: Fraction) -> Decimal:
    return Decimal(value.numerator) / value.denominator
