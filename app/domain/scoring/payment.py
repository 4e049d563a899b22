"""Payment times and result pay (D.L. 13/2023 art. 4-bis c. 2): `R·[(1−q)·f(S) + q·A]`."""

from fractions import Fraction

from app.domain.scoring.numbers import FULL, NOTHING


def share_with_payment_times(band_share: Fraction, *, quota: Fraction, is_reached: bool) -> Fraction:
    """Return the percentage of the result pay due: `quota` (percent) hangs on the payment-times objective."""
    reached = FULL if is_reached else NOTHING
    return ((FULL - quota) * band_share + quota * reached) / 100
