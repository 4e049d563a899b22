"""Checks on the archive itself: its file and the chain of its audit."""

from collections.abc import Iterator
from dataclasses import dataclass

from app.domain.checks import Check, Finding


@dataclass(frozen=True, slots=True)
class ArchiveFacts:
    """What reading the whole file said: why it cannot be read, what SQLite finds wrong, where the chain is broken."""

    unreadable: str = ""
    damage: tuple[str, ...] = ()
    broken: str = ""


def _unreadable(facts: ArchiveFacts) -> Iterator[Finding]:
    if facts.unreadable:
        yield Finding(facts.unreadable)


def _damaged(facts: ArchiveFacts) -> Iterator[Finding]:
    for answer in facts.damage:
        yield Finding(f"Il file è danneggiato: {answer}.")


def _broken_chain(facts: ArchiveFacts) -> Iterator[Finding]:
    if facts.broken:
        yield Finding(f"{facts.broken} Il registro delle attività non è integro.")


ARCHIVE_CHECKS: tuple[Check[ArchiveFacts], ...] = (
    Check("damaged", _unreadable, stops=True),
    Check("integrity", _damaged, "danni nel file", stops=True),
    Check("audit", _broken_chain),
)


@dataclass(frozen=True, slots=True)
class WholeArchive:
    """What comparing everything with the audit said: file, data, the closed sheets of the other years and the awards
    of all the closed ones."""

    file: tuple[str, ...] = ()
    data: tuple[str, ...] = ()
    other_years: tuple[str, ...] = ()
    awards: tuple[str, ...] = ()


WHOLE_ARCHIVE_CHECKS: tuple[Check[WholeArchive], ...] = (
    Check("guards", lambda facts: map(Finding, facts.file)),
    Check("replay", lambda facts: map(Finding, facts.data)),
    Check("closed_sheet", lambda facts: (Finding(f"Scheda definitiva di {one}") for one in facts.other_years)),
    Check("kept_awards", lambda facts: map(Finding, facts.awards)),
)
"""What `merito check` and the full check look at beyond the year."""
