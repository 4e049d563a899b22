import sys

from PySide6.QtCore import QObject

from app.ui.importing_ahead import ImportingAhead
from app.ui.pages import PAGES


def test_that_pages_are_imported_when_the_worker_has_nothing_else_to_do(runner, settle, tmp_path, monkeypatch):
    monkeypatch.syspath_prepend(tmp_path)
    names = ["first_page_of_a_test", "second_page_of_a_test"]
    for name in names:
        (tmp_path / f"{name}.py").write_text("", encoding="utf-8")
    parent = QObject()
    ImportingAhead(runner, ["", *names], parent).start()
    assert not [name for name in names if name in sys.modules]
    seen = []
    runner.run(lambda: [name for name in names if name in sys.modules], on_done=seen.append)
    settle()
    assert seen == [[]]
    assert [name for name in names if name in sys.modules] == names
    for name in names:
        del sys.modules[name]


def test_that_every_page_but_the_first_says_its_module():
    assert [bool(page.module) for page in PAGES] == [False, True, True, True, True]
