"""Every document read as a screen reader reads it: by its structure, in order, with nothing lost and nothing twice."""

from io import BytesIO
from itertools import groupby, pairwise
from pathlib import Path

import pikepdf
import pytest

from app.domain.documents.catalogue import SHEETS, DocumentRequest
from app.services.documents.printing import print_document
from app.services.documents.registry import DOCUMENTS, DocumentRow
from app.services.workspace import Workspace
from tests.golden.conftest import YEAR, PrintedOne
from tests.reports.structure import Node, Tagged, read_tagged

every_document = pytest.mark.parametrize("row", DOCUMENTS, ids=lambda row: row.kind.code)


@every_document
def test_that_a_screen_reader_follows_a_document(row: DocumentRow, printed_one: PrintedOne) -> None:
    data = printed_one(row.kind)
    with pikepdf.open(BytesIO(data)) as pdf:
        assert pdf.Root.MarkInfo.Marked
        assert pdf.Root.ViewerPreferences.DisplayDocTitle
        assert (str(pdf.Root.Lang), str(pdf.docinfo.Title)[:1].isupper()) == ("it-IT", True)
        assert all(page.Tabs == "/S" for page in pdf.pages)
    tagged = read_tagged(data)
    assert tagged.root.role == "Document"
    assert not tagged.bare
    assert tagged.root.words == tagged.visible != ""
    _assert_as_seen(tagged)
    _assert_only_margins_are_artifacts(tagged)
    _assert_headings(tagged.root)
    _assert_tables(tagged.root)
    for figure in tagged.root.all("Figure"):
        assert len(str(figure.dictionary["/Alt"])) > 10
        assert figure.attribute("/BBox")
    for link in tagged.root.all("Link"):
        assert link.links == 1


def _assert_as_seen(tagged: Tagged) -> None:
    """The tree takes the pieces in the order of the pages, which is from top to bottom and from left to right."""
    taken = [place for node in tagged.root.walk() for place in node.pieces]
    assert sorted(taken) == [(number, mark) for number, page in enumerate(tagged.pages) for mark in page]
    assert taken == sorted(taken)
    whole = [node for node in tagged.root.walk() if node.role in {"H1", "H2", "H3", "P", "TR", "LI"} and node.words]
    places = [next(place for one in node.walk() for place in one.pieces) for node in whole]
    for _, of_page in groupby(places, key=lambda place: place[0]):
        heights = [tagged.pages[page][mark].y for page, mark in of_page]
        assert all(after <= before + 60 for before, after in pairwise(heights))


def _assert_only_margins_are_artifacts(tagged: Tagged) -> None:
    """Outside the structure there are marks, running title and footer of a page, and headers of tables said before."""
    headers = {node.words for node in tagged.root.all("TH")}
    for number, outside in enumerate(tagged.artifacts, start=1):
        words = " ".join(" ".join(piece.text for piece in outside).split())
        assert f"Pagina {number} di {len(tagged.pages)}" in words
        assert sum(len(piece.text) for piece in outside) < 420 + sum(map(len, headers))


def _assert_headings(root: Node) -> None:
    levels = [int(node.role[1]) for node in root.all("H1", "H2", "H3")]
    assert min(levels) == levels[0] or levels[0] == 2  # a letter begins with its subject
    assert all(after <= before + 1 for before, after in pairwise(levels))


def _assert_tables(root: Node) -> None:
    """Every row covers as many columns as the header, which is there once."""
    for table in root.all("Table"):
        assert {row.role for row in table.kids} == {"TR"}
        header, *rows = table.kids
        assert all(cell.role == "TH" and cell.attribute("/Scope") == "/Column" for cell in header.kids)
        assert [cell.words for cell in header.kids]
        assert rows
        for row in rows:
            assert {cell.role for cell in row.kids} == {"TD"}
            assert sum(int(cell.attribute("/ColSpan") or 1) for cell in row.kids) == len(header.kids)


def test_that_what_is_published_names_its_columns(printed_one: PrintedOne) -> None:
    for row in DOCUMENTS:
        if row.kind.is_published:
            root = read_tagged(printed_one(row.kind)).root
            named = [[cell.words for cell in table.kids[0].kids] for table in root.all("Table")]
            assert all(all(names) for names in named)
            assert named or root.all("Figure")


def test_that_a_sheet_alone_is_tagged(printed_one: PrintedOne) -> None:
    root = read_tagged(printed_one(SHEETS)).root
    assert [node.words for node in root.all("H1")] == ["Scheda di valutazione"]
    fields = {item.kids[0].words: item.kids[1].words for item in root.all("LI") if len(item.kids) == 2}
    assert fields["Matricola"]


def test_that_the_sheets_of_a_session_in_one_file_are_tagged_each(closed_archive: Workspace, tmp_path: Path) -> None:
    printed = print_document(closed_archive, DocumentRequest(SHEETS, YEAR), tmp_path / "insieme.pdf")
    tagged = read_tagged((tmp_path / "insieme.pdf").read_bytes())
    assert [node.words for node in tagged.root.all("H1")] == ["Scheda di valutazione"] * printed.documents
    assert tagged.root.words == tagged.visible
    assert not tagged.bare
