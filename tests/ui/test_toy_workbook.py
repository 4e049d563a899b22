"""A workbook more is its columns, its rules and one row: out, back, in the menus and the terminal."""

import hashlib
from dataclasses import dataclass

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from app.bootstrap import make_services
from app.cli import main
from app.domain.changes import Topic
from app.domain.columns import Column, Format
from app.domain.errors import UserError
from app.domain.ids import MandateLineId
from app.domain.permissions import Action
from app.domain.workbooks.difference import RowState
from app.domain.workbooks.kinds import WorkbookKind
from app.domain.workbooks.layout import SheetLayout, WorkbookLayout
from app.domain.workbooks.preview import changed_rows, new_rows
from app.domain.workbooks.reading import ReadWorkbook
from app.domain.workbooks.rules import PlainRows, SheetRules, plain_draft
from app.models.cycles import MandateLine
from app.services.access import reading
from app.services.audit import undoing
from app.services.registries import Registries
from app.services.transaction import Unit, unit_of_work
from app.services.workbooks.job import import_workbook, look_at_workbook, preview_workbook, save_marked, workbook_bytes
from app.services.workbooks.parts import Intake, WorkbookParts
from app.services.workbooks.registry import WORKBOOKS, WorkbookRow
from app.services.workspace import Workspace
from app.ui.menus import Menu
from app.ui.workbooks.import_dialog import ImportDialog
from app.ui.workbooks.importing import WorkbookImport
from tests.excel.samples import edited
from tests.looking import list_entries
from tests.ui.waiting import wait_for_idle


@dataclass(frozen=True)
class LineDraft:
    """A linea as the file says it; the rows of the archive are drafts as well."""

    code: str = ""
    title: str = ""
    id: MandateLineId | None = None


COLUMNS = (Column("code", "Codice", Format.CODE, 10, required=True), Column("title", "Linea", required=True))
LINES = SheetLayout("Linee", COLUMNS, ("code",), ("code", "title"))


def load(session: Session) -> PlainRows:
    lines = session.scalars(select(MandateLine).order_by(MandateLine.code))
    return PlainRows({LINES.name: [LineDraft(line.code, line.title, line.id) for line in lines]})


def loaded(unit: Unit, _read: ReadWorkbook) -> PlainRows:
    return load(unit.session)


def rows(workspace: Workspace, _year: int) -> PlainRows:
    with reading(workspace, Action.READ) as session:
        return load(session)


def keep(unit: Unit, draft: LineDraft) -> MandateLine:
    if draft.code == "NO":
        problem, remedy = "Il codice NO è riservato.", "Sceglierne un altro."
        raise UserError(problem, remedy)
    line = unit.get(MandateLine, draft.id) if draft.id else MandateLine(mandate_from=2024, mandate_to=2029)
    line.code, line.title = draft.code, draft.title
    return unit.add(line)


KIND = WorkbookKind("linee", "Linee", "le ", "delle ", "target")
PARTS = WorkbookParts(
    WorkbookLayout(KIND, 1, (LINES,)),
    rows,
    Intake((SheetRules(LINES, plain_draft(LineDraft)),), loaded, {LINES.name: keep}, (Topic.OBJECTIVES,)),
)
TOY = WorkbookRow(KIND, lambda: PARTS)
WITH_TOY = Registries(workbooks=(*WORKBOOKS, TOY))


@pytest.fixture
def lined(comune) -> Workspace:
    """An archive with two linee di mandato."""
    with unit_of_work(comune.workspace, "Linee") as unit:
        keep(unit, LineDraft("L1", "Scuola"))
        keep(unit, LineDraft("L2", "Strade"))
    return comune.workspace


def written(workspace: Workspace, *lines: tuple[str, str]) -> bytes:
    """The workbook as it is exported, with its lines written anew."""

    def write(book) -> None:
        for number, line in enumerate(lines, start=2):
            for place, text in enumerate(line, start=1):
                book[LINES.name].cell(number, place).value = text

    return edited(workbook_bytes(workspace, TOY, 2024, "x"), write)


def titles(workspace: Workspace) -> dict[str, str]:
    with reading(workspace, Action.READ) as session:
        return {line.code: line.title for line in session.scalars(select(MandateLine))}


def test_that_one_row_comes_back_without_changes(lined) -> None:
    data = workbook_bytes(lined, TOY, 2024, "x")
    preview = preview_workbook(lined, TOY, data)
    assert [(one.title, one.state) for one in preview.differences] == [
        ("L1 Scuola", RowState.UNCHANGED),
        ("L2 Strade", RowState.UNCHANGED),
    ]
    assert import_workbook(lined, TOY, data).is_empty


def test_that_one_row_is_rehearsed_then_taken_in_as_one_entry_with_its_label(lined) -> None:
    data = written(lined, ("L1", "Scuola"), ("L2", "Strade e piazze"), ("L3", "Sport"))
    preview, before = preview_workbook(lined, TOY, data), len(list_entries(lined))
    assert [(one.before, one.after) for one in changed_rows(preview)] == [("Strade", "Strade e piazze")]
    assert [one.title for one in new_rows(preview)] == ["L3 Sport"]
    assert titles(lined) == {"L1": "Scuola", "L2": "Strade"}
    changes = import_workbook(lined, TOY, data)
    digest = hashlib.sha256(data).hexdigest()
    assert changes.label == f"Importa linee: 1 riga nuova, 1 modificata (SHA-256 {digest})"
    assert len(list_entries(lined)) == before + 1
    assert titles(lined) == {"L1": "Scuola", "L2": "Strade e piazze", "L3": "Sport"}
    undoing.undo_last(lined)
    assert titles(lined) == {"L1": "Scuola", "L2": "Strade"}


def test_that_a_wrong_line_is_named_and_nothing_is_taken_in(lined, tmp_path) -> None:
    path = tmp_path / "linee.xlsx"
    path.write_bytes(written(lined, ("L1", "Scuole"), ("NO", "Vietata")))
    file = look_at_workbook(lined, TOY, path)
    [error] = file.preview.errors
    assert error.sentence.startswith("Linee, riga 3: Il codice NO è riservato.")
    with pytest.raises(UserError, match="NO è riservato"):
        import_workbook(lined, TOY, file.data)
    assert titles(lined) == {"L1": "Scuola", "L2": "Strade"}
    assert save_marked(file, tmp_path / "segnata.xlsx").exists()


def test_that_one_row_is_a_workbook_of_the_command_line(lined, tmp_path, capsys) -> None:
    archive, path = str(lined.archive.path), tmp_path / "linee.xlsx"
    changed = written(lined, ("L1", "Scuola d'infanzia"))
    lined.archive.close()
    assert main(["export", archive, str(path), "--kind", "linee"], WITH_TOY) == 0
    path.write_bytes(changed)
    assert main(["import", archive, str(path)], WITH_TOY) == 0
    assert "modificata\tLinee\tL1 Scuola d'infanzia\tLinea: Scuola → Scuola d'infanzia" in capsys.readouterr().out
    assert main(["import", archive, str(path), "--kind", "linee"], WITH_TOY) == 0
    assert "Nessuna novità" in capsys.readouterr().err
    assert main(["import", archive, str(path), "--kind", "anagrafica"], WITH_TOY) == 1
    assert "«Linee», e non l'Anagrafica" in capsys.readouterr().err


def test_that_one_row_is_a_workbook_of_the_window(lined, open_program, qtbot, tmp_path) -> None:
    path = tmp_path / "linee.xlsx"
    path.write_bytes(written(lined, ("L1", "Scuole")))
    lined.archive.close()
    window = open_program(lined.archive.path, make_services(WITH_TOY))
    for menu in (Menu.IMPORT, Menu.EXPORT):
        assert "Linee…" in [action.text().replace("&", "") for action in window.menus.of(menu).actions()]
    WorkbookImport(window, window.desk, TOY).look_at(path)
    wait_for_idle(qtbot, window.runner)
    dialog = window.findChild(ImportDialog)
    assert dialog.windowTitle() == "Importa le linee"
    dialog.confirm.click()
    wait_for_idle(qtbot, window.runner)
    assert titles(window.desk.workspace) == {"L1": "Scuole", "L2": "Strade"}
