"""What an objective carries, in the window: ambits, measures, time, chapters, kinds of phases, new codes."""

from decimal import Decimal

from PySide6.QtCore import Qt

from app.domain.objectives import PerformanceAmbit, PhaseKind, ResourceKind
from app.domain.objectives.phase import PhaseDraft
from app.domain.objectives.records import ResourceDraft
from app.services.objectives.assignments import assign_people
from app.services.objectives.detail import objective_detail
from app.services.objectives.patching import change_objective
from app.services.objectives.phases import save_phase
from app.services.objectives.prevention import list_measures
from app.services.objectives.records import save_resource
from app.ui.objectives.recode_dialog import RecodeDialog
from app.ui.objectives.words import cell_value
from app.ui.objectives.year_lists import show_list
from tests.archives.office import YEAR
from tests.looking import objective_tree
from tests.ui.widgets import assert_accessible

D = Decimal


def test_that_ambits_and_measures_are_ticked_in_the_description(office, tab, show, settle, desk):
    one = office.objective("Sportello")
    page = show(one)
    page.ambits.boxes[PerformanceAmbit.EQUALITY].click()
    settle()
    page.ambits.boxes[PerformanceAmbit.NEEDS].click()
    settle()
    draft = objective_detail(office.workspace, one).draft
    assert set(draft.ambits) == {PerformanceAmbit.NEEDS, PerformanceAmbit.EQUALITY}
    dialog = page.show_measures()
    settle()
    assert_accessible(dialog)
    dialog._save_grown([], [{"code": "M1", "text": "Rotazione"}, {"code": "M2", "text": "Formazione"}])
    settle()
    assert [row.code for row in dialog.table.rows()] == ["M1", "M2"]
    asked = dialog.add()
    asked.form.fill_values({"code": "M1", "text": "Ancora"})
    asked.submit()
    settle()
    assert asked.isVisible()
    asked._abandon()
    dialog.reject()
    settle()
    first, _second = (row.id for row in list_measures(office.workspace, YEAR))
    page.measures.boxes[first].click()
    settle()
    assert objective_detail(office.workspace, one).draft.measures == (first,)
    assert page.measures.boxes[first].isChecked()


def test_that_chapters_times_and_kinds_are_edited_in_their_tables(office, tab, show, settle):
    w, one = office.workspace, office.objective("Sportello")
    save_resource(w, ResourceDraft(None, one, ResourceKind.FINANCIAL, "Arredi", "1030", D("1234.56")))
    save_phase(w, PhaseDraft(objective_id=one, title="Avvio"))
    assign_people(w, one, [office.people["Arcuri"]])
    page = show(one, "Risorse")
    assert page.total.text() == "Totale: 1.234,56 €"
    page = show(one, "Fasi")
    [row] = page.table.rows()
    assert cell_value("kind", "attività") is PhaseKind.ACTIVITY
    assert cell_value("kind", "strumentale") is ResourceKind.INSTRUMENTAL
    assert row.kind is PhaseKind.PHASE
    page = show(one, "Persone e pesi")
    keys = [column.key for column in page.table.model.columns]
    assert {"time_share", "time_total"} <= set(keys)


def test_that_new_codes_are_shown_before_they_are_given(office, tab, settle, desk):
    change_objective(office.workspace, office.objective("Primo"), {"code": "X9"})
    tab.make_stale()
    settle()
    dialog = show_list(RecodeDialog, tab, desk)
    settle()
    assert [(row.before, row.after) for row in dialog.table.rows()] == [("X9", "AG-SEG-01")]
    assert "1 di 1 obiettivo" in dialog.message.text
    dialog.recode_button.click()
    settle()
    rows = [
        row for group in objective_tree(office.workspace, YEAR).groups for part in group.walk() for row in part.rows
    ]
    assert [row.code for row in rows] == ["AG-SEG-01"]


def test_that_who_has_too_much_time_planned_is_told(office, tab, show, settle):
    w = office.workspace
    for title, share in (("Uno", "60"), ("Due", "50,5")):
        one = office.objective(title)
        assign_people(w, one, [office.people["Arcuri"]])
        page = show(one, "Persone e pesi")
        model = page.table.model
        place = [column.key for column in model.columns].index("time_share")
        assert model.setData(model.index(0, place), share, Qt.ItemDataRole.EditRole)
        settle()
    [row] = page.table.rows()
    assert row.time_total == D("110.5")
    assert "più del 100 % del tempo" in page.totals.text
    dialog = tab.show_person(office.people["Arcuri"])
    settle()
    assert "Tempo del giorno più pieno: 110,5 %: è più" in dialog.totals.text
    model = dialog.table.model
    place = [column.key for column in model.columns].index("time_share")
    assert model.setData(model.index(0, place), "10", Qt.ItemDataRole.EditRole)
    settle()
    assert "Tempo del giorno più pieno: 60,5 %" in dialog.totals.text
    dialog.reject()
