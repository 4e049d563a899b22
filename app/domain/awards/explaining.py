"""How an award came, step by step down to the cent: what the screen shows and the prospetto prints."""

from collections.abc import Iterator

from app.domain.awards.definition import FundRule
from app.domain.awards.entrants import Entrant
from app.domain.awards.figures import as_ratio, euros
from app.domain.awards.increasing import Increase
from app.domain.awards.result import FundResult, PersonAward
from app.domain.awards.share_steps import Portion, money_step, residual_step, share_steps
from app.domain.awards.vocabulary import IncreaseMode, ResidualUse
from app.domain.scoring.steps import Step


def line_of(fund: FundRule, one: Entrant, portion: Portion) -> PersonAward:
    """Make the line of a person from what was shared, with its explanation."""
    increase, out = portion.increase, portion.out.cents if portion.out else 0
    whole, extra = portion.cents, increase.extra if increase else 0
    of_increase = min(whole, round(portion.shared.of_increase[portion.at]))
    steps = [
        one.weight_step,
        one.payable.step,
        *share_steps(fund, one, portion),
        *([one.interim_step] if one.interim_step else []),
        *_increase_steps(fund, increase, of_increase, extra),
        *([residual_step(fund, portion.out)] if portion.out and out else []),
    ]
    amount = whole + extra + one.interim + out
    total = money_step("award", "Premio", "somma delle parti, al centesimo", amount, children=tuple(steps))
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


def _increase_steps(fund: FundRule, increase: Increase | None, of_increase: int, extra: int) -> Iterator[Step]:
    if increase is None or fund.increase is None:
        return
    values: list[tuple[str, str]] = [
        ("aliquota", as_ratio(increase.rate)),
        ("media pro capite", euros(increase.mean)),
        ("valutati positivamente", str(increase.people)),
        ("scelti", str(len(increase.chosen))),
    ]
    if increase.decided_by:
        values.append(("parimerito sciolto da", increase.decided_by))
    if fund.increase.mode is IncreaseMode.SET_ASIDE:
        formula = "aliquota × media pro capite, tolta dal fondo prima di dividerlo, al centesimo per eccesso"
        yield money_step("increase", "Maggiorazione", formula, extra, tuple(values))
    else:
        formula = "già compresa nella quota: quota − quota / (1 + maggiorazione del coefficiente), al centesimo"
        yield money_step("increase", "Maggiorazione", formula, of_increase, tuple(values))


_USES = {
    ResidualUse.SAVING: "economia di bilancio",
    ResidualUse.NEXT_YEAR: "portato all'anno seguente",
}


def fund_steps(fund: FundRule, result: FundResult) -> Step:
    """Return the steps of the whole fund: pool, what was shared in each group, residual."""
    groups = tuple(
        money_step("group", group.name or "Ente", f"{group.people} partecipanti", group.cents)
        for group in result.groups
    )
    uses = _USES.get(result.residual_use, "")
    return money_step(
        "fund",
        fund.name,
        f"{fund.mode.italian}, {fund.payout.kind.italian}",
        result.pool,
        children=(
            *groups,
            money_step("paid", "Attribuito", f"{len(result.lines)} persone", result.paid),
            money_step("left", "Residuo", uses, result.residual),
        ),
    )
