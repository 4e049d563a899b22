"""Undo in the window: it names what it takes back, says where it is seen, and goes there."""

from app.domain.changes import Topic
from app.domain.permissions import Action
from app.models.people import Employee
from app.services.transaction import unit_of_work
from app.ui.menus import Menu


def told(window):
    notices = []
    window.desk.hub.notice_told.connect(notices.append)
    return notices


def rename(workspace, name, *, closing=False):
    action = Action.CLOSE if closing else Action.EDIT_ARCHIVE
    label = "Chiusura della scheda" if closing else f"Nome di {name}"
    with unit_of_work(workspace, label, Topic.STRUCTURE, action=action) as unit:
        unit.can_undo = not closing
        unit.get(Employee, 1).first_name = name
        unit.touched(1)
    return unit.changes


def test_that_undo_says_what_it_took_back_and_where_and_goes_there(open_window, wait):
    notices = told(open_window)
    open_window.desk.save(rename, "Ada")
    wait()
    open_window._undoing.undo_action.trigger()
    wait()
    [notice] = notices
    assert notice.words == "Annullato: Nome di Ada (in Struttura)"
    assert [(action.label, action.keys) for action in notice.actions] == [("Mostra", ""), ("Ripeti", "Ctrl Y")]
    notice.actions[0].run()
    wait()
    tab = open_window.pages.current_tab()
    assert (tab.title, [(link.kind, link.id) for link in tab.shown]) == ("Struttura", [("employee", 1)])
    notice.actions[1].run()
    wait()
    assert notices[-1].words == "Ripetuto: Nome di Ada (in Struttura)"
    assert [action.label for action in notices[-1].actions] == ["Mostra", "Annulla"]


def test_that_undo_stays_awake_after_a_closing_and_says_what_it_leaves(open_window, save, wait):
    undo, notices = open_window._undoing.undo_action, told(open_window)
    save("Tecnica")
    wait()
    open_window.desk.save(lambda workspace: rename(workspace, "Ada", closing=True))
    wait()
    assert undo.isEnabled()
    assert undo.text() == "&Annulla: Nuova area Tecnica"
    assert undo.statusTip() == "«Chiusura della scheda» non si annulla: ciò che è chiuso si riapre."
    undo.trigger()
    wait()
    left = "«Chiusura della scheda» non si annulla: ciò che è chiuso si riapre."
    assert notices[-1].words == f"Annullato: Nuova area Tecnica. {left}"
    assert undo.isEnabled()
    assert undo.text() == "&Annulla"
    undo.trigger()
    wait()
    assert notices[-1].words == "«Chiusura della scheda» non si annulla: ciò che è chiuso si riapre."


def test_that_whatever_page_asks_to_undo_is_answered_with_the_same_notice(open_window, wait):
    notices = told(open_window)
    open_window.desk.save(rename, "Ada")
    wait()
    open_window.desk.hub.undo_asked.emit()
    wait()
    [notice] = notices
    assert notice.words == "Annullato: Nome di Ada (in Struttura)"
    assert [action.label for action in notice.actions] == ["Mostra", "Ripeti"]


def test_that_what_would_be_undone_is_not_found_by_its_name_and_an_import_is_by_that_of_its_menu(open_window, wait):
    """Who writes «importa» and presses Enter must never undo the plan just taken in."""
    open_window.desk.save(rename, "Importazione del piano")
    wait()
    undo = open_window._undoing.undo_action
    open_window.menus.add_action(Menu.IMPORT, "Anagrafica…", lambda: None)
    assert "Importazione" in undo.text()
    found = {asked: open_window.menus.named(asked) for asked in ("importa", "importa personale", "annulla")}
    assert undo not in [one.action for one in found["importa"]]
    assert [one.words for one in found["importa"]] == [one.words for one in found["importa personale"]]
    assert [one.words for one in found["importa personale"]] == ["Anagrafica…"]
    assert undo in [one.action for one in found["annulla"]]
