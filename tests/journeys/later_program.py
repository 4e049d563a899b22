"""Run by a later program on archives of today: says what it finds of their closed and delivered sheets, as JSON.

Not a test: `test_changed_code` runs it with a changed copy of the program on its path.
"""

import json
import sys
from dataclasses import replace
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

from pypdf import PdfReader
from sqlalchemy import select

import app
from app.domain.sheets.snapshot import take_snapshot
from app.domain.sheets.step_details import StepDetails
from app.domain.sheets.stored import read_snapshot
from app.domain.workflow import SheetState
from app.models.evaluation import Sheet
from app.models.sheet_parts import SheetSnapshot
from app.services.archive_check import verify_archive
from app.services.documents.sheets import sheet_pdf
from app.services.opening import open_workspace
from app.services.sheets.steps import acknowledge_sheet, close_sheet
from app.services.workspace import Workspace

LATER = datetime(2026, 1, 30, 11, tzinfo=UTC)


def told(path: Path) -> dict[str, object]:
    workspace = replace(open_workspace(path), now=lambda: LATER)
    try:
        before = verify_archive(workspace)
        found = {
            "closed": before.sheets,
            "formats": formats(workspace),
            "differences": list(before.differences),
            "reworded": reworded(workspace),
            "printed": printed(workspace),
            "finished": finished(workspace),
        }
        after = verify_archive(workspace)
        return found | {"closed_after": after.sheets, "differences_after": list(after.differences)}
    finally:
        workspace.archive.close()


def formats(workspace: Workspace) -> list[int]:
    """In which formats its sheets were frozen."""
    with workspace.archive.reading() as session:
        return sorted({json.loads(body)["format"] for body in session.scalars(select(SheetSnapshot.body))})


def reworded(workspace: Workspace) -> int:
    """How many closed sheets this program would explain in other words."""
    with workspace.archive.reading() as session:
        kept = [read_snapshot(body) for body in session.scalars(select(SheetSnapshot.body))]
    return sum(one.explanation != take_snapshot(one.content).explanation for one in kept)


def printed(workspace: Workspace) -> dict[str, str]:
    """The words on the paper of one closed sheet, and how its total came to be as it was kept, without the brackets.

    On paper what is kept is said in a sentence.
    """
    with workspace.archive.reading() as session:
        first = select(SheetSnapshot.sheet_id, SheetSnapshot.body).order_by(SheetSnapshot.id).limit(1)
        sheet_id, body = session.execute(first).one()
    kept = json.loads(body)["explanation"]["children"]
    pages = PdfReader(BytesIO(sheet_pdf(workspace, sheet_id))).pages
    paper = " ".join(" ".join(page.extract_text().split()) for page in pages)
    total = next(one for one in kept if one["key"] == "total")["formula"]
    return {"paper": paper, "total": total.partition(" (")[0]}


def finished(workspace: Workspace) -> int:
    """Sign what was delivered and close what was signed; how many sheets that was."""
    with workspace.archive.reading() as session:
        handed = select(Sheet.id, Sheet.state).where(Sheet.state.in_([SheetState.DELIVERED, SheetState.ACKNOWLEDGED]))
        rows = session.execute(handed).all()
    for sheet_id, state in rows:
        if state is SheetState.DELIVERED:
            acknowledge_sheet(workspace, sheet_id, StepDetails(on=LATER.date()))
        close_sheet(workspace, sheet_id)
    return len(rows)


if __name__ == "__main__":
    archives = [told(Path(name)) for name in sys.argv[1:]]
    print(json.dumps({"program": str(Path(app.__path__[0])), "archives": archives}))  # noqa: T201 (its only voice)
