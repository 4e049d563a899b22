"""The texts and thresholds that ship with the program."""

from functools import lru_cache
from pathlib import Path

from app.domain.errors import UserError
from app.domain.law.norms import Law
from app.domain.law.reading import read_law
from app.services.resources import RESOURCES


@lru_cache(maxsize=1)
def shipped_law() -> Law:
    """Return the law of the program, read once and only when something asks for it."""
    return law_in(RESOURCES / "law")


def law_in(folder: Path) -> Law:
    """Read the files of a folder; `UserError` says which file and which place is wrong."""
    law, issues = read_law({path.name: path.read_text(encoding="utf-8") for path in sorted(folder.glob("*.toml"))})
    if law is None:
        raise UserError(f"I testi delle norme non sono leggibili: {issues[0].sentence}.")
    return law
