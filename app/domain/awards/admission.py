"""Who takes part in a fund."""

from dataclasses import dataclass
from decimal import Decimal

from app.domain.awards.vocabulary import Sanction
from app.domain.exact import HUNDRED


@dataclass(frozen=True, slots=True)
class Admission:
    """What is asked of a person to take part in a fund; what is None or empty is not asked.

    `minimum_days` of service in the year, `fixed_term_months` for those with a fixed term, `minimum_score` of the
    evaluation of the fund; excluded are those with a sanction of the year from `sanction_from` on, and the
    `excluded_profiles`; `gate` is the code of an objective whose degree must be at least `gate_degree`.
    """

    minimum_days: int = 0
    fixed_term_months: int = 0
    minimum_score: Decimal | None = None
    sanction_from: Sanction | None = None
    excluded_profiles: tuple[str, ...] = ()
    excludes_negative: bool = True
    gate: str = ""
    gate_degree: Decimal = HUNDRED


EVERYBODY = Admission()
"""Nothing asked but a day of service and an evaluation that is not negative."""
