"""The head of the audit anchored outside the archive: in the user's folder, on papers, in copies. It loads no ORM."""

from contextlib import suppress
from dataclasses import replace
from datetime import UTC

from app.domain.audit.anchors import Anchor, ChainStanding, PrintedMatch, compare, printed_anchor, with_head
from app.domain.errors import ArchiveError
from app.domain.permissions import Action
from app.models.anchor_file import read_anchors, write_anchors
from app.models.glance import Glance
from app.services.access import Question, glancing
from app.services.workspace import Workspace


def anchor_of(workspace: Workspace, asking: Question = Action.OPEN) -> Anchor:
    """Return the present head of the audit: what is kept with each copy and remembered by this computer."""
    with glancing(workspace, asking) as glance:
        return _present(workspace, glance)


def chain_standing(workspace: Workspace) -> ChainStanding:
    """Compare the audit with what this computer remembers of it; of the example, to be thrown away, it never does."""
    with glancing(workspace, Action.OPEN) as glance:
        present = _present(workspace, glance)
        _, is_demo = glance.municipality()
        if is_demo:
            return compare(replace(present, archive_id=""), (), glance.hash_of)
        return compare(present, read_anchors(present.archive_id), glance.hash_of)


def chain_at_opening(workspace: Workspace) -> ChainStanding:
    """Compare the audit, and remember where it stands unless that is doubtful."""
    found = chain_standing(workspace)
    if not found.is_doubtful:
        remember(found.present)
    return found


def keep_anchor(workspace: Workspace) -> None:
    """Remember the present head, unless it is doubtful; what cannot be read now is told by whoever opens it."""
    with suppress(ArchiveError):
        chain_at_opening(workspace)


def remember(present: Anchor) -> None:
    """Remember a head in the user's folder; a folder that refuses is no reason to stop anybody."""
    if present.entry:
        with suppress(OSError):
            write_anchors(present.archive_id, with_head(read_anchors(present.archive_id), present))


def against_printed(workspace: Workspace, words: str) -> PrintedMatch:
    """Look for the entry whose hash is copied from a paper; `UserError` when there is no hash in `words`."""
    with glancing(workspace, Action.OPEN) as glance:
        wanted = printed_anchor(words)
        numbers = glance.entries_with_hash(wanted.digits)
    found = [number for number in numbers if wanted.entry in {None, number}]
    return PrintedMatch(wanted, found[0] if len(found) == 1 else None)


def _present(workspace: Workspace, glance: Glance) -> Anchor:
    return Anchor(*glance.head(), workspace.now().astimezone(UTC).isoformat(timespec="seconds"))
