"""The list of contract areas (CCNL 16.11.2022 art. 12)."""

from sqlalchemy import func, select

from app.domain.changes import Changes, Topic
from app.domain.ids import ContractAreaId
from app.domain.permissions import Action, InScope
from app.domain.structure.units import ContractAreaDraft, ContractAreaRow, validate_contract_area
from app.domain.validation import refuse
from app.models.people import Posting
from app.models.structure import ContractArea
from app.services.access import reading
from app.services.structure.coded import code_taken, write_code
from app.services.structure.references import refuse_if_used
from app.services.transaction import Unit, save, unit_of_work
from app.services.workspace import Workspace


def list_contract_areas(workspace: Workspace) -> list[ContractAreaRow]:
    """Return the areas in their order, with the people who were ever posted in them."""
    with reading(workspace, InScope(Action.READ)) as session:
        people = func.count(func.distinct(Posting.employee_id))
        counted = select(Posting.contract_area_id, people).group_by(Posting.contract_area_id)
        used = {row[0]: row[1] for row in session.execute(counted)}
        rows = session.scalars(select(ContractArea).order_by(ContractArea.position, ContractArea.id))
        return [ContractAreaRow(row.id, row.code, row.name, row.position, used.get(row.id, 0)) for row in rows]


def save_contract_area(workspace: Workspace, draft: ContractAreaDraft) -> Changes:
    """Create a contract area, or change the one with the id of the draft."""
    verb = "Nuova" if draft.id is None else "Modifica"
    return save(workspace, f"{verb} area contrattuale {draft.name.strip()}", put_contract_area, draft)


def delete_contract_area(workspace: Workspace, identity: ContractAreaId) -> Changes:
    """Delete a contract area that nobody was ever in."""
    with unit_of_work(workspace, "Elimina area contrattuale", Topic.STRUCTURE) as unit:
        row = unit.get(ContractArea, identity)
        what = f"«{row.name}»"
        refuse_if_used(unit.session, ContractArea.__tablename__, row.id, what, "Cambiare prima le assegnazioni.")
        unit.session.delete(row)
    return unit.changes


def put_contract_area(unit: Unit, draft: ContractAreaDraft) -> ContractArea:
    """Keep a contract area inside a larger operation."""
    refuse([*validate_contract_area(draft), *code_taken(unit.session, ContractArea, draft.code, draft.id)])
    row = unit.row_of(ContractArea, draft)
    write_code(unit.session, row, draft)
    return unit.add(row)
