"""Which point of the manual explains something that is found missing or wrong."""

from collections.abc import Mapping

from app.domain.duties.duty import Duty, Place
from app.domain.manual.point import ManualPoint

CHECKS_PAGE = "controlli"

_BY_PLACE: Mapping[Place, ManualPoint] = {
    Place.STRUCTURE: ManualPoint("struttura"),
    Place.OBJECTIVE: ManualPoint("obiettivi"),
    Place.INDICATORS: ManualPoint("obiettivi-indicatori"),
    Place.PHASES: ManualPoint("obiettivi-dettaglio", "fasi"),
    Place.WEIGHTS: ManualPoint("obiettivi-dettaglio", "pesi"),
    Place.SHEETS: ManualPoint("valutazioni"),
    Place.PAYMENTS: ManualPoint("tempi-di-pagamento"),
    Place.METHOD: ManualPoint("metodologia"),
    Place.ARCHIVE: ManualPoint("registro-e-verifica"),
    Place.YEAR: ManualPoint("chiudere-l-anno"),
    Place.TRAINING: ManualPoint("formazione"),
    Place.CERTIFIED: ManualPoint("dati-certificati"),
}


def point_of_check(code: str) -> ManualPoint:
    """Return the point that explains what the check with this code finds (`W7a`, `coverage`)."""
    return ManualPoint(CHECKS_PAGE, code.casefold())


def point_of_duty(duty: Duty) -> ManualPoint:
    """Return the point that helps with something to be done: of the check that found it, or of where it is done."""
    return point_of_check(duty.code) if duty.code else _BY_PLACE[duty.place]
