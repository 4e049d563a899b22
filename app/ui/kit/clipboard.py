"""Blocks of cells to and from the clipboard, as Excel writes them (tabs and new lines)."""

from collections.abc import Sequence
from io import StringIO


def to_block(lines: Sequence[Sequence[str]]) -> str:
    """Write a block; a line break inside a cell becomes a space."""
    return "\n".join("\t".join(" ".join(cell.split()) for cell in line) for line in lines)


def from_block(text: str) -> list[list[str]]:
    """Split a pasted block; a cell in double quotes may hold line breaks."""
    import csv

    return list(csv.reader(StringIO(text, newline=""), dialect="excel-tab"))
