"""The door of the room: the bytes of any file of a plan become its blocks, or a sentence that says why not."""

import hashlib
import zlib
from pathlib import PurePath

from app.domain.errors import UserError
from app.domain.issues import Issue
from app.domain.plan_text.blocks import SourceDocument
from app.domain.plan_text.reading import read_plan
from app.domain.plan_text.text_blocks import document_of_text
from app.excel.unpacking import NotAPackage, UnpackingLimits, refuse_definitions, unpacked
from app.plan_files.gathering import Gathering, OnPage

LARGEST = 50 << 20
"""Bytes of a file of a plan: one with pictures has some megabytes."""
LIMITS = UnpackingLimits(LARGEST, 200 << 20, 400, 5_000)
MOST_XML = 60 << 20
_OLE = bytes.fromhex("D0CF11E0A1B11AE1")
_SHEET_SUFFIXES = frozenset({".csv", ".tsv"})
_SAVE_AGAIN = "Aprirlo con Word o LibreOffice, salvarlo come .docx o .odt e riprovare."


def _say_nothing(_done: int, _total: int) -> None:
    """Hear of a page that nobody waits for."""


def read_plan_document(
    data: bytes, name: str = "", on_page: OnPage = _say_nothing, words: frozenset[str] = frozenset()
) -> SourceDocument:
    """Return the blocks of a plan, whatever its format; `UserError` when the file cannot or must not be read.

    `on_page(done, total)` hears how far the reading has gone, and may raise `Cancelled`; `words`, in small letters, are
    known ones by which the parts of a word that a narrow cell of a PDF has cut are put together.
    """
    if not data.strip():
        raise UserError("Il file del piano è vuoto.", "Controllare di avere scelto il file giusto.")
    if len(data) > LARGEST:
        raise UserError(
            f"Il file è troppo grande per essere un piano: più di {LARGEST >> 20} MB.",
            "Controllare di avere scelto il file giusto.",
        )
    if data[:1024].lstrip().startswith(b"%PDF") or b"%PDF-" in data[:1024]:
        return _of_pdf(data, name, on_page, words)
    if data.startswith(_OLE):
        return _of_old_office(data, name, on_page)
    if data.startswith(b"PK"):
        return _of_package(data, name, on_page)
    if PurePath(name).suffix.casefold() in _SHEET_SUFFIXES:
        return _of_sheets(data, name, on_page)
    document = document_of_text(read_plan(data), name, data)
    on_page(1, 1)
    return _not_empty(document)


def read_pasted_plan(text: str) -> SourceDocument:
    """Return the blocks of a pasted text."""
    return document_of_text(text)


def _of_pdf(data: bytes, name: str, on_page: OnPage, words: frozenset[str]) -> SourceDocument:
    from app.plan_files.pdf import read_pdf

    gathering, pages, issues = read_pdf(data, on_page, words)
    return _document(data, name, gathering, pages, issues)


def _of_old_office(data: bytes, name: str, on_page: OnPage) -> SourceDocument:
    if "EncryptedPackage".encode("utf-16-le") in data:
        raise _locked()
    if "WordDocument".encode("utf-16-le") in data:
        raise UserError("Il file è nel vecchio formato di Word (.doc), che non si può leggere.", _SAVE_AGAIN)
    return _of_sheets(data, name, on_page)


def _of_package(data: bytes, name: str, on_page: OnPage) -> SourceDocument:
    try:
        parts = unpacked(data, LIMITS, _is_read)
    except NotAPackage as error:
        raise _damaged() from error
    kind = parts.get("mimetype", b"")
    if b"opendocument.spreadsheet" in kind or "xl/workbook.xml" in parts or "xl/workbook.bin" in parts:
        return _of_sheets(data, name, on_page)
    if b"manifest:encryption-data" in parts.get("META-INF/manifest.xml", b""):
        raise _locked()
    is_word = "word/document.xml" in parts
    if not is_word and not (b"opendocument.text" in kind and "content.xml" in parts):
        raise UserError(
            "Il file non è un documento di Word o di LibreOffice.",
            "Scegliere un file .docx, .odt, .pdf, .txt, .md, .xlsx, .ods o .csv.",
        )
    refuse_definitions(parts)
    if sum(len(body) for part, body in parts.items() if part.endswith((".xml", ".rels"))) > MOST_XML:
        raise UserError("Il documento è troppo grande per essere un piano.", "Dividerlo in più file.")
    gathering, pages = _walked(parts, is_word=is_word)
    on_page(1, 1)
    return _document(data, name, gathering, pages, [])


def _walked(parts: dict[str, bytes], *, is_word: bool) -> tuple[Gathering, int]:
    """Read a document; whatever the libraries trip over is a damaged file, in words."""
    from app.excel.unpacking import packed
    from app.plan_files.opendocument import read_opendocument
    from app.plan_files.word import read_word

    try:
        return read_word(packed(parts)) if is_word else read_opendocument(parts)
    except UserError:
        raise
    except (Exception, RecursionError, zlib.error) as error:
        raise _damaged() from error


def _is_read(part: str) -> bool:
    """Whether a part of a package is of use: pictures and fonts are not unpacked."""
    return part == "mimetype" or part.casefold().endswith((".xml", ".rels", ".bin"))


def _of_sheets(data: bytes, name: str, on_page: OnPage) -> SourceDocument:
    from app.plan_files.sheets import read_sheets

    return _document(data, name, read_sheets(data, name, on_page), None, [])


def _document(data: bytes, name: str, gathering: Gathering, pages: int | None, issues: list[Issue]) -> SourceDocument:
    digest = hashlib.sha256(data).hexdigest()
    blocks = gathering.finished()
    return _not_empty(
        SourceDocument(name, digest, blocks, (*issues, *gathering.notes()), pages, tuple(gathering.running))
    )


def _not_empty(document: SourceDocument) -> SourceDocument:
    if not document.blocks:
        raise UserError("Nel file non c'è nessun testo.", "Controllare di avere scelto il file giusto.")
    return document


def _locked() -> UserError:
    return UserError("Il file è protetto da una password.", "Aprirlo, togliere la password, salvarlo e riprovare.")


def _damaged() -> UserError:
    return UserError("Il file è danneggiato o incompleto: non si riesce a leggerlo.", _SAVE_AGAIN)
