"""Totals of weights: live while typing, exact when they must be right."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from app.domain import exact, italian
from app.domain.exact import HUNDRED, ZERO
from app.domain.ids import ObjectiveId
from app.domain.method.objective_kind import ObjectiveKind
from app.domain.objectives.weight_periods import Assigned, counting_on, joined, stretches
from app.domain.objectives.weight_sets import WeightSet
from app.domain.periods import Period


@dataclass(frozen=True, slots=True)
class WeightTotal:
    """How a set of weights stands: how many there are, how many are still to give, their sum and what it should be.

    `when` says which days it is about, when it is not about all of them; `apart` is what the common objectives weigh
    beside these, where they are weighed apart; `zeros` are the objectives given with weight 0, which count for nothing;
    `payment` says of the payment-times objective whether it is in the sum, where the sheet leaves it out of its total.
    """

    label: str
    count: int
    missing: int
    given: Decimal
    expected: Decimal = HUNDRED
    when: str = ""
    apart: Decimal = ZERO
    zeros: int = 0
    payment: str = ""

    @property
    def complete(self) -> str:
        """Say that the weights are right, and what of the column is not in their sum."""
        apart = f", più {italian.format_decimal(self.apart, None)} dei comuni" if self.apart else ""
        return f"pesi completi{apart}{self._payment}"

    @property
    def name(self) -> str:
        return f"{self.label} {self.when}".strip()

    @property
    def difference(self) -> Decimal:
        """What is still to give (negative: too much)."""
        return self.expected - self.given

    @property
    def is_right(self) -> bool:
        return not self.count or (not self.missing and self.difference == ZERO)

    @property
    def sentence(self) -> str:
        if not self.count:
            return "nessun peso da sommare"
        if self.missing == self.count:
            return "pesi da indicare"
        to_give = f" ({italian.plural(self.missing, 'peso', 'pesi')} da indicare)" if self.missing else ""
        return _difference_in_words(self.difference, self.expected) + to_give

    @property
    def shown(self) -> str:
        """The total and what it means: `90 su 100 · mancano 10`."""
        given, expected = (italian.format_decimal(one, None) for one in (self.given, self.expected))
        return f"{given} su {expected} · {self.sentence}{self._payment}"

    @property
    def _payment(self) -> str:
        return f"; {self.payment}" if self.payment else ""


def _difference_in_words(difference: Decimal, expected: Decimal) -> str:
    amount = italian.format_decimal(abs(difference), None)
    if difference > ZERO:
        return f"{italian.agreeing(difference, 'manca', 'mancano')} {amount}"
    if difference < ZERO:
        return f"{amount} di troppo"
    return f"i pesi sommano a {italian.format_decimal(expected, None)}"


def weight_total(label: str, weights: Iterable[Decimal | None], expected: Decimal = HUNDRED) -> WeightTotal:
    """Sum the weights of one set; None is a weight not given yet, which is not zero."""
    all_weights = list(weights)
    given = [weight for weight in all_weights if weight is not None]
    return WeightTotal(label, len(all_weights), len(all_weights) - len(given), exact.total_of(given), expected)


def unit_total(
    label: str, weighed: Iterable[tuple[ObjectiveKind, Decimal | None]], payment: Sequence[str] = ()
) -> WeightTotal:
    """Sum the weights that objectives have in a unit: of all of them, or of the operational ones alone.

    A plan weighs the strategic ones among the others of a unit («70, and 30 for the common one»), or apart from them;
    where neither is right the one nearer to 100 is meant. `payment` are the codes of those that the sheets of the EQ
    leave out of their total.
    """
    given = list(weighed)
    every = weight_total(label, [weight for _, weight in given])
    own = weight_total(label, [weight for kind, weight in given if kind is ObjectiveKind.OPERATIONAL])
    nearer = abs(own.given - HUNDRED) < abs(every.given - HUNDRED)
    is_apart = not every.is_right and own.count and (own.is_right or nearer)
    total = replace(own, apart=every.given - own.given) if is_apart else every
    words = f"{italian.listed(payment)} fuori dal totale nella scheda di EQ" if payment else ""
    return replace(total, payment=words)


@dataclass(frozen=True, slots=True)
class PlannedWeight:
    """The weight that an operation on many would give: to a row of its table, of an objective.

    `id` is that of the assignment to a person, or of the objective itself.
    """

    id: int
    objective_id: ObjectiveId
    before: Decimal | None
    after: Decimal


def changes_among(planned: Iterable[PlannedWeight]) -> tuple[PlannedWeight, ...]:
    """Leave out the weights that would stay as they are."""
    return tuple(one for one in planned if one.before != one.after)


@dataclass(frozen=True, slots=True)
class Term:
    """Days of service of a person in which the same sets hold.

    `counts_shared`: the sheet of those days counts objectives of the unit or of the ente too.
    """

    sets: tuple[WeightSet, ...] = ()
    days: tuple[Period, ...] = ()
    counts_shared: bool = False


def person_totals(assigned: Collection[Assigned], terms: Collection[Term]) -> tuple[WeightTotal, ...]:
    """Return the totals of a person, set by set: one for each stretch of days in which the set stays the same.

    Days without service are not looked at; a set without objectives has no total to be right.
    """
    service = joined(day for term in terms for day in term.days)
    found = (
        _total_of(one_set, counting_on(own, piece), _when(piece, service))
        for term in terms
        for one_set in term.sets
        if (own := [one for one in assigned if one.kind in one_set.kinds])
        for piece in stretches(own, term.days)
    )
    return tuple(total for total in found if total.count)


def _total_of(one_set: WeightSet, counted: list[Assigned], when: str) -> WeightTotal:
    """Sum a set; a payment-times objective that counts apart may be in the sum or not."""
    inside = [one for one in counted if not one_set.leaves_apart(one)]
    if len(inside) == len(counted):
        return _sum_of(one_set, counted, when)
    zeros = sum(one.weight == ZERO for one in inside)
    without, whole = (_sum_of(one_set, weighed, when) for weighed in (inside, counted))
    if without.is_right:
        return replace(without, zeros=zeros, payment=PAYMENT_OUT)
    return replace(whole, zeros=zeros, payment=PAYMENT_IN)


PAYMENT_OUT = "i tempi di pagamento, fuori dalla somma, valgono una parte della retribuzione di risultato"
PAYMENT_IN = (
    "nella somma ci sono i tempi di pagamento, che la scheda tiene fuori dal totale: valgono una parte della"
    " retribuzione di risultato"
)
"""What is said of the objective that decides a share of the pay instead of entering the total (see `is_left_apart`)."""


def _sum_of(one_set: WeightSet, weighed: list[Assigned], when: str) -> WeightTotal:
    weights = [one.weight for one in weighed]
    zeros = sum(weight == ZERO for weight in weights)
    return WeightTotal(one_set.label, len(weighed), 0, exact.total_of(weights), one_set.expected, when, zeros=zeros)


def _when(piece: Period, service: Sequence[Period]) -> str:
    """Say which days of the service these are; nothing when they are all of it."""
    since = "" if piece.start == service[0].start else f"{_the('da', piece.start)}"
    until = "" if piece.end == service[-1].end else f"{_the('a', piece.end)}"
    return f"{since} {until}".strip() if since or not until else f"fino {until}"


def _the(word: str, day: date) -> str:
    """Write `dal 1º luglio`, `all'8 marzo`."""
    shown = italian.format_long_date(day).rsplit(" ", 1)[0]
    return f"{word}ll'{shown}" if day.day in {8, 11} else f"{word}l {shown}"


def in_words(totals: Iterable[WeightTotal]) -> str:
    """Say in one line how all the sets stand, naming those that are wrong."""
    all_totals = list(totals)
    wrong = [f"{total.name.removeprefix('Obiettivi ')}: {total.sentence}" for total in all_totals if not total.is_right]
    return "; ".join(wrong) or ("i pesi sono a posto" if all_totals else "nessun peso da sommare")


def in_a_cell(totals: Iterable[WeightTotal], lacking: int = 0) -> str:
    """Say the same with what is wrong first: in a narrow cell the names of the sets are cut, not the figures.

    `lacking` is how many objectives the person answers for and has not got: their weights are not summed at all.
    """
    all_totals = list(totals)
    wrong = [f"{one.sentence} ({one.name.removeprefix('Obiettivi ')})" for one in all_totals if not one.is_right]
    zeros = sum(one.zeros for one in all_totals)
    nothing = italian.agreeing(zeros, ", ma uno pesa 0", f", ma {zeros} pesano 0") if zeros else ""
    if lacking:
        own = italian.agreeing(lacking, "manca 1 obiettivo", f"mancano {lacking} obiettivi")
        wrong.insert(0, f"{own} di cui è responsabile")
    return "; ".join(wrong) or (f"a posto{nothing}" if all_totals else "–")


def equal_shares(count: int, total: Decimal = HUNDRED) -> list[Decimal]:
    """Return weights as equal as possible that sum to `total` exactly: 33,34 + 33,33 + 33,33."""
    return exact.share_equally(total, count)
