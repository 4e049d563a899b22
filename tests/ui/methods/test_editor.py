"""The editor of a method: what is changed, what is told about it, what is saved."""

from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMessageBox

from app.domain.issues import Severity
from app.domain.method.checks import validate
from app.domain.method.vocabulary import SectionKind
from app.domain.method_editing.places import at
from app.services.methods.presets import read_preset
from app.services.methods.versions import read_version
from app.ui.kit.rows_model import CellEdit
from app.ui.methods.nodes import issue_nodes, method_nodes, node_place
from tests.ui.driving import press
from tests.ui.walk.keyboard import tab_faults
from tests.ui.widgets import assert_accessible, assert_unique_mnemonics

SECTION = ("templates", 0, "sections", 0)


@pytest.fixture
def editor(shared):
    return shared.editor


@pytest.fixture
def own(free, dialog):
    """An editor of this test alone, for what is saved or left."""
    return dialog.editor


@pytest.fixture
def stored(workspace):
    return lambda version: read_version(workspace, version).definition


def findings(editor):
    return [node.texts[0] for node in editor.checks.model._nodes]


def test_that_a_wrong_weight_is_told_at_once_and_saved_when_it_is_mended(own, dialog, free, stored, write, settle):
    before = at(stored(free), (*SECTION, "weight"))
    own.go_to(SECTION)
    write(own.pages.page.form, "weight", "55")
    assert any("sommano a 95" in sentence for sentence in findings(own))
    assert own.verdict.text().startswith("Controlli: 1 errore")
    write(own.pages.page.form, "weight", "58,5")
    own.go_to(("templates", 0, "sections", 1))
    write(own.pages.page.form, "weight", "41,5")
    assert not any("sommano" in sentence for sentence in findings(own))
    assert dialog.save_button.isEnabled()
    assert at(stored(free), (*SECTION, "weight")) == before
    dialog.save()
    settle()
    assert at(stored(free), (*SECTION, "weight")) == Decimal("58.5")
    assert not dialog.save_button.isEnabled()
    assert not own.is_changed


def test_that_saving_takes_in_what_is_being_typed(qtbot, own, dialog, free, stored, settle):
    own.go_to(SECTION)
    field = own.pages.page.form.fields["title"].editor
    field.setFocus()
    field.selectAll()
    qtbot.keyClicks(field, "Obiettivi nostri")
    qtbot.keyClick(dialog, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    settle()
    assert at(stored(free), (*SECTION, "title")) == "Obiettivi nostri"


def test_that_a_finding_leads_to_its_field(editor, write):
    editor.go_to(("templates", 0))
    write(editor.pages.page.form, "negative_below", "150")
    editor.go_to(())
    [node] = [node for node in editor.checks.model._nodes if "soglia negativa" in node.texts[0]]
    editor.checks.opened.emit(node)
    assert editor.place == ("templates", 0)
    assert editor.pages.page.form.fields["negative_below"].editor.hasFocus()
    assert node.severity is Severity.ERROR


def test_that_edits_are_taken_back_and_made_again(editor, write):
    editor.go_to(SECTION)
    write(editor.pages.page.form, "title", "Altro")
    assert editor.tools["undo"].isEnabled()
    editor.undo()
    assert not editor.is_changed
    assert editor.pages.page.form.fields["title"].editor.text() != "Altro"
    editor.redo()
    assert at(editor.definition, (*SECTION, "title")) == "Altro"


def test_that_the_last_edit_is_taken_back_with_the_usual_keys(qtbot, editor, write):
    editor.go_to(SECTION)
    write(editor.pages.page.form, "weight", "55")
    editor.tree.view.setFocus()
    qtbot.keyClick(editor.tree.view, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert not editor.is_changed
    qtbot.keyClick(editor.tree.view, Qt.Key.Key_Y, Qt.KeyboardModifier.ControlModifier)
    assert at(editor.definition, (*SECTION, "weight")) == 55


def test_that_an_area_that_the_archive_has_not_is_told(editor):
    editor.know_contract_areas(["Operatori", "Istruttori"])
    editor._replace(("templates", 0, "contract_areas"), ("Istrutori",))
    assert any("che ha Operatori e Istruttori" in sentence for sentence in findings(editor))
    editor.know_contract_areas([])
    assert not any("nell'archivio" in sentence for sentence in findings(editor))


def test_that_parts_are_added_copied_moved_and_taken_out(editor):
    editor.go_to(("templates", 0))
    sections = editor.pages.page.tables[0]
    count = len(editor.definition.templates[0].sections)
    sections.add()
    assert editor.place == ("templates", 0, "sections", count)
    editor.move_up()
    assert editor.place == ("templates", 0, "sections", count - 1)
    editor.move_down()
    editor.duplicate()
    assert len(editor.definition.templates[0].sections) == count + 2
    editor.remove()
    editor.remove()
    assert len(editor.definition.templates[0].sections) == count
    assert editor.place == ("templates", 0, "sections", count - 1)
    for _ in range(6):
        editor.undo()
    assert not editor.is_changed


def test_that_the_last_item_of_a_list_leaves_its_owner_in_sight(editor):
    editor.go_to(("scales", 0, "rows", 0))
    while editor.place[:3] == ("scales", 0, "rows"):
        editor.remove()
    assert editor.place == ("scales", 0)
    assert any("nessuna riga" in sentence for sentence in findings(editor))


def test_that_bands_are_edited_in_their_table_and_drawn(editor):
    editor.go_to(("templates", 0, "bands"))
    page = editor.pages.page
    table, ranks = page.tables
    assert ranks.isHidden()
    before = page.curve.accessibleDescription()
    row = table.table.rows()[0]
    table.table.edited.emit(CellEdit(row, "share", Decimal(95)))
    assert editor.definition.templates[0].bands.steps[0].share == 95
    assert page.curve.accessibleDescription() != before
    assert "totale 100: 95 %" in page.curve.accessibleDescription()
    table.select(0)
    table.move_down()
    assert editor.definition.templates[0].bands.steps[1].share == 95
    assert table.table.current_row().id[-1] == 1
    table.remove()
    assert all(band.share != 95 for band in editor.definition.templates[0].bands.steps)


def test_that_weights_are_summed_below_their_table_and_shared_equally(editor, write):
    editor.go_to(("templates", 0))
    sections = editor.pages.page.tables[0]
    assert sections.sum.text() == "Somma dei pesi: 100 di 100"
    sections.table.edited.emit(CellEdit(sections.table.rows()[0], "weight", Decimal(55)))
    assert "(mancano" in sections.sum.text() or "(avanzano" in sections.sum.text()
    sections.equal()
    assert [section.weight for section in editor.definition.templates[0].sections] == [50, 50]
    assert editor.place == ("templates", 0)
    assert editor.pages.page.tables[1].sum.isHidden()


def test_that_a_block_of_bands_is_pasted_from_a_sheet(editor, qapp):
    editor.go_to(("templates", 0, "bands"))
    table, _ = editor.pages.page.tables
    table.select(0)
    qapp.clipboard().setText("92\tsì\t98\r\n81,5\tno\t88\r\n")
    table.table.view.paste()
    steps = editor.definition.templates[0].bands.steps
    assert [(band.floor, band.is_above, band.share) for band in steps[:2]] == [
        (Decimal(92), True, Decimal(98)),
        (Decimal("81.5"), False, Decimal(88)),
    ]


def test_that_bands_that_find_no_place_are_offered_as_new_ones(editor, qapp):
    editor.go_to(("templates", 0, "bands"))
    table, _ = editor.pages.page.tables
    count = len(editor.definition.templates[0].bands.steps)
    table.select(count - 1)
    qapp.clipboard().setText("40\tsì\t20\r\n30\tno\t10\r\n")
    table.table.view.paste()
    box = next(box for box in table.findChildren(QMessageBox) if box.isVisible())
    next(button for button in box.buttons() if button.text() == "Aggiungi 1 riga").click()
    steps = editor.definition.templates[0].bands.steps
    assert [(band.floor, band.share) for band in steps[count - 1 :]] == [
        (Decimal(40), Decimal(20)),
        (Decimal(30), Decimal(10)),
    ]


def test_that_several_rows_are_taken_out_with_their_verb(editor, qtbot):
    editor.go_to(("templates", 0, "bands"))
    table, _ = editor.pages.page.tables
    before = editor.definition.templates[0].bands.steps
    flags = table.table.view.selectionModel().SelectionFlag
    for row in (0, 2):
        table.table.view.selectionModel().setCurrentIndex(table.table.model.index(row, 0), flags.Select)
    table.table.view.select_rows()
    words = [table.table.verbs.words_of(verb) for verb in table.table.verbs.shown()]
    assert words[-1] == "Elimina 2 righe"
    qtbot.keyClick(table.table.view, Qt.Key.Key_Delete)
    assert editor.definition.templates[0].bands.steps == (before[1], *before[3:])


def test_that_the_tree_of_the_parts_has_the_verbs_of_its_tools(editor, qtbot):
    editor.go_to(("templates", 0))
    count = len(editor.definition.templates)
    verbs = editor.tree.verbs
    assert [verb.words() for verb in verbs.shown()][-1] == "Elimina"
    qtbot.keyClick(editor.tree.view, Qt.Key.Key_Delete)
    assert len(editor.definition.templates) == count - 1


def test_that_nothing_is_pasted_in_a_version_that_is_used(used, dialog, qapp):
    dialog.editor.go_to(("templates", 0))
    table = dialog.editor.pages.page.tables[0]
    table.select(0)
    qapp.clipboard().setText("Altro titolo")
    table.table.view.paste()
    assert not dialog.editor.is_changed


def test_that_a_cell_with_a_word_of_the_vocabulary_is_read_back(editor):
    editor.go_to(("templates", 0))
    sections = editor.pages.page.tables[0]
    sections.table.edited.emit(CellEdit(sections.table.rows()[0], "kind", "differenziazione"))
    section = at(editor.definition, SECTION)
    assert section.kind is SectionKind.DIFFERENTIATION
    sections.table.opened.emit(sections.table.rows()[0])
    assert editor.place == SECTION
    steps = editor.pages.page.tables[1]
    assert steps.isVisibleTo(editor.pages.page)
    steps.add()
    assert len(at(editor.definition, SECTION).spread.steps) == 1
    assert editor.place == SECTION


def test_that_a_block_names_its_section_by_title(editor):
    editor.go_to(("templates", 0))
    blocks = editor.pages.page.tables[1]
    blocks.add()
    first = editor.definition.templates[0].sections[0]
    assert blocks.table.rows()[0].section == "il totale"
    [column] = [column for column in blocks.table.model.columns if column.key == "section"]
    assert column.choices == ("il totale", *(section.title for section in editor.definition.templates[0].sections))
    blocks.table.edited.emit(CellEdit(blocks.table.rows()[0], "section", first.title))
    assert editor.definition.templates[0].blocking[0].section == first.code
    assert blocks.table.rows()[0].section == first.title
    editor._replace((*SECTION, "code"), "gone")
    assert "non c'è" in blocks.table.rows()[0].section


def test_that_a_block_follows_its_section_when_the_code_changes(editor, write):
    editor.go_to(("templates", 0))
    editor.pages.page.tables[1].add()
    editor._replace(("templates", 0, "blocking", 0, "section"), at(editor.definition, (*SECTION, "code")))
    editor.go_to(SECTION)
    write(editor.pages.page.form, "code", "nuovo")
    assert editor.definition.templates[0].blocking[0].section == "nuovo"


def test_that_a_factor_with_its_text_for_an_area_has_pages(editor):
    factors = (*at(editor.definition, ("templates", 0, "sections")),)
    number = next(number for number, section in enumerate(factors) if section.factors)
    place = ("templates", 0, "sections", number, "factors", 0)
    editor.go_to(place)
    editor.pages.page.tables[0].add()
    assert editor.place == (*place, "variants", 0)
    assert set(editor.pages.page.form.fields) == {"contract_areas", "text", "description", "descriptors"}


def test_that_every_part_has_an_accessible_page(editor, shared):
    def walk(nodes):
        for node in nodes:
            yield node.key
            yield from walk(node.children)

    seen = set()
    for place in walk(method_nodes(editor.definition)):
        editor.go_to(place)
        assert editor.place == place
        seen.add(editor.pages.currentIndex())
    assert len(seen) >= 12
    assert_accessible(shared)
    assert_unique_mnemonics(shared)
    assert list(tab_faults(shared)) == []


def test_that_a_used_version_is_only_read(used, dialog, write):
    editor = dialog.editor
    assert "Usata da: valutazione finale 2024" in dialog.banner.text
    assert "Copia e modifica" in dialog.banner.text
    editor.go_to(SECTION)
    assert editor.pages.page.form.fields["weight"].editor.isReadOnly()
    assert not editor.tools["remove"].isEnabled()
    editor.remove()
    editor.pages.replaced.emit(SECTION, None)
    assert not editor.is_changed
    assert not dialog.save_button.isEnabled()
    assert not dialog.actions_of.buttons["delete"].isEnabled()


def test_that_every_finding_has_its_place():
    method = read_preset("tre-ambiti")
    broken = method.__class__(code="", name="")
    nodes = issue_nodes(broken, validate(broken))
    assert nodes
    for node in nodes:
        assert node_place(method_nodes(broken), node.key[1]) in {(), ("templates",), ("scales",)}


def test_that_leaving_with_edits_asks_first(qtbot, own, dialog, write):
    own.go_to(SECTION)
    write(own.pages.page.form, "title", "Altro")
    dialog.reject()
    assert dialog.isVisible()
    [box] = [box for box in dialog.findChildren(QMessageBox) if box.isVisible()]
    assert box.text() == "Salvare le modifiche?"
    [agree] = [button for button in box.buttons() if button.text() == "Abbandona"]
    with qtbot.waitSignal(dialog.finished):
        agree.click()


def test_that_everything_is_reached_with_the_keyboard(qtbot, editor, shared):
    editor.go_to(SECTION)
    reached = set()
    for _ in range(80):
        qtbot.keyClick(shared.focusWidget(), Qt.Key.Key_Tab)
        reached.add(shared.focusWidget())
    page = editor.pages.page
    wanted = [field.editor for key, field in page.form.fields.items() if field.isVisibleTo(page)]
    shown = [one for one in shared.actions_of.buttons.values() if one.isVisible()]
    wanted += [editor.tree.view, *shown, shared.verbs.more, shared.fold_button, shared.tabs.tabBar()]
    assert {widget.accessibleName() for widget in wanted if widget.isEnabled()} <= {
        widget.accessibleName() for widget in reached
    }


def test_that_the_keyboard_goes_from_the_tree_to_the_page_in_its_order(qtbot, editor, shared):
    editor.go_to(("templates", 0))
    editor.go_to(SECTION)
    editor.tree.view.setFocus()
    names = []
    for _ in range(4):
        qtbot.keyClick(shared.focusWidget(), Qt.Key.Key_Tab)
        names.append(shared.focusWidget().accessibleName())
    assert names == ["Titolo", "Codice", "Che cosa guarda", "Peso"]


def test_that_a_new_part_is_named_by_writing_over_its_words(qtbot, editor):
    for items in ((*SECTION[:3],), (*SECTION[:3], 2, "factors")):
        editor.go_to(items[:2] if len(items) == 3 else items[:4])
        editor._do("add", items)
        field = next(iter(editor.pages.page.form.fields.values())).editor
        qtbot.keyClicks(field, "Puntuale")
        assert field.text() == "Puntuale"


def test_that_another_part_is_shown_from_its_beginning(editor):
    editor.go_to(SECTION)
    bar = editor.pages.currentWidget().verticalScrollBar()
    bar.setRange(0, 500)
    bar.setValue(300)
    editor.go_to((*SECTION[:3], 1))
    assert bar.value() == 0


def test_that_sheets_with_titles_alike_are_told_apart_by_the_code_of_the_findings(editor):
    template = editor.definition.templates[0]
    node = method_nodes(editor.definition)[1].children[0]
    assert node.texts[0] == f"{template.code}: {template.title}"
    assert node.tooltip == node.texts[0]


def test_that_a_factor_names_the_rows_its_descriptors_go_to(editor):
    place = next(
        (*SECTION[:3], number, "factors", 0)
        for number, section in enumerate(editor.definition.templates[0].sections)
        if section.factors
    )
    editor.go_to(place)
    section = at(editor.definition, place[:-2])
    rows = editor.definition.scale(at(editor.definition, place).scale or section.scale).rows
    told = editor.pages.page.form.fields["descriptors"].message.text
    assert told == f"Righe della scala: {', '.join(row.label for row in rows)}."


def test_that_a_part_is_copied_and_moved_from_its_buttons(editor):
    editor.go_to(SECTION[:2])
    table = next(one for one in editor.pages.page.tables if one.parts.title == "Sezioni")
    before = [one.title for one in editor.definition.templates[0].sections]
    table.select(1)
    press(table, "Sposta su (sezioni)")
    assert [one.title for one in editor.definition.templates[0].sections] == [before[1], before[0], *before[2:]]
    table.select(0)
    press(table, "Sposta giù (sezioni)")
    assert [one.title for one in editor.definition.templates[0].sections] == before
    table.select(0)
    press(table, "Duplica (sezioni)")
    copied = editor.definition.templates[0].sections
    assert len(copied) == len(before) + 1
    assert len({one.code for one in copied}) == len(copied)


def test_that_a_click_on_a_finding_leads_to_its_field(qtbot, editor, write):
    editor.go_to(("templates", 0))
    write(editor.pages.page.form, "negative_below", "150")
    editor.go_to(())
    model, view = editor.checks.model, editor.checks.view
    [index] = [
        model.index(row, 0) for row in range(model.rowCount()) if "soglia negativa" in model.index(row, 0).data()
    ]
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=view.visualRect(index).center())
    assert editor.place == ("templates", 0)
    assert editor.pages.page.form.fields["negative_below"].editor.hasFocus()


def test_that_taking_back_a_new_part_stays_near_where_it_was(editor):
    section = (*SECTION[:3], 1)
    editor.go_to(section)
    editor.pages.page.tables[0].add()
    assert editor.place[: len(section)] == section
    assert len(editor.place) > len(section)
    editor.undo()
    assert editor.place == section


def test_that_what_is_being_typed_in_a_new_part_is_taken_back_first_and_then_the_part(qtbot, editor):
    editor.go_to((*SECTION[:3], 1))
    before = editor.definition
    editor.pages.page.tables[0].add()
    added = editor.definition
    field = editor.pages.page.form.fields["code"].editor
    field.setFocus()
    qtbot.keyClicks(field, "nuova")
    editor.undo()
    assert editor.definition == added
    editor.undo()
    assert editor.definition == before


def test_that_what_a_method_declares_once_is_added_on_its_page(editor):
    for place in (("degree_tables",), ("difficulties",), ("certified_data",), ("quota_rules",)):
        editor.go_to(place)
        editor.pages.page.tables[0].add()
        assert len(at(editor.definition, place)) == 1
    assert editor.place == ("quota_rules",)
    editor.go_to(("templates", 0))
    multipliers = next(one for one in editor.pages.page.tables if one.parts.title == "Moltiplicatori")
    multipliers.add()
    assert editor.place == ("templates", 0, "multipliers", 0)
    editor.pages.page.tables[0].add()
    assert len(at(editor.definition, (*editor.place, "steps"))) == 2
    assert any("due gradini cominciano" in sentence for sentence in findings(editor))
