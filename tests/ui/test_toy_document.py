"""A document more is one row more: a letter to each person, on paper, in the window and on the command line."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from typing import BinaryIO

import pytest
from sqlalchemy import select

from app.bootstrap import make_services
from app.cli import main
from app.domain.documents.catalogue import DocumentKind, DocumentRequest, DocumentSubject
from app.domain.documents.common import INTERNAL_MARK, Imprint, Letterhead, Printed
from app.domain.documents.scopes import DocumentScope
from app.domain.permissions import Action
from app.domain.progress import Progress
from app.models.people import Employee
from app.reports.blocks.texts import paragraph
from app.reports.flow import PageFlow
from app.reports.letterhead import Margins, dress
from app.reports.pdf_file import PdfFile
from app.services.access import reading
from app.services.documents.filling import Filling
from app.services.documents.parts import DocumentParts, Subjects
from app.services.documents.printing import print_apart, print_document, subjects_of
from app.services.documents.registry import DOCUMENTS, DocumentRow
from app.services.registries import Registries
from app.services.workspace import Workspace
from tests.pdf_words import pages_of, words_of
from tests.services.documents.test_printing import LATER
from tests.ui.waiting import wait_for_idle


@dataclass(frozen=True)
class Letters:
    """Who is written to."""

    letterhead: Letterhead
    imprint: Imprint
    names: tuple[str, ...]


def fill(filling: Filling) -> Letters:
    wanted = filling.request.subject_id
    people = filling.session.scalars(select(Employee).order_by(Employee.last_name))
    names = tuple(f"{one.last_name} {one.first_name}" for one in people if wanted in {None, one.id})
    return Letters(filling.letterhead(), filling.imprint(), names)


def print_to(letters: Letters, out: BinaryIO, _progress: Progress) -> Printed:
    file = PdfFile(out, title="Lettere", author="", printed_on=letters.imprint.printed_on)
    flow = PageFlow(file.new_page)
    flow.add([paragraph(f"Gentile {name},") for name in letters.names])
    dress(flow.pages, Margins(letters.imprint, "Lettera"))
    for page in flow.pages:
        file.write(page)
    file.close()
    return Printed(len(letters.names), file.pages)


def offered(workspace: Workspace, _year: int) -> Sequence[DocumentSubject]:
    with reading(workspace, Action.READ) as session:
        people = session.scalars(select(Employee).order_by(Employee.last_name)).all()
        return [DocumentSubject(one.id, one.last_name) for one in people]


def of_person(workspace: Workspace, _year: int, matricola: str) -> Sequence[int]:
    with reading(workspace, Action.READ) as session:
        return session.scalars(select(Employee.id).where(Employee.matricola == matricola)).all()


SUBJECTS = Subjects(offered, of_person, lambda _workspace, subject_id: f"Lettera_{subject_id}.pdf")
LETTER = DocumentRow(
    DocumentKind("lettera", "Lettera", "A una persona o a tutte.", "file-text", DocumentScope.PERSON),
    lambda: DocumentParts(fill, print_to, subjects=SUBJECTS),
)
WITH_LETTER = Registries(documents=lambda: (*DOCUMENTS, LETTER))


def test_that_one_row_is_printed_for_one_person_and_for_all(session_open, tmp_path) -> None:
    print_letter = partial(print_document, documents=WITH_LETTER.documents())
    rossi = session_open.people["Rossi"]
    one = print_letter(session_open.workspace, DocumentRequest(LETTER.kind, 2024, rossi), tmp_path / "una.pdf")
    every = print_letter(session_open.workspace, DocumentRequest(LETTER.kind, 2024), tmp_path / "tutte.pdf")
    assert (one.documents, every.documents) == (1, len(session_open.people))
    assert "Gentile Rossi Mario," in words_of(tmp_path / "una.pdf")
    assert "Bruni" not in words_of(tmp_path / "una.pdf")


def test_that_one_row_is_printed_one_by_one(session_open, tmp_path) -> None:
    request = DocumentRequest(LETTER.kind, 2024)
    printed = print_apart(session_open.workspace, request, tmp_path / "lettere", documents=WITH_LETTER.documents())
    assert printed.documents == len(printed.files) == len(session_open.people)
    [rossi] = [path for path in printed.files if path.stem == f"Lettera_{session_open.people['Rossi']}"]
    assert "Gentile Rossi Mario," in words_of(rossi)


@pytest.mark.parametrize(
    "row", [row for row in WITH_LETTER.documents() if row.kind not in LATER], ids=lambda row: row.kind.code
)
def test_that_what_is_not_published_is_marked_and_what_is_published_is_not(session_open, tmp_path, row) -> None:
    """Whatever its service says: the mark follows from the row."""
    documents = WITH_LETTER.documents()
    subjects = subjects_of(session_open.workspace, row.kind, 2024, documents)
    for number, subject_id in enumerate([None, *(one.id for one in subjects[:1])]):
        target = tmp_path / f"{number}.pdf"
        print_document(session_open.workspace, DocumentRequest(row.kind, 2024, subject_id), target, documents=documents)
        marked = [INTERNAL_MARK in page for page in pages_of(target)]
        assert all(marked) is not row.kind.is_published
        assert any(marked) is not row.kind.is_published


def test_that_one_row_is_a_document_of_the_command_line(session_open, tmp_path, capsys) -> None:
    session_open.workspace.archive.close()
    archive = str(session_open.workspace.archive.path)
    one, every = tmp_path / "una.pdf", tmp_path / "tutte.pdf"
    assert main(["print", archive, "lettera", "--person", "0002", "--out", str(one)], WITH_LETTER) == 0
    assert main(["print", archive, "lettera", "--all", "--out", str(every)], WITH_LETTER) == 0
    assert "Gentile Rossi Mario," in words_of(one)
    assert "Gentile Bruni Lia," in words_of(every)
    assert main(["print", archive, "lettera", "--out", str(one)], WITH_LETTER) == 1
    assert "Non è detto quali persone stampare." in capsys.readouterr().err
    with pytest.raises(SystemExit):
        main(["print", archive, "lettera", "--all", "--out", str(one)])


def test_that_one_row_is_a_document_of_the_window(session_open, open_program, qtbot) -> None:
    session_open.workspace.archive.close()
    window = open_program(session_open.workspace.archive.path, make_services(WITH_LETTER))
    window.pages.show_number(4)
    wait_for_idle(qtbot, window.runner)
    tab = window.pages.current_tab()
    tab.options.choose_kind(LETTER.kind.code)
    wait_for_idle(qtbot, window.runner)
    assert tab.options.subjects.accessibleName() == "Quali persone"
    assert tab.options.subjects.itemText(0) == f"Tutte le persone ({len(session_open.people)})"
    assert "Gentile Bruni Lia," in tab.preview.document.getAllText(0).text()
    assert tab.apart_button.text() == "Una persona per file…"
    assert not any(box.isVisible() for box in tab.options.boxes.values())
