"""What is said of a procedure: how a ranking computed now stands to the one published."""

from collections.abc import Sequence

from app.domain.italian import plural
from app.domain.progressions.frozen import FrozenPlace


def changed_words(published: Sequence[FrozenPlace], now: Sequence[FrozenPlace]) -> str:
    """Say how many people have another place or score than published; empty when nobody has."""
    before = {one.person: one for one in published}
    after = {one.person: one for one in now}
    people = sum(before.get(one) != after.get(one) for one in before.keys() | after.keys())
    if not people:
        return ""
    what = plural(people, "persona ha", "persone hanno")
    return f"Rispetto alla graduatoria pubblicata {what} posto o punteggio diverso."
