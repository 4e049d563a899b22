"""Finding a person, an objective, a sheet or a unit from anywhere in the window."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from sqlalchemy import select
from sqlalchemy.orm import Session, joinedload

from app.domain.issues import Link
from app.domain.italian import format_date
from app.domain.matching import text_key
from app.domain.permissions import Action, Actor, PerSheet, may_in_scope
from app.domain.search import Found, Kind, Nearness, excerpt, in_order, nearness
from app.domain.workflow import SheetState
from app.models.cycles import Cycle
from app.models.evaluation import EvaluationRound, Sheet
from app.models.objectives import Objective
from app.models.people import Employee
from app.models.structure import Area, Office, Sector
from app.services.access import reading
from app.services.sheets.attachments import names_paper, sheet_of_paper
from app.services.sheets.named import sheet_subject
from app.services.sheets.sheet_access import is_listed
from app.services.workspace import Workspace

MOST = 12
"""How many finds of each kind are shown."""

_Candidate = tuple[Found, str]
"""What may be found, and its description."""


def search(workspace: Workspace, year: int, words: str) -> list[Found]:
    """Return the people, objectives, sheets and units of `year` that answer to every word typed, the nearest first."""
    wanted = text_key(words).split()
    if not wanted:
        with reading(workspace, Action.OPEN):
            return []
    with reading(workspace, Action.OPEN) as session:
        found = in_order(_answers(_may_find(workspace.actor, session, year), wanted), MOST)
    return [*_of_paper(workspace, words), *found]


def _of_paper(workspace: Workspace, words: str) -> Iterator[Found]:
    """Yield the sheet of a paper by the code, the number or the QR text that is on it, of whatever year."""
    sheet_id = sheet_of_paper(workspace, words) if names_paper(words) else None
    if sheet_id is not None:
        with reading(workspace, PerSheet(Action.SEE_SCORES)) as session:
            sheet = session.get_one(Sheet, sheet_id)
            detail = f"carta della scheda {sheet.round.cycle.year}, {sheet.standing}"
            yield Found(sheet_subject(session, sheet), detail, "clipboard-text", Link("sheet", sheet_id), Kind.SHEET)


def _answers(candidates: Iterable[_Candidate], wanted: list[str]) -> Iterator[tuple[Nearness, Found]]:
    for one, description in candidates:
        near = nearness(wanted, f"{one.text} {one.detail} {one.kind.one}", description)
        if near is Nearness.DESCRIPTION:
            yield near, replace(one, detail=", ".join(filter(None, (one.detail, excerpt(description, wanted)))))
        elif near is not None:
            yield near, one


def _may_find(actor: Actor, session: Session, year: int) -> Iterator[_Candidate]:
    """Yield what is searched for `actor`: people, objectives and units for who reads them, sheets they may know of."""
    if may_in_scope(actor, Action.READ):
        yield from _people(session)
        yield from _objectives(session, year)
        yield from _units(session)
    yield from _sheets(actor, session, year)


def _people(session: Session) -> Iterator[_Candidate]:
    query = select(Employee.id, Employee.last_name, Employee.first_name, Employee.matricola)
    for number, last, first, matricola in session.execute(query.order_by(Employee.last_name, Employee.first_name)):
        yield Found(f"{last} {first}", f"matricola {matricola}", "user", Link("employee", number), Kind.PERSON), ""


def _objectives(session: Session, year: int) -> Iterator[_Candidate]:
    query = select(Objective.id, Objective.code, Objective.title, Objective.description)
    query = query.join(Cycle).where(Cycle.year == year).order_by(Objective.code)
    for number, code, title, description in session.execute(query):
        found = Found(f"{code} · {title}", "", "target", Link("objective", number), Kind.OBJECTIVE)
        yield found, description


def _units(session: Session) -> Iterator[_Candidate]:
    kinds: tuple[tuple[type[Area | Sector | Office], str, str], ...] = (
        (Area, "Area", "area"),
        (Sector, "Settore", "sector"),
        (Office, "Ufficio", "office"),
    )
    for table, word, kind in kinds:
        for number, code, name in session.execute(select(table.id, table.code, table.name).order_by(table.code)):
            yield Found(name, f"{word} {code}", "tree-structure", Link(kind, number), Kind.UNIT), ""


def _sheets(actor: Actor, session: Session, year: int) -> Iterator[_Candidate]:
    query = (
        select(Sheet)
        .join(EvaluationRound)
        .join(Cycle)
        .where(Cycle.year == year, Sheet.state != SheetState.SUPERSEDED, Sheet.employee_id.is_not(None))
        .options(joinedload(Sheet.employee))
        .order_by(Sheet.valid_from)
    )
    for sheet in session.scalars(query):
        if sheet.employee is not None and is_listed(actor, sheet):
            name = sheet.employee.full_name
            dates = f"dal {format_date(sheet.valid_from)} al {format_date(sheet.valid_to)}"
            detail = f"{dates}, {sheet.standing}"
            yield Found(name, detail, "clipboard-text", Link("sheet", sheet.id), Kind.SHEET), ""
