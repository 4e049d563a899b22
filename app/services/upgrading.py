"""What an archive of an earlier schema lacks and only its own content tells, written at its upgrade."""

from contextlib import suppress
from dataclasses import replace
from datetime import datetime

from sqlalchemy import delete, select, update
from sqlalchemy.orm import Session

from app.domain.errors import UserError
from app.domain.permissions import Action, Actor
from app.domain.roles import UserRole
from app.domain.sheets.in_place import FROM_FILE
from app.domain.workflow import CycleState, EventOrigin, RoundKind, states_where
from app.models.cycles import Cycle
from app.models.evaluation import EvaluationRound, Sheet
from app.models.outcomes import SheetOutcome
from app.models.sheet_parts import SheetEvent
from app.models.year_closings import ClosedYear
from app.services.access import ask
from app.services.audit.closings import closing_entry
from app.services.audit.identity import tell_what_was_unsaid
from app.services.sheets.delivered import made_fingerprint
from app.services.sheets.sheet_content import load_contents
from app.services.transaction import Unit, unit_of_work
from app.services.workspace import Workspace

_PROGRAM = Actor("Merito", UserRole.SECRETARY)
"""Who upgrades an archive: nobody asked for it, and nobody undoes it."""


def complete_upgrade(workspace: Workspace) -> None:
    """Write what the present schema keeps and the one before did not; the audit tells it as an operation of nobody."""
    ask(workspace.actor, Action.OPEN)
    own = replace(workspace, actor=_PROGRAM)
    with unit_of_work(own, "Aggiornamento dell'archivio a questa versione di Merito", action=Action.OPEN) as unit:
        unit.can_undo = False
        _fill_fingerprints(unit.session)
        _forget_outcomes_of_checks(unit.session)
        _keep_closings(unit)
        _know_files(unit.session)
        tell_what_was_unsaid(unit)


def _forget_outcomes_of_checks(session: Session) -> None:
    """Let the sheets of the checks of the half year be counted again: before schema 6 they lacked every score."""
    rounds = select(EvaluationRound.id).where(EvaluationRound.kind == RoundKind.INTERIM)
    sheets = select(Sheet.id).where(Sheet.round_id.in_(rounds))
    session.connection().execute(delete(SheetOutcome).where(SheetOutcome.sheet_id.in_(sheets)))


def _keep_closings(unit: Unit) -> None:
    """Keep when the years were closed that were so before schema 9, as far as the audit tells it."""
    for cycle in unit.session.scalars(select(Cycle).where(Cycle.state == CycleState.CLOSED).order_by(Cycle.year)):
        is_kept = unit.session.scalar(select(ClosedYear.id).where(ClosedYear.cycle_id == cycle.id))
        if is_kept is None and (entry := closing_entry(unit.session, cycle)) is not None:
            unit.add(
                ClosedYear(
                    cycle_id=cycle.id,
                    closed_on=datetime.fromisoformat(entry.at).astimezone().date(),
                    closed_by=entry.actor,
                    head_hash=entry.previous_hash,
                )
            )


def _know_files(session: Session) -> None:
    """Mark the steps of sheets that came with a file: before schema 12 only their sentence told it.

    Of a year that is closed nothing is written any more, and nobody asks it there.
    """
    of_open_years = select(Sheet.id).join(Sheet.round).join(EvaluationRound.cycle).where(Cycle.state == CycleState.OPEN)
    told = select(SheetEvent).where(SheetEvent.origin == EventOrigin.PROGRAM, SheetEvent.reason.startswith(FROM_FILE))
    for event in session.scalars(told.where(SheetEvent.sheet_id.in_(of_open_years))):
        event.origin = EventOrigin.FILE


def _fill_fingerprints(session: Session) -> None:
    """Give the sheets already handed over the fingerprint that schema 1 did not keep: of what they say now.

    Where a content cannot be read the archive is opened all the same: the check says what is wrong with it. Of a year
    that is closed nothing is written any more.
    """
    waiting = states_where(lambda state: state.is_complete and not state.is_settled)
    handed_over = select(Sheet).where(Sheet.state.in_(waiting), Sheet.delivered_on.is_not(None))
    of_open_years = handed_over.join(Sheet.round).join(EvaluationRound.cycle).where(Cycle.state == CycleState.OPEN)
    sheets = session.scalars(of_open_years.where(Sheet.delivered_sha256 == "")).all()
    with suppress(UserError):
        contents = load_contents(session, sheets)
        for sheet in sheets:
            made = made_fingerprint(sheet, contents[sheet.id])
            statement = update(Sheet).where(Sheet.id == sheet.id).values(delivered_sha256=made)
            session.connection().execute(statement)
