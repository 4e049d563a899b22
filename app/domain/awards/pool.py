"""How much there is to share."""

from dataclasses import dataclass

from app.domain.awards.vocabulary import FundNature


@dataclass(frozen=True, slots=True)
class FundPool:
    """The amount of a fund in a year, in cents; `nature` None: that of its rule."""

    code: str
    cents: int | None
    year: int
    nature: FundNature | None = None
