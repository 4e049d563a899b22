"""How the share of a person came, and what of the residual was added: the steps, so that the sums may be redone."""

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from app.domain.awards.definition import FundRule
from app.domain.awards.entrants import Entrant
from app.domain.awards.figures import as_ratio, euros, precise
from app.domain.awards.increasing import Increase
from app.domain.awards.residual import ResidualShare
from app.domain.awards.sharing import Shared
from app.domain.awards.splitting import GroupPool
from app.domain.awards.vocabulary import AwardMode
from app.domain.exact import from_units
from app.domain.italian import format_money
from app.domain.scoring.numbers import ONE, grouped
from app.domain.scoring.steps import Step, Values


@dataclass(frozen=True, slots=True)
class Portion:
    """What a person got: the group, what it shared, the place there, the increase and the residual shared out."""

    group: GroupPool
    shared: Shared
    at: int
    increase: Increase | None
    out: ResidualShare | None

    @property
    def exact(self) -> Fraction:
        return self.shared.exact[self.at]

    @property
    def cents(self) -> int:
        return self.shared.amounts[self.at]


def money_step(
    key: str, label: str, formula: str, cents: Fraction | int, values: Values = (), *, children: tuple[Step, ...] = ()
) -> Step:
    """Return a step in euros: to the cent when it is one, else with the decimals that there are."""
    exact = Fraction(cents) / 100
    shown = format_money(from_units(int(cents))) if cents == int(cents) else f"{grouped(exact)} €"
    return Step(key, label, formula, values, exact, shown, children)


def share_steps(fund: FundRule, one: Entrant, portion: Portion) -> Iterator[Step]:
    """Yield the share by weight and evaluation, what the cuts leave of it, and the whole cents."""
    shared, exact, cuts = portion.shared, portion.exact, one.payable.cuts
    formula, values = _formula(fund, one, portion), tuple(_values(fund, one, portion))
    if cuts:
        yield money_step("share", "Quota prima delle riduzioni", formula, shared.full[portion.at], values)
        cut_formula = "quota meno le riduzioni, una dopo l'altra"
        yield money_step("cut", "Quota dopo le riduzioni", cut_formula, exact, children=cuts)
    else:
        yield money_step("share", "Quota", formula, exact, values)
    if portion.cents != exact:
        yield money_step("cents", "Al centesimo", _to_the_cent(portion), portion.cents)


def _to_the_cent(portion: Portion) -> str:
    """Say in words why the cents are one more or one less than who rounds expects."""
    if portion.cents > portion.exact:
        return "un centesimo in più: quelli che avanzano a non pagare le frazioni vanno ai resti più alti, e qui va uno"
    left = ", o resta nel fondo" if portion.shared.left else ""
    return f"la frazione di centesimo non si paga qui: va, con le altre, a chi ha il resto più alto{left}"


def _values(fund: FundRule, one: Entrant, portion: Portion) -> Iterator[tuple[str, str]]:
    shared = portion.shared
    yield "da dividere", format_money(from_units(shared.cents))
    if portion.group.name:
        yield "gruppo", portion.group.name
    if _more_weight(portion):
        yield "maggiorazione del coefficiente", as_ratio(_more_weight(portion))
    if _is_levelled(fund, one, portion):
        if shared.factor is not None:
            yield "importo per unità", euros(shared.factor)
    else:
        if not one.payable.is_amount:
            yield "somma", precise(shared.divisor)
        if shared.factor is not None and shared.factor != ONE:
            yield "riduzione per stare nel fondo", precise(shared.factor)
    if fund.minimum is not None:
        yield "minimo", format_money(fund.minimum)
    if fund.maximum is not None:
        yield "massimo", format_money(fund.maximum)


def _more_weight(portion: Portion) -> Fraction:
    return Fraction(portion.increase.factor) if portion.increase else Fraction(0)


def _is_levelled(fund: FundRule, one: Entrant, portion: Portion) -> bool:
    """Tell whether the bounds of somebody held, in a fund that is divided whole: its sum then says nothing."""
    return fund.mode is AwardMode.BALANCE and not one.payable.is_amount and portion.shared.factor != ONE


def _formula(fund: FundRule, one: Entrant, portion: Portion) -> str:
    weight = "coefficiente × (1 + maggiorazione)" if _more_weight(portion) else "coefficiente"
    is_bounded = fund.minimum is not None or fund.maximum is not None
    bounds = ", entro il minimo e il massimo individuale" if is_bounded else ""
    factor = portion.shared.factor
    reduced = " × riduzione per stare nel fondo" if factor is not None and factor != ONE else ""
    if one.payable.is_amount:
        return f"importo fisso × coefficiente{reduced}{bounds}"
    if fund.mode is AwardMode.THEORETICAL:
        return f"da dividere × {weight} / somma dei coefficienti × quota spettante{reduced}{bounds}"
    if not _is_levelled(fund, one, portion):
        return f"da dividere × {weight} × quota spettante / somma di coefficienti × quote{bounds}"
    if factor is None:
        return "il massimo individuale di ciascuno, che non esaurisce il fondo"
    return f"importo per unità × {weight} × quota spettante{bounds}"


def residual_step(fund: FundRule, out: ResidualShare) -> Step:
    """Return the step of what was added of a residual shared out."""
    key = fund.residual.key.italian
    values = [("residuo", format_money(from_units(out.residual))), (key, precise(out.key))]
    formula = f"residuo × {key} / somma, al centesimo per resto maggiore"
    if not out.is_held:
        values.append(("somma", precise(out.keys)))
    elif out.unit is None:
        formula = "ciò che manca al limite di ciascuno, al centesimo"
    else:
        values.append(("importo per unità", euros(out.unit)))
        formula = f"importo per unità × {key}, entro il limite di ciascuno, al centesimo per resto maggiore"
    if out.most is not None:
        values.append(("al massimo", euros(out.most)))
    return money_step("residual", "Residuo ridistribuito", formula, out.cents, tuple(values))
