"""What stands of a certification on an objective."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from app.domain.italian import format_date, format_percent


@dataclass(frozen=True, slots=True)
class StandingCertification:
    """The certification of an objective that stands: the degree as certified (None: neutralised), its day and minutes.

    `is_of_body`: the Nucleo itself wrote it down; otherwise `recorded_by` did, from the minutes that it signed.
    """

    degree: Decimal | None
    on_date: date
    minutes: str = ""
    recorded_by: str = ""
    is_of_body: bool = False

    @property
    def sentence(self) -> str:
        return f"Certificato il {format_date(self.on_date)}"

    @property
    def badge(self) -> str:
        """The same in the room of a cell: `Cert. 20/01/25`."""
        return f"Cert. {self.on_date:%d/%m/%y}"

    @property
    def whole_sentence(self) -> str:
        """Say also the degree, the minutes and who wrote it down."""
        degree = "neutralizzato" if self.degree is None else format_percent(self.degree, 2)
        hand = "" if self.is_of_body else f" (trascritta da {self.recorded_by})"
        minutes = f", {self.minutes}" if self.minutes else ""
        return f"{self.sentence}: {degree}{minutes}{hand}"
