"""Check on what is published: W24, nobody must be recognised from it."""

from collections.abc import Iterator
from dataclasses import dataclass

from app.domain.checks import Check, Finding
from app.domain.issues import Link, Severity
from app.domain.italian import listed


@dataclass(frozen=True, slots=True)
class PublishedText:
    """A text that goes into a document to be published: where it is, the link to it, whom it names."""

    place: str
    link: Link
    names: tuple[str, ...]


def _named(text: PublishedText) -> Iterator[Finding]:
    """W24: what is published names holders of offices only; of results and evaluations, nobody."""
    if text.names:
        yield Finding(f"{text.place} si pubblica e nomina {listed(text.names)}.", text.link)


PUBLICATION_CHECKS: tuple[Check[PublishedText], ...] = (
    Check(
        "W24",
        _named,
        "testi da pubblicare che nominano una persona",
        Severity.WARNING,
        norm="pubblicazione_senza_nomi",
    ),
)
"""What goes out by class is held to W24 where it is made (`publication.py`): no table with a class too small exists."""
