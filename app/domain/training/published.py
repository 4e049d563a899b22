"""What the Relazione tells of training: no number of people so few that they could be recognised."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from app.domain.italian import format_decimal, format_percent, plural
from app.domain.training.hours import TrainingTotal

_TENTH = Decimal("0.1")


@dataclass(frozen=True, slots=True)
class PublishedTraining:
    """The hours of the ente in a year; `least` is the smallest class of people that is published."""

    threshold: Decimal | None
    source: str
    total: TrainingTotal
    least: int

    @property
    def is_empty(self) -> bool:
        return not self.total.planned and not self.total.done

    @property
    def is_share_told(self) -> bool:
        """Whether both those who reach the hours and those who do not are nobody, or as many as a class."""
        parts = self.total.reached, self.total.counted - self.total.reached
        return self.total.counted >= self.least and all(not part or part >= self.least for part in parts)

    @property
    def sentences(self) -> Iterator[str]:
        total = self.total
        mean = (total.done / total.people).quantize(_TENTH, ROUND_HALF_UP) if total.people else total.done
        yield (
            f"Ore di formazione fatte nell'anno: {format_decimal(total.done, None)}, in media"
            f" {format_decimal(mean, None)} a persona; previste: {format_decimal(total.planned, None)}."
        )
        if self.threshold is None or not total.counted:
            return
        asked = f"La soglia è di {format_decimal(self.threshold, None)} ore all'anno per persona"
        source = f" ({self.source})" if self.source else ""
        if self.is_share_told:
            people = plural(total.counted, "persona", "persone")
            yield f"{asked}{source}: la raggiungono {total.reached} su {people}, il {format_percent(total.share, 1)}."
        else:
            yield f"{asked}{source}; quante persone la raggiungono non è pubblicato, perché sarebbero riconoscibili."
