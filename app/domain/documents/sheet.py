"""The evaluation sheet as a document: everything that is printed, and nothing to compute."""

from dataclasses import dataclass, field
from decimal import Decimal
from enum import Enum

from app.domain.documents.common import ExplanationLine, Imprint, Letterhead, Signature
from app.domain.sheets.detail import SectionDetail
from app.domain.sheets.particulars import SheetDates, SheetPerson, SheetTexts


class SheetMode(Enum):
    """How a sheet is printed: empty to be filled by hand, not yet complete, as it is signed, or without any result."""

    BLANK = "blank"
    PROVISIONAL = "provisional"
    FINAL = "final"
    NOT_EVALUABLE = "not_evaluable"


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
class SheetNames:
    """What the method of this ente calls the role of the person, the person and who evaluates."""

    role: str
    evaluated: str = "Valutato"
    evaluator: str = "Valutatore"


@dataclass(frozen=True, slots=True)
class EvaluationSheetDocument:
    """A *Scheda di valutazione* for one person and one period, in one round (*Valutazione finale 2024*).

    `heading` is what the paper is; `outcome` that of a check of the half year; `standing` says which revision this is
    and who scored in whose place, `review` what was said of it, the hearing too. `qr` is the text of the QR code, empty
    for none; `missing` lists what a provisional sheet still lacks, one line for each section. One that `is_interim` is
    a check of the half year, which has a paper of its own; `second_level` says who decides beyond the evaluator.
    `not_evaluable` says why and since when there is no evaluation: then there is no total and none signs.
    """

    letterhead: Letterhead
    imprint: Imprint
    mode: SheetMode
    names: SheetNames
    year: int
    round_title: str
    person: SheetPerson
    sections: tuple[SectionDetail, ...]
    result: PrintedResult = PrintedResult()
    explanation: tuple[ExplanationLine, ...] = ()
    texts: SheetTexts = field(default_factory=SheetTexts)
    dates: SheetDates = field(default_factory=SheetDates)
    signatures: tuple[Signature, ...] = ()
    qr: str = ""
    missing: tuple[str, ...] = ()
    heading: str = "Scheda di valutazione"
    outcome: str = ""
    standing: tuple[str, ...] = ()
    review: tuple[str, ...] = ()
    is_interim: bool = False
    second_level: str = ""
    not_evaluable: str = ""
