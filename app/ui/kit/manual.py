"""A long text to read: Markdown with its tables and examples, its headings, and a search."""

from collections.abc import Iterator

from PySide6.QtCore import QEvent
from PySide6.QtGui import (
    QBrush,
    QColor,
    QFont,
    QFontDatabase,
    QFontInfo,
    QTextBlock,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFormat,
    QTextFrameFormat,
    QTextLength,
    QTextTable,
)
from PySide6.QtWidgets import QTextBrowser

from app.ui.kit.overrides import override
from app.ui.kit.tokens import Colours, colours_of

WIDTHS = {2: (32, 68), 3: (30, 44, 26)}
"""Of the columns of a table with so many, in percent: names come first, their meaning takes most of the room."""

CODE_SIZE = 0.9
"""Of the letters of the examples, which would look larger than the text."""

LARGEST_HEADING = 4
"""What Qt enlarges a heading by, less its level."""

PICTURE = "\ufffc"
"""What Qt writes for a picture: a block of it alone is given room."""

RESTYLED = frozenset({QEvent.Type.PaletteChange, QEvent.Type.FontChange})


class Manual(QTextBrowser):
    """Shows Markdown in the letters and the colours of the program, whatever they become while it is open."""

    def __init__(self, title: str, markdown: str) -> None:
        super().__init__()
        self.setAccessibleName(title)
        self.setOpenLinks(False)
        self._markdown = markdown
        self._is_writing = False
        self._write()

    def show_markdown(self, markdown: str) -> None:
        """Show another text, from its beginning."""
        self._markdown = markdown
        self._write()

    def write_again(self) -> None:
        """Lay the same text out again, where one was: what stands around it has changed."""
        self._write()

    def headings(self) -> list[tuple[int, str, int]]:
        """Return level, words and number of the block of each heading."""
        return [
            (block.blockFormat().headingLevel(), block.text(), block.blockNumber())
            for block in _blocks(self.document())
            if block.blockFormat().headingLevel()
        ]

    def go_to(self, block_number: int) -> None:
        """Bring a heading to the top of the window, and the cursor with it."""
        block = self.document().findBlockByNumber(block_number)
        self.setTextCursor(QTextCursor(block))
        top = self.document().documentLayout().blockBoundingRect(block).top()
        self.verticalScrollBar().setValue(round(top))

    def search_on(self, words: str, *, is_backward: bool = False) -> bool:
        """Select the next place with these words between here and the end; tell whether there is one."""
        flags = QTextDocument.FindFlag.FindBackward if is_backward else QTextDocument.FindFlag(0)
        return bool(words) and bool(self.find(words, flags))

    def search(self, words: str, *, is_backward: bool = False) -> bool:
        """Select the next place with these words, beginning again after the last; tell whether there is one."""
        if not words or self.search_on(words, is_backward=is_backward):
            return bool(words)
        end = QTextCursor.MoveOperation.End if is_backward else QTextCursor.MoveOperation.Start
        before = self.textCursor()
        self.moveCursor(end)
        if self.search_on(words, is_backward=is_backward):
            return True
        self.setTextCursor(before)
        return False

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in RESTYLED and not self._is_writing:
            self._write()

    def _write(self) -> None:
        self._is_writing = True
        place = self.verticalScrollBar().value()
        document = self.document()
        document.setDefaultFont(self.font())
        document.setMarkdown(self._markdown, QTextDocument.MarkdownFeature.MarkdownDialectGitHub)
        _dress(document, colours_of(self.palette()), self.fontMetrics().averageCharWidth())
        self.setTextCursor(QTextCursor(document))
        self.verticalScrollBar().setValue(place)
        self._is_writing = False


def _dress(document: QTextDocument, colours: Colours, letter: int) -> None:
    """Give tables their lines, headings their room and examples their ground."""
    document.setDocumentMargin(letter * 2)
    whole = QTextCursor(document)
    whole.beginEditBlock()  # else all that follows would be laid out again after each thing that is dressed
    for frame in document.rootFrame().childFrames():
        if isinstance(frame, QTextTable):
            _dress_table(frame, colours, letter)
    for block in _blocks(document):
        _dress_block(block, colours, letter)
    whole.endEditBlock()


def _dress_table(table: QTextTable, colours: Colours, letter: int) -> None:
    shape = table.format()
    shape.setBorder(1)
    shape.setBorderCollapse(True)
    shape.setBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_Solid)
    shape.setBorderBrush(QBrush(QColor(colours.line)))
    shape.setCellPadding(letter // 2 + 1)
    shape.setWidth(QTextLength(QTextLength.Type.PercentageLength, 100))
    shape.setTopMargin(letter)
    shape.setBottomMargin(letter)
    widths = WIDTHS.get(table.columns(), ())
    shape.setColumnWidthConstraints([QTextLength(QTextLength.Type.PercentageLength, width) for width in widths])
    table.setFormat(shape)
    for column in range(table.columns()):
        cell = table.cellAt(0, column)
        ground = cell.format()
        ground.setBackground(QColor(colours.sunken))
        cell.setFormat(ground)


def _dress_block(block: QTextBlock, colours: Colours, letter: int) -> None:
    cursor = QTextCursor(block)
    shape = block.blockFormat()
    if shape.headingLevel():
        shape.setTopMargin(letter * 3)
        shape.setBottomMargin(letter)
        _dress_heading(block)
    elif block.text() == PICTURE:
        shape.setTopMargin(letter)
        shape.setBottomMargin(letter)
    elif shape.hasProperty(QTextFormat.Property.BlockCodeFence):
        shape.setBackground(QColor(colours.window))
        shape.setLeftMargin(letter * 2)
        shape.setNonBreakableLines(False)
    cursor.setBlockFormat(shape)
    size = round(QFontInfo(block.document().defaultFont()).pixelSize() * CODE_SIZE)
    for start, length in _code_in(block):
        cursor.setPosition(block.position() + start)
        cursor.setPosition(block.position() + start + length, QTextCursor.MoveMode.KeepAnchor)
        look = cursor.charFormat()
        look.setFontFamilies([QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont).family()])
        look.setFontStyleHint(QFont.StyleHint.Monospace)
        look.setProperty(QTextFormat.Property.FontPixelSize, size)
        cursor.setCharFormat(look)


def _dress_heading(block: QTextBlock) -> None:
    """Give a heading its letters again: Qt leaves those of the text to all that stands beside code in it."""
    cursor = QTextCursor(block)
    cursor.setPosition(block.position() + block.length() - 1, QTextCursor.MoveMode.KeepAnchor)
    look = QTextCharFormat()
    look.setProperty(QTextFormat.Property.FontSizeAdjustment, LARGEST_HEADING - block.blockFormat().headingLevel())
    look.setFontWeight(QFont.Weight.DemiBold)
    cursor.mergeCharFormat(look)


def _code_in(block: QTextBlock) -> list[tuple[int, int]]:
    """Return the stretches of a block written as code, but in a heading, which has its own letters."""
    if block.blockFormat().headingLevel():
        return []
    return [(one.start, one.length) for one in block.textFormats() if one.format.fontFixedPitch()]


def _blocks(document: QTextDocument) -> Iterator[QTextBlock]:
    block = document.begin()
    while block.isValid():
        yield block
        block = block.next()
