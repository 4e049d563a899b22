"""The evaluation sheet as a document: everything that is printed, and nothing to compute."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import Enum

from app.domain.documents.common import ExplanationLine, Imprint, Letterhead, Signature
from app.domain.periods import Period


class SheetMode(Enum):
    """How a sheet is printed: empty to be filled by hand, not yet complete, or as it is signed."""

    BLANK = "blank"
    PROVISIONAL = "provisional"
    FINAL = "final"


@dataclass(frozen=True, slots=True)
class SheetPerson:
    """The person evaluated, as the header of the sheet names them in the period of the sheet.

    `unit` is the Area and Settore; `assignment` the EQ appointment or the duties; full time is 100.
    """

    surname: str
    given_name: str
    matricola: str
    period: Period
    contract_area: str = ""
    profile: str = ""
    unit: str = ""
    assignment: str = ""
    part_time: Decimal | None = None
    evaluator: str = ""
    evaluator_role: str = ""

    @property
    def full_name(self) -> str:
        return f"{self.surname} {self.given_name}".strip()


@dataclass(frozen=True, slots=True)
class SheetIndicator:
    """One indicator of an objective: target and result as they are read, degree 0..100."""

    text: str
    target: str = ""
    result: str = ""
    degree: Decimal | None = None


@dataclass(frozen=True, slots=True)
class SheetObjective:
    """One objective on the sheet; `note` tells a neutralisation or a revision."""

    code: str
    title: str
    weight: Decimal | None = None
    degree: Decimal | None = None
    points: Decimal | None = None
    indicators: tuple[SheetIndicator, ...] = ()
    note: str = ""


@dataclass(frozen=True, slots=True)
class SheetFactor:
    """One factor: `score` is the label of the step chosen, `descriptor` what that step means.

    `choices` are the labels of all steps: a blank sheet prints them as boxes to tick.
    """

    text: str
    score: str = ""
    descriptor: str = ""
    weight: Decimal | None = None
    degree: Decimal | None = None
    points: Decimal | None = None
    note: str = ""
    choices: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class SheetSection:
    """A section with its objectives or its factors, and its own total.

    `effective_weight` is there when sections that do not apply leave their weight to the others; a correction has
    only points and, in `note`, its signed reasons; `is_detailed` False leaves the section to the summary alone.
    """

    title: str
    weight: Decimal | None = None
    degree: Decimal | None = None
    points: Decimal | None = None
    objectives: tuple[SheetObjective, ...] = ()
    factors: tuple[SheetFactor, ...] = ()
    note: str = ""
    effective_weight: Decimal | None = None
    is_correction: bool = False
    is_detailed: bool = True


@dataclass(frozen=True, slots=True)
class PrintedResult:
    """The end of the sheet: total rounded to `digits` decimals, the exact one as text, band and share.

    `has_individual` is false where no section of the sheet is individual performance: the paper does not name it.
    """

    total: Decimal | None = None
    exact: str = ""
    individual_performance: Decimal | None = None
    band: str = ""
    share: Decimal | None = None
    note: str = ""
    has_individual: bool = True
    digits: int = 2


@dataclass(frozen=True, slots=True)
class SheetTexts:
    """What evaluator and evaluated person write in words."""

    general: str = ""
    strengths: str = ""
    improvements: str = ""
    training: str = ""
    remarks: str = ""


@dataclass(frozen=True, slots=True)
class SheetDates:
    """Interview, delivery and the last day for remarks (or the days allowed, while there is no delivery)."""

    interview: date | None = None
    delivery: date | None = None
    remarks_until: date | None = None
    remarks_days: int | None = None


@dataclass(frozen=True, slots=True)
class SheetNames:
    """What the method of this ente calls the role of the person, the person and who evaluates."""

    role: str
    evaluated: str = "Valutato"
    evaluator: str = "Valutatore"


@dataclass(frozen=True, slots=True)
class EvaluationSheetDocument:
    """A *Scheda di valutazione* for one person and one period, in one round (*Valutazione finale 2024*).

    `qr` is the text of the QR code, empty for none; `missing` lists what a provisional sheet still lacks,
    one line for each section.
    """

    letterhead: Letterhead
    imprint: Imprint
    mode: SheetMode
    names: SheetNames
    year: int
    round_title: str
    person: SheetPerson
    sections: tuple[SheetSection, ...]
    result: PrintedResult = PrintedResult()
    explanation: tuple[ExplanationLine, ...] = ()
    texts: SheetTexts = SheetTexts()
    dates: SheetDates = SheetDates()
    signatures: tuple[Signature, ...] = ()
    qr: str = ""
    missing: tuple[str, ...] = ()
