"""The names of operations: what is undone and done again has that of the operation, with a word before it."""

from app.domain.italian import plural

UNDO = "Annulla: "
REDO = "Ripristina: "
EXPORTED, PRINTED, IMPORTED = "Esportazione: ", "Stampa: ", "Importazione"
"""How the names of these operations begin."""
COPIED = f"{EXPORTED}negli appunti "
LONGEST = 70
"""Letters of an operation's name in a menu."""


def bare(label: str) -> str:
    """Return the name of an operation, however often it was undone and done again: the same words in it are its own."""
    while label.startswith((UNDO, REDO)):
        label = label.removeprefix(UNDO).removeprefix(REDO)
    return label


def copied(title: str, rows: int) -> str:
    """Name the operation by which rows of a list go to the clipboard."""
    return f"{COPIED}{plural(rows, 'riga', 'righe')} di «{title}»"


def without_digest(name: str) -> str:
    """Return a name without the SHA-256 of the file that was read, which is for the audit alone."""
    return name.split(" (SHA-256", maxsplit=1)[0]


def shortened(name: str) -> str:
    """Return a name as a menu has room for it."""
    name = without_digest(name)
    return name if len(name) <= LONGEST else f"{name[: LONGEST - 1].rstrip()}…"
