"""Files that are there whole or not at all, and prints that go to them: the only door of the services to the disk."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import BinaryIO

from app.domain.documents.common import Printed
from app.reports.output import explained, whole_file

__all__ = ["explained", "print_whole", "whole_file"]


def print_whole(target: Path, print_to: Callable[[BinaryIO], Printed]) -> Printed:
    """Print to `target`, whole or not at all; return the outcome with the file in it."""
    with whole_file(target) as out:
        printed = print_to(out)
    return replace(printed, files=(target,))
