"""`make bench`: what Merito promises of speed, as ratios taken in this very run."""

import gc
import os
import tempfile
from collections import deque
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import date
from decimal import Decimal
from functools import partial
from pathlib import Path
from time import process_time
from typing import TypeVar

from app.domain.progress import Silent
from app.services.example.building import build_example
from tests.bench.bare_reportlab import compare, compare_apart
from tests.bench.commits import commits_a_second
from tests.bench.encryption import encryption_costs
from tests.bench.engine import engine
from tests.bench.large import LAST_YEAR, make_large_archive
from tests.bench.libreoffice import seconds_of_libreoffice
from tests.bench.opening import opening_times
from tests.bench.pages import told_of
from tests.bench.rankings import rankings
from tests.bench.workbooks import reading_costs
from tests.reports.samples import person, sheet

os.environ["QT_QPA_PLATFORM"] = "offscreen"
SHEETS = 1000
T = TypeVar("T")


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        example, large = Path(folder) / "esempio.merito", Path(folder) / "grande.merito"
        tell("Archives", "the example comune, and one of 1,000 people and 10 years…")
        with closing(build_example(example, Silent(), with_session=False).archive):
            pass
        make_large_archive(large)
        measures = (
            lambda: opening(example, large),
            lambda: pages(example, large),
            lambda: commits(example),
            printing,
            paper,
            lambda: scoring(large),
            many,
            ranked,
            lambda: lists(large),
            lambda: sheets(large),
            lambda: protection(example, large),
            lambda: workbooks(Path(folder)),
            plans,
            catalogue,
            lambda: awards(large),
        )
        for measure in measures:
            for line in measure():
                print(f"  {line}", flush=True)


def tell(title: str, text: str) -> None:
    print(f"{title}: {text}", flush=True)


def opening(example: Path, large: Path) -> Iterator[str]:
    tell("Start", "to a painted, usable window (medians, in turn)")
    bare, ours, big = opening_times(("bare",), ("merito", str(example)), ("merito", str(large)))
    yield f"bare PySide6 window          {bare:.3f} s"
    yield f"Merito on the example        {ours:.3f} s   ratio {ours / bare:.2f}   (promise ≤ 2.0)"
    yield f"Merito on 1,000 people       {big:.3f} s   ratio to the example {big / ours:.2f}   (promise ≤ 1.25)"


def pages(example: Path, large: Path) -> Iterator[str]:
    tell(
        "Pages", "from a click on a tab to the painted page: the first click some moments after the start, one at once"
    )
    tell("Pages", "on the example   (promise of the first click ≤ 100 ms; of a step ≤ 50 ms; page ≥ 85 %)")
    yield from told_of(example)
    tell("Pages", "the same with 1,000 people   (promise ≤ 300 ms)")
    yield from told_of(large)


def commits(example: Path) -> Iterator[str]:
    tell("Commit", "of a small change, in the ways that the archive could be kept")
    found = commits_a_second(example)
    for mode, speed in found.items():
        yield f"{mode:<16} {speed:>6} a second"
    yield f"cost of TRUNCATE/EXTRA against WAL/FULL: {found['WAL/FULL'] / found['TRUNCATE/EXTRA']:.1f} times"


def printing() -> Iterator[str]:
    tell("Print", f"{SHEETS} sheets against a bare ReportLab script and LibreOffice")
    documents = [sheet(person=person(matricola=f"{number:04d}")) for number in range(SHEETS)]
    gc.collect()
    gc.freeze()  # as the program does at its start: else each file is charged with going through the imports
    for title, compared, apart in (("in one file", compare, False), ("one file each", compare_apart, True)):
        found = compared(documents)
        yield f"{title}, {found.pages} pages: ours {found.ours:.2f} s, bare {found.bare:.2f} s"
        yield f"ratio {found.ratio:.2f}   (promise ≤ 0.8), memory grown {found.grown_kib} KiB"
        theirs = seconds_of_libreoffice(documents, apart=apart)
        if theirs is not None:
            yield f"LibreOffice: {theirs:.2f} s, {theirs / found.ours:.0f} times   (≥ 20)"


def paper() -> Iterator[str]:
    """Send sheets to a printer as the window does; the printer is a file."""
    from PySide6.QtPrintSupport import QPrinter
    from PySide6.QtWidgets import QApplication

    from app.reports.print_sheets import print_sheets
    from app.ui.documents.printer import print_file

    tell("Paper", "pages sent to a printer from the window")
    application = QApplication.instance() or QApplication([])
    with tempfile.TemporaryDirectory() as folder:
        shown = Path(folder) / "schede.pdf"
        with shown.open("wb") as out:
            print_sheets([sheet() for _ in range(20)], out)
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        printer.setOutputFileName(str(Path(folder) / "carta.pdf"))
        seconds, pages = timed(lambda: print_file(shown, printer))
    application.processEvents()
    yield f"{pages} pages: {1000 * seconds / pages:.0f} ms each   (promise ≤ 50)"


def scoring(large: Path) -> Iterator[str]:
    """Score the same sheets in growing numbers: the cost of each must not grow."""
    from app.domain.sheets.content import scored
    from app.services.opening import open_workspace
    from tests.bench.sheets import contents_of_year

    tell("Score", f"sheets of the archive of 1,000 people, year {LAST_YEAR}")
    workspace = open_workspace(large, writing=False)
    loading, contents = timed(lambda: contents_of_year(workspace, LAST_YEAR))
    workspace.archive.close()
    yield f"{len(contents)} sheets read in {loading:.2f} s"
    for number in (250, 500, len(contents)):
        seconds, _ = timed(partial(deque, map(scored, contents[:number]), maxlen=0))
        yield f"{number:5d} sheets scored and explained: {1000 * seconds / number:.3f} ms each   (promise < 1)"


def many() -> Iterator[str]:
    """Score sheets of 25 items with the engine alone."""
    tell("Engine", "sheets of 25 items, from the method to the explanation")
    yield from engine()


def ranked() -> Iterator[str]:
    """Rank the people of a year for the progressions."""
    tell("Progressions", "rankings with their explanations")
    yield from rankings()


def lists(large: Path) -> Iterator[str]:
    """Fill, sort and filter the list of people as the window does."""
    from PySide6.QtCore import Qt
    from PySide6.QtWidgets import QApplication

    from app.domain.structure.employees import PEOPLE_COLUMNS
    from app.services.opening import open_workspace
    from app.services.structure.queries import list_people
    from app.ui.kit.rows_table import RowsTable
    from tests.bench.offscreen import leave_out_chatter

    leave_out_chatter()
    tell("Lists", "1,000 people")
    workspace = open_workspace(large, writing=False)
    reading, rows = timed(lambda: list_people(workspace, date(LAST_YEAR, 12, 31)))
    workspace.archive.close()
    application = QApplication.instance() or QApplication([])
    table = RowsTable(PEOPLE_COLUMNS, name="bench", title="Persone", empty="")
    table.show()
    filling, _ = timed(lambda: table.set_rows(rows))
    sorting, _ = timed(lambda: table.model.sort(1, Qt.SortOrder.DescendingOrder))
    filtering, _ = timed(lambda: table.filter.setText("ros"))
    application.processEvents()
    yield f"{len(rows)} rows: read {reading * 1000:.0f} ms, shown {filling * 1000:.0f}, sorted {sorting * 1000:.0f}, "
    yield f"filtered {filtering * 1000:.0f} ms   (no visible pause: < 100)"


def sheets(large: Path) -> Iterator[str]:
    """List the open sheets of the last year as the window does, give a score and show the sheet again."""
    from app.services.opening import open_workspace
    from app.services.rounds.rounds import list_rounds
    from app.services.sheets.opened import read_sheet
    from app.services.sheets.scores import ScoreDraft, give_score
    from app.services.sheets.sheets import list_sheets
    from tests.services.queries import queries, scorings

    tell("Sheets", f"the open sheets of {LAST_YEAR}")
    workspace = open_workspace(large)
    round_id = list_rounds(workspace, LAST_YEAR)[0].id
    filling, rows = timed(lambda: list_sheets(workspace, round_id))
    listing = min(timed(lambda: list_sheets(workspace, round_id))[0] for _ in range(5))
    with queries() as asked, scorings() as scored:
        list_sheets(workspace, round_id)
    counted = f"{len(asked)} queries, {len(scored)} scored"
    yield f"{len(rows)} listed: {listing:.3f} s (best of five), {counted}   (promise ≤ 0.15)"
    yield f"the first time, when none has its outcome yet: {filling:.3f} s"
    detail = read_sheet(workspace, rows[0].id, LAST_YEAR).detail
    item = next(one for one in detail.items if one.takes_score)
    value = next(row.value for row in item.scale.rows if row.value != item.value) if item.scale else Decimal(1)
    with queries() as asked, scorings() as scored:
        give_score(workspace, ScoreDraft(detail.id, item.section, item.key, value))
        read_sheet(workspace, detail.id, LAST_YEAR)
    workspace.archive.close()
    yield f"a score given and shown again: {len(asked)} queries (promise ≤ 20), {len(scored)} scoring (promise 1)"


def protection(example: Path, large: Path) -> Iterator[str]:
    tell("Encryption", "the same work in clear and protected, in turn")
    yield from encryption_costs(example, large)


def workbooks(folder: Path) -> Iterator[str]:
    tell("Workbooks", "a list of people read, validated and rehearsed (CPU seconds, best of three)")
    yield from reading_costs(folder)


def plans() -> Iterator[str]:
    """Read a plan of 200 pages in PDF."""
    from app.plan_files.reading import read_plan_document
    from tests.plan_files.documents import Line, pdf_of

    tell("Plans", "a PDF of about 200 pages, with headers and page numbers")
    words = "di miglioramento dei servizi resi ai cittadini e di riduzione dei tempi di risposta entro il 31 dicembre"
    lines = [
        Line("b", f"Obiettivo {number} {words}, con verifica semestrale e relazione finale") for number in range(4000)
    ]
    data = pdf_of(lines, header="Comune di Prova")
    seconds, document = timed(lambda: read_plan_document(data, "piano.pdf"))
    yield f"{document.pages} pages, {len(document.blocks)} blocks: {seconds:.1f} s   (promise: seconds)"


def catalogue() -> Iterator[str]:
    """Read the catalogue and propose from it for the lines of a plan of 127 objectives."""
    from app.domain.catalogue.proposals import proposals
    from app.services.catalogue.shipped import RESOURCES, read_catalogue

    tell("Catalogue", "entries proposed for 127 lines, each in its settore")
    reading, found = timed(lambda: read_catalogue(RESOURCES / "catalogue"))
    titles = [entry.title for entry in found.entries][:127]
    first, _ = timed(lambda: proposals(titles[0], "", found))
    seconds, _ = timed(lambda: [proposals(title, "Settore Tributi", found) for title in titles])
    yield f"{len(found.entries)} entries read in {reading:.2f} s, the index made in {first:.2f} s"
    yield f"{len(titles)} lines: {1000 * seconds / len(titles):.2f} ms each"


def awards(large: Path) -> Iterator[str]:
    """Compute the awards of a year."""
    from tests.bench.awards import award_times

    tell("Awards", "the funds of a year, each with its explanations")
    yield from award_times(large, LAST_YEAR)


def timed(work: Callable[[], T]) -> tuple[float, T]:
    """Return the CPU seconds that `work` takes, and its result: other programs of the machine do not count."""
    start = process_time()
    result = work()
    return process_time() - start, result


if __name__ == "__main__":
    main()
