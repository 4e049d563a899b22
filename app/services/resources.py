"""Where the files that ship with the program are."""

from pathlib import Path

RESOURCES = Path(__file__).parents[1] / "resources"
