"""What the facts written for the awards of a year say of one person."""

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from app.domain.awards.facts import AwardFactKind
from app.domain.awards.participants import MissedTimes, NamedFigure, Participant
from app.domain.awards.vocabulary import MissedDuty
from app.domain.exact import to_units
from app.models.awards import AwardFact

Facts = Sequence[AwardFact]
_DUTIES = {
    AwardFactKind.MISSED_ASSIGNMENT: MissedDuty.ASSIGNMENT,
    AwardFactKind.MISSED_INTERVIEW: MissedDuty.INTERVIEW,
    AwardFactKind.MISSED_EVALUATION: MissedDuty.EVALUATION,
}


def with_facts(person: Participant, facts: Facts) -> Participant:
    """Return a person with what the facts say of them; amounts in cents."""
    if not facts:
        return person
    return replace(
        person,
        sanctions=tuple(one.sanction for one in facts if one.sanction is not None),
        salary=_cents(facts, AwardFactKind.SALARY),
        other_incentives=_cents(facts, AwardFactKind.OTHER_INCENTIVES),
        missed_duties=tuple(
            MissedTimes(_DUTIES[one.kind], int(one.value)) for one in facts if one.kind in _DUTIES and one.value
        ),
        figures=tuple(
            NamedFigure(one.text, one.value)
            for one in facts
            if one.kind is AwardFactKind.FIGURE and one.value is not None
        ),
    )


def value_of(facts: Facts, kind: AwardFactKind) -> Decimal | None:
    return next((one.value for one in facts if one.kind is kind), None)


def _cents(facts: Facts, kind: AwardFactKind) -> int | None:
    value = value_of(facts, kind)
    return None if value is None else to_units(value)
