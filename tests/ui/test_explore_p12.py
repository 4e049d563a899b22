import time
from collections import Counter
from pathlib import Path
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from app.services.archives import new_archive
from app.domain.objectives.lacks import Lack
from tests.ui.driving import press, choose_path
from tests.ui.widgets import keyboard

SEED = Path("/work/shared/seed/piano-performance-2024-2026.txt")
C, S, A = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.AltModifier

def test_explore(open_program, qtbot, tmp_path):
    path = tmp_path / "o.merito"
    new_archive(path, "Comune di Offanengo", 2024).archive.close()
    w = open_program(path)
    w.activateWindow()
    def wait():
        qtbot.waitUntil(lambda: w.runner.is_idle, timeout=60000)
    QTest.keyClick(w, Qt.Key.Key_3, C); wait()
    print("focus", keyboard())
    n = 0
    tab = w.pages.current_tab()
    while keyboard() is not tab.controls.primary and n < 15:
        QTest.keyClick(keyboard(), Qt.Key.Key_Tab); n += 1
        print(n, keyboard().accessibleName())
    QTest.keyClick(keyboard(), Qt.Key.Key_Space); wait()
    page = w.pages.current_tab()
    print("page", page.accessibleName(), keyboard().accessibleName() or keyboard().text())
    QTest.keyClick(keyboard(), Qt.Key.Key_Space)
    choose_path(page, SEED); wait()
    print("question", page.question.notice)
    print(page.work.foot.import_button.text(), page.work.foot.import_button.isEnabled(), page.work.foot.import_button.toolTip())
    print(page.work.foot.doubt_button.accessibleName(), page.work.foot.counts.accessibleName())
    print("groups", len(page.work.rehearsal.preview.groups), page.work.rehearsal.preview.accepted)
    print("recognised", page.work._recognised)
    lacking = [n for t in page.work.rehearsal.outcome for n in t.walk() if n.lacks_indicator]
    print("lacking", len(lacking), "with proposals", sum(bool(page.work._matches.of(n)) for n in lacking), Counter(bool(n.line) for n in lacking))
    page.work.outcome.proposals.all_button.click(); wait()
    lacking = [n for t in page.work.rehearsal.outcome for n in t.walk() if n.lacks_indicator]
    print("lacking after", len(lacking), [(n.title[:50], len(page.work._matches.of(n))) for n in lacking])
    print(keyboard().accessibleName())
    from PySide6.QtWidgets import QAbstractButton, QMenuBar
    print([ (b.text()) for b in w.findChildren(QAbstractButton) if b.isVisible() and "&" in b.text()], [a.text() for a in w.menuBar().actions()] if hasattr(w,"menuBar") else "")
    print("enabled", page.work.foot.import_button.isEnabled(), w.isActiveWindow())
    QTest.keyClick(page.work.lines.view, Qt.Key.Key_I, A); wait()
    print("now", w.pages.current_tab(), w.pages.notice.notice)
    if w.pages.current_tab() is page:
        page.work.foot.import_button.click(); wait()
    print("now", w.pages.current_tab(), w.pages.notice.notice)
    tab = w.pages.current_tab()
    QTest.keyClick(w, Qt.Key.Key_T, C); wait()
    print("grid", tab.is_grid, len(tab.grid.model.rows), keyboard().accessibleName(), tab.controls.primary.text())
    print(Counter(key for r in tab.grid.model.rows for key in r.missing))
    print(Counter((r.indicator.rule.value if r.indicator else None, r.measure) for r in tab.grid.model.rows))
    for l in Lack: print(l.value, tab._tree.count_lacking(l))
    print([ (g.key, len(g.rows), g.total.shown) for g in tab._groups.values()])
    for r in tab.grid.model.rows[:40]:
        print(r.group, r.title[:40], "|", r.name[:40] if r.name else "", "|", r.measure, r.baseline, r.target, r.source, r.weight, r.state)
