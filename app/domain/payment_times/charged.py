"""The Aree that somebody else than an EQ heads: who pays invoices there, and whether the objective is of the Area."""

from collections.abc import Iterable
from dataclasses import dataclass

from app.domain.ids import AreaId
from app.domain.italian import listed
from app.domain.roles import OfficialRole


@dataclass(frozen=True, slots=True)
class ChargedArea:
    """An Area that an official headed in the year, or in a part of it.

    `pays` is what the last EQ who had it says of the invoices, None where none ever had it. `objective` is the code of
    the payment-times objective that the Area pursues (or the whole ente), empty when there is none: an official answers
    for the objectives of the Aree headed, and has none given in person.
    """

    area_id: AreaId
    area: str
    name: str
    office: OfficialRole
    pays: bool | None = None
    objective: str = ""

    @property
    def must_have(self) -> bool:
        """Whether result pay hangs on it: the Segretario has one, Sindaco and assessori have none."""
        return self.office is OfficialRole.SECRETARY and self.pays is not False and not self.objective

    @property
    def called(self) -> str:
        return f"{self.area} ({self.name}, {self.office.italian})"


def charged_words(areas: Iterable[ChargedArea]) -> str:
    """Say which Aree are headed by who is no EQ; empty for none."""
    named = list(dict.fromkeys(one.called for one in areas))
    if not named:
        return ""
    return f"Non {'è' if len(named) == 1 else 'sono'} di un titolare di EQ: {listed(named, '; ')}."
