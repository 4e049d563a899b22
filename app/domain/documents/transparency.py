"""Amministrazione trasparente: the tables that D.Lgs. 33/2013 art. 20 asks for, in aggregate and with no name."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from app.domain.columns import Column, Format
from app.domain.documents.common import Imprint, Letterhead
from app.domain.documents.publication import (
    CLASS_COLUMNS,
    DEGREE_COLUMNS,
    EMPLOYEES_GROUP,
    EQ_GROUP,
    PublishedEvaluations,
)
from app.domain.italian import format_money

NOT_ENTERED = "non inserito"
TITLE = "Dati relativi ai premi"


@dataclass(frozen=True, slots=True)
class AwardLine:
    """The awards of a group in total; None while some amount is missing or may still change."""

    group: str
    allocated: Decimal | None = None
    paid: Decimal | None = None

    @property
    def allocated_words(self) -> str:
        return NOT_ENTERED if self.allocated is None else format_money(self.allocated)

    @property
    def paid_words(self) -> str:
        return NOT_ENTERED if self.paid is None else format_money(self.paid)


AWARD_COLUMNS: tuple[Column, ...] = (
    Column("group", "Gruppo", width=44),
    Column("allocated_words", "Stanziato", width=24, with_figures=True),
    Column("paid_words", "Distribuito", width=24, with_figures=True),
)


@dataclass(frozen=True, slots=True)
class PublishedTable:
    """A table to be published: `code` names it among the files of data, `note` says what its figures mean."""

    code: str
    title: str
    columns: tuple[Column, ...]
    rows: Sequence[object]
    note: str = ""


@dataclass(frozen=True, slots=True)
class TransparencyDocument:
    """What is published of a year: awards, evaluations by class and group, how far they differ; `method` rules them."""

    letterhead: Letterhead
    imprint: Imprint
    year: int
    method: str
    evaluations: PublishedEvaluations
    awards: tuple[AwardLine, ...] = (AwardLine(EQ_GROUP), AwardLine(EMPLOYEES_GROUP))

    @property
    def title(self) -> str:
        return f"{TITLE} – anno {self.year}"

    @property
    def tables(self) -> tuple[PublishedTable, ...]:
        """Return the tables in their order: a group that is too small has none of its own."""
        found = [PublishedTable("premi", "Premi stanziati e distribuiti", AWARD_COLUMNS, self.awards, _AWARDS_NOTE)]
        for code, group in zip(("eq", "dipendenti"), self.evaluations.groups, strict=False):
            if group.classes:
                title = f"Distribuzione delle valutazioni: {group.title[0].lower()}{group.title[1:]}"
                found.append(PublishedTable(code, title, CLASS_COLUMNS, group.classes))
        if self.evaluations.groups:
            title, note = "Grado di differenziazione", self.evaluations.note
            found.append(PublishedTable("differenziazione", title, DEGREE_COLUMNS, self.evaluations.groups, note))
        return tuple(found)


_AWARDS_NOTE = (
    "Ammontare complessivo dei premi collegati alla performance. «Non inserito»: di un fondo del gruppo gli importi non"
    " sono ancora tutti in questo archivio, o possono ancora cambiare (pagina Premi, «Che cosa manca»)."
)


@dataclass(frozen=True, slots=True)
class DataCell:
    """A figure of a published table, alone: for whoever reads data with a program."""

    table: str
    row: str
    measure: str
    value: str


DATA_COLUMNS: tuple[Column, ...] = (
    Column("table", "Tabella", width=44),
    Column("row", "Voce", width=34),
    Column("measure", "Misura", width=26),
    Column("value", "Valore", Format.TEXT, 20, with_figures=True),
)


def data_cells(tables: Sequence[PublishedTable]) -> list[DataCell]:
    """Return every figure of the tables, one a line: the first column of a table names its rows."""
    return [
        DataCell(table.title, table.columns[0].text(row), _measure(column), column.text(row).removesuffix(" %"))
        for table in tables
        for row in table.rows
        for column in table.columns[1:]
    ]


def _measure(column: Column) -> str:
    """Say what a figure is: its sign of percentage stands here, so that the figure is a number alone."""
    return f"{column.heading} (%)" if column.format is Format.PERCENT else column.heading
