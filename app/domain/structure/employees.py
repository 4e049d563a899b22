"""The people of the ente: what the form of a dipendente edits and what the lists show."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from app.domain.columns import Column, Format
from app.domain.ids import EmployeeId
from app.domain.issues import Issue
from app.domain.periods import EARLIEST_YEAR, Period, period_between
from app.domain.roles import Gender
from app.domain.validation import at_most, in_order, required

YOUNGEST_HIRED, OLDEST_HIRED = 14, 80


@dataclass(frozen=True, slots=True)
class EmployeeDraft:
    """A Dipendente as the form edits it."""

    matricola: str = ""
    tax_code: str = ""
    last_name: str = ""
    first_name: str = ""
    gender: Gender | None = None
    birth_date: date | None = None
    hired_on: date | None = None
    left_on: date | None = None
    id: EmployeeId | None = None
    version: int | None = None

    @property
    def full_name(self) -> str:
        return f"{self.last_name} {self.first_name}".strip()


class EmployeeRow(NamedTuple):
    """A Dipendente in a list, with where they are on the day asked (empty when nowhere): there may be ten thousand.

    `unit` is the smallest they are in, `area` the Area above it; `part_time` is in percent; `role` says «EQ» to whom
    holds an appointment that day; `evaluator` is derived.
    """

    id: EmployeeId
    version: int
    matricola: str
    tax_code: str
    last_name: str
    first_name: str
    gender: Gender
    birth_date: date | None
    hired_on: date
    left_on: date | None
    unit: str = ""
    area: str = ""
    contract_area: str = ""
    profile: str = ""
    part_time: Decimal | None = None
    role: str = ""
    evaluator: str = ""

    @property
    def full_name(self) -> str:
        return f"{self.last_name} {self.first_name}"

    @property
    def draft(self) -> EmployeeDraft:
        return EmployeeDraft(
            matricola=self.matricola,
            tax_code=self.tax_code,
            last_name=self.last_name,
            first_name=self.first_name,
            gender=self.gender,
            birth_date=self.birth_date,
            hired_on=self.hired_on,
            left_on=self.left_on,
            id=self.id,
            version=self.version,
        )

    @property
    def service(self) -> Period:
        return period_between(self.hired_on, self.left_on)


GENDER = Column(
    "gender",
    "Genere",
    Format.CHOICE,
    8,
    required=True,
    choices=("uomo", "donna"),
    synonyms=("Sesso", "M/F", "Sesso M/F", "Uomo/Donna", "U/D", "Gender", "Sex"),
)
FULL_NAME = Column(
    "full_name",
    "Cognome e nome",
    width=26,
    synonyms=(
        "Nominativo",
        "Dipendente",
        "Cognome nome",
        "Nominativi",
        "Cognome / nome",
        "Personale",
        "Generalità",
        "Dipendenti",
        "Lavoratore",
        "Personale dipendente",
        "Full name",
        "Employee name",
        "Employee",
    ),
)

EMPLOYEE_COLUMNS = (
    Column(
        "matricola",
        "Matricola",
        Format.CODE,
        10,
        required=True,
        synonyms=(
            "Matr.",
            "N. matricola",
            "N. matr.",
            "Numero matricola",
            "Cod. dipendente",
            "Codice dipendente",
            "Employee ID",
            "Employee number",
            "Employee no.",
            "Staff number",
            "Personnel number",
        ),
    ),
    Column(
        "tax_code",
        "Codice fiscale",
        Format.CODE,
        18,
        synonyms=("C.F.", "CF", "Cod. fiscale", "Cod. fisc.", "Tax code", "Fiscal code"),
    ),
    Column("last_name", "Cognome", width=20, required=True, synonyms=("Surname", "Last name", "Family name")),
    Column("first_name", "Nome", width=20, required=True, synonyms=("First name", "Given name")),
    GENDER,
    Column(
        "birth_date",
        "Data di nascita",
        Format.DATE,
        12,
        synonyms=(
            "Nascita",
            "Nato il",
            "Nata il",
            "Data nascita",
            "Nato/a il",
            "Nato a il",
            "Date of birth",
            "Birth date",
        ),
        is_past=True,
    ),
    Column(
        "hired_on",
        "Data di assunzione",
        Format.DATE,
        12,
        required=True,
        synonyms=(
            "Assunzione",
            "In servizio dal",
            "Data assunzione",
            "Assunto il",
            "Assunta il",
            "Rapporto di lavoro dal",
            "Servizio dal",
            "Data inizio rapporto",
            "Inizio rapporto",
            "Inizio servizio",
            "In ruolo dal",
            "Hire date",
            "Hiring date",
            "Date of hire",
        ),
    ),
    Column(
        "left_on",
        "Data di cessazione",
        Format.DATE,
        12,
        synonyms=(
            "Cessazione",
            "In servizio fino al",
            "Fino al",
            "Data cessazione",
            "Cessato il",
            "Cessata il",
            "Cessato dal",
            "Termine rapporto",
            "Rapporto di lavoro al",
            "Servizio al",
            "Data fine rapporto",
            "Fine rapporto",
            "Fine servizio",
            "Termination date",
            "Leaving date",
        ),
        is_end=True,
    ),
)

BEGINNING = Column(
    "hired_on",
    "Decorrenza",
    Format.DATE,
    synonyms=("Data decorrenza", "Data inizio", "Inizio", "Dal", "Start date"),
)
"""What some lists of people call the day of hiring, where they have no other."""

PEOPLE_COLUMNS = (
    FULL_NAME,
    EMPLOYEE_COLUMNS[0],
    GENDER,
    Column("unit", "Unità", width=26),
    Column("area", "Area", width=26),
    Column("contract_area", "Area contrattuale", width=18),
    Column("profile", "Profilo", width=18),
    Column("part_time", "Tempo", Format.PERCENT, 8, digits=None, help="Tempo di lavoro: 100 % è il tempo pieno"),
    Column("role", "Incarico", width=14),
    Column("evaluator", "Valutatore", width=22),
)

UNIT_PEOPLE_COLUMNS = tuple(
    column for column in PEOPLE_COLUMNS if column.key not in {"gender", "area", "part_time", "evaluator"}
)
"""What is shown of the people inside a unit, whose Area is known."""


def validate_employee(draft: EmployeeDraft) -> list[Issue]:
    """Check the draft by itself; the codice fiscale has its own check in the services (it needs a library)."""
    return [
        *required(draft.matricola, "matricola", "Manca la matricola."),
        *at_most(draft.matricola, 20, "matricola", "Matricola"),
        *required(draft.last_name, "last_name", "Manca il cognome."),
        *at_most(draft.last_name, 100, "last_name", "Cognome"),
        *required(draft.first_name, "first_name", "Manca il nome."),
        *at_most(draft.first_name, 100, "first_name", "Nome"),
        *required(draft.gender, "gender", "Manca il genere."),
        *required(draft.hired_on, "hired_on", "Manca la data di assunzione."),
        *in_order(draft.hired_on, draft.left_on, "left_on", "La data di cessazione"),
        *_old_enough(draft),
    ]


def _old_enough(draft: EmployeeDraft) -> list[Issue]:
    """Refuse a birth so near to hiring, or so far from it, that one of the two dates must be wrong."""
    if draft.birth_date is None or draft.hired_on is None:
        return []
    born, hired = draft.birth_date, draft.hired_on
    if min(born.year, hired.year) < EARLIEST_YEAR:
        return []  # said of each date where it is kept
    age = hired.year - born.year - ((hired.month, hired.day) < (born.month, born.day))
    if YOUNGEST_HIRED <= age <= OLDEST_HIRED:
        return []
    when = f"all'assunzione avrebbe avuto {age} anni" if age >= 0 else "sarebbe dopo l'assunzione"
    sentence = f"La data di nascita non va d'accordo con quella di assunzione ({when}): controllare l'anno."
    return [Issue("birth_date", sentence, "birth_date")]
