"""Weights brought to 100: in equal parts or keeping their proportions, of a whole set or of what is chosen in it."""

from collections.abc import Collection, Hashable, Mapping
from decimal import Decimal
from typing import TypeVar

from app.domain import exact
from app.domain.errors import UserError
from app.domain.exact import HUNDRED, ZERO
from app.domain.italian import agreeing, format_decimal, plural
from app.domain.italian_enum import ItalianEnum

Key = TypeVar("Key", bound=Hashable)
FROM_EQUAL = "Scriverli, oppure distribuire in parti uguali."


class Sharing(ItalianEnum):
    """How weights are brought to their total."""

    EQUAL = "equal", "in parti uguali"
    PROPORTIONAL = "proportional", "mantenendo le proporzioni"


def shared_weights(
    weights: Mapping[Key, Decimal | None],
    sharing: Sharing,
    chosen: Collection[Key] = (),
    total: Decimal = HUNDRED,
) -> dict[Key, Decimal]:
    """Return the new weights of those `chosen` (of all, when nobody is): with the others they sum to `total` exactly.

    Raises `UserError` where nothing is left for the chosen ones, or there are no proportions to keep.
    """
    wanted = [key for key in weights if not chosen or key in chosen]
    others = exact.total_of([weight or ZERO for key, weight in weights.items() if key not in wanted])
    left = total - others
    if not wanted:
        return {}
    if left <= ZERO:
        raise UserError(
            f"Gli obiettivi non scelti pesano già {format_decimal(others, None)}: non resta nulla da distribuire.",
            "Scegliere anche quelli, oppure l'intero gruppo.",
        )
    if sharing is Sharing.EQUAL:
        return dict(zip(wanted, exact.share_equally(left, len(wanted)), strict=True))
    given = _to_keep([weights[key] for key in wanted])
    return dict(zip(wanted, exact.share_in_proportion(left, given), strict=True))


def _to_keep(weights: Collection[Decimal | None]) -> list[Decimal]:
    """Return the weights whose proportions are kept; a weight that is missing is not zero."""
    given = [weight for weight in weights if weight is not None]
    missing = len(weights) - len(given)
    if missing:
        raise UserError(
            f"{agreeing(missing, 'Manca', 'Mancano')} {plural(missing, 'peso', 'pesi')}: non ci sono proporzioni da"
            " mantenere.",
            FROM_EQUAL,
        )
    if not any(given):
        raise UserError("I pesi sono tutti zero: non ci sono proporzioni da mantenere.", FROM_EQUAL)
    return given
