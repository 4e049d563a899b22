"""The keys of the program, read from the actions, the verbs and the places that have them: nothing is written twice."""

from collections.abc import Iterator
from typing import NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QAbstractItemView, QWidget

from app.domain.columns import Column
from app.ui.kit.context_menu import Verbs, keys_in_words, verbs_of
from app.ui.kit.key_caps import RANGE, KeyHint, KeyHinting
from app.ui.kit.rows_view import EDITING
from app.ui.menus import Menu, Menus
from app.ui.pages_area import PagesArea

EVERYWHERE, IN_LISTS, IN_CELLS = "Menu {}", "Elenchi", "Celle in cui si scrive"
IN_PAGE = "Pagina {}"
_WORDS = {"Space": "Spazio", "PgUp": "Pag su", "PgDown": "Pag giù", "Esc": "Esc"}
DIRECT = Qt.FindChildOption.FindDirectChildrenOnly
_HELD = frozenset({"Ctrl", "Maiusc", "Alt"})
_MENUS = (Menu.FILE, Menu.IMPORT, Menu.EXPORT, Menu.EDIT, Menu.VIEW, Menu.THEME, Menu.TOOLS, Menu.HELP)


class KeyRow(NamedTuple):
    """Keys as they are pressed (`Ctrl+Maiusc+Z`), what they do, and where."""

    keys: str
    words: str
    place: str

    @property
    def id(self) -> tuple[str, str, str]:
        return self.keys, self.words, self.place


KEY_COLUMNS = (
    Column("keys", "Tasti", width=20),
    Column("words", "Che cosa fanno", width=36),
    Column("place", "Dove", width=20),
)


def key_rows(menus: Menus, area: PagesArea) -> list[KeyRow]:
    """Return the keys of the menus, of the lists and of the pages made so far, each once.

    What has the same words on every page is of the lists, wherever they are.
    """
    rows = [*_of_menus(menus)]
    pages = [row for place in area.places() if place.is_made for row in _of_page(place.page.title, place.front)]
    known = {(row.keys, row.words) for row in rows}
    of_pages = list(dict.fromkeys(row for row in pages if (row.keys, row.words) not in known))
    many = {(one.keys, one.words) for one in of_pages for other in of_pages if _is_elsewhere(one, other)}
    shared = [KeyRow(keys, words, IN_LISTS) for keys, words in dict.fromkeys((r.keys, r.words) for r in of_pages)]
    rows += [row for row in shared if (row.keys, row.words) in many]
    rows += [KeyRow(_pressed(hint.keys), _sentence(hint.words), IN_CELLS) for hint in EDITING]
    return rows + [row for row in of_pages if (row.keys, row.words) not in many]


def _is_elsewhere(one: KeyRow, other: KeyRow) -> bool:
    return one.place != other.place and (one.keys, one.words) == (other.keys, other.words)


def _of_menus(menus: Menus) -> Iterator[KeyRow]:
    for menu in _MENUS:
        for action in menus.actions_of(menu):
            keys = [_native(key) for key in action.shortcuts() if not key.isEmpty()]
            if keys:
                yield KeyRow(" o ".join(keys), _plain(action.text()), EVERYWHERE.format(_plain(menu.value)))


def _of_page(title: str, page: QWidget) -> Iterator[KeyRow]:
    place = IN_PAGE.format(title)
    for shortcut in page.findChildren(QShortcut):
        if words := shortcut.whatsThis():
            yield KeyRow(_native(shortcut.key()), words, place)
    for view in page.findChildren(QAbstractItemView):
        if (verbs := verbs_of(view)) is not None:
            for keys, words in verbs.with_keys():
                yield KeyRow(_pressed(keys_in_words(keys)), words.rstrip("…"), place)
    for widget in page.findChildren(QWidget):
        if isinstance(widget, KeyHinting) and not widget.findChild(Verbs, options=DIRECT):
            yield from (_of_hint(hint, place) for hint in widget.key_hints())


def _of_hint(hint: KeyHint, place: str) -> KeyRow:
    return KeyRow(_pressed(hint.keys), _sentence(hint.words), place)


def _native(keys: QKeySequence) -> str:
    return _pressed(keys_in_words(keys.toString(QKeySequence.SequenceFormat.PortableText)))


def _pressed(keys: str) -> str:
    """Write keys that are held together with a plus, those to choose from with a comma."""
    written, held = "", ""
    for part in [_WORDS.get(one, one) for one in keys.split(" ") if one]:
        if part in _HELD:
            held += f"{part}+"
        else:
            written += (", " if written else "") + held + part
            held = ""
    return written.replace(RANGE, "–") or held.rstrip("+")


def _plain(text: str) -> str:
    return text.replace("&&", "\0").replace("&", "").replace("\0", "&").rstrip("…")


def _sentence(words: str) -> str:
    return words[:1].upper() + words[1:]
