"""The Anagrafica out and in."""

import hashlib
from datetime import date, datetime
from pathlib import Path

import pytest
from sqlalchemy import select

from app.domain.changes import Topic
from app.domain.errors import ArchiveError, Cancelled, UserError
from app.domain.permissions import Action
from app.domain.structure.employees import EmployeeRow
from app.domain.workbooks.difference import CellChange, RowState
from app.domain.workbooks.preview import WorkbookPreview, changed_rows, missing_rows, new_rows, same_rows
from app.models.people import Employee
from app.services.access import reading
from app.services.audit import undoing
from app.services.workbooks.job import (
    export_workbook,
    import_workbook,
    look_at_workbook,
    preview_workbook,
    save_marked,
    workbook_bytes,
)
from app.services.workbooks.registry import PERSONNEL_WORKBOOK
from app.services.workspace import Workspace
from tests.archives.personnel import with_cell, with_row
from tests.archives.plain import read_registry
from tests.archives.town import Town
from tests.excel.samples import edited, workbook_of
from tests.looking import list_entries

NEWCOMER = {
    "Matricola": "00099",
    "Codice fiscale": "rss mra 80a01 h501u",
    "Cognome": "Rossi",
    "Nome": "Mario",
    "Genere": "M",
    "Data di nascita": "1/1/1980",
    "Data di assunzione": datetime(2024, 3, 1),
}
PLACE = {
    "Matricola": "00099",
    "Codice settore": "Ragioneria",
    "Area contrattuale": "istruttori",
    "Dal": "01/03/2024",
}


def counts(preview: WorkbookPreview) -> dict[RowState, int]:
    return {state: count for state in RowState if (count := preview.count(state))}


def people_of(rows: list[dict[str, object]]) -> bytes:
    return workbook_of(list(NEWCOMER), *(list(row.values()) for row in rows), name="Dipendenti")


def only_change(preview: WorkbookPreview) -> tuple[str, tuple[CellChange, ...]]:
    assert not preview.errors
    [difference] = [one for one in preview.differences if one.state is not RowState.UNCHANGED]
    return difference.title, difference.changes


def people(workspace: Workspace) -> dict[str, EmployeeRow]:
    return {row.matricola: row for row in read_registry(workspace).employees}


def entries(workspace: Workspace) -> int:
    return len(list_entries(workspace))


def test_that_what_is_exported_comes_back_without_changes(town: Town, exported: bytes) -> None:
    preview = preview_workbook(town.workspace, PERSONNEL_WORKBOOK, exported)
    assert set(counts(preview)) == {RowState.UNCHANGED}
    assert (preview.errors, preview.notes) == ((), ())
    before = entries(town.workspace)
    assert import_workbook(town.workspace, PERSONNEL_WORKBOOK, exported).is_empty
    assert entries(town.workspace) == before


def test_that_every_row_of_the_archive_is_in_the_workbook(town: Town, exported: bytes) -> None:
    sheets = [row.sheet for row in same_rows(preview_workbook(town.workspace, PERSONNEL_WORKBOOK, exported))]
    assert {name: sheets.count(name) for name in dict.fromkeys(sheets)} == {
        "Ente": 1, "Aree": 6, "Settori": 9, "Aree contrattuali": 1, "Dipendenti": 24, "Assegnazioni": 24,
        "Incarichi EQ": 5, "Cariche": 2, "Popolazione": 4, "Spesa per il personale": 1,
    }  # fmt: skip


def test_that_a_workbook_saved_again_by_another_program_changes_nothing(town: Town, exported: bytes) -> None:
    assert import_workbook(town.workspace, PERSONNEL_WORKBOOK, edited(exported, lambda _book: None)).is_empty


def test_that_an_empty_archive_takes_in_the_whole_workbook(workspace: Workspace, town: Town, exported: bytes) -> None:
    assert not import_workbook(workspace, PERSONNEL_WORKBOOK, exported).is_empty
    assert bytes_of(workspace) == bytes_of(town.workspace)


def test_that_one_cell_edited_is_one_change(town: Town, exported: bytes) -> None:
    preview = preview_workbook(
        town.workspace, PERSONNEL_WORKBOOK, with_cell(exported, "Dipendenti", 2, "Nome", "Nicola Ugo")
    )
    assert only_change(preview) == ("0019 Amato Nicola Ugo", (CellChange("Nome", "Nicola", "Nicola Ugo"),))
    [row] = changed_rows(preview)
    assert (row.sheet, row.row, row.heading, row.before, row.after) == (
        "Dipendenti", 2, "Nome", "Nicola", "Nicola Ugo",
    )  # fmt: skip


@pytest.mark.slow
@pytest.mark.parametrize(
    ("sheet", "heading", "value", "before", "after"),
    [
        ("Ente", "Indirizzo", "Piazza Nuova 2", "Piazza Roma 1", "Piazza Nuova 2"),
        ("Aree", "Denominazione", "+Area", "Area Affari generali", "+Area"),
        ("Aree contrattuali", "Denominazione", "Area degli istruttori", "Istruttori", "Area degli istruttori"),
        ("Settori", "Dal", date(2019, 12, 31), "–", "31/12/2019"),
        ("Dipendenti", "Genere", "F", "uomo", "donna"),
        ("Assegnazioni", "Tempo di lavoro %", "83,33", "100 %", "83,33 %"),
        ("Incarichi EQ", "Retribuzione di posizione", "12.000,50", "–", "12.000,50 €"),
        ("Incarichi EQ", "Gestisce pagamenti", "NO", "sì", "no"),
        ("Cariche", "Al", "31.12.2030", "–", "31/12/2030"),
        ("Popolazione", "Famiglie", "3.301", "3.300", "3.301"),
        ("Spesa per il personale", "IRAP", 60000.01, "60.000,00 €", "60.000,01 €"),
    ],
)
def test_that_each_sheet_is_read_compared_and_kept(
    town: Town, exported: bytes, sheet: str, heading: str, value: object, before: str, after: str
) -> None:
    data = with_cell(exported, sheet, 2, heading, value)
    assert only_change(preview_workbook(town.workspace, PERSONNEL_WORKBOOK, data))[1] == (
        CellChange(heading, before, after),
    )
    assert not import_workbook(town.workspace, PERSONNEL_WORKBOOK, data).is_empty
    assert import_workbook(town.workspace, PERSONNEL_WORKBOOK, data).is_empty


def test_that_a_dry_run_keeps_nothing(town: Town, exported: bytes) -> None:
    before = people(town.workspace), entries(town.workspace)
    preview_workbook(town.workspace, PERSONNEL_WORKBOOK, with_row(exported, "Dipendenti", NEWCOMER))
    assert (people(town.workspace), entries(town.workspace)) == before


def test_that_a_new_person_arrives_with_a_posting_in_one_operation(town: Town, exported: bytes) -> None:
    data = with_row(with_row(exported, "Dipendenti", NEWCOMER), "Assegnazioni", PLACE)
    preview = preview_workbook(town.workspace, PERSONNEL_WORKBOOK, data)
    assert [row.title for row in new_rows(preview)] == ["00099 Rossi Mario", "00099 Rossi Mario 01/03/2024"]
    assert "Codice settore: B1" in new_rows(preview)[1].details
    changes = import_workbook(town.workspace, PERSONNEL_WORKBOOK, data)
    assert changes.topics == {Topic.STRUCTURE, Topic.MUNICIPALITY, Topic.HISTORY}
    newcomer = people(town.workspace)["00099"]
    assert (newcomer.tax_code, newcomer.hired_on) == ("RSSMRA80A01H501U", date(2024, 3, 1))
    posting = read_registry(town.workspace).postings_of[newcomer.id][0]
    assert (posting.area_code, posting.sector_code, posting.part_time) == ("B", "B1", 100)
    assert import_workbook(town.workspace, PERSONNEL_WORKBOOK, data).is_empty


def test_that_an_import_is_one_entry_with_counts_and_hash_and_one_undo(town: Town, exported: bytes) -> None:
    data = with_row(with_cell(exported, "Aree", 2, "Denominazione", "Affari"), "Dipendenti", NEWCOMER)
    before = read_registry(town.workspace)
    import_workbook(town.workspace, PERSONNEL_WORKBOOK, data)
    label = list_entries(town.workspace)[0].label
    sha256 = hashlib.sha256(data).hexdigest()
    assert label == f"Importa anagrafica: 1 riga nuova, 1 modificata (SHA-256 {sha256})"
    undoing.undo_last(town.workspace)
    assert [row.matricola for row in read_registry(town.workspace).employees] == [
        row.matricola for row in before.employees
    ]
    assert {unit.name for unit in read_registry(town.workspace).areas} == {unit.name for unit in before.areas}
    assert undoing.check_audit(town.workspace) is None


def test_that_a_move_is_a_new_posting_that_ends_the_one_before(town: Town, exported: bytes) -> None:
    row = {"Matricola": "0001", "Codice settore": "B2", "Area contrattuale": "IS", "Dal": "01/07/2024"}
    import_workbook(town.workspace, PERSONNEL_WORKBOOK, with_row(exported, "Assegnazioni", row))
    old, new = read_registry(town.workspace).postings_of[town.people["Rinaldi Marta"]]
    assert (old.sector_code, old.valid_to) == ("A1", date(2024, 6, 30))
    assert (new.sector_code, new.valid_from) == ("B2", date(2024, 7, 1))


def test_that_a_posting_closed_and_its_follower_may_arrive_together(town: Town, exported: bytes) -> None:
    row = {"Matricola": "0003", "Codice settore": "B2", "Area contrattuale": "IS", "Dal": "15/07/2024"}
    data = with_row(with_cell(exported, "Assegnazioni", 3, "Al", "30/06/2024"), "Assegnazioni", row)
    assert not preview_workbook(town.workspace, PERSONNEL_WORKBOOK, data).errors
    import_workbook(town.workspace, PERSONNEL_WORKBOOK, data)
    assert [one.valid_to for one in read_registry(town.workspace).postings_of[town.people["Basso Irene"]]] == [
        date(2024, 6, 30),
        None,
    ]


def test_that_the_unit_of_a_posting_changes_level_by_level(town: Town, exported: bytes) -> None:
    data = with_cell(exported, "Assegnazioni", 2, "Codice settore", "(cancella)")
    changes = only_change(preview_workbook(town.workspace, PERSONNEL_WORKBOOK, data))[1]
    assert changes == (CellChange("Codice settore", "E1", "–"),)
    import_workbook(town.workspace, PERSONNEL_WORKBOOK, data)
    assert read_registry(town.workspace).postings_of[town.people["Amato Nicola"]][0].sector_code == ""


def test_that_a_sector_moved_to_another_area_takes_its_people_along(town: Town, exported: bytes) -> None:
    data = with_cell(exported, "Settori", 2, "Codice area", "Area Economico-finanziaria")
    assert only_change(preview_workbook(town.workspace, PERSONNEL_WORKBOOK, data))[1] == (
        CellChange("Codice area", "A", "B"),
    )
    import_workbook(town.workspace, PERSONNEL_WORKBOOK, data)
    [posting] = read_registry(town.workspace).postings_of[town.people["Basso Irene"]]
    assert (posting.area_code, posting.sector_code) == ("B", "A1")
    fresh = bytes_of(town.workspace)
    assert import_workbook(town.workspace, PERSONNEL_WORKBOOK, fresh).is_empty
    undoing.undo_last(town.workspace)
    assert import_workbook(town.workspace, PERSONNEL_WORKBOOK, exported).is_empty


def bytes_of(workspace: Workspace) -> bytes:
    return workbook_bytes(workspace, PERSONNEL_WORKBOOK, 2024, "x")


def test_that_an_empty_cell_leaves_the_value_and_cancella_erases_it(town: Town, exported: bytes) -> None:
    data = with_cell(exported, "Dipendenti", 2, "Data di nascita", None)
    assert import_workbook(town.workspace, PERSONNEL_WORKBOOK, data).is_empty
    import_workbook(
        town.workspace, PERSONNEL_WORKBOOK, with_cell(exported, "Dipendenti", 2, "Data di nascita", "(cancella)")
    )
    assert people(town.workspace)["0019"].birth_date is None


def test_that_an_absent_row_is_named_and_never_deleted(town: Town, exported: bytes) -> None:
    data = edited(exported, lambda book: book["Dipendenti"].delete_rows(2))
    preview = preview_workbook(town.workspace, PERSONNEL_WORKBOOK, data)
    assert [(row.sheet, row.title) for row in missing_rows(preview)] == [("Dipendenti", "0019 Amato Nicola")]
    assert import_workbook(town.workspace, PERSONNEL_WORKBOOK, data).is_empty
    assert "0019" in people(town.workspace)


def test_that_people_are_matched_by_codice_fiscale_when_the_matricola_is_new(town: Town, exported: bytes) -> None:
    import_workbook(town.workspace, PERSONNEL_WORKBOOK, with_row(exported, "Dipendenti", NEWCOMER))
    row = ("Matricola", "Codice fiscale"), ("99", "RSSMRA80A01H501U")
    preview = preview_workbook(town.workspace, PERSONNEL_WORKBOOK, workbook_of(*row, name="Dipendenti"))
    [change] = changed_rows(preview)
    assert (change.heading, change.before, change.after) == ("Matricola", "00099", "99")


def test_that_a_match_by_name_is_only_proposed(town: Town, exported: bytes) -> None:
    namesake = NEWCOMER | {"Cognome": "BASSO", "Nome": "Irène", "Codice fiscale": None, "Genere": "F"}
    preview = preview_workbook(town.workspace, PERSONNEL_WORKBOOK, with_row(exported, "Dipendenti", namesake))
    assert preview.count(RowState.NEW) == 1
    assert preview.notes[0].sentence.endswith("Se è la stessa persona, scrivere quella matricola.")
    assert "matricola 0003" in preview.notes[0].sentence


def test_that_a_name_that_does_not_fit_its_matricola_is_noted(town: Town, exported: bytes) -> None:
    preview = preview_workbook(
        town.workspace, PERSONNEL_WORKBOOK, with_cell(exported, "Assegnazioni", 2, "Cognome e nome", "Bianchi Ugo")
    )
    assert counts(preview).keys() == {RowState.UNCHANGED}
    assert preview.notes[0].sentence == "Assegnazioni, riga 2: la matricola 0019 è di Amato Nicola, non di Bianchi Ugo."


def test_that_a_workbook_of_another_comune_is_asked_about(town: Town, exported: bytes) -> None:
    def rename(book: object) -> None:
        book["_meta"]["B3"] = "Comune di Altrove"

    [question] = preview_workbook(town.workspace, PERSONNEL_WORKBOOK, edited(exported, rename)).questions
    assert (
        question.sentence == "Il file viene dall'archivio di «Comune di Altrove», mentre questo è di «Comune di Prova»."
    )


def test_that_only_some_sheets_may_come(town: Town) -> None:
    data = workbook_of(("Cod.", "Nome"), ("Z", "Area nuova"), name="aree organizzative")
    preview = preview_workbook(town.workspace, PERSONNEL_WORKBOOK, data)
    assert (preview.count(RowState.NEW), preview.count(RowState.MISSING)) == (1, 6)
    assert preview.summary == "1 riga nuova e 6 righe non presenti nel file"


def test_that_an_error_anywhere_stops_everything(town: Town, exported: bytes) -> None:
    data = with_cell(with_row(exported, "Dipendenti", NEWCOMER), "Popolazione", 2, "Maschi", "molti")
    before = entries(town.workspace)
    with pytest.raises(UserError, match="non è stato importato nulla") as caught:
        import_workbook(town.workspace, PERSONNEL_WORKBOOK, data)
    assert "Popolazione, B2, Maschi: «molti» non è un numero intero" in caught.value.problem
    assert ("00099" in people(town.workspace), entries(town.workspace)) == (False, before)


def test_that_long_lists_of_errors_are_cut(town: Town, exported: bytes) -> None:
    data = exported
    for row in range(2, 9):
        data = with_cell(data, "Dipendenti", row, "Data di assunzione", "boh")
    with pytest.raises(UserError, match="7 errori") as caught:
        import_workbook(town.workspace, PERSONNEL_WORKBOOK, data)
    assert caught.value.problem.count("«boh»") == 5
    assert caught.value.problem.endswith("… e altri 2 errori.")


def test_that_a_stopped_import_leaves_nothing(town: Town, exported: bytes) -> None:
    class Stopped:
        def step(self, done: int, total: int, what: str = "") -> None:
            raise Cancelled

    with pytest.raises(Cancelled):
        import_workbook(town.workspace, PERSONNEL_WORKBOOK, with_row(exported, "Dipendenti", NEWCOMER), Stopped())
    assert "00099" not in people(town.workspace)


@pytest.mark.parametrize(
    ("kind", "version", "says"),
    [("risultati", "1", "Risultati"), ("anagrafica", "99", "più recente")],
)
def test_that_a_workbook_of_another_kind_or_version_is_refused(
    town: Town, exported: bytes, kind: str, version: str, says: str
) -> None:
    def pretend(book: object) -> None:
        meta = book["_meta"]
        meta["B1"], meta["B2"] = kind, version

    for use_case in (preview_workbook, import_workbook):
        with pytest.raises(UserError, match=says):
            use_case(town.workspace, PERSONNEL_WORKBOOK, edited(exported, pretend))


def test_that_a_workbook_without_a_table_is_refused(town: Town) -> None:
    with pytest.raises(UserError, match="nessun foglio dell'anagrafica"):
        preview_workbook(town.workspace, PERSONNEL_WORKBOOK, workbook_of(("a",), (1,), name="Foglio1"))


def test_that_a_table_of_which_nothing_is_known_is_shown_to_be_mapped_and_not_taken_in(town: Town) -> None:
    table = workbook_of(("a", "b"), (1, 2), name="Foglio1")
    shown = preview_workbook(town.workspace, PERSONNEL_WORKBOOK, table)
    assert [column.heading for column in shown.unknown] == ["a", "b"]
    assert not shown.differences
    with pytest.raises(UserError, match="nessuna colonna si riconosce"):
        import_workbook(town.workspace, PERSONNEL_WORKBOOK, table)


def test_that_the_marked_copy_is_saved(town: Town, exported: bytes, tmp_path: Path) -> None:
    wrong = tmp_path / "errata.xlsx"
    wrong.write_bytes(with_cell(exported, "Popolazione", 2, "Maschi", "molti"))
    path = save_marked(look_at_workbook(town.workspace, PERSONNEL_WORKBOOK, wrong), tmp_path / "segnata")
    assert path.name == "segnata.xlsx"
    corrected = with_cell(path.read_bytes(), "Popolazione", 2, "Maschi", 4000)
    assert import_workbook(town.workspace, PERSONNEL_WORKBOOK, corrected).is_empty


def test_that_the_export_is_whole_or_not_at_all(town: Town, tmp_path: Path) -> None:
    closed = tmp_path / "chiusa"
    closed.mkdir()
    with pytest.raises(UserError, match="non esiste"):
        export_workbook(town.workspace, PERSONNEL_WORKBOOK, 2024, closed / "manca" / "a.xlsx")
    (closed / "a.xlsx").mkdir()
    with pytest.raises(UserError):
        export_workbook(town.workspace, PERSONNEL_WORKBOOK, 2024, closed / "a.xlsx")
    assert [path.name for path in closed.iterdir()] == ["a.xlsx"]


def test_that_a_full_disk_is_a_sentence(town: Town) -> None:
    if not Path("/dev/full").exists():
        return
    with pytest.raises(UserError):
        export_workbook(town.workspace, PERSONNEL_WORKBOOK, 2024, Path("/dev/full/a.xlsx"))


def test_that_a_file_that_is_not_there_is_a_sentence(town: Town, tmp_path: Path) -> None:
    with pytest.raises(UserError, match="non si può leggere"):
        look_at_workbook(town.workspace, PERSONNEL_WORKBOOK, tmp_path / "manca.xlsx")


def test_that_a_file_too_big_is_not_even_read(town: Town, tmp_path: Path) -> None:
    path = tmp_path / "grande.xlsx"
    with path.open("wb") as file:
        file.truncate(30 << 20)
    with pytest.raises(UserError, match="20 MB"):
        look_at_workbook(town.workspace, PERSONNEL_WORKBOOK, path)


def test_that_an_archive_open_for_reading_refuses(town: Town, exported: bytes) -> None:
    with reading(town.workspace, Action.READ) as session:
        assert session.scalars(select(Employee)).first() is not None
    with pytest.raises(ArchiveError):
        import_workbook(read_only(town.workspace), PERSONNEL_WORKBOOK, exported)


def read_only(workspace: Workspace) -> Workspace:
    from app.models.archive import open_archive

    return Workspace(open_archive(workspace.archive.path, writing=False), now=workspace.now)


def test_that_many_new_people_are_kept_together_and_the_wrong_ones_named_one_by_one(town: Town) -> None:
    rows: list[dict[str, object]] = [
        {**NEWCOMER, "Matricola": f"9{number:04d}", "Codice fiscale": None, "Cognome": f"Rossi {number}"}
        for number in range(250)
    ]
    rows[7]["Genere"] = "z"
    rows[230]["Data di assunzione"] = datetime(1981, 1, 1)
    preview = preview_workbook(town.workspace, PERSONNEL_WORKBOOK, people_of(rows))
    assert counts(preview)[RowState.NEW] == 248
    assert [error.row for error in preview.errors] == [9, 232]
    del rows[230], rows[7]
    before = len(read_registry(town.workspace).employees)
    import_workbook(town.workspace, PERSONNEL_WORKBOOK, people_of(rows))
    assert len(read_registry(town.workspace).employees) == before + 248
