"""The Fascicolo della persona: all that the archive holds of one person, for whoever asks for the own data.

Regulation (EU) 2016/679 art. 15: the person has a copy of the data; art. 15 par. 4: not those of others.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from app.domain.audit.rows import EntryRow
from app.domain.columns import Column, Format
from app.domain.documents.common import Imprint, Letterhead
from app.domain.documents.names import safe_word
from app.domain.documents.sheet import EvaluationSheetDocument
from app.domain.italian import DASH, format_decimal
from app.domain.sheets.detail import ItemDetail


@dataclass(frozen=True, slots=True)
class DatedFact:
    """Something that holds of the person from a day to a day: what it is, in which terms."""

    what: str
    terms: str
    starts: date | None
    ends: date | None


FACT_COLUMNS: tuple[Column, ...] = (
    Column("what", "Che cosa", width=50),
    Column("terms", "In che termini", width=54),
    Column("starts", "Dal", Format.DATE, 17),
    Column("ends", "Al", Format.DATE, 17),
)
ONE_DAY_COLUMNS: tuple[Column, ...] = (*FACT_COLUMNS[:2], Column("starts", "Il", Format.DATE, 17))


def fact_columns(facts: Sequence[DatedFact]) -> tuple[Column, ...]:
    """Return the columns of some facts; where each of them took one day, that day is written once."""
    is_of_days = all(one.starts is not None and one.starts == one.ends for one in facts)
    return ONE_DAY_COLUMNS if is_of_days else FACT_COLUMNS


@dataclass(frozen=True, slots=True)
class PursuedObjective:
    """An objective that the person pursues, or answers for (`weight` None)."""

    year: int
    objective: str
    weight: Decimal | None
    days: str
    seen_on: date | None


PURSUED_COLUMNS: tuple[Column, ...] = (
    Column("year", "Anno", Format.CODE, 9),
    Column("objective", "Obiettivo", width=62),
    Column("weight", "Peso", Format.DECIMAL, 11, digits=None),
    Column("days", "Periodo", width=36),
    Column("seen_on", "Presa visione", Format.DATE, 19),
)


@dataclass(frozen=True, slots=True)
class KeptPaper:
    """A paper kept with a sheet: its name and the fingerprint by which its copy is known."""

    kind: str
    name: str
    on_date: date
    sha256: str


PAPER_COLUMNS: tuple[Column, ...] = (
    Column("kind", "Che cosa", width=34),
    Column("name", "Nome del file", width=34),
    Column("on_date", "Data", Format.DATE, 17),
    Column("sha256", "Impronta SHA-256", width=50),
)


@dataclass(frozen=True, slots=True)
class GivenLine:
    """One line of a sheet as it was given: part of the sheet, what, weight, answer, degree, note."""

    section: str
    what: str
    weight: str
    answer: str
    degree: str
    note: str


GIVEN_COLUMNS: tuple[Column, ...] = (
    Column("section", "Parte", width=27),
    Column("what", "Voce", width=42),
    Column("weight", "Peso", width=10, with_figures=True),
    Column("answer", "Valore", width=26),
    Column("degree", "Grado %", width=14, with_figures=True),
    Column("note", "Nota", width=26),
)


@dataclass(frozen=True, slots=True)
class DossierSheet:
    """A sheet of the person; `content` None: whoever prints may not see what is on it.

    `steps` are what happened to it, `signed` its signatures, `codes` those of the papers printed to be signed.
    """

    title: str
    state: str
    starts: date
    ends: date
    content: EvaluationSheetDocument | None = None
    steps: tuple[str, ...] = ()
    signed: tuple[str, ...] = ()
    review: tuple[str, ...] = ()
    papers: tuple[KeptPaper, ...] = ()
    codes: tuple[str, ...] = ()

    @property
    def lines(self) -> Iterator[GivenLine]:
        if self.content is None:
            return
        for section in self.content.sections:
            for item in section.items:
                yield _given(section.title, item)

    @property
    def texts(self) -> Iterator[tuple[str, str]]:
        if self.content is None:
            return
        texts = self.content.texts
        yield from (
            (title, text)
            for title, text in (
                ("Giudizio complessivo", texts.general),
                ("Punti di forza", texts.strengths),
                ("Aspetti da migliorare", texts.improvements),
                ("Formazione proposta", texts.training),
            )
            if text
        )


@dataclass(frozen=True, slots=True)
class PersonDossier:
    """All that the archive holds of one person on a day; empty parts are left out.

    `personal` are label and value; `given` says how many sheets the person has filled as evaluator, without naming
    whose; `entries` None: whoever prints does not read the audit.
    """

    letterhead: Letterhead
    imprint: Imprint
    on_day: date
    name: str
    matricola: str = ""
    personal: tuple[tuple[str, str], ...] = ()
    facts: tuple[tuple[str, tuple[DatedFact, ...]], ...] = ()
    objectives: tuple[PursuedObjective, ...] = ()
    sheets: tuple[DossierSheet, ...] = ()
    given: tuple[str, ...] = ()
    entries: Sequence[EntryRow] | None = None

    @property
    def title(self) -> str:
        return f"Fascicolo di {self.name}"

    @property
    def file_name(self) -> str:
        return dossier_file_name(self.name, self.matricola)

    @property
    def withheld(self) -> str:
        """Say what is not here because whoever prints may not see it; empty where everything is."""
        hidden = sum(one.content is None for one in self.sheets)
        what = ["il registro delle attività"] if self.entries is None else []
        what += [f"il contenuto di {hidden} schede" if hidden > 1 else "il contenuto di una scheda"] if hidden else []
        return f"Chi stampa non può vedere {' e '.join(what)}: chiederlo al Segretario comunale." if what else ""


def dossier_file_name(name: str, matricola: str) -> str:
    """Return a name like `Fascicolo_Rossi-Mario_0123.pdf`."""
    return "_".join(filter(None, map(safe_word, ("Fascicolo", name, matricola)))) + ".pdf"


def _given(section: str, item: ItemDetail) -> GivenLine:
    values = "; ".join(line.words.result for line in item.indicators if line.words.result)
    return GivenLine(
        section,
        f"{item.code} {item.label}".strip(),
        "" if item.weight is None else format_decimal(item.weight, None),
        item.answer or values or DASH,
        DASH if item.degree is None else format_decimal(item.degree),
        " ".join(filter(None, (item.why_excluded, item.note))),
    )
