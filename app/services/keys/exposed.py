"""Whether an archive holds people and anybody who has its file can read it. It loads no cryptography."""

from app.domain.permissions import Action
from app.services.access import glancing
from app.services.workspace import Workspace


def exposed_archive(workspace: Workspace) -> str:
    """Return the identity of an archive in clear with people in it who are not invented; else nothing."""
    with glancing(workspace, Action.MANAGE_USERS) as glance:
        is_exposed = workspace.archive.key is None and workspace.archive.is_writable and glance.has_people()
        return glance.archive_id() if is_exposed and not glance.is_demo() else ""
