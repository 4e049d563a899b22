"""The Valutazioni of an evaluator out and in."""

import hashlib
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook
from openpyxl.cell.cell import MergedCell
from sqlalchemy import select

from app.domain.errors import Cancelled, UserError
from app.domain.ids import RoundId
from app.domain.permissions import Action, Actor
from app.domain.roles import SheetRole, UserRole
from app.domain.rounds.rounds import RoundDraft
from app.domain.structure.hierarchy import Party
from app.domain.workbooks.answers import NO_ANSWERS, Answers, Side
from app.domain.workbooks.difference import RowState
from app.domain.workbooks.preview import WorkbookPreview, changed_rows
from app.domain.workbooks.score_words import WORDS_OF_READ_LINES
from app.domain.workflow import InterimOutcome, RoundKind, SheetState
from app.models.audit import info
from app.models.evaluation import Sheet
from app.models.sheet_parts import SheetScore
from app.services.access import reading
from app.services.audit import undoing
from app.services.methods.keeping import ensure_preset
from app.services.rounds.rounds import list_rounds, open_round, prepare_round
from app.services.sheets.scores import NoteDraft, ScoreDraft, give_outcome, give_score, write_note
from app.services.sheets.sheets import list_sheets
from app.services.sheets.steps import complete_sheet, mark_not_evaluable
from app.services.transaction import unit_of_work
from app.services.workbooks.job import export_apart, import_workbook, owner_bytes, owners_of, preview_workbook
from app.services.workbooks.registry import SCORES_WORKBOOK
from app.services.workspace import Workspace
from tests.archives.comune import Comune
from tests.excel.libreoffice import needs_libreoffice, saved_again
from tests.excel.samples import edited, workbook_of
from tests.excel.score_files import (
    ANSWER,
    FIRST,
    KEY,
    NOTE,
    TEXT,
    choices,
    file_of,
    file_written_now,
    filled,
    opened,
    rewritten,
    rows_of,
)
from tests.looking import list_entries

ROSSI, NERI = "Rossi Mario", "Neri Ugo"
LOCK = "segreta"
ARCHIVE = "O3 Riordino dell'archivio"
TIMES = "Rispetto dei tempi"


def preview_of(comune: Comune, data: bytes, answers: Answers = NO_ANSWERS) -> WorkbookPreview:
    return preview_workbook(comune.workspace, SCORES_WORKBOOK, data, answers=answers)


def taken(comune: Comune, data: bytes, answers: Answers = NO_ANSWERS) -> Any:
    return import_workbook(comune.workspace, SCORES_WORKBOOK, data, answers=answers)


def scores(comune: Comune, surname: str) -> dict[str, tuple[Decimal | None, str]]:
    with reading(comune.workspace, Action.READ) as session:
        query = select(SheetScore).where(SheetScore.sheet_id == comune.sheet_id(surname))
        return {row.item: (row.value, row.note) for row in session.scalars(query)}


def cells(preview: WorkbookPreview) -> list[tuple[str, str, str, str, str]]:
    return [(row.sheet, row.title, row.heading, row.before, row.after) for row in changed_rows(preview)]


def test_that_each_evaluator_has_a_file_with_the_own_people_only(session_open: Comune) -> None:
    owners = owners_of(session_open.workspace, SCORES_WORKBOOK, 2024)
    assert [(one.name, one.details, one.file_name) for one in owners] == [
        ("Bianchi Carla", "Valutazione finale 2024: 2 schede da compilare", "Valutazioni_2024_Bianchi-Carla.xlsx"),
        ("Verdi Anna", "Valutazione finale 2024: 2 schede da compilare", "Valutazioni_2024_Verdi-Anna.xlsx"),
    ]
    sheets = opened(file_of(session_open.workspace)).sheetnames
    assert sheets == ["Istruzioni", "Riepilogo", "Neri Ugo", "Rossi Mario", "Elenchi", "_meta"]
    assert "Bruni Lia" in opened(file_of(session_open.workspace, "Bianchi Carla")).sheetnames


def test_that_the_sheet_of_the_segretario_is_in_no_file(comune: Comune) -> None:
    version = ensure_preset(comune.workspace, "obiettivi-comuni-e-specifici+segretario")
    draft = RoundDraft(2024, RoundKind.FINAL, version)
    prepare_round(comune.workspace, RoundId(open_round(comune.workspace, draft).ids[0]))
    vice = replace(comune.workspace, actor=Actor("Vice", UserRole.VICE))
    for workspace in (comune.workspace, vice):
        names = [one.name for one in owners_of(workspace, SCORES_WORKBOOK, 2024)]
        assert names == ["Bianchi Carla", "Verdi Anna"]


def test_that_a_sheet_that_became_the_segretarios_is_refused(session_open: Comune) -> None:
    data = filled(file_of(session_open.workspace), {(ROSSI, TIMES): 4})
    change_sheet(session_open, "Rossi", role=SheetRole.SECRETARY)
    vice = replace(session_open.workspace, actor=Actor("Vice", UserRole.VICE))
    [refusal] = preview_workbook(vice, SCORES_WORKBOOK, data).refused
    assert refusal.problem == "la scheda del Segretario non si prende da un file."


@pytest.mark.parametrize("role", [UserRole.EQ, UserRole.MAYOR, UserRole.BODY])
def test_that_only_the_segretario_gives_them_out_and_takes_them_in(session_open: Comune, role: UserRole) -> None:
    data = file_of(session_open.workspace)
    other = replace(session_open.workspace, actor=Actor("Altri", role, session_open.people["Verdi"]))
    with pytest.raises(UserError, match="non può"):
        owners_of(other, SCORES_WORKBOOK, 2024)
    with pytest.raises(UserError, match="non può"):
        import_workbook(other, SCORES_WORKBOOK, data)


def test_that_only_the_cells_to_write_are_open(session_open: Comune) -> None:
    book = opened(file_of(session_open.workspace, "Verdi Anna", LOCK))
    sheet = book[ROSSI]
    lines, unlocked = rows_of(sheet), []
    for row in sheet.iter_rows():
        cells_of_row = (cell for cell in row if not isinstance(cell, MergedCell))
        unlocked += [cell.coordinate for cell in cells_of_row if not cell.protection.locked]
    texts = [row for row in lines.values() if sheet.cell(row, KEY).value.count("||")]
    others = [row for row in lines.values() if row not in texts]
    assert set(unlocked) == {f"{c}{row}" for row in others for c in "DE"} | {f"B{row}" for row in texts}
    assert all(one.protection.sheet for one in book.worksheets)
    assert book.security.lockStructure
    assert sheet.protection.hashValue
    assert (
        sheet.protection.hashValue
        != opened(file_of(session_open.workspace, "Verdi Anna", "altra"))[ROSSI].protection.hashValue
    )
    assert not opened(file_of(session_open.workspace))[ROSSI].protection.hashValue
    assert book["_meta"].sheet_state == "hidden"


def test_that_what_depends_on_other_sheets_is_not_told_as_a_number(comune: Comune) -> None:
    version = ensure_preset(comune.workspace, "articolo-9")
    draft = RoundDraft(2024, RoundKind.FINAL, version)
    prepare_round(comune.workspace, RoundId(open_round(comune.workspace, draft).ids[0]))
    sheet = opened(file_of(comune.workspace, "Bianchi Carla"))["Verdi Anna"]
    assert sheet["G1"].value == "si legge in Merito"
    assert sheet["A4"].value.startswith("La metodologia usa «differenziazione», che qui non si può calcolare")
    assert opened(file_of(comune.workspace))[ROSSI]["G1"].value != "si legge in Merito"


def test_that_the_same_sheets_give_the_same_bytes(session_open: Comune) -> None:
    first, second = (file_written_now(session_open.workspace, "Verdi Anna", LOCK) for _ in range(2))
    assert first == second


def test_that_an_untouched_file_changes_nothing(session_open: Comune) -> None:
    session_open.fill("Rossi", 3)
    for name in ("Verdi Anna", "Bianchi Carla"):
        data = file_of(session_open.workspace, name)
        preview = preview_of(session_open, data)
        assert {one.state for one in preview.differences} == {RowState.UNCHANGED}
        assert (preview.errors, preview.notes, preview.refused) == ((), (), ())
        assert taken(session_open, data).is_empty


def test_that_a_sheet_of_somebody_else_is_told_and_every_row_is_counted(session_open: Comune) -> None:
    session_open.fill("Rossi", 3)
    steps: list[tuple[int, int]] = []

    class Told:
        def step(self, done: int, total: int, what: str = "") -> None:
            steps.append((done, total))

    data = rewritten(file_of(session_open.workspace), lambda book: book.create_sheet("Appunti"))
    preview = preview_workbook(session_open.workspace, SCORES_WORKBOOK, data, Told())
    assert [note.sentence for note in preview.notes] == ["Fogli non riconosciuti: «Appunti»."]
    assert steps[-1] == (len(preview.differences), len(preview.differences))


def test_that_what_is_written_comes_back_as_the_evaluators_in_one_operation(session_open: Comune) -> None:
    empty = file_of(session_open.workspace)
    words = choices(empty, ROSSI, TIMES)
    data = filled(empty, {(ROSSI, TIMES): words[3], (ROSSI, ARCHIVE): "Raggiunto", (NERI, TIMES): 2})
    data = filled(data, {(ROSSI, TIMES): "Puntuale"}, NOTE)
    data = filled(data, {(ROSSI, "Punti di forza"): "Precisione"}, TEXT)
    preview, before = preview_of(session_open, data), len(list_entries(session_open.workspace))
    assert cells(preview) == [
        (NERI, TIMES, "Giudizio", "–", choices(empty, NERI, TIMES)[1]),
        (ROSSI, ARCHIVE, "Giudizio", "–", "4 – Raggiunto"),
        (ROSSI, TIMES, "Giudizio", "–", words[3]),
        (ROSSI, TIMES, "Nota o motivazione", "–", "Puntuale"),
        (ROSSI, "Punti di forza", "Testo", "–", "Precisione"),
    ]
    assert scores(session_open, "Rossi") == {}
    changes = taken(session_open, data)
    digest = hashlib.sha256(data).hexdigest()
    assert changes.label == f"Importa valutazioni di Verdi Anna: 0 righe nuove, 4 modificate (SHA-256 {digest})"
    assert len(list_entries(session_open.workspace)) == before + 1
    assert scores(session_open, "Rossi")["tempi"] == (Decimal(4), "Puntuale")
    detail = session_open.detail("Rossi")
    assert (detail.state, detail.texts.strengths) == (SheetState.IN_PROGRESS, "Precisione")
    [event] = detail.history
    assert event.actor == "Verdi Anna"
    assert event.reason == "Scritto nel file Valutazioni; lo ha preso in carico Segretario comunale"
    assert taken(session_open, data).is_empty
    undoing.undo_last(session_open.workspace)
    assert scores(session_open, "Rossi") == {}
    assert session_open.detail("Rossi").state is SheetState.PREPARED
    assert undoing.check_audit(session_open.workspace) is None


def test_that_a_second_file_is_told_in_the_history_as_well(session_open: Comune) -> None:
    session_open.fill("Rossi", 3)
    data = filled(file_of(session_open.workspace), {(ROSSI, TIMES): 5})
    taken(session_open, data)
    last = session_open.detail("Rossi").history[-1]
    assert (last.actor, last.source, last.target) == ("Verdi Anna", SheetState.IN_PROGRESS, SheetState.IN_PROGRESS)


def test_that_an_empty_cell_leaves_and_cancella_erases(session_open: Comune) -> None:
    session_open.fill("Rossi", 3)
    data = file_of(session_open.workspace)
    assert taken(session_open, filled(data, {(ROSSI, TIMES): None})).is_empty
    taken(session_open, filled(data, {(ROSSI, TIMES): "(cancella)"}))
    assert "tempi" not in scores(session_open, "Rossi")


def test_that_a_score_off_the_scale_is_told_by_cell(session_open: Comune) -> None:
    data = filled(
        file_of(session_open.workspace), {(ROSSI, TIMES): 9, (NERI, TIMES): "ottimissimo", (NERI, ARCHIVE): 3}
    )
    preview = preview_of(session_open, data)
    row = rows_of(opened(data)[ROSSI])[TIMES]
    assert [(one.sheet, one.cell, one.heading, one.value) for one in preview.errors] == [
        (NERI, f"D{row}", "Giudizio", "ottimissimo"),
        (ROSSI, f"D{row}", "Giudizio", "9"),
    ]
    assert preview.errors[1].remedy == "Valori ammessi: 1, 2, 3, 4 e 5."
    with pytest.raises(UserError, match="non è stato importato nulla"):
        taken(session_open, data)
    assert scores(session_open, "Neri") == {}


def test_that_a_required_reason_is_asked_for_where_it_is_missing(session_open: Comune) -> None:
    sheet = next(one for one in opened(file_of(session_open.workspace)).worksheets if one.title == ROSSI)
    lowest = choices(file_of(session_open.workspace), ROSSI, TIMES)[0]
    data = filled(file_of(session_open.workspace), {(ROSSI, TIMES): lowest})
    [error] = preview_of(session_open, data).errors
    assert (error.cell, error.heading) == (f"E{rows_of(sheet)[TIMES]}", "Nota o motivazione")
    assert "va motivato per iscritto" in error.problem
    motivated = filled(data, {(ROSSI, TIMES): "Termini superati tre volte"}, NOTE)
    assert not preview_of(session_open, motivated).errors
    assert not taken(session_open, motivated).is_empty


def test_that_a_score_changed_only_here_is_kept(session_open: Comune) -> None:
    data = filled(file_of(session_open.workspace), {(ROSSI, ARCHIVE): 3})
    give_score(session_open.workspace, ScoreDraft(session_open.sheet_id("Rossi"), "comportamenti", "tempi", Decimal(5)))
    taken(session_open, data)
    assert scores(session_open, "Rossi")["tempi"] == (Decimal(5), "")


def test_that_a_score_changed_on_both_sides_is_asked_cell_by_cell(session_open: Comune) -> None:
    data = filled(file_of(session_open.workspace), {(ROSSI, TIMES): 3, (ROSSI, ARCHIVE): 3})
    data = filled(data, {(ROSSI, TIMES): "Dal file"}, NOTE)
    sheet_id = session_open.sheet_id("Rossi")
    give_score(session_open.workspace, ScoreDraft(sheet_id, "comportamenti", "tempi", Decimal(5)))
    write_note(session_open.workspace, NoteDraft(sheet_id, "comportamenti", "tempi", "Dall'archivio"))
    preview = preview_of(session_open, data)
    words = choices(data, ROSSI, TIMES)
    assert [(one.title, one.heading, one.archive, one.file) for one in preview.conflicts] == [
        (TIMES, "Giudizio", words[4], words[2]),
        (TIMES, "Nota o motivazione", "Dall'archivio", "Dal file"),
    ]
    assert not preview.can_be_imported_with()
    with pytest.raises(UserError, match="2 valori sono cambiati nel file e anche in archivio"):
        taken(session_open, data)
    assert "objective" not in str(scores(session_open, "Rossi"))
    answer, note = preview.conflicts
    answers = Answers({answer.place: Side.FILE, note.place: Side.ARCHIVE})
    assert preview.can_be_imported_with(answers)
    taken(session_open, data, answers)
    assert scores(session_open, "Rossi")["tempi"] == (Decimal(3), "Dall'archivio")


def test_that_one_side_may_win_every_conflict(session_open: Comune) -> None:
    data = filled(file_of(session_open.workspace), {(ROSSI, TIMES): 3})
    give_score(session_open.workspace, ScoreDraft(session_open.sheet_id("Rossi"), "comportamenti", "tempi", Decimal(5)))
    assert taken(session_open, data, Answers(every_side=Side.ARCHIVE)).is_empty
    taken(session_open, data, Answers(every_side=Side.FILE))
    assert scores(session_open, "Rossi")["tempi"] == (Decimal(3), "")


def test_that_a_completed_sheet_is_refused_by_name_and_the_others_are_read_after_asking(session_open: Comune) -> None:
    data = filled(file_of(session_open.workspace), {(ROSSI, TIMES): 4, (NERI, TIMES): 4})
    complete_sheet(session_open.workspace, session_open.fill("Rossi", 3))
    preview = preview_of(session_open, data)
    assert [(one.sheet, one.problem) for one in preview.refused] == [
        (ROSSI, "La scheda è compilata: i punteggi non si possono cambiare.")
    ]
    with pytest.raises(UserError, match="Rossi Mario"):
        taken(session_open, data)
    assert scores(session_open, "Neri") == {}
    taken(session_open, data, Answers(leaves_refused_out=True))
    assert scores(session_open, "Neri")["tempi"] == (Decimal(4), "")
    assert scores(session_open, "Rossi")["tempi"] == (Decimal(3), "")


def test_that_a_closed_sheet_that_the_file_does_not_change_is_no_reason_to_ask(session_open: Comune) -> None:
    data = filled(file_of(session_open.workspace), {(ROSSI, TIMES): 3, (NERI, TIMES): 4})
    complete_sheet(session_open.workspace, session_open.fill("Rossi", 3))
    assert preview_of(session_open, data).refused == ()
    assert not taken(session_open, data).is_empty


def test_that_a_sheet_not_evaluable_or_given_to_another_evaluator_is_refused(session_open: Comune) -> None:
    data = filled(file_of(session_open.workspace), {(ROSSI, TIMES): 4, (NERI, TIMES): 4})
    mark_not_evaluable(session_open.workspace, session_open.sheet_id("Rossi"), "Assente")
    change_sheet(session_open, "Neri", evaluator_id=None, evaluator_official_id=1)
    assert [(one.sheet, one.problem) for one in preview_of(session_open, data).refused] == [
        (NERI, "non la valuta Verdi Anna, ma Bianchi Carla."),
        (ROSSI, "La scheda è non valutabile: i punteggi non si possono cambiare."),
    ]


def test_that_a_sheet_whose_days_have_changed_is_refused(session_open: Comune) -> None:
    data = filled(file_of(session_open.workspace), {(ROSSI, TIMES): 4})
    change_sheet(session_open, "Rossi", valid_to=date(2024, 9, 30))
    [refusal] = preview_of(session_open, data).refused
    assert refusal.problem == "le voci della scheda sono cambiate dopo che il file è stato fatto."


def test_that_a_sheet_of_another_round_or_gone_is_refused(session_open: Comune) -> None:
    data = filled(file_of(session_open.workspace), {(ROSSI, TIMES): 4, (NERI, TIMES): 4})
    with unit_of_work(session_open.workspace, "Via") as unit:
        unit.session.delete(unit.get(Sheet, session_open.sheet_id("Rossi")))
    change_sheet(session_open, "Neri", state=SheetState.SUPERSEDED)
    problems = [one.problem for one in preview_of(session_open, data).refused]
    assert problems == ["la scheda è stata sostituita da una revisione.", "la scheda non c'è più in questo archivio."]


def change_sheet(comune: Comune, surname: str, **values: Any) -> None:
    with unit_of_work(comune.workspace, "Cambia") as unit:
        sheet = unit.get(Sheet, comune.sheet_id(surname))
        for name, value in values.items():
            setattr(sheet, name, value)


def test_that_the_file_of_another_archive_is_refused_with_its_people(session_open: Comune) -> None:
    data = filled(file_of(session_open.workspace), {(ROSSI, TIMES): 4})
    with unit_of_work(session_open.workspace, "Altro archivio") as unit:
        info(unit.session).archive_id = "un altro"
    with pytest.raises(UserError, match=r"un altro archivio .*le schede di Neri Ugo e Rossi Mario non si leggono"):
        preview_of(session_open, data)


@pytest.mark.parametrize("cell", ["B6", "B7", "C8", "F10"])
def test_that_a_hidden_sheet_that_was_touched_is_refused(session_open: Comune, cell: str) -> None:
    data = rewritten(file_of(session_open.workspace), lambda book: put(book, "_meta", cell, "x"))
    with pytest.raises(UserError, match="foglio nascosto del file è stato modificato"):
        preview_of(session_open, data)


def put(book: Workbook, sheet: str, cell: str, value: object) -> None:
    book[sheet][cell].value = value


def test_that_a_file_without_its_hidden_sheet_is_refused(session_open: Comune) -> None:
    data = rewritten(file_of(session_open.workspace), lambda book: book.remove(book["_meta"]))
    with pytest.raises(UserError, match="gli manca il foglio nascosto"):
        preview_of(session_open, data)
    with pytest.raises(UserError, match="gli manca il foglio nascosto"):
        preview_of(session_open, workbook_of(("a", "b"), (1, 2), name="Foglio1"))


@pytest.mark.parametrize(
    ("key", "problem"),
    [
        ("999|comportamenti|tempi", "non è tra quelle che il file aveva: è stata cambiata"),
        ("{other}|comportamenti|tempi", "è della scheda di un'altra persona"),
        ("boh", "non è una chiave di questo file: è stata cambiata"),
    ],
)
def test_that_a_key_that_was_changed_is_told_by_cell(session_open: Comune, key: str, problem: str) -> None:
    other = session_open.sheet_id("Neri")
    row = rows_of(opened(file_of(session_open.workspace))[ROSSI])[TIMES]
    data = rewritten(file_of(session_open.workspace), lambda book: put(book, ROSSI, f"H{row}", key.format(other=other)))
    assert [(one.sheet, one.cell, one.problem) for one in preview_of(session_open, data).errors] == [
        (ROSSI, f"H{row}", problem)
    ]


def test_that_protection_taken_off_is_noted_and_rows_that_moved_are_told(session_open: Comune) -> None:
    def unprotect_and_move(book: Workbook) -> None:
        sheet = book[ROSSI]
        sheet.protection.sheet = False
        row = rows_of(sheet)[TIMES]
        for column in range(1, KEY):
            one, other = sheet.cell(row, column), sheet.cell(row + 1, column)
            one.value, other.value = other.value, one.value
        sheet.cell(row, ANSWER).value = 4

    preview = preview_of(session_open, rewritten(file_of(session_open.workspace), unprotect_and_move))
    [note] = preview.notes
    assert note.sentence.startswith("La protezione è stata tolta: «Rossi Mario».")
    assert {one.problem.partition(":")[2] for one in preview.errors} == {" le righe sono state spostate"}


def test_that_whole_rows_that_moved_are_known_by_their_keys(session_open: Comune) -> None:
    def turn(book: Workbook) -> None:
        sheet = book[ROSSI]
        rows = [row for row in rows_of(sheet).values() if "comportamenti" in sheet.cell(row, KEY).value]
        values = [[sheet.cell(row, place).value for place in range(1, KEY + 1)] for row in rows]
        for row, line in zip(rows, reversed(values), strict=True):
            for place, value in enumerate(line, start=1):
                sheet.cell(row, place).value = value

    data = rewritten(filled(file_of(session_open.workspace), {(ROSSI, TIMES): 4}), turn)
    assert not preview_of(session_open, data).errors
    taken(session_open, data)
    assert scores(session_open, "Rossi") == {"tempi": (Decimal(4), "")}


def test_that_what_is_written_on_no_line_is_told(session_open: Comune) -> None:
    data = rewritten(file_of(session_open.workspace), lambda book: put(book, ROSSI, "D60", 4))
    [error] = preview_of(session_open, data).errors
    assert (error.cell, error.value, error.problem) == ("D60", "4", "è in una riga che non è di nessuna voce")


def test_that_a_sheet_twice_is_told_and_one_taken_away_is_noted(session_open: Comune) -> None:
    def twice(book: Workbook) -> None:
        copy = book.copy_worksheet(book[ROSSI])
        copy.title = "Copia"
        del book[NERI]

    preview = preview_of(session_open, rewritten(file_of(session_open.workspace), twice))
    assert [one.problem for one in preview.errors] == ["è la stessa scheda del foglio «Rossi Mario»"]
    assert "Nel file mancano i fogli di Neri Ugo: le loro schede restano come sono." in [
        note.sentence for note in preview.notes
    ]


def test_that_a_sheet_may_be_renamed(session_open: Comune) -> None:
    def rename(book: Workbook) -> None:
        book[ROSSI].title = "Mario"

    data = rewritten(filled(file_of(session_open.workspace), {(ROSSI, TIMES): 4}), rename)
    taken(session_open, data)
    assert scores(session_open, "Rossi")["tempi"] == (Decimal(4), "")


def test_that_a_sheet_with_the_name_of_another_of_these_people_is_refused(session_open: Comune) -> None:
    def swap(book: Workbook) -> None:
        book[ROSSI].title = "Appoggio"
        book[NERI].title = ROSSI
        book["Appoggio"].title = NERI

    data = rewritten(filled(file_of(session_open.workspace), {(ROSSI, TIMES): 4}), swap)
    preview = preview_of(session_open, data)
    assert [(one.sheet, one.problem) for one in preview.errors] == [
        (NERI, "ha il nome di un'altra persona: contiene la scheda di Rossi Mario"),
        (ROSSI, "ha il nome di un'altra persona: contiene la scheda di Neri Ugo"),
    ]
    assert not preview.can_be_imported_with()


def test_that_a_file_that_no_program_has_counted_is_read_for_what_is_written_in_it(session_open: Comune) -> None:
    preview = preview_of(session_open, edited(file_of(session_open.workspace), lambda _book: None))
    assert not preview.errors
    assert not preview.has_changes


def test_that_a_judgement_written_where_there_is_none_to_give_is_told(session_open: Comune) -> None:
    def write(book: Workbook) -> None:
        sheet = book[ROSSI]
        row = next(row for row in sheet.iter_rows() if row[ANSWER - 1].value in WORDS_OF_READ_LINES)
        row[ANSWER - 1].value = "ottimo"

    preview = preview_of(session_open, edited(file_of(session_open.workspace), write))
    assert [error.problem for error in preview.errors] == [
        "è in una riga che si legge soltanto: il valore viene da Merito"
    ]


def test_that_the_files_of_all_are_written_to_a_folder_with_progress_and_can_be_stopped(
    session_open: Comune, tmp_path: Path
) -> None:
    owners = owners_of(session_open.workspace, SCORES_WORKBOOK, 2024)
    steps: list[tuple[int, int, str]] = []

    class Told:
        def step(self, done: int, total: int, what: str = "") -> None:
            steps.append((done, total, what))

    wanted = dict.fromkeys(owners, "")
    written = export_apart(session_open.workspace, SCORES_WORKBOOK, tmp_path / "cartelle", wanted, Told())
    assert [path.name for path in written] == [
        "Valutazioni_2024_Bianchi-Carla.xlsx",
        "Valutazioni_2024_Verdi-Anna.xlsx",
    ]
    assert steps == [(0, 2, "Bianchi Carla"), (1, 2, "Verdi Anna")]

    class Stopped:
        def step(self, done: int, _total: int, _what: str = "") -> None:
            if done:
                raise Cancelled

    with pytest.raises(Cancelled):
        export_apart(session_open.workspace, SCORES_WORKBOOK, tmp_path / "altre", wanted, Stopped())
    assert [path.name for path in (tmp_path / "altre").iterdir()] == ["Valutazioni_2024_Bianchi-Carla.xlsx"]


def test_that_a_year_with_nothing_to_fill_is_told(comune: Comune) -> None:
    with pytest.raises(UserError, match="non ci sono schede da compilare"):
        owners_of(comune.workspace, SCORES_WORKBOOK, 2024)


@needs_libreoffice
def test_that_libreoffice_gives_it_back_the_same(session_open: Comune, tmp_path: Path) -> None:
    session_open.fill("Rossi", 3)
    data = file_of(session_open.workspace, "Verdi Anna", LOCK)
    again = saved_again(data, tmp_path)
    preview = preview_of(session_open, again)
    assert {one.state for one in preview.differences} == {RowState.UNCHANGED}
    assert (preview.errors, preview.notes, preview.refused) == ((), (), ())
    assert FIRST == 6


def test_that_the_grade_of_the_year_before_is_read_beside_each_factor_and_changes_nothing_in_it(
    example: Workspace,
) -> None:
    [owner, *_] = [one for one in owners_of(example, SCORES_WORKBOOK, 2024) if "Barbieri" not in one.name]
    data = owner_bytes(example, SCORES_WORKBOOK, owner, "", "esportazione-1")
    said = [
        (sheet.title, str(sheet.cell(row, 2).value or "").splitlines()[-1:])
        for sheet in opened(data).worksheets
        for row in rows_of(sheet).values()
    ]
    before = [words for _, words in said if words and words[0].startswith("Nel 2023")]
    assert len(before) > 5
    assert any(": " in words[0] for words in before)


def test_that_how_the_half_year_went_stands_at_the_head_of_the_sheet(session_open: Comune) -> None:
    workspace = session_open.workspace
    [final] = list_rounds(workspace, 2024)
    version = ensure_preset(workspace)
    half_year = RoundId(open_round(workspace, RoundDraft(2024, RoundKind.INTERIM, version)).ids[0])
    prepare_round(workspace, half_year)
    [rossi] = [row for row in list_sheets(workspace, half_year) if row.person == "Rossi Mario"]
    give_outcome(workspace, rossi.id, InterimOutcome.TO_IMPROVE)
    key = (final.id, Party(session_open.people["Verdi"]))
    [verdi] = [one for one in owners_of(workspace, SCORES_WORKBOOK, 2024) if one.key == key]
    book = opened(owner_bytes(workspace, SCORES_WORKBOOK, verdi, "", "esportazione-1"))
    assert str(book["Rossi Mario"].cell(3, 1).value).endswith("verifica intermedia: da migliorare")
    assert "verifica intermedia" not in str(book["Neri Ugo"].cell(3, 1).value)
