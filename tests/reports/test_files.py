"""Files printed: the same bytes from the same data, fit for an archive, however many the sheets."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from io import BytesIO

import pikepdf
import pytest

from app.domain.documents.names import free_name, safe_word, sheet_file_name
from app.domain.documents.sheet import EvaluationSheetDocument
from app.reports.print_sheets import print_sheets
from tests.bench.bare_reportlab import Memory, _Sink, compare
from tests.reports.samples import people, sheet


def printed(*documents: EvaluationSheetDocument) -> bytes:
    out = BytesIO()
    print_sheets(documents, out)
    return out.getvalue()


def test_that_the_same_data_and_date_give_the_same_bytes() -> None:
    assert printed(sheet()) == printed(sheet())
    other = sheet()
    later = replace(other, imprint=replace(other.imprint, printed_on=date(2025, 2, 1)))
    assert printed(later) != printed(other)


def test_that_the_file_says_its_title_author_and_language() -> None:
    with pikepdf.open(BytesIO(printed(sheet()))) as pdf:
        assert str(pdf.Root.Lang) == "it-IT"
        assert str(pdf.docinfo.Title) == "Scheda di valutazione – Rossi Mario (0123) – Valutazione finale 2024"
        assert str(pdf.docinfo.Author) == "Comune di Esempio"
        assert str(pdf.docinfo.CreationDate).startswith("D:20250131")
        with pdf.open_metadata() as metadata:
            assert metadata["dc:title"] == str(pdf.docinfo.Title)
            assert metadata["dc:language"] == {"it-IT"} or "it-IT" in metadata["dc:language"]
            assert metadata.pdfa_status == "1B"


def test_that_the_file_is_sound_and_its_fonts_are_all_embedded() -> None:
    with pikepdf.open(BytesIO(printed(sheet()))) as pdf:
        assert not pdf.check_pdf_syntax()
        fonts = [font for page in pdf.pages for font in page.Resources.Font.values()]
        assert fonts
        assert all("/FontFile2" in font.FontDescriptor for font in fonts)
        assert all("TitilliumWeb" in str(font.BaseFont) for font in fonts)


def test_that_streams_end_on_a_line_of_their_own_as_archive_copies_want() -> None:
    data = printed(sheet())
    assert data.count(b"endstream") == data.count(b"\nendstream\n")


def test_that_nothing_is_transparent_and_colours_have_their_profile() -> None:
    with pikepdf.open(BytesIO(printed(sheet()))) as pdf:
        assert pdf.Root.OutputIntents[0].S == "/GTS_PDFA1"
        for thing in pdf.objects:
            keys = thing.keys() if isinstance(thing, pikepdf.Dictionary | pikepdf.Stream) else ()
            assert not {"/SMask", "/ca", "/CA", "/BM"} & set(keys)


def test_that_sheets_in_one_file_number_their_own_pages_and_have_a_bookmark_each() -> None:
    with pikepdf.open(BytesIO(printed(*people(5)))) as pdf, pdf.open_outline() as outline:
        assert [item.title for item in outline.root] == [f"Rossi Mario {n} ({n:04d})" for n in range(5)]
        assert len(pdf.pages) % 5 == 0


def test_that_the_outcome_tells_documents_and_pages() -> None:
    outcome = print_sheets(people(3), BytesIO())
    assert (outcome.documents, outcome.pages) == (3, 3 * print_sheets(people(1), BytesIO()).pages)


def test_that_documents_are_taken_one_at_a_time_as_they_are_printed() -> None:
    seen: list[str] = []

    class Watch:
        def step(self, done: int, total: int, what: str = "") -> None:
            seen.append(f"{done}/{total}")

    def source() -> Iterator[EvaluationSheetDocument]:
        for document in people(3):
            seen.append("taken")
            yield document

    print_sheets(source(), BytesIO(), Watch(), total=3)
    assert seen == ["taken", "0/3", "taken", "1/3", "taken", "2/3", "3/3"]


@pytest.mark.slow
def test_that_memory_does_not_grow_with_the_sheets() -> None:
    print_sheets(people(20), _Sink())
    memory = Memory()
    print_sheets(people(200), _Sink(), memory, total=200)
    assert memory.seen[-1] - memory.seen[1] < 4 * 1024


def test_that_the_comparison_with_a_bare_script_can_be_made() -> None:
    comparison = compare(list(people(10)))
    assert comparison.sheets == 10
    assert comparison.ratio > 0


def test_that_names_of_files_are_plain() -> None:
    assert sheet_file_name(sheet()) == "Scheda_2024_Rossi_Mario_0123.pdf"
    assert safe_word("  ../Ca' Bianca-Più  ") == "Ca-Bianca-Piu"
    assert free_name("a.pdf", {"a.pdf", "a_2.pdf"}) == "a_3.pdf"
