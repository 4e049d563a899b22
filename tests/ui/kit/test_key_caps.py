from PySide6.QtWidgets import QLabel, QWidget

from app.ui.kit.key_caps import KeyHint, KeyHintsLine, cap_width, hints_at

HINTS = (KeyHint("F2", "nota"), KeyHint("Ctrl Invio", "scrive in tutte le righe"), KeyHint("1–5", "grado"))


class Place(QWidget):
    def __init__(self, *hints):
        super().__init__()
        self.hints = hints

    def key_hints(self):
        return self.hints


def test_that_the_keys_are_those_of_the_nearest_place_that_says_some(qtbot):
    outer, inner, label = Place(*HINTS), Place(), QLabel("punteggio")
    qtbot.addWidget(outer)
    inner.setParent(outer)
    label.setParent(inner)
    assert hints_at(label) == HINTS
    inner.hints = HINTS[:1]
    assert hints_at(label) == HINTS[:1]
    assert hints_at(None) == ()


def test_that_a_screen_reader_hears_the_keys(qtbot, theme):
    line = KeyHintsLine()
    qtbot.addWidget(line)
    line.show_hints(HINTS)
    assert line.accessibleName() == "Tasti: F2 nota, Ctrl Invio scrive in tutte le righe, 1–5 grado"
    line.show_hints(())
    assert line.accessibleName() == "Tasti"


def test_that_what_finds_no_room_is_left_out_whole(qtbot, theme):
    line = KeyHintsLine()
    qtbot.addWidget(line)
    line.show_hints(HINTS)
    line.resize(line.sizeHint())
    assert line.fitting() == HINTS
    line.resize(line.width() - 1, 20)
    assert line.fitting() == HINTS[:2]
    line.resize(10, 20)
    assert line.fitting() == ()


def test_that_caps_grow_with_the_zoom_and_a_single_letter_has_a_square_one(theme):
    assert cap_width("1") == 16
    assert cap_width("Ctrl Invio") > cap_width("Invio")
    theme.resize(200)
    assert cap_width("1") == 32
