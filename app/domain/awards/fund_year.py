"""A fund in a year, with the rules it is one of: what every step of the division looks at."""

from dataclasses import dataclass

from app.domain.awards.definition import AwardRules, FundRule


@dataclass(frozen=True, slots=True)
class FundYear:
    """A fund, the rules around it and the year of which awards are computed."""

    rules: AwardRules
    fund: FundRule
    year: int
