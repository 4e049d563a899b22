"""The audit on the screen, and the checks."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QPlainTextEdit

from app.domain.audit.chain import ChainBreak
from app.domain.audit.filters import OperationKind, ThingKind
from app.domain.audit.rows import ArchiveVerdict, AuditVerdict
from app.models.anchor_file import write_anchors
from app.services.audit.anchoring import anchor_of, chain_standing
from app.services.audit.entries import PAGE, find_entries
from app.services.cycles import open_year
from app.ui.kit.boxes import Box
from app.ui.kit.labels import Message
from app.ui.tools.actions import GO_ON
from app.ui.tools.archive_dialog import REMEDY, ArchiveDialog
from app.ui.tools.audit_dialog import AuditDialog
from app.ui.tools.audit_filter import BACKWARDS
from tests.archives.closing import close_explained, closing_of_year
from tests.services.audit.test_entries import many_entries, write
from tests.ui.driving import choose_path
from tests.ui.widgets import assert_accessible, assert_unique_mnemonics

Key = Qt.Key


@pytest.fixture
def audit(window, actions, dialog, wait):
    """The audit after a year was opened and closed."""
    closing_of_year(window.desk.workspace, 2024)
    open_year(window.desk.workspace, 2025)
    close_explained(window.desk.workspace, 2025)
    actions.audit.trigger()
    shown = dialog(AuditDialog)
    wait()
    yield shown
    shown.reject()


def lines(tree, parent=None):
    model = tree.model
    parents = [model.index(row, 0) for row in range(model.rowCount())]
    return [
        tuple(model.index(row, column, above).data() for column in range(3))
        for above in parents
        for row in range(model.rowCount(above))
    ]


def test_that_the_newest_entry_comes_first_with_what_changed(audit):
    rows = audit.table.rows()
    assert [row.label for row in rows][:2] == ["Chiusura dell'anno 2025", "Apertura dell'anno 2025"]
    assert audit.table.current_row() == rows[0]
    assert audit.panel.title.text() == f"{rows[0].id}. Chiusura dell'anno 2025"
    assert lines(audit.panel.tree)[-1] == ("Stato", "aperto", "chiuso")
    assert audit.count.text() == f"{len(rows)} registrazioni"
    assert not audit.more.isVisible()


def test_that_the_keyboard_walks_the_entries_and_reads_their_values(qtbot, audit, wait):
    assert audit.search.hasFocus() or audit.focusWidget() is audit.search
    qtbot.keyClick(audit.search, Key.Key_Down)
    assert audit.focusWidget() is audit.table.view
    qtbot.keyClick(audit.table.view, Key.Key_Down)
    wait()
    assert audit.panel.title.text().endswith("Apertura dell'anno 2025")
    tree = audit.panel.tree.view
    tree.setFocus()
    read = []
    for _ in range(3):
        qtbot.keyClick(tree, Key.Key_Down)
        read.append(audit.panel.whole.toPlainText())
    assert read[0] == "Nome\nDopo: Giorno di inserimento dell'anno 2025, già finito"


def test_that_words_find_entries_and_none_is_said(qtbot, audit, wait):
    qtbot.keyClicks(audit.search, "apertura")
    wait()
    assert [row.label for row in audit.table.rows()] == ["Apertura dell'anno 2025"]
    assert audit.count.text().startswith("1 trovate di") or audit.count.text().startswith("1 trovata di")
    qtbot.keyClicks(audit.search, "zzz")
    wait()
    assert audit.table.rows() == []
    assert "Nessuna registrazione contiene «aperturazzz»" in audit.table.view.empty.text
    assert not audit.panel.isVisible()
    qtbot.keyClick(audit.search, Key.Key_Escape)
    wait()
    assert len(audit.table.rows()) > 2
    assert audit.panel.isVisible()


def test_that_the_whole_hash_is_copied(window, audit):
    audit.copy = audit.panel.copy_button.click()
    copied = QGuiApplication.clipboard().text()
    assert len(copied) == 64
    assert copied.startswith(audit.panel.hash.text().removeprefix("Impronta ").removesuffix("…"))


def test_that_a_sound_audit_says_so(audit, wait):
    audit.verify_button.click()
    wait()
    assert audit.verdict.text == f"Il registro è integro: {len(audit.table.rows())} registrazioni."


def test_that_the_first_bad_entry_is_named_and_selected(window, audit, wait):
    write(window.desk.workspace, "UPDATE audit_entries SET actor = 'Nessuno' WHERE id = 2")
    audit.verify_button.click()
    wait()
    assert "La registrazione n. 2 è stata modificata" in audit.verdict.text
    assert audit.table.current_row().id == 2


def test_that_thousands_of_entries_come_a_page_at_a_time(qtbot, window, wait, actions, dialog):
    write(window.desk.workspace, "DELETE FROM audit_entries")
    many_entries(window.desk.workspace, 2 * PAGE + 10)
    actions.audit.trigger()
    shown = dialog(AuditDialog)
    assert (len(shown.table.rows()), shown.count.text()) == (PAGE, f"{PAGE} di {2 * PAGE + 10} registrazioni")
    current = shown.table.rows()[3].id
    shown.table.select(current)
    for _ in range(2):
        shown.more.click()
        wait()
    assert len(shown.table.rows()) == find_entries(window.desk.workspace).total
    assert shown.table.current_row().id == current
    assert not shown.more.isVisible()
    shown.reject()


def test_that_the_audit_has_names_and_letters(audit):
    assert_accessible(audit)
    assert_unique_mnemonics(audit)


def test_that_the_audit_is_filtered_by_what_it_is_about_and_by_day(audit, wait):
    every = len(audit.table.rows())
    audit.filter.since.line.setText("01/01/2199")
    audit.filter.since.line.editingFinished.emit()
    wait()
    assert audit.table.rows() == []
    assert "Nessuna registrazione risponde al filtro" in audit.table.view.empty.text
    audit.filter.since.line.setText("")
    audit.filter.since.line.editingFinished.emit()
    audit.filter.kind.choose(OperationKind.CHANGE)
    audit.filter.kind.chosen.emit()
    wait()
    assert len(audit.table.rows()) == every


def test_that_a_second_day_before_the_first_is_said_under_it(audit, wait):
    for field, text in ((audit.filter.since, "02/01/2025"), (audit.filter.until, "01/01/2025")):
        field.line.setText(text)
        field.line.editingFinished.emit()
    wait()
    assert audit.filter.until.message.text == BACKWARDS


def test_that_the_thing_is_asked_when_its_kind_is_chosen(audit):
    assert audit.filter.thing.isHidden()
    audit.filter.thing_kind.choose(ThingKind.EMPLOYEE)
    audit.filter.thing_kind.chosen.emit()
    assert not audit.filter.thing.isHidden()
    assert audit.filter.thing.box.itemText(0) == "Scegliere: persona"


def test_that_the_list_found_is_written_and_that_is_told_too(audit, wait, tmp_path):
    audit.export_button.click()
    assert choose_path(audit, tmp_path / "registro.xlsx") == "Esporta il registro"
    wait()
    assert (tmp_path / "registro.xlsx").exists()
    assert audit.table.rows()[0].label.startswith("Esportazione: Registro delle attività")
    assert "Scritto il file" in audit.verdict.text


def test_that_a_hash_from_a_paper_is_found_or_refused(window, audit, wait):
    audit.printed.line.setText(anchor_of(window.desk.workspace).words)
    audit.compare_button.click()
    wait()
    assert "fin lì il registro è lo stesso" in audit.verdict.text
    audit.printed.line.setText("pippo")
    audit.compare_button.click()
    wait()
    assert "non è un'impronta del registro" in audit.printed.message.text


def test_that_a_copy_older_than_the_one_known_is_asked_about_and_confirmed(window, actions, dialog, wait):
    present = anchor_of(window.desk.workspace)
    later = replace(present, entry=present.entry + 5, hash="f" * 64)
    write_anchors(present.archive_id, [present, later])
    window.desk_changed.emit()
    box = dialog(Box)
    assert "più vecchio di quello usato l'ultima volta" in box.informativeText()
    next(button for button in box.buttons() if button.text() == GO_ON).click()
    wait()
    assert not chain_standing(window.desk.workspace).is_doubtful


def test_that_a_sound_archive_is_told_in_words(actions, dialog):
    actions.check.trigger()
    shown = dialog(ArchiveDialog)
    words = [message.text for message in shown.findChildren(Message)]
    assert words[0] == "Il file è integro."
    assert words[1].startswith("Il registro è integro:")
    assert words[2] == "Non ci sono ancora schede definitive da ricalcolare."
    assert words[3:] == ["Tutti i dati sono quelli scritti nel registro.", "Le protezioni del file ci sono tutte."]
    assert_accessible(shown)
    shown.reject()


def test_that_an_audit_touched_by_hand_is_found_by_the_check(window, actions, dialog):
    write(window.desk.workspace, "UPDATE audit_entries SET label = 'altro' WHERE id = 1")
    actions.check.trigger()
    shown = dialog(ArchiveDialog)
    assert any("n. 1 è stata modificata" in message.text for message in shown.findChildren(Message))
    shown.reject()


def test_that_what_is_wrong_is_listed(qtbot, window):
    broken = AuditVerdict(3, ChainBreak(2, "La registrazione n. 2 è stata modificata."))
    shown = ArchiveDialog(window, ArchiveVerdict(("pagina 7",), broken, 2, ("Rossi Mario, 2023: il totale",)))
    assert shown.findChild(QPlainTextEdit).toPlainText() == "pagina 7\nRossi Mario, 2023: il totale"
    assert [message.text for message in shown.findChildren(Message)][-1] == REMEDY
    shown.close()
    sound = ArchiveDialog(window, ArchiveVerdict((), replace(broken, broken=None), 2, ()))
    assert REMEDY not in [message.text for message in sound.findChildren(Message)]
    assert sound.findChild(QPlainTextEdit) is None
    sound.close()


def test_that_the_conformity_check_shows_its_findings_in_the_cruscotto(window, actions, wait):
    window.pages.show_number(3)
    wait()
    actions.conformity.trigger()
    wait()
    assert window.band.tabs.currentIndex() == 0
    assert "Controlli dell'anno 2024 ripetuti" in window.pages.notice.notice.words
