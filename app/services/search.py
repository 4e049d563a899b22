"""Finding a person, an objective or a sheet from anywhere in the window."""

from collections.abc import Iterable, Iterator

from sqlalchemy import select
from sqlalchemy.orm import Session, joinedload

from app.domain.issues import Link
from app.domain.italian import format_date
from app.domain.matching import text_key
from app.domain.permissions import Action, Actor, may
from app.domain.search import Found
from app.domain.workflow import SheetState
from app.models.cycles import Cycle
from app.models.evaluation import EvaluationRound, Sheet
from app.models.objectives import Objective
from app.models.people import Employee
from app.services.access import reading
from app.services.sheets.sheet_access import is_listed
from app.services.workspace import Workspace

MOST = 12
"""How many finds of each kind are shown."""


def search(workspace: Workspace, year: int, words: str) -> list[Found]:
    """Return the people, objectives and sheets of `year` that hold every word typed, accents and case apart."""
    wanted = text_key(words).split()
    with reading(workspace, Action.OPEN) as session:
        found: list[Found] = []
        for results in _may_find(workspace.actor, session, year) if wanted else ():
            found += _first(results, wanted)
        return found


def _may_find(actor: Actor, session: Session, year: int) -> Iterator[Iterable[Found]]:
    """Yield what is searched for `actor`: people and objectives for who reads them, and the sheets they may know of."""
    if may(actor, Action.READ):
        yield _people(session)
        yield _objectives(session, year)
    yield _sheets(actor, session, year)


def _first(results: Iterable[Found], wanted: list[str]) -> list[Found]:
    matching = (one for one in results if all(word in text_key(f"{one.text} {one.detail}") for word in wanted))
    return [one for one, _ in zip(matching, range(MOST), strict=False)]


def _people(session: Session) -> Iterator[Found]:
    query = select(Employee.id, Employee.last_name, Employee.first_name, Employee.matricola)
    for number, last, first, matricola in session.execute(query.order_by(Employee.last_name, Employee.first_name)):
        yield Found(f"{last} {first}", f"matricola {matricola}", "user", Link("employee", number))


def _objectives(session: Session, year: int) -> Iterator[Found]:
    query = select(Objective.id, Objective.code, Objective.title).join(Cycle).where(Cycle.year == year)
    for number, code, title in session.execute(query.order_by(Objective.code)):
        yield Found(f"{code} · {title}", "obiettivo", "target", Link("objective", number))


def _sheets(actor: Actor, session: Session, year: int) -> Iterator[Found]:
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
            yield Found(name, f"scheda {dates}, {sheet.state.italian}", "clipboard-text", Link("sheet", sheet.id))
