"""How an evaluation becomes the part of the share that is due, as data."""

from dataclasses import dataclass
from decimal import Decimal

from app.domain.awards.vocabulary import PayoutKind
from app.domain.exact import HUNDRED, ZERO


@dataclass(frozen=True, slots=True)
class PayoutBand:
    """From this score on, this percentage of the share."""

    floor: Decimal
    share: Decimal
    label: str = ""


@dataclass(frozen=True, slots=True)
class FixedAmount:
    """From this score on, these euros, for some contract areas (none: for all that no other row names)."""

    floor: Decimal
    amount: Decimal
    contract_areas: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class MeritClass:
    """A class by ranking: from this score on, at most this percentage of those admitted, at this percentage of the
    share (it may be over 100)."""

    name: str
    share: Decimal
    floor: Decimal = ZERO
    at_most: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Payout:
    """f(S): `full_from` and `partial_from` are the scores b and a of a threshold; `threshold`, `base_share` and
    `per_point` the s₀, q₀ and p of the slope (in percent); bands, amounts and classes those of their kinds."""

    kind: PayoutKind = PayoutKind.LINEAR
    full_from: Decimal = HUNDRED
    partial_from: Decimal = ZERO
    threshold: Decimal = ZERO
    base_share: Decimal = ZERO
    per_point: Decimal = ZERO
    bands: tuple[PayoutBand, ...] = ()
    amounts: tuple[FixedAmount, ...] = ()
    classes: tuple[MeritClass, ...] = ()


ALL_LINEAR = Payout()
"""What a fund pays when its rule does not say."""
