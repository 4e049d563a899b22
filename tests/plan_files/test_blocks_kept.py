"""Every block that is read of the files written here and by LibreOffice, kept as it was looked at."""

from collections.abc import Iterator

from app.domain.errors import UserError
from app.plan_files.reading import read_plan_document
from tests.golden.kept import compare, lean
from tests.plan_files import test_columns_of_years as years
from tests.plan_files import test_kinds_of_tables as kinds
from tests.plan_files.documents import Line, pdf_of, table
from tests.plan_files.test_formats import LAYOUTS, MAKERS
from tests.plan_files.test_office_files import OFFICE

TABLES = ("MATRIX", "MARKED", "OWN_LABELS", "BOXES", "EXPORTED", "SHARED", "NUMBERED", "MANY")
SHEET = [
    Line("h", "AREA TECNICA", 1),
    Line("h", "Settore Strade", 2),
    Line("p", "Responsabile: geom. Ugo Bianchi"),
    Line("n", "Manutenzione delle strade bianche"),
    Line("b", "rilievo", 1),
    Line("b", "lavori", 1),
    Line("n", "Segnaletica"),
    table(("Obiettivo", "Peso", "Indicatore"), ("Asfalti", "40", "km rifatti"), ("", "60", "buche chiuse")),
    Line("p", "Una riga di testo che segue la tabella e che è lunga abbastanza da andare a capo. " * 2),
    Line("b", "Ultima voce"),
]


def files() -> Iterator[tuple[str, bytes]]:
    yield from ((path.name, path.read_bytes()) for path in sorted(OFFICE.iterdir()))
    for name, lines in {**LAYOUTS, "sheet": SHEET}.items():
        yield from ((f"{name}.{ending}", make(lines)) for ending, make in MAKERS.items())
    yield "pages.pdf", pdf_of(SHEET * 4, grid=False, header="Comune di Esempio – Piano", size=9)
    yield from ((f"{name}.csv", getattr(kinds, name).encode()) for name in TABLES)
    yield from ((f"{name}.csv", getattr(years, name).encode()) for name in ("TARGETS", "YEARS"))


def test_that_the_blocks_of_every_file_are_those_kept() -> None:
    lines = []
    for name, data in files():
        try:
            read = read_plan_document(data, name)
        except UserError as error:
            lines.append(f"{name}: {error}")
            continue
        lines.append(f"{name}: pagine {read.pages} {lean(read.running)} {lean(read.issues)}")
        lines += [f"  {lean(block)}" for block in read.blocks]
    compare("plan_files", "\n".join(lines) + "\n")
