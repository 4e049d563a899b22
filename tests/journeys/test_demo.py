"""`merito demo`: a folder with the archive, every document and every workbook of a whole session."""

import csv
import json
from collections.abc import Sequence
from dataclasses import replace
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from app.cli import main
from app.domain.documents.award_kinds import AWARD_EXTRACTS, OF_CLOSED_YEAR, PROGRESSION_EXTRACTS
from app.domain.documents.catalogue import DELIVERIES, INTERIM_SHEETS, DocumentFormat, DocumentRequest
from app.domain.documents.catalogue import SHEETS as SHEETS_KIND
from app.domain.documents.common import Printed, printed_together
from app.services.archives import new_archive
from app.services.documents import printing
from app.services.documents.registry import DOCUMENTS, DocumentRow
from app.services.opening import open_workspace
from app.services.registries import Registries
from app.services.workspace import Workspace
from tests.archives.installed import ROOT, run_installed
from tests.pdf_words import pages_of, words_of
from tests.whole import IS_WHOLE

pytestmark = pytest.mark.slow

SHEETS = 25
MANUAL = "Manuale di Merito.pdf"
ALWAYS = {
    "Anagrafica.xlsx",
    "Lunghe_assenze.xlsx",
    "Obiettivi_2024.xlsx",
    "Formazione_2024.xlsx",
    "Dati_per_i_premi_2024.xlsx",
    "Progressioni_2024.xlsx",
    "Comune di Esempio.merito",
    "Organigramma_2024.svg",
    MANUAL,
    "Risultati_2024.csv",
    "Risultati_2024.json",
    "Risultati_2024.xlsx",
    "Schede_definitive_2024.pdf",
    "Schede_in_bianco_2024.pdf",
    "Schede_provvisorie_2024.pdf",
}


def files_of(documents: Sequence[DocumentRow]) -> set[str]:
    """Name what the demonstration writes: each document of the year in all of its formats, those of persons together.

    The example has no check of the half year.
    """
    return ALWAYS | {
        DocumentRequest(row.kind, 2023 if row.kind in OF_CLOSED_YEAR else 2024, format=one).file_name
        for row in documents
        if row.kind not in {SHEETS_KIND, INTERIM_SHEETS}
        for one in (row.kind.formats if row.kind.is_of_the_year else (DocumentFormat.PDF,))
    }


OF_A_CLOSED_SESSION = (SHEETS_KIND, DELIVERIES, AWARD_EXTRACTS, PROGRESSION_EXTRACTS)
AGAIN = tuple(row for place, row in enumerate(DOCUMENTS) if row.kind in OF_A_CLOSED_SESSION or place % 9 == 0)
"""What another run prints: of the others tests/services/documents asks that each is the same bytes."""
PRINTED = tuple(row for row in DOCUMENTS if IS_WHOLE or row.kind.is_of_the_year or row in AGAIN)
"""Of the documents that every subject has its own of, `make walk` prints all."""
FILES = files_of(PRINTED)
SOME_DOCUMENTS = """
import sys
from app.cli import main
from app.services.documents.registry import DOCUMENTS
from app.services.registries import Registries
folder, *asked = sys.argv[1:]
documents = tuple(row for row in DOCUMENTS if row.kind.code in asked)
sys.exit(main(["demo", "--out", folder], Registries(documents=lambda: documents)))
"""


def files_in(folder: Path) -> dict[str, bytes]:
    """Return the visible files of a folder, those of its folders too, but the archive, whose id is always another, and
    the workbooks to be taken back, which carry it."""
    found = (path for path in folder.rglob("*") if path.is_file() and not path.name.startswith("."))
    return {str(path.relative_to(folder)): path.read_bytes() for path in found if not _has_own_id(path)}


def _has_own_id(path: Path) -> bool:
    return ".merito" in path.name or path.name.startswith("Valutazioni_")


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory, installed_python: Path) -> Path:
    """The demonstration that the installed program makes."""
    above = tmp_path_factory.mktemp("demo")
    folder = above / "nuova" / "cartella"
    where = run_installed(installed_python, above, "-c", "import app; print(app.__file__)")
    assert ROOT not in Path(where.stdout.strip()).parents
    there = str(folder.relative_to(above))
    part = ("-c", SOME_DOCUMENTS, there, *(row.kind.code for row in PRINTED))
    made = run_installed(installed_python, above, *(("-m", "app", "demo", "--out", there) if IS_WHOLE else part))
    assert made.returncode == 0, made.stderr
    assert "0 errori" in made.stdout + made.stderr
    return folder


def test_that_every_document_and_workbook_is_written(demo: Path) -> None:
    assert {path.name for path in demo.iterdir() if path.is_file() and not path.name.startswith(".")} == FILES
    assert list((demo / "Valutazioni_per_valutatore_2024").glob("Valutazioni_2024_*.xlsx"))
    for name in ("in_bianco", "provvisorie", "definitive"):
        assert len(list((demo / f"Schede_{name}_2024").glob("Scheda_2024_*.pdf"))) == SHEETS


def test_that_every_pdf_is_marked_as_a_demonstration_on_every_page(demo: Path) -> None:
    for name in sorted(FILES):
        if name.endswith(".pdf") and name != MANUAL:
            assert all("DATI DIMOSTRATIVI" in page.upper() for page in pages_of(demo / name)), name


def test_that_the_plan_holds_the_figures_computed(demo: Path) -> None:
    text = words_of(demo / "Piano_degli_obiettivi_2024.pdf")
    assert "66,7" in text
    assert "1.012.606,68" in text
    assert "Deliberazione della Giunta comunale n. 31 del 08/04/2024" in text


def test_that_blank_sheets_hold_no_results_and_final_ones_do(demo: Path) -> None:
    name = "Scheda_2024_Bianchi_Elena_0201.pdf"
    blank = words_of(demo / "Schede_in_bianco_2024" / name)
    final = words_of(demo / "Schede_definitive_2024" / name)
    assert "94,11" not in blank
    assert "94,11" in final
    assert "Impronta" in final


def test_that_the_results_agree_in_all_their_forms(demo: Path) -> None:
    rows = json.loads((demo / "Risultati_2024.json").read_text(encoding="utf-8"))
    lines = list(csv.DictReader(StringIO((demo / "Risultati_2024.csv").read_text(encoding="utf-8")), delimiter=";"))
    book = load_workbook(demo / "Risultati_2024.xlsx", read_only=True)
    assert len(rows) == len(lines) == SHEETS
    assert {row["state"] for row in rows} == {"final"}
    assert [row["matricola"] for row in rows] == [line["Matricola"] for line in lines]
    assert len(book.sheetnames) > 1
    book.close()


def test_that_the_organigramma_is_a_drawing_with_the_names_of_the_areas(demo: Path) -> None:
    assert "Polizia locale" in (demo / "Organigramma_2024.svg").read_text(encoding="utf-8")


def test_that_the_anagrafica_goes_back_in_with_nothing_to_change(
    demo: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["import", str(demo / "Comune di Esempio.merito"), str(demo / "Anagrafica.xlsx")]) == 0
    assert "Nessuna novità" in capsys.readouterr().err


def test_that_the_checks_of_the_archive_find_no_error(demo: Path) -> None:
    assert main(["check", str(demo / "Comune di Esempio.merito")]) == 0


def test_that_another_run_writes_the_same_bytes_again_and_leaves_other_files(
    demo: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """This run prints one document in nine and the sheets; of what is printed apart too, the first three."""

    def first_three(workspace: Workspace, request: DocumentRequest, folder: Path, **more: Any) -> Printed:
        subjects = printing.subjects_of(workspace, request.kind, request.year)[:3]
        asked = [replace(request, subject_id=one.id) for one in subjects]
        return printed_together([printing.print_apart(workspace, one, folder, **more) for one in asked])

    monkeypatch.setattr("app.commands.demo.print_apart", first_three)
    before, dated = files_in(demo), {path: path.stat().st_mtime_ns for path in demo.rglob("*")}
    (demo / "appunti.txt").write_text("mio", encoding="utf-8")
    assert main(["demo", "--out", str(demo)], Registries(documents=lambda: AGAIN)) == 0
    assert files_in(demo) == before | {"appunti.txt": b"mio"}
    assert all((demo / name).stat().st_mtime_ns > dated[demo / name] for name in files_of(AGAIN))
    (demo / "appunti.txt").unlink()


def test_that_a_real_archive_with_the_same_name_is_not_touched(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "Comune di Esempio.merito"
    new_archive(path, "Comune vero", 2024).archive.close()
    before = path.read_bytes()
    assert main(["demo", "--out", str(tmp_path)]) == 1
    assert "non è un archivio dimostrativo" in capsys.readouterr().err
    assert path.read_bytes() == before


def test_that_a_demonstration_open_elsewhere_is_not_replaced(demo: Path, capsys: pytest.CaptureFixture[str]) -> None:
    workspace = open_workspace(demo / "Comune di Esempio.merito")
    assert main(["demo", "--out", str(demo)]) == 3
    assert "già aperto" in capsys.readouterr().err
    workspace.archive.close()
