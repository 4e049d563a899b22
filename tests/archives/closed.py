"""A comune with one final sheet and a row of every kind that somebody might want to touch, whole in its audit."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from hashlib import sha256
from pathlib import Path

import pytest

from app.domain.roles import UserRole
from app.domain.sheets.step_details import StepDetails
from app.domain.workflow import AttachmentKind, RemarkKind
from app.models.municipality import Setting
from app.models.people import Absence
from app.models.sheet_parts import Attachment, AttachmentBody, SheetPaper, SheetRemark
from app.models.users import User
from app.services.audit.identity import tell_identity
from app.services.sheets.steps import acknowledge_sheet, close_sheet, complete_sheet, deliver_sheet
from app.services.transaction import unit_of_work
from app.services.workspace import Workspace
from tests.archives.comune import Comune
from tests.archives.plain import copied

CLOSING_DAY = date(2025, 1, 20)
SCAN = b"%PDF-1.4 firmata"


@pytest.fixture(scope="session")
def closed_made(session_made: Comune, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("archives") / "chiuso.merito"
    with copied(session_made.workspace.archive.path, path) as workspace:
        comune = replace(session_made, workspace=workspace)
        _add_rows(comune)
        later, sheet_id = comune.later(CLOSING_DAY), comune.fill("Rossi")
        complete_sheet(later, sheet_id)
        deliver_sheet(later, sheet_id, date(2025, 1, 2))
        acknowledge_sheet(later, sheet_id, StepDetails(on=date(2025, 1, 3)))
        close_sheet(later, sheet_id)
        comune.fill("Neri", 3)
    return path


@pytest.fixture
def closed_archive(closed_made: Path, tmp_path: Path) -> Iterator[Workspace]:
    with copied(closed_made, tmp_path / "chiuso.merito") as workspace:
        yield workspace


def _add_rows(comune: Comune) -> None:
    rossi, sheet_id = comune.people["Rossi"], comune.sheet_id("Rossi")
    with unit_of_work(comune.workspace, "Altri dati") as unit:
        tell_identity(unit)
        unit.add(Absence(employee_id=rossi, kind="Malattia", valid_from=date(2024, 3, 1), valid_to=date(2024, 3, 5)))
        unit.add(Setting(key="classe_minima", value="3"))
        unit.add(User(full_name="Verdi Ada", role=UserRole.EQ, employee_id=rossi, valid_from=date(2024, 1, 1)))
        text, day = "Chiede di rivedere un grado.", date(2025, 1, 2)
        said = {"sheet_id": sheet_id, "on_date": day, "author": "Rossi Mario"}
        remark = unit.add(SheetRemark(kind=RemarkKind.REMARKS, text=text, **said))
        unit.add(SheetRemark(kind=RemarkKind.ANSWER, text="Il grado resta.", answers_id=remark.id, **said))
        mark = sha256(SCAN).hexdigest()
        kept = {"kind": AttachmentKind.SIGNED, "name": "firmata.pdf", "size": len(SCAN), "on_date": day}
        file = AttachmentBody(sha256=mark, body=SCAN)
        unit.add(Attachment(sheet_id=sheet_id, author="Rossi Mario", sha256=mark, body=file, **kept))
        unit.add(SheetPaper(sheet_id=sheet_id, code="0123456789ab", on_date=day))
