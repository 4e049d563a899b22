"""What the method of the year asks to be certified and nobody has written yet."""

from collections.abc import Iterator

from app.domain.certified_data.page import CertifiedPage
from app.domain.checks import BY_METHOD, Check, Finding
from app.domain.issues import Link, Severity
from app.domain.italian import some_of
from app.domain.method.outside_words import DatumOwner
from app.domain.year_windows import StepKey

CERTIFIED_LINK = Link("certified_data", 0)
_MOST_NAMED = 3


def _missing(page: CertifiedPage) -> Iterator[Finding]:
    """Name each datum once, with those whose it is."""
    for datum in page.data:
        whose = [row.of_whom for row in page.figures if row.datum.code == datum.code and row.value is None]
        if not whose:
            continue
        of_whom = "" if datum.owner is DatumOwner.ENTITY else f" di {some_of(whose, _MOST_NAMED)}"
        yield Finding(f"Manca il dato certificato «{datum.title}»{of_whom}.", CERTIFIED_LINK)


CERTIFIED_CHECKS: tuple[Check[CertifiedPage], ...] = (
    Check("certified", _missing, "dati certificati da scrivere", Severity.WARNING, BY_METHOD, step=StepKey.MEASURE),
)
