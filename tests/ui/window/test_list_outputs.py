"""Every list of the window may be copied with its headings, printed and exported, from its own menu; each is told."""

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QAbstractItemView, QTableView

from app.domain.audit.filters import EntryFilter, OperationKind
from app.services.audit.entries import find_entries
from app.ui.evaluation.preview_dialog import SheetPreview
from app.ui.kit.clipboard import copied_block, copies_headings
from app.ui.kit.context_menu import EXPORT_LIST, PRINT_LIST, Order, verbs_of
from app.ui.kit.list_news import heading_of, list_news, listed
from tests.ui.driving import choose_path, dialog_over, press, print_to_file


@pytest.fixture
def window(session_open, open_program):
    session_open.workspace.archive.close()
    return open_program(session_open.workspace.archive.path)


def told(window):
    found = find_entries(window.desk.workspace, EntryFilter(kind=OperationKind.OUTPUT)).rows
    return [row.label for row in reversed(found)]


def lists_of(window, wait):
    for number in range(5):
        window.pages.show_number(number)
        wait()
        for view in window.findChildren(QAbstractItemView):
            if view.isVisible() and view.accessibleName() and view.model() is not None:
                yield view


def shown(view):
    return {verb.words(): verb for verb in verbs_of(view).shown()}


def test_that_every_list_is_printed_exported_and_copied_with_its_headings(window, wait, tmp_path):
    names, headed = set(), 0
    for view in lists_of(window, wait):
        offered = shown(view)
        assert {PRINT_LIST, EXPORT_LIST} <= offered.keys(), view.accessibleName()
        assert bool(offered[EXPORT_LIST].why_off()) == (view.model().rowCount() == 0)
        table = listed(view)
        names.add(table.title)
        assert len(table.rows) >= view.model().rowCount()
        assert all(column.heading for column in table.columns), view.accessibleName()
        assert all(isinstance(column.text(row), str) for row in table.rows for column in table.columns)
        view.selectAll()
        if view.selectedIndexes() and copies_headings(view):
            offered["Copia"].slot()
            headed += 1
            first = QGuiApplication.clipboard().text().split("\n")[0].split("\t")
            assert first[0].strip('"') == heading_of(view, 0)
            assert copied_block()[0] != first
            wait()
    assert len(names) > 6
    assert headed > 2
    view = next(one for one in lists_of(window, wait) if isinstance(one, QTableView) and one.model().rowCount())
    shown(view)[EXPORT_LIST].slot()
    assert choose_path(window, tmp_path / "elenco.csv").startswith("")
    wait()
    lines = (tmp_path / "elenco.csv").read_text(encoding="utf-8-sig").splitlines()
    assert len(lines) == 1 + view.model().rowCount()
    assert told(window)[-1].startswith(f"Esportazione: elenco «{view.accessibleName()}», ")
    assert window.pages.notice.notice.words.startswith("Elenco salvato: ")
    before = told(window)
    shown(view)[PRINT_LIST].slot()
    wait()
    preview = dialog_over(window, SheetPreview)
    assert preview.windowTitle() == f"Stampa: {view.accessibleName()}"
    assert told(window) == before
    press(preview, "Salva PDF…")
    assert choose_path(preview, tmp_path / "elenco.pdf") == "Salva il PDF"
    wait()
    assert (tmp_path / "elenco.pdf").read_bytes().startswith(b"%PDF")
    assert window.pages.notice.notice.words == f"Elenco salvato: {tmp_path / 'elenco.pdf'}"
    press(preview, "Stampa…")
    print_to_file(preview, tmp_path / "stampato.pdf")
    wait()
    assert (tmp_path / "stampato.pdf").read_bytes().startswith(b"%PDF")
    assert window.pages.notice.notice.words.endswith("alla stampante.")
    assert len(told(window)) == len(before) + 2
    preview.done(0)


def test_that_a_list_is_offered_to_nobody_when_no_archive_is_open(window, wait):
    view = next(iter(lists_of(window, wait)))
    assert any(verb.order is Order.LEAVE for verb in shown(view).values())
    window.close_archive()
    assert not list_news().is_heard
