"""Everything the page of certification shows, asked together; and whether sheets wait for certified results."""

from collections.abc import Mapping
from typing import NamedTuple

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.domain.acts import ActRow
from app.domain.certification.results import ObjectiveResultRow
from app.domain.changes import Changes, Topic
from app.domain.cycles import YearClosing
from app.domain.ids import MinutesFileId, ObjectiveId
from app.domain.permissions import Action, InScope
from app.domain.setting_keys import CERTIFIED_FIRST
from app.models.municipality import Setting
from app.services.access import reading
from app.services.certification.reading import certifications_of, results_of
from app.services.cycles import closing_of, cycle_of
from app.services.structure.acts import list_acts
from app.services.transaction import unit_of_work
from app.services.workspace import Workspace


class CertificationPage(NamedTuple):
    """The results of a year, the acts to cite, the scan of the minutes of each certified one; why all is locked."""

    rows: tuple[ObjectiveResultRow, ...] = ()
    acts: tuple[ActRow, ...] = ()
    scans: Mapping[ObjectiveId, MinutesFileId] = {}
    is_wanted: bool = False
    closing: YearClosing | None = None


def read_certification(workspace: Workspace, year: int) -> CertificationPage:
    acts = tuple(list_acts(workspace))
    with reading(workspace, InScope(Action.READ), year=year) as session:
        cycle = cycle_of(session, year)
        if cycle is None:
            return CertificationPage()
        scans = {
            one.objective_id: record.files[0].id
            for record in certifications_of(session, cycle)
            for one in record.standing
            if record.files
        }
        rows = tuple(results_of(session, cycle))
        return CertificationPage(rows, acts, scans, is_wanted_before_closing(session), closing_of(session, cycle))


def is_wanted_before_closing(session: Session) -> bool:
    return session.scalar(select(Setting.value).where(Setting.key == CERTIFIED_FIRST)) == "1"


def require_certification(workspace: Workspace, *, is_wanted: bool) -> Changes:
    """Say whether the method wants results certified before sheets are closed: the checks remind of it."""
    with unit_of_work(workspace, "Certificazione prima della chiusura", Topic.OBJECTIVES) as unit:
        row = unit.session.scalar(select(Setting).where(Setting.key == CERTIFIED_FIRST)) or Setting(key=CERTIFIED_FIRST)
        row.value = "1" if is_wanted else "0"
        unit.label = f"Certificazione prima della chiusura: {'sì' if is_wanted else 'no'}"
        unit.add(row)
    return unit.changes
