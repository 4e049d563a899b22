"""One of a few words, as people type it: whole, by its beginning, or by another word for it."""

from collections.abc import Sequence

from app.domain.matching import text_key

OTHER_WORDS = {
    "m": "uomo", "maschio": "uomo", "maschile": "uomo", "f": "donna", "femmina": "donna", "femminile": "donna",
}  # fmt: skip


def choice_named(choices: Sequence[str], typed: str) -> str | None:
    """Return the choice called `typed`, whatever its case and accents."""
    key = text_key(typed)
    by_key = {text_key(choice): choice for choice in choices}
    return by_key.get(key) or by_key.get(OTHER_WORDS.get(key, key))


def choice_begun(choices: Sequence[str], typed: str) -> str | None:
    """Return the choice called `typed`, or the only one that begins so."""
    key = text_key(typed)
    begun = [choice for choice in choices if key and text_key(choice).startswith(key)]
    return choice_named(choices, typed) or (begun[0] if len(begun) == 1 else None)
