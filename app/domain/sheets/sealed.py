"""What was recorded around a sheet when it was closed, kept under its hash: nothing of it changes unnoticed."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from app.domain.ids import AttachmentId
from app.domain.sheets.in_place import NO_SUBSTITUTION, NO_TRANSCRIPTION, Substitution, Transcription
from app.domain.sheets.review import RemarkLine
from app.domain.workflow import RemarkKind


@dataclass(frozen=True, slots=True)
class SealedRemark:
    """What was said, answered or heard; `answers` is the place of the request among the others, `paper` its SHA-256."""

    kind: RemarkKind
    on: date
    author: str
    text: str
    is_late: bool = False
    admitted: str = ""
    answers: int | None = None
    attended: str = ""
    paper: str = ""


@dataclass(frozen=True, slots=True)
class SealedReview:
    """The review of a sheet at its closing, who scored in whose place, and the SHA-256 of the papers kept with it."""

    remarks: tuple[SealedRemark, ...] = ()
    substitution: Substitution = NO_SUBSTITUTION
    transcription: Transcription = NO_TRANSCRIPTION
    papers: tuple[str, ...] = ()


def sealed(
    lines: Sequence[RemarkLine],
    substitution: Substitution,
    transcription: Transcription,
    papers: Mapping[AttachmentId, str],
) -> SealedReview:
    """Return what is sealed of a sheet; `papers` are the SHA-256 of the files kept with it."""
    places = {one.id: place for place, one in enumerate(lines)}
    remarks = (
        SealedRemark(
            one.kind,
            one.on,
            one.author,
            one.text,
            one.is_late,
            one.admitted,
            None if one.answers is None else places.get(one.answers),
            one.attended,
            papers.get(one.attachment, "") if one.attachment else "",
        )
        for one in lines
    )
    return SealedReview(tuple(remarks), substitution, transcription, tuple(sorted(papers.values())))


def review_differs(was: SealedReview | None, now: SealedReview) -> str | None:
    """Say what of the review is not as it was sealed; None when everything is, or nothing was sealed then.

    A paper that came back after the closing is no difference.
    """
    if was is None:
        return None
    if was.remarks != now.remarks:
        return "osservazioni, richieste o risposte non sono quelle con cui fu chiusa"
    if was.substitution != now.substitution:
        return "la sostituzione del valutatore non è quella con cui fu chiusa"
    if was.transcription != now.transcription:
        return "la trascrizione non è quella con cui fu chiusa"
    if set(was.papers) - set(now.papers):
        return "manca un allegato che aveva quando fu chiusa"
    return None
