"""What the page *Firme e riesame* shows of a sheet besides its dates: what was said, kept, replaced."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

from app.domain.ids import AttachmentId, SheetId
from app.domain.obstacles import Obstacle
from app.domain.proposing import ProposalLine, waiting_in
from app.domain.sheets.attachments import AttachmentRow
from app.domain.sheets.in_place import NO_SUBSTITUTION, NO_TRANSCRIPTION, Substitution, Transcription
from app.domain.sheets.review import RemarkLine, unanswered
from app.domain.sheets.review_terms import USUAL_DAYS, ReviewDays
from app.domain.workflow import InterimOutcome, RemarkKind


@dataclass(frozen=True, slots=True)
class SheetReview:
    """The review of a sheet: `terms` are the last days for each request, once it was delivered, by the
    `days` of its method.

    `waiting` is what whoever asks must write before giving a score; `superseded` says by which revision the sheet was
    replaced, whose id `superseded_by` is; `supersedes` is the revision of before. `may_admit_late`: whoever asks may
    take a request that is late.
    """

    lines: tuple[RemarkLine, ...] = ()
    terms: Mapping[RemarkKind, date] = field(default_factory=dict)
    days: ReviewDays = USUAL_DAYS
    attachments: tuple[AttachmentRow, ...] = ()
    substitution: Substitution = NO_SUBSTITUTION
    transcription: Transcription = NO_TRANSCRIPTION
    revision: int = 1
    supersedes: SheetId | None = None
    superseded_by: SheetId | None = None
    superseded: str = ""
    waiting: Obstacle | None = None
    outcome: InterimOutcome | None = None
    may_admit_late: bool = False
    proposals: tuple[ProposalLine, ...] = ()

    @property
    def proposal(self) -> ProposalLine | None:
        """The proposal that waits for its decision."""
        return waiting_in(self.proposals)

    @property
    def unanswered(self) -> tuple[RemarkLine, ...]:
        return unanswered(self.lines)

    def attachment(self, identity: AttachmentId | None) -> AttachmentRow | None:
        return next((one for one in self.attachments if one.id == identity), None)

    @property
    def sentences(self) -> Iterator[str]:
        """Say who scored in whose place, which revision this is and which one has replaced it."""
        yield from filter(None, (self.substitution.sentence, self.transcription.sentence))
        if self.revision > 1:
            yield f"Revisione {self.revision}"
        if self.superseded:
            yield self.superseded


NOTHING_REVIEWED = SheetReview()
