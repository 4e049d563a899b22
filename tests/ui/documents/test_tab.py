"""The page Documenti as a user drives it."""

from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest
from docx import Document
from pypdf import PdfReader
from PySide6.QtCore import QObject, QPoint, Qt, QUrl, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog

from app.domain.documents.catalogue import (
    MISSING,
    ORGANIGRAM,
    PLAN,
    SHEETS,
    STATE,
    TRANSPARENCY,
    DocumentOption,
    DocumentSubject,
)
from app.domain.issues import Link
from app.domain.structure.units import AreaDraft
from app.services.documents.smallest_class import read_smallest_class
from app.services.structure.units import save_area
from app.ui.documents.options import ALL
from tests.pdf_words import words_of
from tests.ui.driving import choose_path, dialog_over, press, wheel
from tests.ui.widgets import assert_accessible, assert_unique_mnemonics


def choose_kind(tab, kind, settle) -> None:
    tab.options.choose_kind(kind.code)
    settle()


def choose_sheet(tab, text, settle) -> None:
    box = tab.options.subjects
    box.setCurrentIndex(box.findText(text, Qt.MatchFlag.MatchContains))
    box.activated.emit(box.currentIndex())
    settle()


def words_shown(tab) -> str:
    document = tab.preview.document
    return " ".join(document.getAllText(page).text() for page in range(document.pageCount()))


def test_that_the_first_sheet_is_shown_at_once(tab):
    assert tab.options.subjects.currentText() == "Bruni Lia"
    assert "Bruni Lia" in words_shown(tab)
    assert tab.preview.pages.text() == f"{tab.preview.document.pageCount()} pagine"
    assert tab.print_button.isEnabled()
    assert tab.save_button.isEnabled()


def test_that_the_sheet_looked_at_elsewhere_is_the_one_shown_once(tab, settle):
    box = tab.options.subjects
    ids = [box.itemData(row) for row in range(box.count())]
    for seen, chosen, shown in ((ids[3], None, ids[3]), (ids[3], ids[2], ids[2]), (ids[4], None, ids[4])):
        tab.desk.hub.sheet_in_sight = seen
        if chosen is not None:
            box.setCurrentIndex(box.findData(chosen))
            box.activated.emit(box.currentIndex())
        tab.hide()
        tab.show()
        settle()
        assert box.currentData() == shown
    box.setCurrentIndex(box.findData(ALL))
    tab.desk.hub.sheet_in_sight = ids[2]
    tab.hide()
    tab.show()
    settle()
    assert box.currentData() == ALL


def test_that_the_search_may_find_each_document_by_its_name(tab, settle):
    shown = {words: show for words, _, show in tab.named_places()}
    shown["Relazione sulla performance"]()
    settle()
    assert tab.options.kind.italian == "Relazione sulla performance"


def test_that_every_document_has_its_preview(tab, settle):
    for kind, words in ((PLAN, "Piano degli obiettivi"), (ORGANIGRAM, "Organigramma")):
        choose_kind(tab, kind, settle)
        assert words in words_shown(tab)
        assert not tab.apart_button.isVisible()
        assert not tab.options.subjects.isVisible()


def test_that_a_sheet_half_filled_is_marked_and_a_blank_one_is_not(tab, settle):
    assert "PROVVISORIA" in words_shown(tab)
    tab.options.boxes[DocumentOption.BLANK].click()
    settle()
    assert "PROVVISORIA" not in words_shown(tab)


def test_that_all_the_sheets_are_shown_together(tab, settle, session_open):
    choose_sheet(tab, "Tutte le schede (4)", settle)
    assert tab.options.subjects.currentData() == ALL
    shown = words_shown(tab)
    assert all(name in shown for name in session_open.people)
    assert tab.apart_button.isEnabled()


def test_that_one_file_per_person_is_offered_only_for_all_the_sheets(tab, settle, tmp_path, notices):
    assert not tab.apart_button.isEnabled()
    choose_sheet(tab, "Tutte", settle)
    tab.print_apart_in(tmp_path)
    settle()
    assert len(list(tmp_path.glob("Scheda_2024_*.pdf"))) == 4
    assert notices[-1].words == f"4 schede scritte: {tmp_path}"
    assert [action.label for action in notices[-1].actions] == ["Apri la cartella"]


def test_that_save_writes_the_very_file_that_is_shown(tab, settle, tmp_path, notices):
    tab.save_to(tmp_path / "scheda.pdf")
    settle()
    assert "Bruni Lia" in words_of(tmp_path / "scheda.pdf")
    assert notices[-1].words == f"Salvato: {tmp_path / 'scheda.pdf'}"
    assert [action.label for action in notices[-1].actions] == ["Apri", "Apri la cartella"]


def test_that_a_plan_is_saved_in_word_and_a_sheet_is_not_offered_so(tab, settle, tmp_path, notices):
    assert not tab.word_button.isEnabled()
    assert tab.word_button.isHidden()
    choose_kind(tab, PLAN, settle)
    assert tab.word_button.isEnabled()
    press(tab, "Salva in Word…")
    assert choose_path(tab, tmp_path / "piano.docx") == "Salva in Word"
    settle()
    assert notices[-1].words == f"Salvato: {tmp_path / 'piano.docx'}"
    titles = [one.text for one in Document(str(tmp_path / "piano.docx")).paragraphs if one.style.name == "Title"]
    assert titles == ["Piano degli obiettivi"]


def test_that_what_every_document_has_stands_at_one_place(tab, settle):
    always = (tab.print_button, tab.save_button, tab.data.button, *tab.preview.tools)
    places = []
    for kind in (SHEETS, PLAN, ORGANIGRAM, TRANSPARENCY, STATE, MISSING):
        choose_kind(tab, kind, settle)
        places.append([button.mapTo(tab, QPoint(0, 0)).x() for button in always if button.isVisible()])
    assert len(places[0]) == len(always)
    assert places == places[:1] * len(places)


def test_that_a_year_without_sheets_says_why_and_what_to_do(comune, show, settle):
    tab = show()
    assert tab.message.text.startswith("Per il 2024 non ci sono schede da stampare.")
    assert tab.options.subjects.currentText() == "Nessuna scheda"
    for button in (tab.print_button, tab.save_button, tab.apart_button):
        assert not button.isEnabled()
    assert not tab.preview.isVisible()
    choose_kind(tab, ORGANIGRAM, settle)
    assert tab.preview.isVisible()
    assert tab.print_button.isEnabled()
    assert not tab.message.isVisible()  # what was said of the sheets is gone
    choose_kind(tab, SHEETS, settle)
    tab.options._show_subjects((DocumentSubject(1, "Neri Ugo"), DocumentSubject(2, "Rossi Mario")))
    assert tab.options.subjects.currentText() == "Neri Ugo"  # not all of them, which nobody chose
    settle()


def test_that_a_link_to_a_sheet_shows_it(tab, settle, session_open):
    choose_kind(tab, PLAN, settle)
    tab.show_place(Link("document", session_open.sheet_id("Rossi")))
    settle()
    assert tab.options.kind is SHEETS
    assert "Rossi Mario" in words_shown(tab)


def test_that_a_link_to_a_document_of_the_year_shows_it(tab, settle):
    tab.show_place(Link("document", 0, MISSING.code))
    settle()
    assert tab.options.kind is MISSING
    assert "Che cosa manca nel 2024" in words_shown(tab)
    tab.show_place(Link("document", 0, "ignoto"))
    settle()
    assert tab.options.kind is MISSING


def test_that_a_link_to_the_state_of_a_day_shows_that_day_of_that_document_alone(tab, settle):
    tab.show_place(Link("document", 0, STATE.code, date(2024, 4, 30).toordinal()))
    settle()
    assert (tab.options.kind, tab.options.day.text()) == (STATE, "30/04/2024")
    assert "30/04/2024" in words_shown(tab)
    choose_kind(tab, ORGANIGRAM, settle)
    assert "30/04/2024" not in words_shown(tab)


def test_that_only_the_last_document_asked_is_shown(tab, settle):
    for kind in (PLAN, ORGANIGRAM, SHEETS, PLAN, ORGANIGRAM):
        tab.options.choose_kind(kind.code)
    settle()
    assert tab.options.kind is ORGANIGRAM
    assert "Organigramma" in words_shown(tab)
    assert tab.preview.document.pageCount() == 1


def test_that_a_preview_that_was_overtaken_is_not_called_cancelled(tab, settle):
    choose_sheet(tab, "Tutte", settle)
    tab.options.boxes[DocumentOption.BLANK].click()
    tab.options.choose_kind(ORGANIGRAM.code)
    settle()
    assert not tab.message.isVisible()
    assert tab.preview.isVisible()


def test_that_a_preview_stopped_half_way_says_so(tab, desk, settle):
    box = tab.options.subjects
    box.setCurrentIndex(0)
    box.activated.emit(0)
    desk.runner.cancel_long_work()
    settle()
    assert tab.message.text.startswith("L'anteprima è stata annullata.")
    assert not tab.print_button.isEnabled()


def test_that_the_page_follows_a_change_and_the_reader_stays_where_they_were(tab, desk, settle):
    choose_kind(tab, PLAN, settle)
    bar = tab.preview.view.verticalScrollBar()
    bar.setValue(bar.maximum() // 2)
    place = bar.value()
    assert place > 0
    desk.save(save_area, AreaDraft("NN", "Area Nuovissima"))
    settle()
    assert "Area Nuovissima" in words_shown(tab)
    assert bar.value() == place


def test_that_a_sheet_chosen_stays_chosen_after_a_change(tab, desk, settle):
    choose_sheet(tab, "Rossi Mario", settle)
    desk.save(save_area, AreaDraft("NN", "Area Nuova"))
    settle()
    assert tab.options.subjects.currentText() == "Rossi Mario"
    assert "Rossi Mario" in words_shown(tab)


def test_that_the_pages_grow_and_shrink(tab):
    view = tab.preview.view
    tab.preview.zoom_in()
    large = view.zoomFactor()
    tab.preview.zoom_out()
    tab.preview.zoom_out()
    assert view.zoomFactor() < large
    for _ in range(20):
        tab.preview.zoom_in()
    assert view.zoomFactor() == 4.0
    tab.preview.fit_width()
    assert view.zoomMode() is view.ZoomMode.FitToWidth


def test_that_the_keyboard_goes_along_the_row_then_to_the_list_then_to_the_pages(tab):
    stops = [
        tab.options.subjects,
        tab.options.boxes[DocumentOption.BLANK],
        tab.apart_button,
        *tab.preview.tools,
        tab.save_button,
        tab.print_button,
        tab.options.kinds,
        tab.preview.view,
    ]
    for before, after in pairwise(stops):
        following = before.nextInFocusChain()
        while following not in stops:
            following = following.nextInFocusChain()
        assert following is after


def test_that_everything_has_a_name_and_letters_are_unique(tab):
    assert_accessible(tab)
    assert_unique_mnemonics(tab)
    assert tab.preview.view.accessibleName()


def name_proposed(tab) -> str:
    [dialog] = tab.findChildren(QFileDialog)
    name = Path(dialog.selectedFiles()[0]).name
    dialog.close()
    dialog.deleteLater()
    return name


def test_that_one_sheet_is_saved_under_the_name_of_its_person(tab, settle):
    tab.ask_where()
    settle()
    assert name_proposed(tab) == "Scheda_2024_Bruni_Lia_0004.pdf"


def test_that_all_the_sheets_are_saved_under_the_name_of_the_document(tab, settle):
    choose_sheet(tab, "Tutte", settle)
    tab.ask_where()
    assert name_proposed(tab) == "Schede_di_valutazione_2024.pdf"


def test_that_control_p_opens_the_print_dialog(qtbot, tab, settle):
    qtbot.keyClick(tab.options.kinds, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    settle()
    [dialog] = tab.findChildren(QPrintDialog)
    dialog.close()


def test_that_one_file_for_each_sheet_goes_where_the_user_says(tab, settle, tmp_path, notices):
    choose_sheet(tab, "Tutte", settle)
    folder = tmp_path / "schede"
    folder.mkdir()
    press(tab, "Una scheda per file…")
    assert choose_path(tab, folder) == "Cartella per le schede"
    settle()
    assert len(list(folder.glob("Scheda_2024_*.pdf"))) == 4
    assert notices[-1].words == f"4 schede scritte: {folder}"


@pytest.fixture
def opened():
    """The places that the program asked the computer to show."""

    places = Places()
    QDesktopServices.setUrlHandler("file", places, "show_url")
    yield places.seen
    QDesktopServices.unsetUrlHandler("file")


class Places(QObject):
    """Stands for the computer's own window of folders."""

    def __init__(self) -> None:
        super().__init__()
        self.seen: list[str] = []

    @Slot(QUrl)
    def show_url(self, url: QUrl) -> None:
        self.seen.append(url.toLocalFile())


def test_that_what_was_just_written_is_opened_or_its_folder(tab, settle, tmp_path, opened, notices):
    press(tab, "Salva PDF…")
    settle()
    assert choose_path(tab, tmp_path / "scheda.pdf") == "Salva il documento"
    settle()
    assert "Bruni Lia" in words_of(tmp_path / "scheda.pdf")
    for action in notices[-1].actions:
        action.run()
    assert opened == [str(tmp_path / "scheda.pdf"), str(tmp_path)]


def test_that_what_is_shown_is_printed_when_the_dialog_is_accepted(tab, settle, tmp_path, notices):
    press(tab, "Stampa…")
    settle()
    [dialog] = tab.findChildren(QPrintDialog)
    dialog.chosen.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    dialog.chosen.setOutputFileName(str(tmp_path / "stampata.pdf"))
    QDialog.accept(dialog)
    settle()
    count = tab.preview.document.pageCount()
    assert len(PdfReader(tmp_path / "stampata.pdf").pages) == count
    assert notices[-1].words == f"{count} pagine inviate alla stampante."


def test_that_the_pages_grow_with_the_wheel_and_control_and_scroll_without(tab):
    view = tab.preview.view
    wheel(view.viewport(), 1)
    large = view.zoomFactor()
    assert view.zoomMode() is view.ZoomMode.Custom
    wheel(view.viewport(), -1)
    assert view.zoomFactor() < large
    before = view.zoomFactor()
    wheel(view.viewport(), -1, Qt.KeyboardModifier.NoModifier)
    assert view.zoomFactor() == before


def test_that_the_row_keeps_the_print_in_sight_where_there_is_little_room(tab):
    tab.window().resize(620, 500)
    QApplication.processEvents()
    assert tab.print_button.isVisible()
    assert tab.apart_button in tab.row.folded()
    assert tab.width() <= 620
    for shown in (tab.options.subjects, tab.row.more, tab.print_button):
        assert tab.rect().contains(shown.rect().translated(shown.mapTo(tab, QPoint())))


def test_that_the_list_of_documents_has_the_verbs_of_the_page_in_its_menu(tab):
    verbs = [(verb.words(), verb.why_off()) for verb in tab.options.verbs.shown()]
    assert [words for words, _ in verbs if words != "Copia"] == ["Stampa…", "Salva PDF…"]
    assert not any(why for _, why in verbs)


def test_that_the_tables_of_what_is_published_are_saved_as_data(tab, settle, tmp_path):
    assert not tab.tables_button.isVisible()
    choose_kind(tab, TRANSPARENCY, settle)
    assert "Premi stanziati e distribuiti" in words_shown(tab)
    assert tab.tables_button.isEnabled()
    for suffix, start in ((".xlsx", b"PK"), (".ods", b"PK"), (".csv", "Tabella;".encode("utf-8-sig"))):
        tab.tables_button.click()
        assert choose_path(tab, tmp_path / f"dati{suffix}") == "Salva le tabelle"
        settle()
        assert (tmp_path / f"dati{suffix}").read_bytes().startswith(start)
    tab.write_tables(tmp_path / "dati.txt")
    settle()
    assert "finisce con .xlsx, .ods oppure .csv" in tab.message.text
    assert not (tmp_path / "dati.txt").exists()
    tab.tables_button.click()
    dialog = dialog_over(tab, QFileDialog)
    dialog.filterSelected.emit("Testo CSV (*.csv)")
    assert dialog.defaultSuffix() == "csv"
    dialog.close()


def test_that_the_smallest_class_is_chosen_where_classes_are_printed(tab, settle):
    assert not tab.smallest.button.isVisible()
    choose_kind(tab, TRANSPARENCY, settle)
    tab.smallest.button.click()
    settle()
    dialog = tab.smallest.dialog
    assert dialog.form.draft_values() == {"people": 5}
    dialog.form.fill_values({"people": 2})
    dialog.submit()
    settle()
    assert dialog.isVisible()
    dialog.form.fill_values({"people": 7})
    dialog.submit()
    settle()
    assert read_smallest_class(tab.desk.workspace) == 7


def test_that_the_day_of_the_state_is_chosen_here(tab, settle):
    choose_kind(tab, STATE, settle)
    tab.options.day.setText("30/06/2024")
    tab.options.day.editingFinished.emit()
    settle()
    assert tab.options.day.isVisible()
    assert "30/06/2024" in words_shown(tab)
    tab.options.day.setText("30/06/2031")
    tab.options.day.editingFinished.emit()
    settle()
    assert tab.options.day.text() == "30/06/2024"
    choose_kind(tab, ORGANIGRAM, settle)
    assert not tab.options.day.isVisible()


def test_that_nothing_is_printed_or_saved_of_a_document_once_another_is_chosen(tab, settle, tmp_path):
    assert tab.options.kind is SHEETS
    tab.options.choose_kind(PLAN.code)
    assert not tab.print_button.isEnabled()
    tab.ask_printer()
    tab.save_button.click()
    assert not [one for one in tab.window().findChildren(QDialog) if one.isVisible()]
    settle()
    assert tab.print_button.isEnabled()
    tab.options.choose_kind(ORGANIGRAM.code)
    settle()
    tab.options.choose_kind(SHEETS.code)  # whose sheets there are is read first: what stands there is of nobody
    asked = []
    tab.options.chosen.connect(asked.append)
    tab.options.subjects.activated.emit(0)
    assert not asked
    settle()
    assert [request.kind for request in asked] == [SHEETS]
    assert tab.save_button.isEnabled()
