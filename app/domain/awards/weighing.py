"""w: how much a person weighs in the division of a fund, before the evaluation."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from app.domain.awards.definition import AwardRules, FundRule, TimeRule
from app.domain.awards.figures import as_ratio, precise, time_values
from app.domain.awards.fund_year import FundYear
from app.domain.awards.participants import HeldPost, Participant, Spell
from app.domain.awards.result import AwardLack, LackKind
from app.domain.awards.service import days_in, time_shares
from app.domain.awards.vocabulary import FundKind, PartTimeMode, PostKey, TimeBasis
from app.domain.italian import format_date, plural
from app.domain.periods import Period
from app.domain.scoring.numbers import FULL, NOTHING, ONE, as_fraction, total_of
from app.domain.scoring.steps import Step, Values


@dataclass(frozen=True, slots=True)
class Weighed:
    """The weight of a person with its step; `full_time` is time × part time, what full-time equivalents sum."""

    weight: Fraction
    full_time: Fraction
    step: Step


def weigh(of: FundYear, person: Participant, removed: Sequence[Period]) -> Weighed | AwardLack:
    made = _weigh_posts if of.fund.kind.is_result else _weigh_service
    return made(of, person, removed)


def _rule(of: FundYear) -> TimeRule:
    return of.rules.time if of.fund.counts_time else TimeRule(TimeBasis.NONE)


def _weigh_service(of: FundYear, person: Participant, removed: Sequence[Period]) -> Weighed | AwardLack:
    fund = of.fund
    times = time_shares(_rule(of), [spell.period for spell in person.spells], removed, of.year)
    parts: list[Step] = []
    full_time = NOTHING
    for spell, time in zip(person.spells, times, strict=True):
        coefficient = coefficient_of(of.rules, spell.contract_area) if fund.counts_coefficient else ONE
        if coefficient is None:
            what = f"«{spell.contract_area}» non ha un coefficiente" if spell.contract_area else "manca l'area"
            return AwardLack(LackKind.CONTRACT_AREA, f"{person.name}: {what}.", person.party, spell.contract_area)
        part_time = part_time_share(of.rules, spell) if fund.counts_part_time else ONE
        full_time += time * part_time
        served = time_values(_rule(of), time, days_in(spell.period, removed, of.year))
        values = _spell_values(fund, spell, coefficient, served, part_time)
        weight = coefficient * time * part_time
        parts.append(_step("weight:part", _dates(spell.period), _formula(fund), weight, values))
    return _joined(parts, full_time)


def _formula(fund: FundRule) -> str:
    """Name what is multiplied: only what the fund counts."""
    counted = {"coefficiente dell'area": fund.counts_coefficient, "tempo": True, "part time": fund.counts_part_time}
    return " × ".join(name for name, is_counted in counted.items() if is_counted)


def _spell_values(fund: FundRule, spell: Spell, coefficient: Fraction, served: Values, part_time: Fraction) -> Values:
    before = ((f"coefficiente {spell.contract_area}".strip(), precise(coefficient)),) if fund.counts_coefficient else ()
    return (*before, *served, *((("part time", as_ratio(part_time)),) if fund.counts_part_time else ()))


def _joined(parts: Sequence[Step], full_time: Fraction) -> Weighed:
    """Put one part in the place of the whole; several are summed."""
    weight = total_of(part.result or NOTHING for part in parts)
    label = "Coefficiente della persona"
    if len(parts) == 1:
        return Weighed(weight, full_time, _step("weight", label, parts[0].formula, weight, parts[0].values))
    formula = f"somma di {plural(len(parts), 'periodo', 'periodi')}"
    step = replace(_step("weight", label, formula, weight), children=tuple(parts))
    return Weighed(weight, full_time, step)


def _step(key: str, label: str, formula: str, weight: Fraction, values: Values = ()) -> Step:
    """Return the step of a weight, which may be an amount: `11.500`."""
    return Step(key, label, formula, values, weight, precise(weight))


def _dates(period: Period) -> str:
    return f"dal {format_date(period.start)} al {format_date(period.end)}"


def coefficient_of(rules: AwardRules, contract_area: str) -> Fraction | None:
    """Return the coefficient of a contract area; 1 where the rules give none to any, None where they miss this one."""
    if not rules.coefficients:
        return ONE
    wanted = contract_area.strip().casefold()
    found = (one.value for one in rules.coefficients if one.contract_area.strip().casefold() == wanted)
    value = next(found, None)
    return None if value is None else as_fraction(value)


def part_time_share(rules: AwardRules, spell: Spell) -> Fraction:
    rule = rules.part_time
    match rule.mode:
        case PartTimeMode.FULL:
            return ONE
        case PartTimeMode.PROPORTIONAL:
            return as_fraction(spell.part_time) / FULL
        case PartTimeMode.TABLE:
            reached = [step for step in rule.steps if spell.part_time >= step.floor]
            if not reached or spell.part_time >= FULL:
                return as_fraction(spell.part_time) / FULL
            return as_fraction(max(reached, key=lambda step: step.floor).share) / FULL


def _weigh_posts(of: FundYear, person: Participant, removed: Sequence[Period]) -> Weighed | AwardLack:
    fund = of.fund
    own = [post for post in person.posts if not post.is_interim]
    times = time_shares(_rule(of), [post.period for post in own], removed, of.year)
    parts: list[Step] = []
    full_time = NOTHING
    for post, time in zip(own, times, strict=True):
        size = _post_size(fund, post, person)
        if isinstance(size, AwardLack):
            return size
        borne = as_fraction(post.borne_share) / FULL if fund.result.counts_convention else ONE
        full_time += time
        values = (
            (fund.result.posts_by.italian, precise(size)),
            *time_values(_rule(of), time, days_in(post.period, removed, of.year)),
            ("quota a carico", as_ratio(borne)),
        )
        formula = "posizione × tempo × quota a carico dell'ente"
        parts.append(_step("weight:part", f"{post.title}, {_dates(post.period)}", formula, size * time * borne, values))
    return _joined(parts, full_time)


def _post_size(fund: FundRule, post: HeldPost, person: Participant) -> Fraction | AwardLack:
    match fund.result.posts_by:
        case PostKey.EQUAL:
            return ONE
        case PostKey.WEIGHT if post.weight is not None:
            return as_fraction(post.weight)
        case PostKey.POSITION_PAY if post.position_pay is not None:
            return Fraction(post.position_pay, 100)
        case PostKey.WEIGHT if fund.kind is FundKind.SECRETARY_RESULT:
            return ONE
        case PostKey.WEIGHT:
            sentence = f"{person.name}: manca il peso della posizione «{post.title}»."
            return AwardLack(LackKind.POST_WEIGHT, sentence, person.party, post.title)
        case PostKey.POSITION_PAY:
            sentence = f"{person.name}: manca la retribuzione di posizione di «{post.title}»."
            return AwardLack(LackKind.POSITION_PAY, sentence, person.party, post.title)
