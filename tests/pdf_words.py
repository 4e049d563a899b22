"""What a printed document says, page by page: PDFium reads it ten times faster than a library written in Python."""

from contextlib import closing
from pathlib import Path

from pypdfium2 import PdfDocument


def pages_of(pdf: bytes | Path) -> list[str]:
    """Return the words of each page, one space between them."""
    with closing(PdfDocument(pdf)) as document:
        return [" ".join(page.get_textpage().get_text_range().split()) for page in document]


def words_of(pdf: bytes | Path) -> str:
    return " ".join(pages_of(pdf))
