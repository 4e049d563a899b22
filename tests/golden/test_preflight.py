"""Every document held against PDF/A-1b by Apache PDFBox Preflight, where it is installed: CI installs it."""

import shutil
import subprocess
from pathlib import Path

import pytest

from app.domain.documents.catalogue import BLANK, SHEETS, DocumentRequest
from app.services.documents.printing import print_document
from app.services.documents.registry import DOCUMENTS
from app.services.workspace import Workspace
from tests.golden.conftest import YEAR, PrintedOne

_JARS = [
    Path("/usr/share/java") / name
    for name in ("preflight.jar", "pdfbox2.jar", "fontbox2.jar", "xmpbox.jar", "commons-logging.jar",
                 "jaxb-api.jar", "javax.activation.jar")
]  # fmt: skip


@pytest.mark.skipif(
    not (shutil.which("java") and all(jar.exists() for jar in _JARS)), reason="Preflight is not installed here"
)
def test_that_every_document_is_a_valid_archive_copy(
    closed_archive: Workspace, printed_one: PrintedOne, tmp_path: Path
) -> None:
    folder = tmp_path / "archivio"
    folder.mkdir()
    for row in DOCUMENTS:
        (folder / f"{row.kind.code}.pdf").write_bytes(printed_one(row.kind))
    print_document(closed_archive, DocumentRequest(SHEETS, YEAR), folder / "insieme.pdf")
    print_document(closed_archive, DocumentRequest(SHEETS, YEAR, options=BLANK), folder / "in-bianco.pdf")
    command = ["java", "-cp", ":".join(map(str, _JARS)), "org.apache.pdfbox.preflight.Validator_A1b", "batch", folder]
    told = subprocess.run(command, capture_output=True, text=True, check=False, timeout=300).stdout
    assert told.count("is a valid PDF/A-1b file") == len(DOCUMENTS) + 2, told
