"""Payment times and result pay (D.L. 13/2023 art. 4-bis c. 2): `R·[(1−q)·f(S) + q·A]`."""

from decimal import Decimal
from fractions import Fraction

from app.domain.exact import round_half_up
from app.domain.scoring.numbers import FULL, NOTHING, as_fraction


def share_with_payment_times(band_share: Fraction, *, quota: Fraction, is_reached: bool) -> Fraction:
    """Return the percentage of the result pay due: `quota` (percent) hangs on the payment-times objective."""
    reached = FULL if is_reached else NOTHING
    return ((FULL - quota) * band_share + quota * reached) / 100


def result_pay(maximum: Decimal, band_share: Decimal, *, quota: Decimal, is_reached: bool) -> Decimal:
    """Return the euros due out of `maximum`, rounded half up to the cent."""
    share = share_with_payment_times(as_fraction(band_share), quota=as_fraction(quota), is_reached=is_reached)
    return round_half_up(as_fraction(maximum) * share / 100)
