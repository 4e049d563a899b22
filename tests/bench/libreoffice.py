"""How long LibreOffice takes to make PDFs of the same sheets: tagged archive copies, as ours.

Its start is left out; it is given the files in groups, because of a long list it converts only a part.
"""

import shutil
import subprocess
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from time import perf_counter

from app.domain.documents.sheet import EvaluationSheetDocument
from tests.bench.opendocument import opendocument

GROUP = 100
FILTER = (
    'pdf:writer_pdf_Export:{"SelectPdfVersion":{"type":"long","value":"1"},'
    '"UseTaggedPDF":{"type":"boolean","value":"true"}}'
)


def seconds_of_libreoffice(documents: Sequence[EvaluationSheetDocument], *, apart: bool) -> float | None:
    """Return the seconds to convert all to one file or to one each; None where LibreOffice is not installed.

    Raise RuntimeError if a file has not been made: it tells of none that it leaves out.
    """
    program = shutil.which("soffice")
    if program is None:
        return None
    groups = [[one] for one in documents] if apart else [list(documents)]
    with tempfile.TemporaryDirectory() as home:
        _seconds(program, Path(home), groups[:1])  # the first start makes its settings
        start = _seconds(program, Path(home), [documents[:1]])
        taken = [_seconds(program, Path(home), some) - start for some in _by(groups, GROUP)]
        return max(sum(taken), 0.001)


def _by(
    groups: Sequence[Sequence[EvaluationSheetDocument]], size: int
) -> Iterator[Sequence[Sequence[EvaluationSheetDocument]]]:
    for first in range(0, len(groups), size):
        yield groups[first : first + size]


def _seconds(program: str, home: Path, groups: Sequence[Sequence[EvaluationSheetDocument]]) -> float:
    sources = [home / f"schede{number}.fodt" for number in range(len(groups))]
    for source, documents in zip(sources, groups, strict=True):
        source.write_text(opendocument(documents), encoding="utf-8")
        source.with_suffix(".pdf").unlink(missing_ok=True)
    command = [program, f"-env:UserInstallation={(home / 'settings').as_uri()}", "--headless"]
    command += ["--convert-to", FILTER, "--outdir", str(home), *map(str, sources)]
    begun = perf_counter()
    subprocess.run(command, check=True, capture_output=True)
    seconds = perf_counter() - begun
    if missing := [source.name for source in sources if not source.with_suffix(".pdf").exists()]:
        raise RuntimeError(f"LibreOffice made no PDF of {len(missing)} files, the first {missing[0]}")
    return seconds
