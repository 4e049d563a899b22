"""The titles that the log-in shows before anybody has entered follow the archive: its Aree, who heads them, roles."""

from contextlib import suppress

from app.domain.errors import ArchiveError
from app.domain.permissions import Action
from app.services.access import ask, reading
from app.services.keys.slots import show_titles
from app.services.users.users import titles_by_slot
from app.services.workspace import Workspace


def follow_titles(workspace: Workspace) -> None:
    """Let the key file call each user as the archive does now; done when an archive is let go, by whoever had it.

    A disk that refuses is no reason to keep anybody: the title of before stays until the next time.
    """
    ask(workspace.actor, Action.OPEN)
    if workspace.archive.keys is None or not workspace.archive.is_writable:
        return
    with suppress(ArchiveError):
        with reading(workspace, Action.OPEN, is_whole=True) as session:
            titles = titles_by_slot(session, workspace.today)
        show_titles(workspace, titles)
