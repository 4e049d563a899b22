"""How an award came, step by step down to the cent: what the screen shows and the prospetto prints."""

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from app.domain.awards.definition import FundRule
from app.domain.awards.entrants import Entrant
from app.domain.awards.increasing import Increase
from app.domain.awards.result import FundResult, PersonAward
from app.domain.awards.sharing import Shared
from app.domain.awards.splitting import GroupPool
from app.domain.awards.vocabulary import AwardMode, IncreaseMode, ResidualUse
from app.domain.exact import from_units
from app.domain.italian import format_money
from app.domain.scoring.numbers import ONE, grouped, written
from app.domain.scoring.steps import Step, Values


@dataclass(frozen=True, slots=True)
class Portion:
    """What a person got: the group, what it shared, the place there, the increase and the residual shared out."""

    group: GroupPool
    shared: Shared
    at: int
    increase: Increase | None
    out: int

    @property
    def exact(self) -> Fraction:
        return self.shared.exact[self.at]

    @property
    def cents(self) -> int:
        return self.shared.amounts[self.at]


def line_of(fund: FundRule, one: Entrant, portion: Portion) -> PersonAward:
    """Make the line of a person from what was shared, with its explanation."""
    increase, out = portion.increase, portion.out
    whole, extra = portion.cents, increase.extra if increase else 0
    of_increase = min(whole, round(portion.shared.of_increase[portion.at]))
    steps = [
        one.weight_step,
        one.payable.step,
        *_share_steps(fund, one, portion),
        *([one.interim_step] if one.interim_step else []),
        *_increase_steps(fund, increase, of_increase, extra),
        *([_money("residual", "Residuo ridistribuito", f"per {fund.residual.key.italian}", out)] if out else []),
    ]
    amount = whole + extra + one.interim + out
    total = _money("award", "Premio", "somma delle parti, al centesimo", amount, children=tuple(steps))
    return PersonAward(
        one.person.party,
        one.person.name,
        one.person.code,
        one.group,
        one.score,
        one.weight,
        one.part,
        whole - of_increase,
        one.interim,
        of_increase + extra,
        out,
        amount,
        total,
        is_chosen=increase is not None,
    )


def _money(
    key: str, label: str, formula: str, cents: Fraction | int, values: Values = (), *, children: tuple[Step, ...] = ()
) -> Step:
    """Return a step in euros: to the cent when it is one, else with the decimals that there are."""
    euros = Fraction(cents) / 100
    shown = format_money(from_units(int(cents))) if cents == int(cents) else f"{grouped(euros)} €"
    return Step(key, label, formula, values, euros, shown, children)


def _share_steps(fund: FundRule, one: Entrant, portion: Portion) -> Iterator[Step]:
    shared = portion.shared
    values: list[tuple[str, str]] = [("da dividere", format_money(from_units(shared.cents)))]
    if portion.group.name:
        values.append(("gruppo", portion.group.name))
    factor = portion.increase.factor if portion.increase else 0
    if factor:
        values.append(("maggiorazione del coefficiente", written(Fraction(factor))))
    if not one.payable.is_amount:
        values.append(("somma", grouped(shared.divisor)))
    if shared.scale != ONE:
        values.append(("ridotto per stare nel fondo", written(shared.scale)))
    formula = _formula(fund, one, has_factor=bool(factor))
    exact = portion.exact
    full = exact / one.payable.reduction if one.payable.reduction else exact
    if one.payable.cuts and one.payable.reduction:
        yield _money("share", "Quota prima delle riduzioni", formula, full, tuple(values))
        cut_formula = "quota meno le riduzioni, una dopo l'altra"
        yield _money("cut", "Quota dopo le riduzioni", cut_formula, exact, children=one.payable.cuts)
    else:
        yield _money("share", "Quota", formula, exact, tuple(values), children=one.payable.cuts)
    if portion.cents != exact:
        yield _money(
            "cents", "Al centesimo", "resto maggiore: i centesimi che avanzano vanno ai resti maggiori", portion.cents
        )


def _formula(fund: FundRule, one: Entrant, *, has_factor: bool) -> str:
    weight = "coefficiente × (1 + maggiorazione)" if has_factor else "coefficiente"
    bounds = (
        ", entro il minimo e il massimo individuale" if fund.minimum is not None or fund.maximum is not None else ""
    )
    if one.payable.is_amount:
        return f"importo fisso × coefficiente{bounds}"
    if fund.mode is AwardMode.THEORETICAL:
        return f"da dividere × {weight} / somma dei coefficienti × quota spettante{bounds}"
    return f"da dividere × {weight} × quota spettante / somma di coefficienti × quote{bounds}"


def _increase_steps(fund: FundRule, increase: Increase | None, of_increase: int, extra: int) -> Iterator[Step]:
    if increase is None or fund.increase is None:
        return
    values: list[tuple[str, str]] = [
        ("aliquota", written(increase.rate)),
        ("media pro capite", f"{grouped(increase.mean / 100)} €"),
        ("valutati positivamente", str(increase.people)),
        ("scelti", str(len(increase.chosen))),
    ]
    if increase.decided_by:
        values.append(("parimerito sciolto da", increase.decided_by))
    if fund.increase.mode is IncreaseMode.SET_ASIDE:
        formula = "aliquota × media pro capite, tolta dal fondo prima di dividerlo, al centesimo per eccesso"
        yield _money("increase", "Maggiorazione", formula, extra, tuple(values))
    else:
        formula = "la parte della quota che viene dalla maggiorazione del coefficiente (compresa nella quota)"
        yield _money("increase", "Maggiorazione", formula, of_increase, tuple(values))


_USES = {
    ResidualUse.SAVING: "economia di bilancio",
    ResidualUse.NEXT_YEAR: "portato all'anno seguente",
}


def fund_steps(fund: FundRule, result: FundResult) -> Step:
    """Return the steps of the whole fund: pool, what was shared in each group, residual."""
    groups = tuple(
        _money("group", group.name or "Ente", f"{group.people} partecipanti", group.cents) for group in result.groups
    )
    uses = _USES.get(result.residual_use, "")
    return _money(
        "fund",
        fund.name,
        f"{fund.mode.italian}, {fund.payout.kind.italian}",
        result.pool,
        children=(
            *groups,
            _money("paid", "Attribuito", f"{len(result.lines)} persone", result.paid),
            _money("left", "Residuo", uses, result.residual),
        ),
    )
