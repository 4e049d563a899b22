"""Which point of the manual explains what an objective lacks."""

from app.domain.manual.point import ManualPoint
from app.domain.manual.points import CHECKS_PAGE
from app.domain.objectives.lacks import Lack


def point_of_lack(lack: Lack) -> ManualPoint:
    return ManualPoint(CHECKS_PAGE, f"manca-{lack.value}")
