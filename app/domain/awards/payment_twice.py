"""Where payment times count both on the sheet and in the fund (D.L. 13/2023 art. 4-bis c. 2): allowed, and told."""

from collections.abc import Iterator, Sequence

from app.domain.awards.definition import INDIVIDUAL, TOTAL, AwardRules, FundRule
from app.domain.awards.participants import Participant
from app.domain.awards.result_pay import asks_the_sheet
from app.domain.awards.vocabulary import FundKind, PayoutKind
from app.domain.italian import format_percent, some_of
from app.domain.payment_times.year import PaymentHead

_NAMED = 3


def payment_twice(rules: AwardRules, people: Sequence[Participant], heads: Sequence[PaymentHead]) -> Iterator[str]:
    """Yield, for each fund with its own share for payment times, whose evaluation has them too, and who has that share
    in the quota of the method already, from whom the fund takes nothing more."""
    for fund in rules.funds:
        if fund.kind.is_result and fund.result.payment_share > 0:
            yield from _in_both(fund, heads)
            yield from _done_already(fund, people)


def _in_both(fund: FundRule, heads: Sequence[PaymentHead]) -> Iterator[str]:
    both = [one.name for one in heads if one.handles_payments and _looks_at(fund, one)]
    if both and fund.kind is FundKind.EQ_RESULT:
        yield (
            f"Fondo «{fund.name}»: l'obiettivo sui tempi di pagamento pesa già nella valutazione di"
            f" {some_of(both, _NAMED)}, e il fondo ne fa dipendere anche il {_share(fund)}: chi lo manca perde due"
            " volte. La legge lo ammette; se il contratto non lo vuole, toglierlo da una delle due parti."
        )


def _done_already(fund: FundRule, people: Sequence[Participant]) -> Iterator[str]:
    done = [one.name for one in people if one.has_payment_in_share and one.role in fund.admitted_roles]
    if done and asks_the_sheet(fund):
        yield (
            f"Fondo «{fund.name}»: la quota della metodologia di {some_of(done, _NAMED)} ha già i tempi di pagamento;"
            f" il {_share(fund)} scritto nelle regole non si toglie una seconda volta."
        )


def _looks_at(fund: FundRule, head: PaymentHead) -> bool:
    """Tell whether the evaluation from which the fund starts is one in which the objective weighs."""
    name = fund.score.casefold()
    if fund.payout.kind is PayoutKind.METHOD or name == TOTAL:
        return bool(head.sections)
    return head.is_individual if name == INDIVIDUAL else name in {code.casefold() for code in head.sections}


def _share(fund: FundRule) -> str:
    return format_percent(fund.result.payment_share, None)
