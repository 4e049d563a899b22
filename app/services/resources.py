"""Where the files that ship with the program are."""

import tomllib
from pathlib import Path
from typing import Any

RESOURCES = Path(__file__).parents[1] / "resources"


def read_toml(*parts: str) -> dict[str, Any]:
    """Return the content of a TOML file of `app/resources/`, by its path inside it."""
    return tomllib.loads(RESOURCES.joinpath(*parts).read_text(encoding="utf-8"))
