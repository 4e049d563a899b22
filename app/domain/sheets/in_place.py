"""Who scores in somebody else's place: an absent evaluator's, or the Sindaco's from a signed paper."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date

from app.domain.issues import Issue
from app.domain.italian import format_date
from app.domain.obstacles import Obstacle
from app.domain.permissions import Action, Actor, Relation, SheetInQuestion
from app.domain.roles import SheetRole, UserRole
from app.domain.sheets.lengths import REASON, too_long
from app.domain.sheets.step_details import check_past
from app.domain.sheets.step_words import SUBSTITUTE, TRANSCRIBE
from app.domain.validation import required


@dataclass(frozen=True, slots=True)
class Substitution:
    """Who scored in the place of the evaluator, from which day and why."""

    by: str = ""
    on: date | None = None
    reason: str = ""

    @property
    def sentence(self) -> str:
        """Say it as the sheet and its paper do; empty where nobody did."""
        if not self.by or self.on is None:
            return ""
        return f"In sostituzione del valutatore valuta {self.by}, dal {format_date(self.on)}: {self.reason}"


@dataclass(frozen=True, slots=True)
class Transcription:
    """Who wrote on the sheet what the Sindaco signed on paper, and the day of that paper."""

    by: str = ""
    on: date | None = None

    @property
    def sentence(self) -> str:
        """Say it as the sheet, its paper and the lists do; empty where nobody did."""
        if not self.by or self.on is None:
            return ""
        return f"Trascritta da {self.by} dalla scheda firmata dal Sindaco il {format_date(self.on)}"


NO_SUBSTITUTION, NO_TRANSCRIPTION = Substitution(), Transcription()


FROM_FILE = "Scritto nel file Valutazioni"
"""What the history of a sheet says when its evaluator wrote in a file that was taken in. Nothing reads it back but the
upgrade of an archive of before schema 12, which had no `EventOrigin`."""


def declared_for(evaluator: str) -> str:
    """Say of whom the scores are that somebody else declares complete; nobody is replaced then."""
    return f"Punteggi di {evaluator}, dal file Valutazioni"


def is_substitution(actor: Actor, action: Action, sheet: SheetInQuestion) -> bool:
    """Tell whether who logged in scores in place of the evaluator, which asks for a reason that is printed.

    The Segretario scores the EQ; the sheets of others only where their evaluator cannot.
    """
    is_in_place = actor.role in {UserRole.SECRETARY, UserRole.VICE} and actor.user_id is not None
    is_of_others = sheet.role is SheetRole.EMPLOYEE and sheet.relation in {Relation.NONE, Relation.SECTION}
    return is_in_place and is_of_others and action is Action.SCORE


def is_transcription(actor: Actor, action: Action, sheet: SheetInQuestion) -> bool:
    """Tell whether who logged in scores the Segretario's sheet in the place of the Sindaco, from a signed paper."""
    is_another = actor.role is not UserRole.MAYOR and sheet.relation is Relation.NONE and actor.user_id is not None
    return is_another and sheet.role is SheetRole.SECRETARY and action is Action.SCORE


def waits_for(
    actor: Actor,
    asked: SheetInQuestion,
    substitution: Substitution,
    transcription: Transcription,
    evaluator: Callable[[], str],
) -> Obstacle | None:
    """Return what must be written before `actor` gives a score, or completes the sheet; None when nothing."""
    if is_substitution(actor, Action.SCORE, asked) and substitution.by != actor.name:
        return Obstacle(
            f"La scheda la valuta {evaluator() or 'un altro'}: per valutarla al suo posto serve il motivo.",
            "Usare «Sostituisci il valutatore…» e scriverlo: è stampato sulla scheda.",
            mended_by=SUBSTITUTE.name,
        )
    if is_transcription(actor, Action.SCORE, asked) and not transcription.by:
        return Obstacle(
            "La scheda del Segretario la valuta il Sindaco: si può solo trascrivere dalla carta che ha firmato.",
            "Usare «Trascrivi…» e indicare il giorno di quella scheda.",
            mended_by=TRANSCRIBE.name,
        )
    return None


def check_substitution(reason: str) -> list[Issue]:
    missing = required(reason, "reason", "Manca il motivo: scrivere perché il valutatore non può valutare.")
    return missing + too_long(reason, REASON, "reason", "Motivo")


def check_transcription(on: date | None, today: date) -> Iterator[Issue]:
    yield from required(on, "on", "Manca il giorno in cui il Sindaco ha firmato la scheda.")
    yield from check_past(on, today)
