"""Weights brought to 100, exactly."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.errors import UserError
from app.domain.exact import fits
from app.domain.objectives.sharing import Sharing, shared_weights

D = Decimal
weights = st.lists(st.decimals(min_value=0, max_value=100, places=2), min_size=1, max_size=40)


@given(weights)
def test_that_proportions_sum_to_exactly_100_and_keep_the_order(given_weights: list[Decimal]) -> None:
    before = dict(enumerate(given_weights))
    if not any(given_weights):
        with pytest.raises(UserError, match="tutti zero"):
            shared_weights(before, Sharing.PROPORTIONAL)
        return
    after = shared_weights(before, Sharing.PROPORTIONAL)
    assert sum(after.values()) == 100
    assert all(fits(weight, 2) and weight >= 0 for weight in after.values())
    assert all(after[a] >= after[b] for a in before for b in before if before[a] > before[b])
    assert shared_weights(after, Sharing.PROPORTIONAL) == after


@given(weights, st.data())
def test_that_what_is_chosen_takes_what_the_others_leave(given_weights: list[Decimal], data: st.DataObject) -> None:
    before = dict(enumerate(given_weights))
    chosen = data.draw(st.sets(st.sampled_from(list(before)), min_size=1))
    others = sum((weight for key, weight in before.items() if key not in chosen), D(0))
    if others >= 100:
        with pytest.raises(UserError, match="non resta nulla"):
            shared_weights(before, Sharing.EQUAL, chosen)
        return
    after = shared_weights(before, Sharing.EQUAL, chosen)
    assert after.keys() == chosen
    assert others + sum(after.values()) == 100
    assert max(after.values()) - min(after.values()) <= D("0.01")


def test_that_proportions_want_every_weight() -> None:
    with pytest.raises(UserError) as refused:
        shared_weights({"a": D(30), "b": None, "c": None}, Sharing.PROPORTIONAL)
    assert refused.value.sentence.startswith("Mancano 2 pesi: non ci sono proporzioni da mantenere. Scriverli")
    assert shared_weights({"a": D(30), "b": D(30), "c": D(15)}, Sharing.PROPORTIONAL) == {"a": 40, "b": 40, "c": 20}
