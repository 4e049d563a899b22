"""Any list on paper and in a file: what it shows and nothing else, told in the audit before it has its name."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from app.domain.audit.filters import EVERYTHING
from app.domain.columns import Column, Format
from app.domain.documents.lists import ListCells, ListedTable, cells_column, parts_for_paper
from app.domain.errors import UserError
from app.excel.read import read_raw
from app.services.audit.entries import find_entries
from app.services.audit.list_outputs import (
    export_list_and_tell,
    list_pdf,
    save_list_and_tell,
    send_list_and_tell,
)
from app.services.workspace import Workspace
from tests.archives.comune import Comune
from tests.pdf_words import pages_of


@dataclass(frozen=True)
class Line:
    name: str
    day: date | None
    share: Decimal | None


COLUMNS = (
    Column("name", "Persona", width=24),
    Column("day", "Dal", Format.DATE, width=10),
    Column("share", "Quota", Format.PERCENT, width=8),
)
LIST = ListedTable(
    "Persone",
    COLUMNS,
    (Line("Rossi Mario", date(2024, 3, 1), Decimal("87.5")), Line("=Verdi Anna", None, None)),
)
TREE = ListedTable("Unità", (cells_column(0, "Unità", 10),), (ListCells(("Tecnica",)), ListCells(("Strade",), 1)))


def labels(workspace: Workspace) -> list[str]:
    return [entry.label for entry in find_entries(workspace, EVERYTHING, 20).rows]


def test_that_a_list_is_exported_as_it_stands_in_every_format_and_each_is_told(
    session_open: Comune, tmp_path: Path
) -> None:
    workspace = session_open.workspace
    for suffix in (".xlsx", ".ods"):
        path = export_list_and_tell(workspace, LIST, tmp_path / f"elenco{suffix}")
        [table] = read_raw(path.read_bytes(), name=path.name).tables
        rows = [[cell.value for cell in row.values()] for row in table.rows.values()]
        assert [row[0] for row in rows] == ["Persona", "Rossi Mario", "=Verdi Anna"]
        assert rows[0][1:] == ["Dal", "Quota"]
        assert [str(one)[:10] for one in rows[1][1:]] == ["2024-03-01", "87.5"]
    text = export_list_and_tell(workspace, LIST, tmp_path / "elenco.csv").read_bytes().decode("utf-8-sig")
    assert text.splitlines() == ["Persona;Dal;Quota", "Rossi Mario;01/03/2024;87,50 %", "'=Verdi Anna;;"]
    export_list_and_tell(workspace, TREE, tmp_path / "albero.csv")
    assert (tmp_path / "albero.csv").read_text(encoding="utf-8-sig").splitlines() == ["Unità", "Tecnica", "    Strade"]
    assert labels(workspace)[:4] == [
        "Esportazione: elenco «Unità», 2 righe, file albero.csv",
        "Esportazione: elenco «Persone», 2 righe, file elenco.csv",
        "Esportazione: elenco «Persone», 2 righe, file elenco.ods",
        "Esportazione: elenco «Persone», 2 righe, file elenco.xlsx",
    ]


def test_that_a_list_on_paper_says_what_it_is_and_is_told_when_it_leaves_and_not_when_it_is_looked_at(
    session_open: Comune, tmp_path: Path
) -> None:
    workspace = session_open.workspace
    before = labels(workspace)
    pdf = list_pdf(workspace, LIST)
    words = pages_of(pdf)[0]
    for part in ("Persone", "2 righe", "Rossi Mario", "01/03/2024", "87,50", "Documento interno"):
        assert part in words
    assert labels(workspace) == before
    path = save_list_and_tell(workspace, LIST, pdf, tmp_path / "Persone.pdf")
    assert path.read_bytes() == pdf
    assert send_list_and_tell(workspace, LIST, lambda _: 3) == 3
    assert labels(workspace)[:2] == [
        "Stampa: elenco «Persone», 2 righe, 3 pagine su carta",
        "Stampa: elenco «Persone», 2 righe, file Persone.pdf",
    ]


def test_that_a_list_that_the_disk_refuses_is_not_told_as_gone(session_open: Comune, tmp_path: Path) -> None:
    folder = tmp_path / "qui"
    (folder / "elenco.csv").mkdir(parents=True)
    before = labels(session_open.workspace)
    with pytest.raises(UserError):
        export_list_and_tell(session_open.workspace, LIST, folder / "elenco.csv")
    assert labels(session_open.workspace) == before
    assert [path.name for path in folder.iterdir()] == ["elenco.csv"]


@pytest.mark.parametrize(
    ("widths", "parts"),
    [((20, 30, 30), [3]), ((40,) * 5, [3, 3]), ((200, 200), [2]), ((), []), ((10,) * 30, [13, 13, 6])],
)
def test_that_columns_too_many_for_a_page_follow_in_tables_that_begin_with_the_name(
    widths: tuple[int, ...], parts: list[int]
) -> None:
    columns = [Column(f"c{place}", f"N{place}", width=width) for place, width in enumerate(widths)]
    found = parts_for_paper(columns)
    assert [len(part) for part in found] == parts
    assert all(part[0] is columns[0] for part in found)
    assert [one for part in found for one in part[1:]] == columns[1:]
