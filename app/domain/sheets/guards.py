"""What must hold before a sheet may go on: each guard yields what stands in the way, and where it is mended."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import TypeAlias

from app.domain.italian import agreeing, format_date, plural
from app.domain.obstacles import Obstacle
from app.domain.scoring.results import Missing, SheetResult
from app.domain.sheets.content import SheetContent, lacking, scored
from app.domain.sheets.step_words import DELIVER, HEARING, TAKE_BACK

_SHOWN = 8
"""How many missing things a sentence lists."""


@dataclass(frozen=True)
class SheetFacts:
    """What guards look at, loaded already: nothing here asks the archive.

    `has_changed`: what was delivered is not what the sheet says now. The sheet is scored at most once, only if a guard
    asks and `known` does not say its result.
    """

    content: SheetContent
    today: date
    has_hearing: bool
    has_changed: bool
    known: SheetResult | None = None

    @cached_property
    def result(self) -> SheetResult:
        return self.known or scored(self.content)

    @cached_property
    def missing(self) -> tuple[Missing, ...]:
        return lacking(self.content, self.result)

    @property
    def person(self) -> str:
        return self.content.person.full_name


Guard: TypeAlias = Callable[[SheetFacts], Iterator[Obstacle]]


def nothing_missing(facts: SheetFacts) -> Iterator[Obstacle]:
    missing, count = facts.missing, len(facts.missing)
    if not missing:
        return
    more = count - _SHOWN
    rest = [agreeing(more, "e un'altra", f"e altre {more}")] if more > 0 else []
    yield Obstacle(
        f"La scheda di {facts.person} non è completa:"
        f" {agreeing(count, 'manca', 'mancano')} {plural(count, 'cosa', 'cose')}.",
        "; ".join([*(one.label for one in missing[:_SHOWN]), *rest]) + ".",
        missing=missing,
    )


def hearing_recorded(facts: SheetFacts) -> Iterator[Obstacle]:
    """A negative evaluation waits for the hearing (contraddittorio), where the sheet asks for it."""
    if facts.content.template.asks_for_hearing and not facts.has_hearing and facts.result.is_negative:
        yield Obstacle(
            f"La valutazione di {facts.person} è negativa e manca il contraddittorio.",
            "Sentire la persona e registrare il contraddittorio prima di completare la scheda.",
            mended_by=HEARING.name,
        )


def term_passed(facts: SheetFacts) -> Iterator[Obstacle]:
    until = facts.content.dates.remarks_until
    if until is None:
        yield Obstacle("Manca la data di consegna della scheda.", "Registrare la consegna.", mended_by=DELIVER.name)
    elif facts.today <= until:
        yield Obstacle(
            f"Il termine per le osservazioni scade il {format_date(until)}.", "Chiudere la scheda dopo quel giorno."
        )


def as_delivered(facts: SheetFacts) -> Iterator[Obstacle]:
    """Nobody signs, and nothing closes, numbers that are not those of the paper handed over."""
    if facts.has_changed:
        yield Obstacle(
            f"I dati della scheda di {facts.person} sono cambiati dopo la consegna.",
            "Annullare la consegna, controllare la scheda e consegnarla di nuovo.",
            mended_by=TAKE_BACK.name,
        )
