"""Checks on what the Nucleo certifies: before sheets are closed, and the same degree as the values give."""

from collections.abc import Iterator
from dataclasses import dataclass

from app.domain.acting import Acting
from app.domain.certification.results import ObjectiveResultRow, ResultStanding
from app.domain.checks import BY_METHOD, Check, Finding
from app.domain.issues import Link, Severity
from app.domain.italian import format_percent
from app.domain.year_windows import StepKey


@dataclass(frozen=True, slots=True)
class CertifiedYear:
    """The results of a year; `sheets_wait`: the method wants them certified, and sheets are closed or to be closed."""

    rows: tuple[ObjectiveResultRow, ...] = ()
    sheets_wait: bool = False


def _not_certified(year: CertifiedYear) -> Iterator[Finding]:
    """Name the results that are not certified when sheets are closed, where the method wants them so."""
    for row in year.rows if year.sheets_wait else ():
        if row.standing is not ResultStanding.CERTIFIED:
            why = f" ({row.lacking})" if row.lacking else ""
            sentence = f"{row.code} «{row.title}»: il Nucleo non ne ha certificato il risultato{why}."
            yield Finding(sentence, Link("objective", row.id))


def _different(year: CertifiedYear) -> Iterator[Finding]:
    """Name the results that the values give otherwise than the Nucleo certified: the method has changed since."""
    for row in year.rows:
        if row.certified is not None and row.is_different:
            certified, now = (format_percent(one, 2) for one in (row.certified.degree, row.degree))
            sentence = f"{row.code}: certificato con {certified}, mentre i valori danno {now}."
            yield Finding(sentence, Link("objective", row.id))


CERTIFICATION_CHECKS: tuple[Check[CertifiedYear], ...] = (
    Check(
        "certification", _not_certified, "risultati da certificare prima della chiusura delle schede",
        Severity.WARNING, BY_METHOD, acting=Acting.BODY, step=StepKey.CLOSING,
    ),
    Check("certified_degree", _different, "risultati certificati con un altro grado"),
)  # fmt: skip
