"""Where the words of a document are written, and how they will look."""

from collections.abc import Callable, Iterable, Iterator
from html import escape
from itertools import groupby

from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QPlainTextEdit, QTextBrowser

from app.domain.document_text.marks import MarkedText
from app.domain.document_text.rich_text import TextBlock, TextKind, TitledText
from app.ui.kit.scale import keep_minimum_height

LEAST = 120
NOTHING = "<p>Nessun testo: questa parte non si stampa.</p>"


class TextEdit(QPlainTextEdit):
    """Lines with their marks; Tab goes to the next thing, and each change of the marks is taken back by one Ctrl+Z."""

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName("Testo della parte")
        self.setTabChangesFocus(True)
        keep_minimum_height(self, LEAST)

    def change(self, change: Callable[[str, int, int], MarkedText]) -> None:
        """Change the text around what is selected, and give the keyboard back to it."""
        cursor = self.textCursor()
        marked = change(self.toPlainText(), cursor.selectionStart(), cursor.selectionEnd())
        cursor.beginEditBlock()
        cursor.select(QTextCursor.SelectionType.Document)
        cursor.insertText(marked.text)
        cursor.endEditBlock()
        cursor.setPosition(marked.start)
        cursor.setPosition(marked.end, QTextCursor.MoveMode.KeepAnchor)
        self.setTextCursor(cursor)
        self.setFocus()

    def write(self, text: str) -> None:
        """Put another text in the place of this one: one Ctrl+Z brings it back."""
        self.change(lambda _text, _start, _end: MarkedText(text, 0, 0))


class TextPreview(QTextBrowser):
    """The words as they will be printed, with the fields filled."""

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName("Anteprima del testo")
        self.setOpenLinks(False)
        keep_minimum_height(self, LEAST)

    def show_texts(self, texts: Iterable[TitledText]) -> None:
        """Show the texts, staying where the reader was."""
        place = self.verticalScrollBar().value()
        self.setHtml("".join(_html_of(texts)) or NOTHING)
        self.verticalScrollBar().setValue(place)


def _html_of(texts: Iterable[TitledText]) -> Iterator[str]:
    for text in texts:
        if text.title:
            yield f"<h3>{escape(text.title)}</h3>"
        for kind, blocks in groupby(text.blocks, key=lambda block: block.kind):
            items = [_block(block) for block in blocks]
            if kind is TextKind.BULLET:
                yield f"<ul>{''.join(items)}</ul>"
            elif kind is TextKind.NUMBERED:
                yield f"<blockquote>{'<br>'.join(items)}</blockquote>"
            else:
                yield "".join(items)


def _block(block: TextBlock) -> str:
    words = "".join(f"<b>{escape(run.text)}</b>" if run.is_bold else escape(run.text) for run in block.runs)
    match block.kind:
        case TextKind.HEADING:
            return f"<h4>{words}</h4>"
        case TextKind.BULLET:
            return f"<li>{words}</li>"
        case TextKind.NUMBERED:
            return f"{escape(block.marker)} {words}"
        case TextKind.PARAGRAPH:
            return f"<p>{words}</p>"
