"""What was asked of the policy, as the audit keeps it."""

from collections.abc import Collection

from app.domain.permissions import Action


def words_of(actions: Collection[Action]) -> str | None:
    """Write actions as the audit keeps them; None when there is none."""
    return " ".join(sorted(action.value for action in actions)) or None


def actions_in(words: str | None) -> frozenset[Action]:
    """Read what `words_of` wrote; empty when a word of it is not known any more."""
    found = (words or "").split()
    known = {action.value: action for action in Action}
    return frozenset(known[word] for word in found) if known.keys() >= set(found) else frozenset()
