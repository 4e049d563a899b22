"""A certification of the Nucleo as a form gives it, and the reopening of what was certified."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from app.domain.ids import ActId, ObjectiveId
from app.domain.issues import Issue
from app.domain.italian import format_date
from app.domain.sheets.attachments import file_issues
from app.domain.validation import at_most, required

LONGEST_MINUTES = 300


@dataclass(frozen=True, slots=True)
class MinutesScan:
    """The scan of the minutes that the Nucleo signed: the name of the file, without a folder, and its bytes."""

    name: str
    body: bytes


@dataclass(frozen=True, slots=True)
class CertificationDraft:
    """Which objectives of a year are certified, on which day and by which minutes: words, an act of the ente or both.

    `scan` is asked of whoever writes down what the Nucleo signed on paper.
    """

    year: int
    objectives: tuple[ObjectiveId, ...]
    on_date: date | None = None
    minutes: str = ""
    act_id: ActId | None = None
    scan: MinutesScan | None = None


@dataclass(frozen=True, slots=True)
class ReopeningDraft:
    """Certified objectives to be opened again, and why."""

    objectives: tuple[ObjectiveId, ...]
    reason: str = ""


def validate_certification(draft: CertificationDraft, today: date, *, is_of_body: bool) -> list[Issue]:
    """Say what is wrong with a certification; `is_of_body`: the Nucleo itself is at the keyboard."""
    return [
        *_nothing_chosen(draft.objectives),
        *required(draft.on_date, "on_date", "Manca il giorno della certificazione."),
        *_day_issues(draft, today),
        *_minutes_issues(draft),
        *_scan_issues(draft, is_of_body=is_of_body),
    ]


def validate_reopening(draft: ReopeningDraft) -> list[Issue]:
    return [
        *_nothing_chosen(draft.objectives),
        *required(draft.reason, "reason", "Per riaprire ciò che il Nucleo ha certificato serve il motivo."),
    ]


def _nothing_chosen(objectives: tuple[ObjectiveId, ...]) -> Iterator[Issue]:
    if not objectives:
        yield Issue("nothing_chosen", "Non è scelto nessun obiettivo.", "objectives")


def _day_issues(draft: CertificationDraft, today: date) -> Iterator[Issue]:
    day = draft.on_date
    if day is not None and day > today:
        yield Issue("future", f"Il {format_date(day)} non è ancora venuto: scrivere il giorno del verbale.", "on_date")
    elif day is not None and day.year < draft.year:
        sentence = f"Il {format_date(day)} viene prima del {draft.year}, di cui si certificano i risultati."
        yield Issue("before_year", sentence, "on_date")


def _minutes_issues(draft: CertificationDraft) -> Iterator[Issue]:
    yield from at_most(draft.minutes, LONGEST_MINUTES, "minutes", "Verbale")
    if not draft.minutes.strip() and draft.act_id is None:
        yield Issue(
            "minutes", "Mancano gli estremi del verbale: scrivere numero e data, o scegliere l'atto.", "minutes"
        )


def _scan_issues(draft: CertificationDraft, *, is_of_body: bool) -> Iterator[Issue]:
    if draft.scan is not None:
        yield from file_issues(draft.scan.name, draft.scan.body, "scan")
    elif not is_of_body:
        sentence = "Chi trascrive la certificazione allega la scansione del verbale firmato dal Nucleo."
        yield Issue("scan", sentence, "scan")
