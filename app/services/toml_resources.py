"""The TOML files that ship with the program."""

import tomllib
from typing import Any

from app.services.resources import RESOURCES


def read_toml(*parts: str) -> dict[str, Any]:
    """Return the content of a TOML file of `app/resources/`, by its path inside it."""
    return tomllib.loads(RESOURCES.joinpath(*parts).read_text(encoding="utf-8"))
