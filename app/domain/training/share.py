"""The indicator of a head: which part of the staff reaches the hours of training (W17), computed from them."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from app.domain.ids import AreaId
from app.domain.italian import format_date, format_percent
from app.domain.matching import text_key
from app.domain.training.hours import TrainingRow, total_of

SHARE_NAME = "% del personale che raggiunge le ore di formazione"
SHARE_SOURCE = "Formazione registrata in Merito"
"""What ties an indicator to the hours: it is its source, so that it goes along with it in copies and workbooks."""


def is_of_training(source: str) -> bool:
    """Tell whether an indicator is measured from the hours of training."""
    return text_key(source) == text_key(SHARE_SOURCE)


@dataclass(frozen=True, slots=True)
class ProposedShare:
    """A value that the data give for an indicator, to be accepted by somebody."""

    value: Decimal
    reached: int
    counted: int
    on_day: date

    @property
    def source(self) -> str:
        return f"{SHARE_SOURCE}: {self.reached} su {self.counted} persone al {format_date(self.on_day)}"

    @property
    def sentence(self) -> str:
        share = format_percent(self.value, None)
        return f"Dalla formazione registrata: {share} ({self.reached} su {self.counted} persone)."


def proposed_share(rows: Sequence[TrainingRow], areas: Collection[AreaId], on_day: date) -> ProposedShare | None:
    """Return the share of the people of some Areas (of none: of the ente); None where nobody owes hours."""
    total = total_of([row for row in rows if not areas or row.area_id in areas], "")
    if total.share is None:
        return None
    return ProposedShare(total.share, total.reached, total.counted, on_day)
