"""When two lines of a plan say nearly the same."""

from difflib import SequenceMatcher

from app.domain.matching import SHORTEST_PREFIX, is_prefix

_NEAR_RATIO = 0.85


def are_near(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether two lists of stems are the same sentence with a few words changed, added at the end or left out."""
    if is_prefix(one, other) or is_prefix(other, one):
        return True
    if min(len(one), len(other)) < SHORTEST_PREFIX:
        return one == other and bool(one)
    matcher = SequenceMatcher(None, one, other, autojunk=False)
    bounds = (matcher.real_quick_ratio, matcher.quick_ratio, matcher.ratio)
    return all(bound() >= _NEAR_RATIO for bound in bounds)
