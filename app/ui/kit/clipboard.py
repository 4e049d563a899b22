"""Blocks of cells to and from the clipboard, as Excel and LibreOffice write them (tabs, new lines, quotes).

What is copied leaves the archive: whoever tells that to the audit listens to `copy_news`.
"""

import json
import re
from collections.abc import Sequence

from PySide6.QtCore import QMimeData, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QAbstractItemView

from app.ui.kit.app_news import news_of
from app.ui.kit.list_news import has_headings, heading_of

Block = list[list[str]]

OWN_FORMAT = "application/x-merito-block"
"""A cell with tabs and line breaks and a block in quotes are one and the same text: only this tells them apart."""

_QUOTED = re.compile(r'"((?:[^"]|"")*)"(?=[\t\n]|\Z)')
_PLAIN = re.compile(r"[^\t\n]*")
_WHY_QUOTED = ("\t", "\n", '""', ",", ";")
_ENDS = re.compile(r"\r\n?")


class CopyNews(QObject):
    """`about_to_copy(title, rows, text)` before rows of a list go to the clipboard, `copied` when they are there."""

    about_to_copy = Signal(str, int, str)
    copied = Signal(str, int, str)


def copy_news() -> CopyNews:
    """Return the news of the running application."""
    return news_of(CopyNews)


def to_block(lines: Sequence[Sequence[str]]) -> str:
    """Write a block; a cell that holds tabs or line breaks, or begins with quotes, stands in quotes."""
    return "\n".join("\t".join(_written(cell) for cell in line) for line in lines)


def from_block(text: str) -> Block:
    """Split a pasted block.

    Programs put in quotes only the cells that hold tabs, line breaks, separators or quotes: around any other text the
    quotes are of the text. A tab within quotes is of the cell, unless without those quotes the text is a block of rows
    and columns: then they are quotes that somebody typed.
    """
    if not text:
        return []
    text = _ENDS.sub("\n", text).removesuffix("\n")
    whole = _QUOTED.fullmatch(text)
    if whole and _is_block(_split(whole[1])):
        return _split(whole[1].replace('""', '"'))
    rows, plain = _read(text), _split(text)
    has_tabs = any("\t" in cell for row in rows for cell in row)
    return plain if has_tabs and _is_block(plain) else rows


def copies_headings(view: QAbstractItemView) -> bool:
    """Tell whether what is copied of a view says what its columns are: whole rows do, cells are pasted as they are."""
    return has_headings(view) and view.selectionBehavior() is QAbstractItemView.SelectionBehavior.SelectRows


def copy_rows(view: QAbstractItemView, *, is_headed: bool = False) -> None:
    """Copy what is selected in any view: the cells, or the whole rows where rows are selected; and say so.

    Rows have their headings above them, cells when they are asked for.
    """
    lines: dict[tuple[int, ...], dict[int, str]] = {}
    for index in view.selectionModel().selectedIndexes():
        cell = index.data(Qt.ItemDataRole.DisplayRole)
        lines.setdefault(_place_of(index), {})[index.column()] = "" if cell is None else str(cell)
    columns = sorted({column for line in lines.values() for column in line})
    heads = [heading_of(view, column) for column in columns] if is_headed or copies_headings(view) else []
    block = [[line[column] for column in sorted(line)] for _, line in sorted(lines.items())]
    copy_block(block, view.accessibleName(), heads)


def copy_block(block: Block, title: str = "elenco", heads: Sequence[str] = ()) -> None:
    """Put a block of the list called `title` on the clipboard, as text and as it is for this program; and say so.

    Other programs get the headings too: pasted in a table of this one the block is its cells alone.
    """
    data = QMimeData()
    data.setText(to_block([heads, *block] if heads and block else block))
    data.setData(OWN_FORMAT, json.dumps(block).encode())
    told = title, len(block), data.text()
    if block:
        copy_news().about_to_copy.emit(*told)
    QGuiApplication.clipboard().setMimeData(data)
    if block:
        copy_news().copied.emit(*told)


def copied_block() -> Block:
    """Return the block on the clipboard: exactly what was copied here, or what the text of another program says."""
    data = QGuiApplication.clipboard().mimeData()
    if data.hasFormat(OWN_FORMAT):
        block: Block = json.loads(bytes(data.data(OWN_FORMAT).data()))
        return block
    return from_block(data.text())


def _place_of(index: QModelIndex | QPersistentModelIndex) -> tuple[int, ...]:
    """Return the rows from the top of the view to this one: they sort as they are seen, not as they were selected."""
    return (*_place_of(index.parent()), index.row()) if index.isValid() else ()


def _written(cell: str) -> str:
    needs_quotes = cell.startswith('"') or any(sign in cell for sign in "\t\n\r")
    doubled = cell.replace('"', '""')
    return f'"{doubled}"' if needs_quotes else cell


def _split(text: str) -> Block:
    return [line.split("\t") for line in text.split("\n")]


def _is_block(rows: Block) -> bool:
    return len(rows) > 1 and len(rows[0]) > 1 and len({len(row) for row in rows}) == 1


def _read(text: str) -> Block:
    rows: Block = [[]]
    at = 0
    while True:
        cell, at = _cell(text, at)
        rows[-1].append(cell)
        if at == len(text):
            return rows
        if text[at] == "\n":
            rows.append([])
        at += 1


def _cell(text: str, at: int) -> tuple[str, int]:
    """Return the cell that begins at a place, and where it ends."""
    quoted = _QUOTED.match(text, at)
    if quoted and any(sign in quoted[1] for sign in _WHY_QUOTED):
        return quoted[1].replace('""', '"'), quoted.end()
    plain = _PLAIN.match(text, at)
    end = plain.end() if plain else at
    return text[at:end], end
