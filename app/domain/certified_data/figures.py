"""Certified figures of a year: one for each datum of the method and each of those whose it is."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from app.domain.columns import Column, Format
from app.domain.ids import AreaId, CertifiedFigureId, EmployeeId, OfficialId, SectorId
from app.domain.issues import Issue
from app.domain.italian import NotReadable, format_date
from app.domain.matching import text_key
from app.domain.method.outside import CertifiedDatum
from app.domain.method.outside_words import DatumKind
from app.domain.objectives.rules import measure_issues
from app.domain.quantities import parse_quantity, with_unit
from app.domain.validation import at_most, required

LONGEST_NAME, LONGEST_SOURCE = 200, 300
MISSING = "manca"


@dataclass(frozen=True, slots=True)
class FigureOwner:
    """Whose a certified figure is: a unit, an employee, an official; nobody of them: the ente's."""

    area_id: AreaId | None = None
    sector_id: SectorId | None = None
    employee_id: EmployeeId | None = None
    official_id: OfficialId | None = None

    @property
    def key(self) -> str:
        """Name the owner among the rows of a list."""
        found = ((name, getattr(self, f"{name}_id")) for name in ("sector", "area", "employee", "official"))
        return next((f"{name}:{identity}" for name, identity in found if identity is not None), "entity")


OF_THE_ENTITY = FigureOwner()


@dataclass(frozen=True, slots=True)
class FigureRow:
    """A certified figure, or the place of one that is not there yet (`value` None)."""

    datum: CertifiedDatum
    owner: FigureOwner
    of_whom: str
    value: Decimal | None = None
    on_date: date | None = None
    certified_by: str = ""
    source: str = ""
    figure_id: CertifiedFigureId | None = None
    version: int | None = None

    @property
    def id(self) -> str:
        return f"{self.datum.code}/{self.owner.key}"

    @property
    def title(self) -> str:
        return self.datum.title

    @property
    def figure(self) -> str:
        return MISSING if self.value is None else figure_words(self.datum, self.value)


FIGURE_COLUMNS: tuple[Column, ...] = (
    Column("title", "Dato", width=34),
    Column("of_whom", "Di chi", width=30),
    Column("figure", "Valore", width=14),
    Column("on_date", "Certificato il", Format.DATE, 13),
    Column("certified_by", "Da chi", width=24),
    Column("source", "Atto o fonte", width=34),
)

ON_DATE = Column("on_date", "Certificato il", Format.DATE, 13, required=True)
CERTIFIED_BY = Column(
    "certified_by", "Da chi", width=36, required=True, help="Chi lo attesta: Nucleo, revisore, ufficio"
)
SOURCE = Column("source", "Atto o fonte", width=60)


@dataclass(frozen=True, slots=True)
class FigureDraft:
    """The same figure for one or more of those whose it is; `version` only for one that is there already."""

    code: str
    owners: tuple[FigureOwner, ...]
    value: Decimal | None = None
    on_date: date | None = None
    certified_by: str = ""
    source: str = ""
    version: int | None = None


@dataclass(frozen=True, slots=True)
class PastedFigures:
    """Figures of many, each with its own value, certified on the same day by the same body."""

    code: str
    values: tuple[tuple[FigureOwner, Decimal], ...]
    on_date: date | None = None
    certified_by: str = ""
    source: str = ""


def figure_words(datum: CertifiedDatum, value: Decimal) -> str:
    """Write a certified figure with its unit; a duty as done or not."""
    if datum.kind is DatumKind.DUTY:
        return "fatto" if value else "non fatto"
    return with_unit(value, datum.unit)


def validate_figure(draft: FigureDraft, datum: CertifiedDatum | None, year: int, today: date) -> list[Issue]:
    """Return what is wrong: of no datum of the method, of nobody, without who certified it or when."""
    if datum is None or datum.kind is DatumKind.EVENT:
        sentence = "La metodologia dell'anno non ha più questo dato: ripartire da ciò che la pagina mostra ora."
        return [Issue("no_datum", sentence)]
    return [
        *required(draft.owners or None, "owners", "Scegliere almeno una riga."),
        *required(draft.value, "value", "Manca il valore."),
        *measure_issues(draft.value, "value", "Il valore"),
        *_duty_issues(draft.value, datum),
        *certificate_issues(draft.on_date, draft.certified_by, draft.source, year, today),
    ]


def _duty_issues(value: Decimal | None, datum: CertifiedDatum) -> Iterator[Issue]:
    if datum.kind is DatumKind.DUTY and value is not None and value not in {0, 1}:
        yield Issue("duty", "Un adempimento è fatto (1) o non fatto (0).", "value")


def certificate_issues(on_date: date | None, by: str, source: str, year: int, today: date) -> Iterator[Issue]:
    """Yield what is wrong in who certified something, when and by which paper."""
    yield from required(by.strip(), "certified_by", "Manca chi lo certifica.")
    yield from at_most(by, LONGEST_NAME, "certified_by", "Da chi")
    yield from at_most(source, LONGEST_SOURCE, "source", "Atto o fonte")
    if on_date is None:
        yield Issue("on_date", "Manca il giorno.", "on_date")
    elif on_date > today:
        yield Issue("on_date", f"Il {format_date(on_date)} deve ancora venire.", "on_date")
    elif on_date.year < year:
        yield Issue("on_date", f"Il {format_date(on_date)} è prima del {year}.", "on_date")


def pasted_values(text: str, rows: Sequence[FigureRow]) -> tuple[tuple[tuple[FigureOwner, Decimal], ...], list[Issue]]:
    """Read lines `who, value`, tabs or semicolons between, against the rows of one datum.

    Who is a name as the list shows it, or a matricola beside it in parentheses. All that is not understood is said,
    each with the number of its line; a line that repeats another is refused.
    """
    known = _by_name(rows)
    found: dict[str, tuple[FigureOwner, Decimal]] = {}
    issues: list[Issue] = []
    for number, line in enumerate(text.splitlines(), 1):
        if not line.strip():
            continue
        who, _, written = line.replace(";", "\t").strip().rpartition("\t")
        row, value = known.get(text_key(who)), _value(written)
        if not who or value is None:
            issues.append(Issue("line", f"Riga {number}: scrivere il nome, un tabulatore e il valore.", "lines"))
        elif row is None:
            issues.append(
                Issue("line", f"Riga {number}: «{who.strip()}» non è tra chi può avere questo dato.", "lines")
            )
        elif row.id in found:
            issues.append(Issue("line", f"Riga {number}: «{row.of_whom}» c'è già in una riga prima.", "lines"))
        else:
            found[row.id] = row.owner, value
    return tuple(found.values()), issues


def _value(written: str) -> Decimal | None:
    try:
        return parse_quantity(written)
    except NotReadable:
        return None


def _by_name(rows: Sequence[FigureRow]) -> Mapping[str, FigureRow]:
    """Return the rows by what names them alone: the whole words of the list, the name, the matricola."""
    names: dict[str, list[FigureRow]] = {}
    for row in rows:
        name, _, matricola = row.of_whom.removesuffix(")").partition(" (")
        for word in {row.of_whom, name, matricola} - {""}:
            names.setdefault(text_key(word), []).append(row)
    return {word: own[0] for word, own in names.items() if len(own) == 1}
