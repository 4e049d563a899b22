"""Every document of the catalogue, printed as the page and the command line print it."""

from pathlib import Path

import pytest
from pypdf import PdfReader

from app.cli import main
from app.domain.documents.award_kinds import AWARD_EXTRACTS, PROGRESSION_EXTRACTS
from app.domain.documents.catalogue import (
    DELIVERIES,
    INTERIM_SHEETS,
    ORGANIGRAM,
    PLAN,
    SHEETS,
    DocumentKind,
    DocumentRequest,
    sheet_request,
)
from app.domain.documents.common import INTERNAL_MARK
from app.domain.errors import UserError
from app.services.documents.choices import sheets_of_person
from app.services.documents.printing import print_apart, print_document, save_copy, subjects_of
from app.services.documents.registry import DOCUMENTS
from app.services.documents.sheets import sheet_pdf
from app.services.sheets.steps import complete_sheet
from app.services.workspace import Workspace
from tests.archives.comune import Comune
from tests.pdf_words import pages_of, words_of

LATER = (INTERIM_SHEETS, DELIVERIES, AWARD_EXTRACTS, PROGRESSION_EXTRACTS)
"""Documents of which a session that was just opened has none."""
KINDS = pytest.mark.parametrize(
    "kind", [row.kind for row in DOCUMENTS if row.kind not in LATER], ids=lambda kind: kind.code
)


class Counting:
    """A progress that remembers its steps."""

    def __init__(self) -> None:
        self.steps: list[tuple[int, int]] = []

    def step(self, done: int, total: int, what: str = "") -> None:
        self.steps.append((done, total))


@KINDS
def test_that_every_document_is_printed(session_open: Comune, kind: DocumentKind, tmp_path: Path) -> None:
    target = tmp_path / "documento.pdf"
    printed = print_document(session_open.workspace, DocumentRequest(kind, 2024), target)
    assert printed.files == (target,)
    assert printed.pages == len(PdfReader(target).pages)
    assert "Comune di Prova" in words_of(target)


def test_that_every_page_of_every_sheet_printed_is_marked_as_internal(session_open: Comune, tmp_path: Path) -> None:
    sheet_id = session_open.fill("Rossi")
    complete_sheet(session_open.workspace, sheet_id)
    print_document(session_open.workspace, sheet_request(2024), tmp_path / "tutte.pdf")
    print_document(session_open.workspace, sheet_request(2024, sheet_id), tmp_path / "una.pdf")
    print_document(session_open.workspace, sheet_request(2024, sheet_id, is_blank=True), tmp_path / "bianca.pdf")
    apart = print_apart(session_open.workspace, sheet_request(2024), tmp_path / "schede")
    for path in (*apart.files, *(tmp_path / name for name in ("tutte.pdf", "una.pdf", "bianca.pdf"))):
        assert all(INTERNAL_MARK in page for page in pages_of(path)), path.name


def test_that_the_preview_of_a_sheet_is_marked_as_internal(session_open: Comune, tmp_path: Path) -> None:
    path = tmp_path / "anteprima.pdf"
    path.write_bytes(sheet_pdf(session_open.workspace, session_open.sheet_id("Rossi")))
    assert all(INTERNAL_MARK in page for page in pages_of(path))


@pytest.mark.parametrize("kind", [PLAN, ORGANIGRAM], ids=lambda kind: kind.code)
def test_that_what_is_published_is_not_called_internal(
    session_open: Comune, kind: DocumentKind, tmp_path: Path
) -> None:
    print_document(session_open.workspace, DocumentRequest(kind, 2024), tmp_path / "pubblico.pdf")
    assert INTERNAL_MARK not in words_of(tmp_path / "pubblico.pdf")


@KINDS
def test_that_the_same_day_prints_the_same_bytes(session_open: Comune, kind: DocumentKind, tmp_path: Path) -> None:
    for name in ("uno.pdf", "due.pdf"):
        print_document(session_open.workspace, DocumentRequest(kind, 2024), tmp_path / name)
    assert (tmp_path / "uno.pdf").read_bytes() == (tmp_path / "due.pdf").read_bytes()


def test_that_all_the_sheets_are_one_file_with_progress(session_open: Comune, tmp_path: Path) -> None:
    progress, target = Counting(), tmp_path / "tutte.pdf"
    printed = print_document(session_open.workspace, DocumentRequest(SHEETS, 2024), target, progress)
    assert printed.documents == 4
    assert progress.steps[-1] == (4, 4)
    assert all(name in words_of(target) for name in session_open.people)


def test_that_one_sheet_is_printed_alone_and_can_be_blank(session_open: Comune, tmp_path: Path) -> None:
    sheet_id, target = session_open.sheet_id("Rossi"), tmp_path / "una.pdf"
    assert print_document(session_open.workspace, DocumentRequest(SHEETS, 2024, sheet_id), target).documents == 1
    assert "PROVVISORIA" in words_of(target)
    print_document(session_open.workspace, sheet_request(2024, sheet_id, is_blank=True), target)
    assert "PROVVISORIA" not in words_of(target)


def test_that_sheets_printed_apart_are_one_file_for_each_person(session_open: Comune, tmp_path: Path) -> None:
    progress = Counting()
    printed = print_apart(session_open.workspace, DocumentRequest(SHEETS, 2024), tmp_path, progress)
    assert set(progress.steps) >= {(done, 4) for done in range(4)}
    assert sorted(path.name for path in printed.files) == [
        "Scheda_2024_Bruni_Lia_0004.pdf",
        "Scheda_2024_Neri_Ugo_0003.pdf",
        "Scheda_2024_Rossi_Mario_0002.pdf",
        "Scheda_2024_Verdi_Anna_0001.pdf",
    ]
    assert all("Rossi" not in words_of(path) for path in printed.files if "Bruni" in path.name)


@KINDS
def test_that_the_command_line_prints_the_same(session_open: Comune, kind: DocumentKind, tmp_path: Path) -> None:
    here, there = tmp_path / "pagina.pdf", tmp_path / "comando.pdf"
    print_document(Workspace(session_open.workspace.archive), DocumentRequest(kind, 2024), here)
    session_open.workspace.archive.close()
    code = main(["print", str(session_open.workspace.archive.path), kind.code, "--all", "--out", str(there)])
    assert code == 0
    assert there.read_bytes() == here.read_bytes()


def test_that_a_year_without_sheets_is_said_in_words(comune: Comune, tmp_path: Path) -> None:
    with pytest.raises(UserError, match="non ci sono schede") as refused:
        print_document(comune.workspace, DocumentRequest(SHEETS, 2024), tmp_path / "tutte.pdf")
    assert "sessione" in refused.value.remedy
    assert not list(tmp_path.glob("*.pdf"))


@KINDS
def test_that_a_folder_that_refuses_is_said_in_words(session_open: Comune, kind: DocumentKind, tmp_path: Path) -> None:
    with pytest.raises(UserError, match="manca"):
        print_document(session_open.workspace, DocumentRequest(kind, 2024), tmp_path / "manca" / "x.pdf")


def test_that_a_copy_is_whole_and_replaces_what_was_there(tmp_path: Path) -> None:
    source, target = tmp_path / "anteprima.pdf", tmp_path / "piano.pdf"
    source.write_bytes(b"%PDF nuovo")
    target.write_bytes(b"%PDF vecchio e lungo")
    assert save_copy(source, target) == target
    assert target.read_bytes() == b"%PDF nuovo"


def test_that_a_copy_that_cannot_be_written_leaves_what_was_there(tmp_path: Path) -> None:
    source, folder = tmp_path / "anteprima.pdf", tmp_path / "cartella.pdf"
    source.write_bytes(b"%PDF nuovo")
    folder.mkdir()
    with pytest.raises(UserError, match=r"cartella\.pdf"):
        save_copy(source, folder)
    assert sorted(path.name for path in tmp_path.iterdir() if path.name != "home") == ["anteprima.pdf", "cartella.pdf"]


def test_that_the_sheets_of_a_person_are_found_by_matricola(session_open: Comune) -> None:
    assert sheets_of_person(session_open.workspace, 2024, "0002") == [session_open.sheet_id("Rossi")]
    with pytest.raises(UserError, match="999"):
        sheets_of_person(session_open.workspace, 2024, "999")


@pytest.mark.parametrize("kind", [AWARD_EXTRACTS, PROGRESSION_EXTRACTS], ids=lambda kind: kind.code)
def test_that_a_year_without_awards_or_progressions_is_said_in_words(
    session_open: Comune, kind: DocumentKind, tmp_path: Path
) -> None:
    assert subjects_of(session_open.workspace, kind, 2024) == []
    with pytest.raises(UserError, match=r"premio|procedura"):
        print_document(session_open.workspace, DocumentRequest(kind, 2024), tmp_path / "niente.pdf")
    assert not list(tmp_path.glob("niente*"))


@pytest.mark.parametrize("kind", LATER[:2], ids=lambda kind: kind.code)
def test_that_what_the_session_has_not_yet_is_said_in_words(
    session_open: Comune, kind: DocumentKind, tmp_path: Path
) -> None:
    assert subjects_of(session_open.workspace, kind, 2024) == []
    with pytest.raises(UserError, match="sched") as refused:
        print_document(session_open.workspace, DocumentRequest(kind, 2024), tmp_path / "niente.pdf")
    assert "Valutazioni" in refused.value.remedy
    assert not list(tmp_path.glob("niente*"))


def test_that_the_command_line_prints_blank_sheets_and_what_is_named(
    session_open: Comune, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    archive = str(session_open.workspace.archive.path)
    session_open.workspace.archive.close()
    blank, one = tmp_path / "bianca.pdf", tmp_path / "una.pdf"
    assert main(["print", archive, "scheda", "--only", "rossi", "--blank", "--out", str(blank)]) == 0
    assert "modulo da compilare" in words_of(blank)
    assert "Neri" not in words_of(blank)
    assert main(["print", archive, "scheda", "--only", "Nessuno", "--out", str(one)]) == 1
    assert "non c'è niente che comincia con «Nessuno»" in capsys.readouterr().err
    assert main(["print", archive, "obiettivo", "--all", "--blank", "--out", str(one)]) == 1
    assert "«obiettivo» non si stampa in bianco" in capsys.readouterr().err
    for code, day, told in (
        ("obiettivo", "30/06", "«obiettivo» non si stampa a un giorno"), ("stato", "boh", "«--day»: «boh»"),
        ("stato", "", "«--day»: «»"),
        ("stato", "31/12/2020", "fuori dall'anno 2024"),
    ):  # fmt: skip
        assert main(["print", archive, code, "--day", day, "--out", str(one)]) == 1
        assert told in capsys.readouterr().err
    assert not one.exists()
    assert main(["print", archive, "stato", "--day", "30/06", "--out", str(one)]) == 0
    assert "fino al 30/06/2024" in words_of(one)
