"""A sheet as the screen shows it: what is given, what it is worth, what is missing."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from enum import Enum

from app.domain.ids import RoundId, SheetId
from app.domain.italian import format_decimal
from app.domain.italian_enum import ItalianEnum
from app.domain.method.scale import Scale
from app.domain.method.template import Bands
from app.domain.obstacles import Obstacle
from app.domain.roles import SheetRole
from app.domain.scoring.inputs import is_objective
from app.domain.scoring.results import Missing, SheetResult
from app.domain.sheets.composition import Composition
from app.domain.sheets.content import IndicatorWords
from app.domain.sheets.evaluated_parts import PartToFill
from app.domain.sheets.offered import OfferedStep
from app.domain.sheets.particulars import SheetPerson, SheetTexts
from app.domain.sheets.review_detail import NOTHING_REVIEWED, SheetReview
from app.domain.sheets.step_details import SheetCalendar
from app.domain.sheets.year_before import NOTHING_BEFORE, YearBefore
from app.domain.workflow import SheetState, SignatureOutcome


class ItemKind(Enum):
    """How one line of the sheet gets its degree: a score, measured indicators, or a figure from outside."""

    SCORED = "scored"
    MEASURED = "measured"
    CERTIFIED = "certified"


class TrafficLight(ItalianEnum):
    """How an objective stands half way through the year."""

    GREEN = "green", "verde"
    AMBER = "amber", "giallo"
    RED = "red", "rosso"


@dataclass(frozen=True, slots=True)
class IndicatorLine:
    """An indicator below a measured objective."""

    words: IndicatorWords
    degree: Decimal | None


@dataclass(frozen=True, slots=True)
class ItemDetail:
    """One line of the sheet: a factor, an objective to judge, or one already measured.

    `descriptors` go in the order of the rows of `scale`; `degree` and `points`, those of the total, are rounded for
    the eye only; `why_excluded` is the reason written where a factor does not apply; `certified` says when the Nucleo
    certified the result of an objective, on a paper that is printed anew; `evidence` names what shows its values.
    `is_of_another`: the line is on a part that somebody else scores, or that is signed.
    """

    section: str
    key: str
    kind: ItemKind
    label: str
    description: str = ""
    code: str = ""
    weight: Decimal | None = None
    scale: Scale | None = None
    descriptors: tuple[str, ...] = ()
    value: Decimal | None = None
    note: str = ""
    degree: Decimal | None = None
    points: Decimal | None = None
    is_excluded: bool = False
    why_excluded: str = ""
    indicators: tuple[IndicatorLine, ...] = ()
    light: TrafficLight | None = None
    certified: str = ""
    evidence: tuple[str, ...] = ()
    is_of_another: bool = False

    @property
    def place(self) -> tuple[str, str]:
        return self.section, self.key

    @property
    def takes_score(self) -> bool:
        return self.kind is not ItemKind.MEASURED and not self.is_excluded and not self.is_of_another

    @property
    def answer(self) -> str:
        """Write the score given with the word of its row: `4 – Buono`."""
        if self.why_excluded:
            return NOT_APPLYING
        if self.value is None:
            return ""
        row = self.scale.row_of(self.value) if self.scale else None
        return _answer(row.label if row else "", self.value)

    @property
    def choices(self) -> tuple[str, ...]:
        """Return what may be answered, row after row: a blank sheet prints them as boxes to tick."""
        return tuple(_answer(row.label, row.value) for row in (self.scale.rows if self.scale else ()))

    @property
    def meaning(self) -> str:
        """Return what the row chosen means, or why the line does not apply."""
        row = self.scale.row_of(self.value) if self.scale and self.value is not None else None
        return self.why_excluded or (self.descriptor_of(self.scale.rows.index(row)) if self.scale and row else "")

    def descriptor_of(self, position: int) -> str:
        """Return what the row at `position` of the scale means for this line."""
        if position < len(self.descriptors) and self.descriptors[position]:
            return self.descriptors[position]
        return self.scale.rows[position].descriptor if self.scale else ""


def _answer(label: str, value: Decimal | None) -> str:
    number = format_decimal(value, None)
    return f"{number} – {label}" if label and label != number else number


@dataclass(frozen=True, slots=True)
class SectionDetail:
    """A section with its lines, its degree and its points: weight × degree : 100 (`weight` None where it has none).

    `effective_weight` is there when sections that do not apply leave their weight to the others; `said` is what was
    written of the whole: why it does not apply, or the reasons of its corrections; `hint` is where a section without
    lines gets its degree.
    """

    code: str
    title: str
    description: str
    weight: Decimal | None
    degree: Decimal | None
    points: Decimal | None
    is_excluded: bool
    items: tuple[ItemDetail, ...]
    effective_weight: Decimal | None = None
    said: str = ""
    hint: str = ""
    is_correction: bool = False
    is_printed: bool = True

    @property
    def objectives(self) -> list[ItemDetail]:
        return [item for item in self.items if is_objective(item.key)]

    @property
    def factors(self) -> list[ItemDetail]:
        """The lines that are not objectives, a certified figure among them."""
        return [item for item in self.items if not is_objective(item.key)]

    @property
    def words(self) -> str:
        """The description of the section, then what was written of the whole of it."""
        said = f"{NOT_APPLYING}: {self.said}" if self.is_excluded and self.said else self.said
        return " ".join(filter(None, (self.description, said)))

    @property
    def is_detailed(self) -> bool:
        """Tell whether the section is on paper with its lines, and not in the summary alone."""
        return self.is_printed and not (self.is_correction and self.is_excluded)


@dataclass(frozen=True, slots=True)
class HistoryLine:
    """A step the sheet took."""

    at: datetime
    actor: str
    source: SheetState
    target: SheetState
    reason: str


@dataclass(frozen=True, slots=True)
class SheetDetail:
    """One sheet in full; `may_score`: the person at the keyboard may fill it.

    `acts` are the sentences kept of it: the hearing, how the person answered to the sheet. `steps` are its buttons,
    with what each waits for; `closed` says why nothing of it changes any more, where its round or its year is over.
    `before` says how the person was graded the year before, where that may be seen; `visible_to` who sees the scores.
    `takes_scores`: not a check of the half year of a method that gives none.
    `fill_by` and `deliver_by` are the last days of the phases of the method. `parts` are those that others score;
    `behind` says what the structure wants otherwise since the sheet was prepared (empty: nothing).
    `is_own_part`: whoever asks sees nothing but the part that they score.
    """

    id: SheetId
    version: int
    state: SheetState
    person: SheetPerson
    title: str
    round_title: str
    method_title: str
    sections: tuple[SectionDetail, ...]
    result: SheetResult
    missing: tuple[Missing, ...]
    texts: SheetTexts
    not_evaluable_reason: str
    sha256: str
    history: tuple[HistoryLine, ...]
    may_score: bool
    calendar: SheetCalendar
    composition: Composition
    acts: tuple[str, ...] = ()
    steps: tuple[OfferedStep, ...] = ()
    closed: Obstacle | None = None
    year: int = 0
    role: SheetRole = SheetRole.EMPLOYEE
    bands: Bands = field(default_factory=Bands)
    before: YearBefore = NOTHING_BEFORE
    visible_to: str = ""
    review: SheetReview = NOTHING_REVIEWED
    is_interim: bool = False
    takes_scores: bool = True
    fill_by: date | None = None
    deliver_by: date | None = None
    parts: tuple[PartToFill, ...] = ()
    behind: str = ""
    round_id: RoundId | None = None
    is_own_part: bool = False
    answer: SignatureOutcome | None = None

    @property
    def items(self) -> Iterator[ItemDetail]:
        for section in self.sections:
            yield from section.items

    @property
    def is_open(self) -> bool:
        """Tell whether scores may be given now, by this person."""
        return self.may_score and self.closed is None and self.state.is_open_to_scores

    def item(self, section: str, key: str) -> ItemDetail | None:
        return next((item for item in self.items if item.place == (section, key)), None)


NOT_APPLYING = "Non si applica"

WHOLE = "degree"
"""The item under which the figure of a whole section is kept (a figure certified from outside)."""
