"""The awards of a year computed from what the archive holds."""

from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from sqlalchemy.orm import Session

from app.domain.awards.definition import AwardRules
from app.domain.awards.participants import GateDegree
from app.domain.awards.statement import AwardStatement, computed_statement
from app.domain.awards.vocabulary import PaymentStanding
from app.domain.roles import SheetRole
from app.domain.structure.hierarchy import Party
from app.models.cycles import Cycle
from app.services.awards.funds import fund_drafts, pools_of
from app.services.awards.people import people_of
from app.services.awards.rules import rules_of
from app.services.certification.reading import results_of
from app.services.law.limits import limits_of
from app.services.payment_times.reading import certified_delay
from app.services.workspace import Workspace

_statement_of = lru_cache(maxsize=4)(computed_statement)
"""The checks ask at each change of the archive: what is computed from the same rules, money and people is the same."""


class Gathered(NamedTuple):
    """The awards of a year as they come out now; `provisional` are those with an evaluation that is not final yet."""

    statement: AwardStatement
    provisional: frozenset[tuple[Party, SheetRole]]


def gathered(session: Session, workspace: Workspace, cycle: Cycle) -> Gathered | None:
    """Return the awards of a year; None where no rules hold. `session` sees the whole archive."""
    rules = rules_of(session, cycle.year)
    if rules is None:
        return None
    payment = payment_standing(session, workspace, cycle)
    found = people_of(session, cycle, rules, payment, tuple(_gates(session, cycle, rules)))
    pools = pools_of(rules, cycle.year, fund_drafts(session, cycle.id))
    return Gathered(_statement_of(cycle.year, rules, pools, found.people), found.provisional)


def payment_standing(session: Session, workspace: Workspace, cycle: Cycle) -> PaymentStanding:
    """Tell how the payment-times objective of a year stands, as the certificate of the auditor says it (W3)."""
    most = limits_of(session, workspace, cycle.year).value("ritardo_annuale")
    if most is None:
        return PaymentStanding.NOT_ASKED
    delay = certified_delay(session, cycle)
    if delay is None or not delay.is_certified:
        return PaymentStanding.UNKNOWN
    return PaymentStanding.REACHED if delay.is_reached(most) else PaymentStanding.MISSED


def _gates(session: Session, cycle: Cycle, rules: AwardRules) -> Iterator[GateDegree]:
    """Yield the degrees of the objectives that open a fund, as certified where they are."""
    admissions = (rules.admission, *(fund.admission for fund in rules.funds))
    wanted = {one.gate.casefold() for one in admissions if one is not None and one.gate}
    for row in results_of(session, cycle) if wanted else ():
        if row.code.casefold() in wanted:
            yield GateDegree(row.code, row.certified.degree if row.certified else row.degree)
