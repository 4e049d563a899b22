"""The rules of a fund on the people of a year: amounts that sum to the pool, or what is missing to compute them."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from app.domain.awards.admitting import admitted, is_of
from app.domain.awards.definition import AwardRules, FundRule
from app.domain.awards.division import divide
from app.domain.awards.entrants import Entrant
from app.domain.awards.explaining import fund_steps
from app.domain.awards.fund_year import FundYear
from app.domain.awards.participants import Participant
from app.domain.awards.payouts import payable_of
from app.domain.awards.pool import FundPool
from app.domain.awards.residual import use_of
from app.domain.awards.result import AwardLack, ExcludedPerson, FundResult, LackKind
from app.domain.awards.result_pay import interim_of, with_result_rules
from app.domain.awards.service import removed_by_absences, served_days
from app.domain.awards.splitting import group_of
from app.domain.awards.weighing import weigh
from app.domain.scoring.numbers import NOTHING


def compute_fund(rules: AwardRules, fund: FundRule, pool: FundPool, people: Sequence[Participant]) -> FundResult:
    """Return the awards of one fund, in the order of the people given; with something missing only what is missing."""
    of = FundYear(rules, fund, pool.year)
    lacks, entrants, excluded = list(_pool_lacks(fund, pool)), list[Entrant](), list[ExcludedPerson]()
    for person in people:
        if is_of(fund, person.role):
            match _entrant(of, person):
                case Entrant() as entrant:
                    entrants.append(entrant)
                case AwardLack() as lack:
                    lacks.append(lack)
                case reason:
                    excluded.append(ExcludedPerson(person.party, person.name, reason))
    blank = FundResult(fund.code, fund.name, pool.cents or 0, excluded=tuple(excluded))
    if not lacks and not entrants:
        lacks.append(AwardLack(LackKind.NOBODY, f"Nessuno partecipa al fondo «{fund.name}»."))
    if lacks:
        return replace(blank, lacks=tuple(lacks))
    return _divided(of, pool, entrants, blank)


def _pool_lacks(fund: FundRule, pool: FundPool) -> Iterator[AwardLack]:
    if pool.cents is None:
        yield AwardLack(LackKind.POOL, f"Manca l'importo del fondo «{fund.name}» del {pool.year}.")
    elif pool.cents <= 0:
        what = "è zero" if pool.cents == 0 else "è negativo"
        sentence = f"L'importo del fondo «{fund.name}» del {pool.year} {what}: non c'è niente da dividere."
        yield AwardLack(LackKind.POOL, sentence)


def _entrant(of: FundYear, person: Participant) -> Entrant | AwardLack | str:
    """Return somebody ready for the division, what is missing for it, or the reason why they take no part."""
    away = removed_by_absences(of.rules, person, of.year)
    if (refusal := admitted(of, person, away)) is not None:
        return refusal
    score = person.evaluation(of.fund.score)
    payable = with_result_rules(of.fund, person, payable_of(of.fund, person, score or NOTHING))
    weighed = weigh(of, person, away.periods)
    group = group_of(of.fund.split, person, away.periods, of.year)
    if isinstance(payable, AwardLack):
        return payable
    interim = interim_of(of, person, payable, away.periods)
    if isinstance(weighed, AwardLack):
        return weighed
    if isinstance(group, AwardLack):
        return group
    if isinstance(interim, AwardLack):
        return interim
    days, step = served_days(person, away.periods, of.year), weighed.step
    ready = Entrant(person, group, days, weighed.weight, weighed.full_time, step, score, payable)
    return replace(ready, interim=interim.cents, interim_step=interim.step)


def _divided(of: FundYear, pool: FundPool, entrants: Sequence[Entrant], blank: FundResult) -> FundResult:
    made = divide(of, pool.cents or 0, entrants)
    if isinstance(made, AwardLack):
        return replace(blank, lacks=(made,))
    lines = made.lines(of)
    result = replace(
        blank,
        lines=lines,
        groups=tuple(made.group_shares()),
        residual=blank.pool - sum(line.amount for line in lines),
        residual_use=use_of(of.fund, pool.nature or of.fund.nature),
        increases=tuple(made.increase_outcomes()),
    )
    return replace(result, steps=fund_steps(of.fund, result))
