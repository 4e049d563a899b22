"""The *Valutazioni* workbook: one for each evaluator of a round, with a sheet for each person to evaluate.

A sheet for each person, and not a grid of people and factors: who evaluates reads one person's factors with their
descriptors, writes the judgement and the reason beside it, and below it what the paper asks in words, as on the paper
sheet. The people of one evaluator may have different templates, whose factors are no columns of one grid; and reasons
have no room in a grid. The grid that helps to compare is the first sheet, *Riepilogo*, with the totals of all.
"""

import hashlib
from dataclasses import dataclass
from decimal import Decimal

from app.domain.columns import Column, Format
from app.domain.errors import UserError
from app.domain.ids import SheetId
from app.domain.italian import NotReadable, format_decimal, parse_decimal
from app.domain.matching import text_key
from app.domain.method.vocabulary import ScaleMode
from app.domain.scoring.missing import Missing
from app.domain.sheets.content import SheetContent, wholly_of_others
from app.domain.sheets.detail import ItemDetail, SectionDetail
from app.domain.sheets.lines import sections_of
from app.domain.sheets.scores import allowed_values, refuse_out_of_scale
from app.domain.sheets.year_before import NOTHING_BEFORE, YearBefore
from app.domain.workbooks.cells import CellRefused, clean_text
from app.domain.workbooks.kinds import SCORES
from app.domain.workbooks.layout import SheetLayout, WorkbookLayout
from app.domain.workbooks.score_form import ScoreForm, score_form
from app.domain.workflow import InterimOutcome, SheetState

_SHEET = Column("sheet", "Scheda", Format.CODE)
_LABEL = Column("label", "Voce", width=30)
ANSWER = Column("answer", "Giudizio", width=22)
NOTE = Column("note", "Nota o motivazione", Format.LONG_TEXT, width=38)

FORM_COLUMNS = (
    _LABEL,
    Column("text", "Che cosa si valuta", Format.LONG_TEXT, width=56),
    Column("weight", "Peso", Format.DECIMAL, width=8),
    ANSWER,
    NOTE,
    Column("degree", "Grado", Format.DECIMAL, width=19),
    Column("lacks", "Che cosa manca", width=25),
    Column("key", "Chiave", width=10),
    Column("share", "Peso nel calcolo", width=10),
    Column("maximum", "Massimo", width=10),
)
"""The columns of the sheet of a person, in their order; from `key` on they are hidden."""
FORM_LAYOUT = SheetLayout("Scheda", FORM_COLUMNS)

SCORE_LINES = SheetLayout(
    "Punteggi",
    (_SHEET, Column("section", "Sezione", Format.CODE), Column("item", "Codice", Format.CODE), _LABEL, ANSWER, NOTE),
    ("sheet", "section", "item"),
    ("label",),
    informative=("label",),
)
TEXT_LINES = SheetLayout(
    "Testi",
    (_SHEET, Column("item", "Codice", Format.CODE), _LABEL, Column("text", "Testo", Format.LONG_TEXT)),
    ("sheet", "item"),
    ("label",),
    informative=("label",),
)
SCORES_LAYOUT = WorkbookLayout(SCORES, 1, (SCORE_LINES, TEXT_LINES))

TEXTS = {
    "general": "Giudizio complessivo",
    "strengths": "Punti di forza",
    "improvements": "Aspetti da migliorare",
    "training": "Formazione proposta",
}
"""The general texts of a sheet that are written here, by their field."""

INSTRUCTIONS = (
    "1. Questo file è per {evaluator}: contiene le persone da valutare nella sessione «{session}», una per foglio.",
    "2. Si scrive solo nelle celle gialle: il giudizio, la nota o motivazione e, in fondo, i testi generali.",
    "3. Il giudizio si sceglie dall'elenco della cella; dove la scala è un numero lo si scrive.",
    "4. «Che cosa manca» dice se un giudizio va dato o motivato; è arancione la cella in cui manca il motivo.",
    "5. Gli obiettivi già misurati si leggono soltanto: il loro grado viene dai valori registrati in Merito.",
    "6. Il totale si aggiorna mentre si scrive ed è quello di Merito; finché manca qualcosa è provvisorio.",
    "7. Una cella lasciata come si trova non cambia nulla; per togliere un giudizio o un testo scrivere (cancella).",
    "8. Non spostare righe, non rinominare fogli: il file è protetto perché si possa rileggere.",
    "9. Finito, restituire il file al Segretario: Merito lo legge dopo avere mostrato che cosa cambia.",
    "10. Contiene dati personali: va conservato con cura e non va spedito in chiaro. La protezione non lo cifra.",
)


@dataclass(frozen=True, slots=True)
class SheetToFill:
    """The sheet of a person on its way to or from a workbook: what is on it, and what it is worth.

    `before` and `half_year` are only read: the grades of the year before, and how the check of the half year went.
    """

    id: SheetId
    state: SheetState
    content: SheetContent
    form: ScoreForm
    sections: tuple[SectionDetail, ...]
    before: YearBefore = NOTHING_BEFORE
    half_year: InterimOutcome | None = None

    @property
    def code(self) -> str:
        return str(self.id)

    @property
    def name(self) -> str:
        return self.content.person.full_name


def sheet_to_fill(
    sheet_id: SheetId, state: SheetState, content: SheetContent, lacking: tuple[Missing, ...]
) -> SheetToFill:
    """Return a sheet as a workbook has it; `lacking` is all that keeps it from being completed."""
    form = score_form(content.method, content.template, content.given, lacking, wholly_of_others(content))
    return SheetToFill(sheet_id, state, content, form, sections_of(content, form.result))


@dataclass(frozen=True, slots=True)
class MarkRow:
    """A line that takes a score as the archive has it."""

    sheet: str
    section: str
    item: str
    detail: ItemDetail
    note: str

    @property
    def label(self) -> str:
        return label_of(self.detail)

    @property
    def answer(self) -> str:
        return answer_of(self.detail, self.detail.value)


@dataclass(frozen=True, slots=True)
class TextRow:
    """A general text of a sheet as the archive has it."""

    sheet: str
    item: str
    label: str
    text: str


@dataclass(frozen=True, slots=True)
class MarksDraft:
    """What an evaluator wrote on a line elsewhere."""

    sheet_id: SheetId
    section: str
    item: str
    value: Decimal | None
    note: str


@dataclass(frozen=True, slots=True)
class TextDraft:
    """A general text that an evaluator wrote elsewhere."""

    sheet_id: SheetId
    item: str
    text: str


def score_rows(sheet: SheetToFill) -> tuple[MarkRow, ...]:
    """Return the lines of a sheet that are written in a workbook, in their order."""
    written = {(section.section.code, line.key) for section, line in sheet.form.written}
    items = (item for section in sheet.sections for item in section.items)
    return tuple(
        MarkRow(sheet.code, item.section, item.key, item, clean_text(item.note))
        for item in items
        if item.place in written
    )


def text_rows(sheet: SheetToFill) -> tuple[TextRow, ...]:
    texts = sheet.content.texts
    return tuple(TextRow(sheet.code, key, label, clean_text(getattr(texts, key))) for key, label in TEXTS.items())


def label_of(item: ItemDetail) -> str:
    return clean_text(f"{item.code} {item.label}".strip())


def is_list(item: ItemDetail) -> bool:
    """Tell whether a line is answered with a word of a list, and not with a number."""
    return item.scale is not None and item.scale.mode is ScaleMode.STEPS


def words_of(item: ItemDetail) -> tuple[str, ...]:
    """Return the words of the list of a line, in the order of its scale."""
    return tuple(clean_text(choice) for choice in item.choices) if is_list(item) else ()


def answer_of(item: ItemDetail, value: Decimal | None) -> str:
    """Write a score as the workbook has it: the word of the list, or the number."""
    if value is None:
        return ""
    if is_list(item) and item.scale:
        found = [words for row, words in zip(item.scale.rows, words_of(item), strict=True) if row.value == value]
        return found[0] if found else format_decimal(value, None)
    return format_decimal(value, None)


def read_answer(item: ItemDetail, text: str) -> Decimal:
    """Return the score that a cell says: the word of the list, its number or its label alone; or `CellRefused`."""
    rows = item.scale.rows if item.scale and is_list(item) else ()
    for row, words in zip(rows, words_of(item), strict=True):
        if text_key(text) in {text_key(words), text_key(row.label)} and row.value is not None:
            return row.value
    try:
        value = parse_decimal(text.partition("–")[0])
        refuse_out_of_scale(value, item.scale, "")
    except (NotReadable, UserError):
        raise CellRefused("non è un giudizio possibile", allowed_values(item.scale)) from None
    return value


def digest_of(text: str) -> str:
    """Return what stands for a text where only its being the same matters; empty for no text."""
    return hashlib.sha256(text.encode()).hexdigest()[:32] if text else ""


def lines_digest(sheet: SheetToFill) -> str:
    """Return what stands for the lines of a sheet: it changes when those that take a score, or their scales, do."""
    person = sheet.content.person
    parts = [sheet.content.template_code, str(person.period.start), str(person.period.end)]
    for row in score_rows(sheet):
        scale = row.detail.scale
        ends = (str(scale.minimum), str(scale.maximum), str(scale.step)) if scale else ()
        parts += [row.section, row.item, row.label, *words_of(row.detail), *ends]
    return digest_of("\x1f".join(parts))
