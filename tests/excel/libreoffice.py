"""LibreOffice without a screen, where it is installed: it counts the formulas of a workbook and saves it again."""

import shutil
import subprocess
from pathlib import Path

import pytest

PROGRAM = shutil.which("localc")  # soffice is there also where only its Writer is
needs_libreoffice = pytest.mark.skipif(PROGRAM is None, reason="LibreOffice Calc is not installed")


def saved_again(data: bytes, folder: Path) -> bytes:
    """Return a workbook as LibreOffice saves it, every formula counted anew where it has no value."""
    source, target = folder / "prima.xlsx", folder / "dopo"
    source.write_bytes(data)
    assert PROGRAM is not None
    # One profile for the tests of a worker, one after the other: making it takes most of the first run.
    own = f"-env:UserInstallation={(folder.parent / 'libreoffice').as_uri()}"
    command = [PROGRAM, own, "--headless", "--convert-to", "xlsx", "--outdir", str(target), str(source)]
    subprocess.run(command, check=True, capture_output=True, timeout=300)
    return (target / source.name).read_bytes()
