"""Which objective is likely the one on payment times (D.L. 13/2023 art. 4-bis), where nobody has said so."""

import re
from collections.abc import Iterable

from app.domain.matching import stems, text_key
from app.domain.payment_times.year import is_annual_delay

TICK = "Tempi di pagamento"
"""How the tick of the objective is called in its form."""
_IN_BRACKETS = re.compile(r"\([^)]*\)")
"""«Rispetto dei tempi di pagamento (art. 4-bis D.L. 13/2023)»: where the law says it is no other thing."""
_PAYMENT_TIMES = frozenset({"tempi", "pagam"})
_MOST_WORDS = 4
_WHAT_IS_PAID = frozenset({"fattu", "comme", "forni", "debit"})
"""Words of what is paid, and to whom, which add nothing: invoices of trade, suppliers."""


def says_payment_times(title: str, *, is_long: bool = False) -> bool:
    """Tell whether a title says that and little more: a longer one only mentions it among other things."""
    words = set(stems(title)) - _WHAT_IS_PAID
    return words >= _PAYMENT_TIMES and (is_long or len(words) <= _MOST_WORDS)


def is_likely(title: str, indicators: Iterable[str]) -> bool:
    """Tell whether title or indicators are those of the objective: «Indicatore di ritardo annuale dei pagamenti»."""
    bare = _IN_BRACKETS.sub(" ", title)
    return says_payment_times(bare) or any(
        is_annual_delay(name) and "pagament" in text_key(f"{bare} {name}") for name in indicators
    )
