"""The ente: its data, its logo, population and personnel cost."""

from collections.abc import Sequence
from pathlib import Path

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.domain.changes import Changes, Topic
from app.domain.errors import UserError
from app.domain.issues import Issue
from app.domain.italian import format_date
from app.domain.permissions import Action, InScope
from app.domain.structure.municipality import (
    LARGEST_LOGO,
    MunicipalityDraft,
    PersonnelCostDraft,
    PersonnelCostRow,
    PopulationDraft,
    PopulationLine,
    population_lines,
    validate_municipality,
    validate_personnel_cost,
    validate_population,
)
from app.domain.validation import present, refuse
from app.models.municipality import Municipality, PersonnelCost, PopulationFigure
from app.services.access import reading
from app.services.files import read_file
from app.services.transaction import Unit, save, unit_of_work
from app.services.workspace import Workspace

_TOPICS = (Topic.MUNICIPALITY,)
_CHOOSE_ANOTHER = "Scegliere un'immagine PNG o JPEG."


def read_municipality(workspace: Workspace) -> MunicipalityDraft:
    with reading(workspace, InScope(Action.READ)) as session:
        return load_municipality(session)


def load_municipality(session: Session) -> MunicipalityDraft:
    row = session.get(Municipality, 1)
    return _draft(row) if row else MunicipalityDraft()


def save_municipality(workspace: Workspace, draft: MunicipalityDraft) -> Changes:
    """Keep name, letterhead and the other words of the ente (the logo has its own use case)."""
    with unit_of_work(workspace, "Modifica dati dell'ente", Topic.MUNICIPALITY) as unit:
        put_municipality(unit, draft)
    return unit.changes


def put_municipality(unit: Unit, draft: MunicipalityDraft) -> Municipality:
    """Keep the words of the ente inside a larger operation."""
    refuse(validate_municipality(draft))
    row = unit.session.get(Municipality, 1) or Municipality(id=1)
    if draft.version is not None:
        unit.get(Municipality, 1, version=draft.version)
    for key in (
        "name",
        "province",
        "istat_code",
        "address",
        "evaluation_body_name",
        "structure_act",
        "code_mask",
        "footer",
    ):
        setattr(row, key, getattr(draft, key).strip())
    row.letterhead = draft.letterhead.strip()
    return unit.add(row)


def set_logo(workspace: Workspace, path: Path) -> Changes:
    """Take the logo from a file; `UserError` when it is missing, unreadable, not a picture or too large."""
    data = picture_in(path)
    with unit_of_work(workspace, "Nuovo logo dell'ente", Topic.MUNICIPALITY) as unit:
        unit.get(Municipality, 1).logo = data
    return unit.changes


def remove_logo(workspace: Workspace) -> Changes:
    with unit_of_work(workspace, "Togli il logo dell'ente", Topic.MUNICIPALITY) as unit:
        unit.get(Municipality, 1).logo = None
    return unit.changes


def list_population(workspace: Workspace) -> list[PopulationLine]:
    """Return the counts, oldest first, with changes and members per family computed."""
    with reading(workspace, InScope(Action.READ)) as session:
        return load_population(session)


def load_population(session: Session) -> list[PopulationLine]:
    rows = session.scalars(select(PopulationFigure).order_by(PopulationFigure.on_date))
    return population_lines(PopulationDraft(row.on_date, row.males, row.females, row.families, row.id) for row in rows)


def save_population(workspace: Workspace, draft: PopulationDraft) -> Changes:
    """Keep the residents counted on a day: one count for each day."""
    return save(workspace, f"Popolazione al {format_date(draft.counted_on)}", put_population, draft, topics=_TOPICS)


def save_populations(workspace: Workspace, drafts: Sequence[PopulationDraft]) -> Changes:
    """Keep a pasted block of counts, all of it or nothing."""
    return save(workspace, "Popolazione", put_population, *drafts, topics=_TOPICS)


def put_population(unit: Unit, draft: PopulationDraft) -> PopulationFigure:
    """Keep a count inside a larger operation."""
    refuse([*validate_population(draft), *_counted_twice(unit.session, draft)])
    row = unit.row_of(PopulationFigure, draft)
    row.on_date, row.families = present(draft.counted_on), draft.families
    row.males, row.females = present(draft.men), present(draft.women)
    return unit.add(row)


def delete_population(workspace: Workspace, identity: int) -> Changes:
    return _delete(workspace, "Elimina dato della popolazione", PopulationFigure, identity)


def list_costs(workspace: Workspace) -> list[PersonnelCostRow]:
    """Return the personnel cost by year, oldest first."""
    with reading(workspace, InScope(Action.READ)) as session:
        rows = session.scalars(select(PersonnelCost).order_by(PersonnelCost.year))
        return [PersonnelCostRow(row.id, row.year, row.pay, row.irap, row.contributions) for row in rows]


def save_cost(workspace: Workspace, draft: PersonnelCostDraft) -> Changes:
    """Keep the personnel cost of a year: one for each year."""
    return save(workspace, f"Spesa per il personale {draft.year or ''}".strip(), put_cost, draft, topics=_TOPICS)


def save_costs(workspace: Workspace, drafts: Sequence[PersonnelCostDraft]) -> Changes:
    """Keep a pasted block of costs, all of it or nothing."""
    return save(workspace, "Spesa per il personale", put_cost, *drafts, topics=_TOPICS)


def put_cost(unit: Unit, draft: PersonnelCostDraft) -> PersonnelCost:
    """Keep the cost of a year inside a larger operation."""
    refuse([*validate_personnel_cost(draft), *_year_twice(unit.session, draft)])
    row = unit.row_of(PersonnelCost, draft)
    row.year, row.pay = present(draft.year), present(draft.pay)
    row.irap, row.contributions = present(draft.irap), present(draft.contributions)
    return unit.add(row)


def delete_cost(workspace: Workspace, identity: int) -> Changes:
    return _delete(workspace, "Elimina spesa per il personale", PersonnelCost, identity)


def _delete(workspace: Workspace, label: str, kind: type[PopulationFigure | PersonnelCost], identity: int) -> Changes:
    with unit_of_work(workspace, label, Topic.MUNICIPALITY) as unit:
        unit.session.delete(unit.get(kind, identity))
    return unit.changes


def _draft(row: Municipality) -> MunicipalityDraft:
    return MunicipalityDraft(
        name=row.name,
        province=row.province,
        istat_code=row.istat_code,
        address=row.address,
        letterhead=row.letterhead,
        evaluation_body_name=row.evaluation_body_name,
        structure_act=row.structure_act,
        logo=row.logo,
        is_demo=row.is_demo,
        version=row.version,
        code_mask=row.code_mask,
        footer=row.footer,
    )


def picture_in(path: Path) -> bytes:
    """Read a PNG or JPEG file that the printed letterhead can really use."""
    from app.reports.logo import read_logo

    data = read_file(path, LARGEST_LOGO)
    picture, _ = read_logo(data)
    if picture is None:
        raise UserError(f"Il file {path.name} non è un'immagine che si può stampare.", _CHOOSE_ANOTHER)
    return data


def _counted_twice(session: Session, draft: PopulationDraft) -> list[Issue]:
    same = select(PopulationFigure.id).where(
        PopulationFigure.on_date == draft.counted_on, PopulationFigure.id != (draft.id or 0)
    )
    if session.scalar(same) is None:
        return []
    return [Issue("counted_twice", f"Al {format_date(draft.counted_on)} c'è già un dato.", "counted_on")]


def _year_twice(session: Session, draft: PersonnelCostDraft) -> list[Issue]:
    same = select(PersonnelCost.id).where(PersonnelCost.year == draft.year, PersonnelCost.id != (draft.id or 0))
    if session.scalar(same) is None:
        return []
    return [Issue("year_twice", f"Per il {draft.year} la spesa c'è già.", "year")]
