"""Importa un piano in narrow windows and large letters: what a careful person would not accept has its place named."""

import shutil
from collections import defaultdict

import pytest
from PySide6.QtWidgets import QApplication

from app.domain.plan_text.roles import LineRole
from app.ui.theme import ThemeChoice
from tests.services.plan_text.test_importing import PLAN
from tests.ui.waiting import wait_for_idle
from tests.ui.walk.faults import unnamed, unseen_focus
from tests.ui.walk.test_walk import everything_wrong, seen

pytestmark = pytest.mark.slow

VIEWS = ((100, (1024, 680), ThemeChoice.LIGHT), (150, (1366, 728), ThemeChoice.DARK))


def lines(page):
    page.work.outcome.show_part(0)
    page.work.lines.view.go_to_row(6)


def doubt(page):
    lines(page)
    page.work.ask_role()


def text(page):
    lines(page)
    page.work.editing.edit(False)
    page.work.editing.editor.text.setPlainText(
        "Riordino dell'archivio di deposito, del protocollo e delle stanze. " * 4
    )


def division(page):
    lines(page)
    page.work.editing.edit(True)
    page.work.editing.editor.text.go_to(0)
    page.work.editing.editor.text.entered.emit(True)


def offer(page):
    lines(page)
    page.work.choose_role(LineRole.PHASE, False)


def repeated(page):
    page.work.outcome.show_part(1)


def findings(page):
    page.work.outcome.show_part(2)


def source(page):
    page._show_source()


PLACES = {
    "le righe": lines, "la scelta del ruolo": doubt, "l'offerta": offer, "il testo": text,
    "la divisione": division, "le ripetute": repeated,
    "gli avvisi": findings, "la scelta del documento": source,
}  # fmt: skip


def test_that_nothing_is_cut_or_out_of_place(open_program, archive, tmp_path, theme, qtbot):
    window = open_program(shutil.copyfile(archive, tmp_path / "altra.merito"))
    window.desk.hub.plan_import_asked.emit()
    page = window.pages.current_tab()

    def settle():
        for _ in range(3):
            wait_for_idle(qtbot, window.runner)
            QApplication.processEvents()

    found = defaultdict(lambda: defaultdict(set))
    for percent, size, choice in VIEWS:
        theme.choose(choice)
        theme.resize(percent)
        window.resize(*size)
        page.take_text(PLAN)
        settle()
        for name, go in PLACES.items():
            go(page)
            settle()
            for fault in (*everything_wrong(page), *unnamed(page), *unseen_focus(page)):
                found[fault][name].add(f"{size[0]}×{size[1]} {percent} % {choice.value}")
    assert not found, seen(found)
