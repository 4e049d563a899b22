"""What a person says of a sheet handed over, by when, what is answered, and the hearing before a negative one.

The days allowed are those of the method, counted from the delivery (D.Lgs. 150/2009 art. 7 c. 2-bis leaves the
procedures of conciliation to the system of evaluation).
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from app.domain.ids import AttachmentId, RemarkId
from app.domain.issues import Issue
from app.domain.italian import format_date
from app.domain.periods import DAY
from app.domain.sheets.attachments import AttachmentDraft
from app.domain.sheets.lengths import REASON, TEXT, too_long
from app.domain.sheets.review_terms import USUAL_DAYS, ReviewDays
from app.domain.sheets.step_details import check_past
from app.domain.validation import required
from app.domain.workflow import RemarkKind

REQUESTS = (RemarkKind.REMARKS, RemarkKind.RECONSIDERATION, RemarkKind.CONCILIATION)
"""What the person evaluated may say of a sheet."""


@dataclass(frozen=True, slots=True)
class RemarkDraft:
    """What the person says: `on` is the day it arrived; `admitted` why it is taken although it is late."""

    kind: RemarkKind = RemarkKind.REMARKS
    on: date | None = None
    text: str = ""
    admitted: str = ""
    attachment: AttachmentDraft | None = None


@dataclass(frozen=True, slots=True)
class AnswerDraft:
    """The answer that keeps the evaluation as it is, to one of the requests."""

    answers: RemarkId
    on: date | None = None
    text: str = ""
    attachment: AttachmentDraft | None = None


@dataclass(frozen=True, slots=True)
class HearingDraft:
    """The contraddittorio: when, who assisted, and its minutes."""

    on: date | None = None
    attended: str = ""
    text: str = ""
    attachment: AttachmentDraft | None = None


@dataclass(frozen=True, slots=True)
class RemarkLine:
    """What was recorded of a review, with the answer to it where there is one."""

    id: RemarkId
    kind: RemarkKind
    on: date
    author: str
    text: str
    is_late: bool = False
    admitted: str = ""
    answers: RemarkId | None = None
    attended: str = ""
    attachment: AttachmentId | None = None

    @property
    def sentence(self) -> str:
        """Say it as history and paper do."""
        attended = f", presenti {self.attended}" if self.attended else ""
        late = f" (oltre il termine, ammessa perché: {self.admitted})" if self.is_late else ""
        return f"{self.kind.italian} del {format_date(self.on)}{attended}{late}: {self.text}"


def unanswered(lines: Iterable[RemarkLine]) -> tuple[RemarkLine, ...]:
    """Return the requests that nobody has answered yet, in their order."""
    known = list(lines)
    answered = {one.answers for one in known if one.kind is RemarkKind.ANSWER}
    return tuple(one for one in known if one.kind.is_request and one.id not in answered)


def answered_on(lines: Iterable[RemarkLine], days: ReviewDays) -> date | None:
    """Return the day of the last answer of the evaluator: from it go the days of a second level that comes after."""
    known = list(lines)
    first = {one.id for one in known if one.kind.is_request and days.level_of(one.kind) == 1}
    return max((one.on for one in known if one.answers in first), default=None)


def check_remark(
    draft: RemarkDraft,
    today: date,
    delivered: date | None,
    terms: Mapping[RemarkKind, date],
    days: ReviewDays = USUAL_DAYS,
) -> list[Issue]:
    """Return what is wrong with a request: late, it needs the reason why it is admitted."""
    issues = [
        *required(draft.on, "on", "Manca il giorno in cui è arrivata."),
        *check_past(draft.on, today),
        *required(draft.text, "text", "Manca il testo: riportare che cosa chiede la persona."),
    ]
    issues += too_long(draft.text, TEXT, "text", "Testo")
    issues += too_long(draft.admitted, REASON, "admitted", "Motivo")
    if draft.kind not in terms:
        when = " prima della risposta del valutatore" if days.of(draft.kind) else ""
        issues.append(Issue("kind", f"La metodologia non prevede{when}: {draft.kind.italian.lower()}.", "kind"))
    if draft.on and delivered and draft.on < delivered:
        issues.append(Issue("order", f"Il giorno è prima della consegna, del {format_date(delivered)}.", "on"))
    if days.waits_for_answer(draft.kind) and draft.kind in terms and draft.on:
        answered = terms[draft.kind] - days.of(draft.kind) * DAY
        if draft.on < answered:
            sentence = f"Il giorno è prima della risposta del valutatore, del {format_date(answered)}."
            issues.append(Issue("order", sentence, "on"))
    if is_late(draft, terms) and not draft.admitted.strip():
        sentence = f"Il termine era il {format_date(terms[draft.kind])}: scrivere perché la richiesta si ammette."
        issues.append(Issue("late", sentence, "admitted"))
    return issues


def is_late(draft: RemarkDraft, terms: Mapping[RemarkKind, date]) -> bool:
    """Tell whether a request arrived after its last day."""
    last = terms.get(draft.kind)
    return draft.on is not None and last is not None and draft.on > last


def check_answer(draft: AnswerDraft, today: date, requested: date) -> Iterator[Issue]:
    yield from required(draft.on, "on", "Manca il giorno della risposta.")
    yield from check_past(draft.on, today)
    yield from required(draft.text, "text", "Manca la risposta: scrivere perché la valutazione è confermata.")
    yield from too_long(draft.text, TEXT, "text", "Risposta")
    if draft.on and draft.on < requested:
        yield Issue("order", f"La risposta è prima della richiesta, del {format_date(requested)}.", "on")


def check_hearing(draft: HearingDraft, today: date) -> Iterator[Issue]:
    yield from required(draft.on, "on", "Manca il giorno dell'incontro.")
    yield from check_past(draft.on, today)
    yield from required(draft.attended, "attended", "Scrivere chi era presente al contraddittorio.")
    yield from required(draft.text, "text", "Manca il verbale: riportare che cosa è stato detto.")
    yield from too_long(draft.text, TEXT, "text", "Verbale")
    yield from too_long(draft.attended, REASON, "attended", "Presenti")
