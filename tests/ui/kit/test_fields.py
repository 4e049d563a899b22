"""How the fields of a form stand, say what is wrong and are locked."""

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication, QLabel, QStyle, QStyleOptionComboBox

from app.domain.columns import Column, Format
from app.domain.issues import Issue, Severity
from app.ui.kit.choice_box import ChoiceBox
from app.ui.kit.fields_layout import WIDEST
from app.ui.kit.form import Form
from app.ui.kit.scale import scaled
from app.ui.kit.tokens import MEASURES

SURNAME = Column("surname", "Cognome", required=True)
NAME = Column("name", "Nome")
BORN = Column("born", "Nascita", Format.DATE, 12)
HIRED = Column("hired", "Assunzione", Format.DATE, 12)
NOTES = Column("notes", "Note", Format.LONG_TEXT)
GENDER = Column("gender", "Genere", Format.CHOICE, choices=("donna", "uomo"))
INTERIM = Column("interim", "Ad interim", Format.BOOLEAN)
UNIT = Column("unit", "Unità", Format.CHOICE)
LONG = "Area Affari generali, Amministrativa e Risorse umane › Settore Segreteria e protocollo"


@pytest.fixture
def form(qtbot, theme):
    form = Form()
    qtbot.addWidget(form)
    form.add_all((SURNAME, NAME, BORN, HIRED, NOTES, GENDER, INTERIM))
    form.add(UNIT, [(1, LONG)])
    form.resize(400, 700)
    form.show()
    QApplication.processEvents()
    return form


def top_of(form, key):
    return form.fields[key].mapTo(form, QPoint()).y()


def test_that_a_label_stands_above_its_field_and_a_required_one_has_its_asterisk(form):
    field = form.fields["surname"]
    assert field.label.text() == "Cognome *"
    assert field.label.geometry().bottom() < field.editor.geometry().top()
    assert field.label.font().pixelSize() == MEASURES.caption
    assert field.label.buddy() is field.editor
    assert field.editor.height() == MEASURES.field


def test_that_fields_that_fit_share_a_line_and_fill_it(form):
    assert top_of(form, "surname") == top_of(form, "name")
    assert top_of(form, "born") == top_of(form, "hired") > top_of(form, "name")
    assert form.fields["name"].geometry().right() + 1 == form.width()
    assert form.fields["hired"].geometry().right() < form.width()


def test_that_a_narrow_form_has_one_field_in_each_line(form):
    form.resize(220, 900)
    QApplication.processEvents()
    assert top_of(form, "surname") < top_of(form, "name") < top_of(form, "born") < top_of(form, "hired")
    assert all(field.geometry().right() < 220 for field in form.fields.values())


def test_that_a_wide_form_is_not_wider_than_one_can_follow(form):
    form.resize(1400, 600)
    QApplication.processEvents()
    assert max(field.geometry().right() for field in form.fields.values()) < scaled(WIDEST)


def test_that_the_keyboard_goes_through_the_fields_as_they_are_seen(form):
    places = [(top_of(form, key), field.x()) for key, field in form.fields.items()]
    assert places == sorted(places)


def test_that_an_error_has_its_edge_its_sign_and_its_words_and_goes_when_it_is_mended(qtbot, form):
    field = form.fields["surname"]
    assert not form.validate()
    assert field.editor.property("error")
    assert field.message.text == "Da compilare."
    assert field.message.mapTo(form, QPoint()).y() > field.editor.mapTo(form, QPoint()).y()
    assert form.focusWidget() is field.editor
    qtbot.keyClicks(field.editor, "Rossi")
    assert not field.editor.property("error")
    assert field.message.isHidden()


def test_that_the_keyboard_is_seen_around_lines_of_text_as_around_one(form, theme):
    """Two pixels of the colour of the keyboard on each side, whole in the corners, at every zoom."""
    accent = QColor(theme.colours.accent)
    for percent in (100, 200):
        theme.resize(percent)
        for key in ("surname", "notes"):
            editor = form.fields[key].editor
            editor.setFocus()
            QApplication.processEvents()
            picture, thick = editor.grab().toImage(), scaled(2)
            middle, centre = picture.width() // 2, picture.height() // 2
            across = [(middle, n) for n in range(thick)] + [(n, centre) for n in range(thick)]
            assert {picture.pixelColor(x, y).name() for x, y in across} == {accent.name()}, (key, percent)
            inner = scaled(MEASURES.radius) * 3 // 10 + 1  # where the round edge meets the diagonal of the corner
            assert picture.pixelColor(inner, inner).name() != picture.pixelColor(middle, centre).name(), (key, percent)


def test_that_a_message_with_a_long_word_sends_no_field_to_another_line(form):
    form.resize(600, 700)
    QApplication.processEvents()
    keys = list(form.fields)

    def lines():
        tops = {key: top_of(form, key) for key in keys}
        return [[one for one in keys if tops[one] == top] for top in sorted(set(tops.values()))]

    before = lines()
    form.mark_issues([Issue("x", f"«{'01/01/2026' * 6}» non è una data.", "born")])
    QApplication.processEvents()
    assert lines() == before
    assert len(before) > 2


def test_that_a_warning_is_said_without_the_edge_of_an_error(form):
    form.mark_issues([Issue("x", "Manca il numero.", "name", Severity.WARNING)])
    assert form.fields["name"].message.text == "Manca il numero."
    assert not form.fields["name"].editor.property("error")


def test_that_messages_move_nothing_and_cover_nothing(form):
    before = top_of(form, "born")
    form.validate()
    QApplication.processEvents()
    assert top_of(form, "born") == before
    assert form.fields["surname"].message.geometry().bottom() < top_of(form, "born")


def test_that_a_locked_form_can_be_read_and_copied_and_says_what_locked_it(form):
    form.fill_values({"surname": "Rossi", "gender": "uomo", "interim": True, "notes": "una nota", "unit": 1})
    asked = {key: field.sizeHint().width() for key, field in form.fields.items()}
    form.set_read_only(True, "Scheda definitiva")
    QApplication.processEvents()
    for key in ("gender", "interim"):
        locked = form.fields[key].focusProxy()
        assert form.fields[key].rect().contains(locked.geometry()), f"{key}: the lock has no room"
    shown = {key: field.focusProxy() for key, field in form.fields.items()}
    assert shown["gender"].text() == "uomo"
    assert shown["interim"].text() == "sì"
    assert shown["unit"].text() == LONG
    for key, widget in shown.items():
        assert widget.isReadOnly(), key
        assert widget.isVisible(), key
        assert widget.accessibleName() == form.fields[key].column.heading
        assert widget.accessibleDescription() == "Scheda definitiva"
    assert not form.fields["gender"].editor.isVisible(), "said in words, in the place of the choice"
    form.fill_values({"gender": "donna"})
    assert shown["gender"].text() == "donna"
    form.set_read_only(False)
    assert form.fields["gender"].editor.isVisible()
    assert not form.fields["surname"].editor.isReadOnly()
    assert not shown["gender"].isVisible()
    assert {key: field.sizeHint().width() for key, field in form.fields.items()} == asked


def test_that_a_locked_text_stays_sunken_when_the_theme_changes(form, theme):
    form.set_read_only(True)
    from app.ui.theme import ThemeChoice

    theme.choose(ThemeChoice.DARK)
    QApplication.processEvents()
    ground = form.fields["notes"].editor.palette().base().color().name()
    assert ground == theme.colours.sunken


@pytest.mark.parametrize("locked_before", [False, True])
def test_that_a_text_that_is_written_follows_every_theme_chosen_after_it_was_made(form, theme, locked_before):
    from app.ui.theme import ThemeChoice

    theme.choose(ThemeChoice.LIGHT)
    form.set_read_only(locked_before)
    form.set_read_only(False)
    for choice in (ThemeChoice.DARK, ThemeChoice.HIGH_CONTRAST, ThemeChoice.LIGHT):
        theme.choose(choice)
        QApplication.processEvents()
        palette = form.fields["notes"].editor.palette()
        assert palette.base().color().name().upper() == theme.colours.base.upper()
        assert palette.text().color().name().upper() == theme.colours.text.upper()


def test_that_what_is_not_a_field_of_the_draft_has_its_place_for_messages(form):
    box = QLabel("aree")
    form.add_widget("Aree *", box, "area_ids")
    form.show_issues([Issue("required", "Scegliere almeno un'area.", "area_ids")])
    assert form._general.isHidden()
    assert form._others["area_ids"].message.text == "Scegliere almeno un'area."


def test_that_a_form_knows_whether_something_was_written_even_if_it_cannot_be_read(qtbot, form):
    form.fill_values({"surname": "Rossi"})
    form.remember()
    assert not form.is_edited
    qtbot.keyClicks(form.fields["born"].editor, "99/99")
    assert form.is_edited
    form.fields["born"].editor.clear()
    assert not form.is_edited


@pytest.mark.parametrize("percent", [100, 150, 200])
def test_that_fields_and_labels_follow_the_zoom_and_go_back(form, theme, percent):
    before = form.fields["surname"].editor.height(), form.fields["born"].editor.width()
    theme.resize(percent)
    assert form.fields["surname"].editor.height() == scaled(MEASURES.field)
    assert form.fields["surname"].label.font().pixelSize() == scaled(MEASURES.caption)
    metrics = form.fields["born"].editor.fontMetrics()
    assert form.fields["born"].editor.width() > metrics.horizontalAdvance("31/12/2024")
    theme.resize(100)
    assert (form.fields["surname"].editor.height(), form.fields["born"].editor.width()) == before


@pytest.mark.parametrize("percent", [100, 150, 200])
def test_that_the_words_of_a_list_end_before_its_arrow_at_any_zoom(qtbot, theme, percent):
    box = ChoiceBox()
    qtbot.addWidget(box)
    box.addItems(["Tutte le schede (25)", "Barbieri Luca"])
    theme.resize(percent)
    box.resize(box.sizeHint())
    option = QStyleOptionComboBox()
    box.initStyleOption(option)
    part = QStyle.SubControl.SC_ComboBoxEditField
    words = box.style().subControlRect(QStyle.ComplexControl.CC_ComboBox, option, part, box)
    assert words.right() <= box.width() - scaled(24)
    assert words.width() >= box.fontMetrics().horizontalAdvance("Tutte le schede (25)")
    theme.resize(100)


def test_that_a_fresh_value_leaves_alone_what_is_being_typed_and_no_more(qtbot, form):
    surname, name = form.fields["surname"], form.fields["name"]
    surname.fill("Rossi")
    surname.editor.setFocus()
    surname.refresh("Bianchi")
    assert surname.value() == "Bianchi"
    surname.editor.end(False)
    qtbot.keyClicks(surname.editor, "ni")
    surname.refresh("Verdi")
    assert surname.value() == "Bianchini"
    name.editor.setFocus()
    surname.refresh("Neri")
    assert surname.value() == "Neri"


def test_that_what_is_shown_anew_is_no_longer_being_typed(form, qtbot):
    field = form.fields["surname"]
    form.activateWindow()
    field.editor.setFocus()
    qtbot.keyClicks(field.editor, "Ros")
    field.refresh("Bianchi")
    assert field.editor.text() == "Ros"
    field.fill("Verdi")
    field.refresh("Bianchi")
    assert field.editor.text() == "Bianchi"
