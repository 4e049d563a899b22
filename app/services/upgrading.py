"""What an archive of an earlier schema lacks and only the content of its sheets tells, written at its upgrade."""

from contextlib import suppress

from sqlalchemy import select, update

from app.domain.errors import UserError
from app.domain.permissions import Action
from app.domain.workflow import states_where
from app.models.evaluation import Sheet
from app.services.access import writing
from app.services.sheets.delivered import made_fingerprint
from app.services.sheets.sheet_content import load_contents
from app.services.workspace import Workspace


def complete_upgrade(workspace: Workspace) -> None:
    """Give the sheets already handed over the fingerprint that schema 1 did not keep: of what they say now.

    It is part of the upgrade, as its migrations are: an operation of nobody, which nobody undoes. Where a content
    cannot be read the archive is opened all the same: the check says what is wrong with it.
    """
    waiting = states_where(lambda state: state.is_complete and not state.is_settled)
    handed_over = select(Sheet).where(Sheet.state.in_(waiting), Sheet.delivered_on.is_not(None))
    with writing(workspace, Action.OPEN) as session:
        sheets = session.scalars(handed_over.where(Sheet.delivered_sha256 == "")).all()
        with suppress(UserError):
            contents = load_contents(session, sheets)
            for sheet in sheets:
                made = made_fingerprint(sheet, contents[sheet.id])
                session.execute(update(Sheet).where(Sheet.id == sheet.id).values(delivered_sha256=made))
