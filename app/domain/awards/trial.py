"""*Prova*: imaginary people to whom a fund is given, with what each would have and why."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from itertools import count

from app.domain.awards.admitting import admission_of
from app.domain.awards.compute import compute_fund
from app.domain.awards.definition import AwardRules, FundRule
from app.domain.awards.fund_year import FundYear
from app.domain.awards.participants import AbsentDays, Evaluation, GateDegree, HeldPost, NamedFigure, Participant, Spell
from app.domain.awards.pool import FundPool
from app.domain.awards.result import FundResult, PersonAward
from app.domain.awards.vocabulary import OrderKey, PaymentStanding, Sanction, SplitBy
from app.domain.columns import Column, Format
from app.domain.exact import HUNDRED, from_units, round_half_up, to_units
from app.domain.ids import EmployeeId
from app.domain.italian import format_money, plural
from app.domain.periods import Period, year_period
from app.domain.scoring.numbers import as_fraction, written
from app.domain.structure.absences import is_neutral_kind
from app.domain.structure.hierarchy import Party

POOL = Decimal(10_000)
_SALARY = 2_500_000
_PAYMENT = {one.italian: one for one in PaymentStanding}
_SANCTIONS = {one.italian: one for one in Sanction}
_OTHER_ABSENCE = "Altra assenza"


@dataclass(frozen=True, slots=True)
class TrialPerson:
    """One imaginary person: what is given, and (from `weight` on) what the rules make of it; euros.

    The absence is of the last days served, of the kind named; `interim_pay` is that of a post held ad interim.
    """

    id: int
    name: str
    score: Decimal | None = HUNDRED
    contract_area: str = ""
    part_time: Decimal = HUNDRED
    days: int = 366
    group: str = ""
    post_weight: Decimal | None = None
    position_pay: Decimal | None = None
    payment: str = PaymentStanding.NOT_ASKED.italian
    absent_days: int = 0
    absence: str = ""
    sanction: str = ""
    interim_pay: Decimal | None = None
    weight: str = ""
    award: Decimal | None = None
    increase: Decimal | None = None
    note: str = ""


def _given(key: str, heading: str, shape: Format, width: int, **more: object) -> Column:
    return replace(Column(key, heading, shape, width, editable=True), **more)  # type: ignore[arg-type]  # a column's own


_COMMON = (
    _given("name", "Persona", Format.TEXT, 14),
    _given("score", "Valutazione", Format.DECIMAL, 9, digits=None),
    _given("days", "Giorni", Format.INTEGER, 7),
)
_OF_SERVICE = (
    _given("contract_area", "Area contrattuale", Format.TEXT, 18),
    _given("part_time", "Part time %", Format.DECIMAL, 9, digits=None),
    _given("absent_days", "Assente", Format.INTEGER, 7, help="Giorni di assenza, gli ultimi del servizio"),
    _given("absence", "Motivo dell'assenza", Format.TEXT, 16, help="Come si chiama in Struttura; vuoto: un altro"),
)
_SANCTION = _given("sanction", "Sanzione", Format.CHOICE, 14, choices=tuple(_SANCTIONS))
_GROUP = _given("group", "Gruppo", Format.TEXT, 14)
_OF_POSTS = (
    _given("post_weight", "Peso", Format.DECIMAL, 7, digits=None),
    _given("position_pay", "Posizione", Format.MONEY, 12),
    _given("payment", "Tempi di pagamento", Format.CHOICE, 18, choices=tuple(_PAYMENT)),
    _given("interim_pay", "Ad interim", Format.MONEY, 12, help="La retribuzione di posizione del posto coperto"),
)
_FOUND = (
    Column("weight", "Coefficiente", width=11, with_figures=True),
    Column("award", "Premio", Format.MONEY, 13),
)
_INCREASE, _NOTE = Column("increase", "di cui magg.", Format.MONEY, 12), Column("note", "Perché no", width=26)


def trial_columns(fund: FundRule | None) -> tuple[Column, ...]:
    """Return what is given of a person and what is found, for a fund of service or of posts."""
    of_kind = _OF_POSTS if fund is not None and fund.kind.is_result else _OF_SERVICE
    is_split = fund is not None and fund.split.by is not SplitBy.ENTITY
    groups = (_GROUP,) if is_split else ()
    increase = (_INCREASE,) if fund is not None and fund.increase is not None else ()
    return (*_COMMON, *of_kind, *groups, _SANCTION, *_FOUND, *increase, _NOTE)


_SCORES = (98, 92, 85, 85, 74, 58)


def imaginary_people(rules: AwardRules, year: int) -> list[TrialPerson]:
    """Return six people of the areas that the rules name, one part time, one hired in the year."""
    areas = [one.contract_area for one in rules.coefficients] or ["Operatori", "Istruttori"]
    whole = year_period(year).days
    made = [
        TrialPerson(
            number,
            f"Persona {number}",
            Decimal(score),
            areas[number % len(areas)],
            days=whole,
            group="Area 1" if number % 2 else "Area 2",
            post_weight=Decimal(number % 3 + 1),
            position_pay=Decimal(8_000 + 2_000 * (number % 3)),
            payment=PaymentStanding.REACHED.italian,
        )
        for number, score in enumerate(_SCORES, 1)
    ]
    made[1] = replace(made[1], part_time=Decimal(50))
    made[2] = replace(made[2], days=whole // 2)
    return made


def next_person(people: Sequence[TrialPerson], rules: AwardRules, year: int) -> TrialPerson:
    """Return one more person, named by a number that nobody has."""
    taken = {one.id for one in people}
    number = next(one for one in count(1) if one not in taken)
    area = rules.coefficients[0].contract_area if rules.coefficients else "Istruttori"
    days, weight, pay = year_period(year).days, Decimal(1), Decimal(10_000)
    made = TrialPerson(number, f"Persona {number}", contract_area=area, days=days, group="Area 1")
    return replace(made, post_weight=weight, position_pay=pay)


def tried(
    rules: AwardRules, fund: FundRule, pool: Decimal | None, people: Sequence[TrialPerson], year: int
) -> FundResult:
    """Compute a fund of so many euros on imaginary people; raise `NotExact` for an amount finer than cents."""
    of = FundYear(rules, fund, year)
    cents = None if pool is None else to_units(pool)
    return compute_fund(rules, fund, FundPool(fund.code, cents, year), [_participant(of, one) for one in people])


def _participant(of: FundYear, one: TrialPerson) -> Participant:
    period = _period(one.days, of.year)
    score = None if one.score is None else as_fraction(one.score)
    spell = Spell(period, one.contract_area, one.part_time, one.group, one.group, one.group) if period else None
    gate = admission_of(of).gate
    return Participant(
        Party(EmployeeId(one.id)),
        one.name,
        f"{one.id:04}",
        of.fund.admitted_roles[0],
        spells=(spell,) if spell else (),
        posts=tuple(_posts(one, period)) if period and of.fund.kind.is_result else (),
        absences=tuple(_absences(one, period)) if period else (),
        sanctions=(_SANCTIONS[one.sanction],) if one.sanction in _SANCTIONS else (),
        evaluations=tuple(Evaluation(name, score) for name in _evaluations(of)),
        share=score,
        gates=(GateDegree(gate, HUNDRED),) if gate else (),
        salary=_SALARY,
        other_incentives=0,
        payment_times=_PAYMENT.get(one.payment, PaymentStanding.NOT_ASKED),
        hired_on=date(2000 + one.id % 20, 1, 1 + one.id % 28),
        born_on=date(1970 + one.id % 20, 1, 1 + one.id % 28),
        figures=tuple(NamedFigure(name, Decimal(one.id)) for name in _names(of, OrderKey.FIGURE)),
    )


def _period(days: int, year: int) -> Period | None:
    start = year_period(year).start
    return Period(start, start + timedelta(days=min(days, year_period(year).days) - 1)) if days > 0 else None


def _posts(one: TrialPerson, period: Period) -> Iterator[HeldPost]:
    pay = None if one.position_pay is None else to_units(one.position_pay)
    yield HeldPost(period, "Posizione", one.post_weight, pay)
    if one.interim_pay is not None:
        yield HeldPost(period, "Posizione ad interim", None, to_units(one.interim_pay), is_interim=True)


def _absences(one: TrialPerson, period: Period) -> Iterator[AbsentDays]:
    if one.absent_days > 0:
        start = max(period.start, period.end - timedelta(days=min(one.absent_days, period.days) - 1))
        kind = one.absence.strip() or _OTHER_ABSENCE
        yield AbsentDays(kind, Period(start, period.end), is_neutral_kind(kind))


def _evaluations(of: FundYear) -> set[str]:
    return {of.fund.score, *_names(of, OrderKey.OTHER_SCORE)}


def _names(of: FundYear, key: OrderKey) -> list[str]:
    """Return what the criteria of the fund and of the cents name."""
    criteria = (*of.fund.ties, *of.rules.cents_order)
    return list(dict.fromkeys(rule.name for rule in criteria if rule.key is key))


def with_result(people: Sequence[TrialPerson], result: FundResult | None) -> list[TrialPerson]:
    """Return the people with what the rules make of each; without a result, with nothing."""
    lines = {line.party: line for line in result.lines} if result else {}
    reasons = {one.party: one.reason for one in result.excluded} if result else {}
    return [_with(one, lines, reasons.get(Party(EmployeeId(one.id)), "")) for one in people]


def _with(one: TrialPerson, lines: Mapping[Party, PersonAward], reason: str) -> TrialPerson:
    line = lines.get(Party(EmployeeId(one.id)))
    if line is None:
        return replace(one, weight="", award=None, increase=None, note=reason)
    increase = from_units(line.increase) if line.is_chosen else None
    return replace(one, weight=written(line.weight), award=from_units(line.amount), increase=increase, note="")


def outcome_words(result: FundResult) -> str:
    """Say what came of the fund: how much is paid and left, and what the increase comes to."""
    told = [f"Attribuiti {_euros(result.paid)}", f"residuo {_euros(result.residual)}"]
    for one in result.increases:
        where = f" ({one.group})" if one.group else ""
        told.append(f"maggiorazione{where} a {plural(one.chosen, 'persona', 'persone')} su {one.people}")
        if one.chosen and one.paid < one.least_extra:
            least = round_half_up(Fraction(one.least_extra, 100))
            told.append(f"che è meno dei {format_money(least)} dovuti (W10)")
    return ", ".join(told)


def _euros(cents: int) -> str:
    return format_money(from_units(cents))
