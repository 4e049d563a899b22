"""The audit filtered by who, when, what and about whom; written out; and told of what leaves the archive."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import select

from app.domain.audit.filters import EntryFilter, OperationKind, Thing, ThingKind, kind_of
from app.domain.documents.catalogue import PLAN, DocumentRequest, sheet_request
from app.domain.errors import ArchiveError
from app.domain.permissions import Actor
from app.domain.roles import UserRole
from app.excel.read import read_raw
from app.models.municipality import Setting
from app.models.objectives import Indicator, IndicatorValue
from app.services.archive_check import verify_archive
from app.services.audit.entries import audit_choices, find_entries
from app.services.audit.exports import export_and_tell, export_entries
from app.services.audit.output import print_and_tell, save_and_tell, send_to_paper_and_tell
from app.services.audit.undo_names import undoable
from app.services.audit.undoing import redo_last, undo_last
from app.services.transaction import unit_of_work
from app.services.workbooks.registry import PERSONNEL_WORKBOOK
from app.services.workspace import Workspace
from tests.archives.comune import Comune

VICE = Actor("Verdi Ada", UserRole.VICE)


def labels(workspace: Workspace, **wanted: object) -> list[str]:
    return [row.label for row in find_entries(workspace, EntryFilter(**wanted)).rows]


def thing(workspace: Workspace, kind: ThingKind, name: str) -> Thing:
    return next(one for one in audit_choices(workspace).things[kind] if name in one.name)


def test_that_entries_are_found_by_who_did_them(closed_archive: Workspace) -> None:
    with unit_of_work(replace(closed_archive, actor=VICE), "Di un'altra") as unit:
        unit.add(Setting(key="altra", value="1"))
    assert labels(closed_archive, actor=VICE.name) == ["Di un'altra"]
    assert audit_choices(closed_archive).actors == ("Segretario comunale", VICE.name)


def test_that_entries_are_found_by_their_days(closed_archive: Workspace) -> None:
    every = labels(closed_archive)
    late = labels(closed_archive, since=date(2025, 1, 1))
    assert 0 < len(late) < len(every)
    assert labels(closed_archive, until=date(2024, 12, 31)) == [one for one in every if one not in late]
    assert labels(closed_archive, since=date(2026, 1, 1)) == []


def test_that_what_is_about_a_person_is_found_with_the_sheets_and_scores_of_that_person(session_open: Comune) -> None:
    workspace = session_open.workspace
    session_open.fill("Rossi")
    session_open.fill("Neri")
    of_rossi = labels(workspace, thing=thing(workspace, ThingKind.EMPLOYEE, "Rossi"))
    of_neri = labels(workspace, thing=thing(workspace, ThingKind.EMPLOYEE, "Neri"))
    of_sheet = labels(workspace, thing=thing(workspace, ThingKind.SHEET, "Rossi"))
    last, before = labels(workspace)[:2]
    assert (of_neri[0], of_rossi[0], of_sheet[0]) == (last, before, before)
    assert (last in of_rossi, before in of_neri) == (last == before, last == before)


def test_that_what_changed_the_value_of_an_indicator_is_about_its_objective(session_open: Comune) -> None:
    workspace = session_open.workspace
    chosen = audit_choices(workspace).things[ThingKind.OBJECTIVE][0]
    before = labels(workspace, thing=chosen)
    with unit_of_work(workspace, "Altra fonte") as unit:
        values = select(IndicatorValue).join(Indicator).where(Indicator.objective_id == chosen.id)
        unit.session.scalars(values).first().source = "Altra"
    assert labels(workspace, thing=chosen) == ["Altra fonte", *before]


@pytest.mark.parametrize(
    ("label", "action", "kind"),
    [
        ("Annulla: Stampa: x", None, OperationKind.UNDONE),
        ("Stampa: Piano 2024, file x.pdf", "read", OperationKind.OUTPUT),
        ("Esportazione: Anagrafica", "export", OperationKind.OUTPUT),
        ("Importazione del piano", None, OperationKind.IMPORT),
        ("Anagrafica di anagrafica.xlsx", "import", OperationKind.IMPORT),
        ("Modifica obiettivo", "edit_archive", OperationKind.CHANGE),
    ],
)
def test_that_an_operation_is_of_the_kind_that_its_name_and_its_question_say(
    label: str, action: str | None, kind: OperationKind
) -> None:
    assert kind_of(label, action) is kind


def test_that_what_leaves_the_archive_is_told_with_the_name_of_the_file_alone(
    closed_archive: Workspace, tmp_path: Path
) -> None:
    export_and_tell(closed_archive, PERSONNEL_WORKBOOK, 2024, tmp_path / "anagrafica")
    print_and_tell(closed_archive, sheet_request(2024), tmp_path / "schede.pdf")
    plan = DocumentRequest(PLAN, 2024)
    save_and_tell(closed_archive, plan, tmp_path / "schede.pdf", tmp_path / "piano.pdf")
    assert send_to_paper_and_tell(closed_archive, plan, lambda _progress: 3) == 3
    found = labels(closed_archive, kind=OperationKind.OUTPUT)
    assert found == [
        "Stampa: Piano degli obiettivi 2024, 3 pagine su carta",
        "Stampa: Piano degli obiettivi 2024, file piano.pdf",
        "Stampa: Schede di valutazione 2024, file schede.pdf",
        "Esportazione: Anagrafica, file anagrafica.xlsx",
    ]
    assert not any(str(tmp_path) in one for one in found)
    assert verify_archive(closed_archive).is_sound


def test_that_an_export_takes_away_neither_undo_nor_redo(session_open: Comune, tmp_path: Path) -> None:
    workspace = session_open.workspace
    with unit_of_work(workspace, "Una cosa") as unit:
        unit.add(Setting(key="una", value="1"))
    export_and_tell(workspace, PERSONNEL_WORKBOOK, 2024, tmp_path / "a.xlsx")
    assert undoable(workspace).undo == "Una cosa"
    undo_last(workspace)
    export_and_tell(workspace, PERSONNEL_WORKBOOK, 2024, tmp_path / "b.xlsx")
    assert undoable(workspace).redo == "Una cosa"
    redo_last(workspace)


def test_that_the_entries_found_are_written_out_with_what_each_changed(
    closed_archive: Workspace, tmp_path: Path
) -> None:
    wanted = EntryFilter(text="altri dati")
    path = export_entries(closed_archive, wanted, tmp_path / "registro")
    written = {table.name: table for table in read_raw(path.read_bytes()).tables}
    assert path.name == "registro.xlsx"
    assert {"Registrazioni", "Dati cambiati"} <= set(written)
    assert labels(closed_archive)[0] == "Esportazione: Registro delle attività, 1 registrazione, file registro.xlsx"


def test_that_nothing_goes_out_of_an_archive_open_to_be_read_only(example: Workspace, tmp_path: Path) -> None:
    with pytest.raises(ArchiveError, match="in sola lettura"):
        export_and_tell(example, PERSONNEL_WORKBOOK, 2024, tmp_path / "a.xlsx")
    assert list(tmp_path.glob("*.xlsx")) == []
