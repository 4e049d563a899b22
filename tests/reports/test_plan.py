"""The Piano degli obiettivi as it comes out of the printer."""

from dataclasses import replace
from decimal import Decimal
from functools import cache
from io import BytesIO
from itertools import pairwise

import pdfplumber
import pikepdf
import pytest
from pypdf import PdfReader
from reportlab.graphics.shapes import String

from app.domain.document_text.rich_text import titled_text
from app.domain.documents.figures import CostRow, PopulationCount, cost_total, population_rows, staff_total
from app.domain.documents.plan import PlanArea, PlanDocument, PlanObjective, PlanSector
from app.reports.organigram import draw_organigram, organigram_parts, organigram_svg
from app.reports.print_plan import print_plan
from app.reports.style import FRAME_LEFT, FRAME_RIGHT, FRAME_WIDTH, PAGE_HEIGHT
from app.reports.written.content import WrittenDocument, WrittenPart, said
from app.reports.written.to_pdf import print_written
from tests.reports.plan_samples import COST, COUNTS, STAFF, STRUCTURE, objectives, organigram, plan
from tests.reports.samples import imprint, letterhead


def printed(document: PlanDocument) -> BytesIO:
    out = BytesIO()
    print_plan(document, out)
    return out


def pages_of(document: PlanDocument) -> list[str]:
    return texts_of(printed(document))


def texts_of(file: BytesIO) -> list[str]:
    return [page.extract_text().replace("\u00a0", " ") for page in PdfReader(file).pages]


@cache
def printed_plan() -> bytes:
    return printed(plan()).getvalue()


@cache
def pages_of_plan() -> list[str]:
    return texts_of(BytesIO(printed_plan()))


def test_that_changes_of_the_population_are_computed() -> None:
    first, second, third, last = population_rows(reversed(COUNTS))
    assert (first.residents, first.change, first.change_percent) == (5992, None, None)
    assert (second.change, second.change_percent) == (-36, Decimal("-0.60"))
    assert (third.change, third.change_percent, third.members_per_family) == (28, Decimal("0.47"), Decimal("2.40"))
    assert (last.change, last.change_percent, last.members_per_family) == (-31, Decimal("-0.52"), None)


def test_that_a_population_of_none_divides_nothing() -> None:
    nobody = PopulationCount(COUNTS[0].counted_on, 0, 0, 0)
    row = population_rows([nobody, COUNTS[1]])[1]
    assert row.change == 5956
    assert row.change_percent is None


def test_that_the_shares_of_the_staff_are_those_of_the_counts() -> None:
    total = staff_total(STAFF)
    assert (total.men, total.women, total.total) == (8, 16, 24)
    assert (total.men_share, total.women_share) == (Decimal("33.3"), Decimal("66.7"))


def test_that_the_cost_adds_up_to_the_cent() -> None:
    assert cost_total(COST) == CostRow("Totale", Decimal("1012606.68"))


def test_that_the_tables_of_the_ente_are_printed_with_their_computed_columns() -> None:
    text = "\n".join(pages_of_plan())
    for expected in (
        "2020 31/12/2020 5.992 2.968 3.024 – – – –",
        "2021 31/12/2021 5.956 2.946 3.010 -36 -0,60 % 2.471 2,41",
        "24 persone: 16 donne (66,7 %) e 8 uomini (33,3 %).",
        "Tecnico – Lavori Pubblici 4 1 5 80,0 % 20,0 %",
        "Totale 8 16 24 33,3 % 66,7 %",
        "Spesa per il personale, anno 2023",
        "Totale 1.012.606,68 €",
    ):
        assert expected in text


def test_that_objectives_are_listed_by_area_and_settore_and_cross_ones_with_their_units() -> None:
    text = " ".join("\n".join(pages_of_plan()).split())
    for expected in (
        "Obiettivi strategici comuni",
        "T01 Pagare i fornitori entro i termini di legge",
        "Unità: Segreteria; Economico – Contabile; Urbanistica e Lavori Pubblici; Sociale.",
        "Titolare di EQ: Rossi Maria. 33 obiettivi propri dell'Area e dei suoi settori.",
        "Settore Vigilanza Urbana – Polizia Locale",
        "Concorre inoltre all'obiettivo trasversale T01 Pagare i fornitori.",
    ):
        assert expected in text


def test_that_the_lists_of_objectives_are_as_wide_as_the_page_and_codes_take_little_of_it() -> None:
    long = "Migliorare i tempi di risposta degli uffici ai cittadini e alle imprese del territorio comunale " * 3
    objective = PlanObjective("AMM-SEG-01", long)
    document = replace(plan(), common_objectives=(objective,), cross_objectives=(), areas=())
    with pdfplumber.open(printed(document)) as pdf:
        words = next(page.extract_words() for page in pdf.pages if "AMM-SEG-01" in page.extract_text())
    [code] = [word for word in words if word["text"] == "AMM-SEG-01"]
    text = [word for word in words if -2 <= word["top"] - code["top"] < 40 and word["text"] in long.split()]
    starts, end = min(word["x0"] for word in text), max(word["x1"] for word in text)
    assert code["x1"] < starts < FRAME_LEFT + FRAME_WIDTH / 5
    assert FRAME_RIGHT - FRAME_WIDTH / 10 < end <= FRAME_RIGHT
    assert len({round(word["top"]) for word in text}) == 3


def test_that_the_contents_give_the_page_where_each_title_is() -> None:
    pages = pages_of_plan()
    (contents,) = [text for text in pages if text.split("\n")[2:3] == ["Indice"] or "\nIndice\n" in text]
    for title in (
        "Parte seconda. Informazioni sull'ente: contesto esterno e interno",
        "Organigramma",
        "Area Servizi Sociali",
    ):
        (line,) = [line for line in contents.split("\n") if line.startswith(title)]
        assert title in pages[int(line.split()[-1]) - 1]


@pytest.mark.slow
def test_that_long_contents_take_more_pages_and_still_agree() -> None:
    document = plan()
    areas = tuple(replace(area, name=f"{area.name} {number}") for number in range(12) for area in document.areas)
    pages = pages_of(replace(document, areas=areas))
    entry = next(line for text in pages for line in text.split("\n") if line.startswith("Area Servizi Sociali 11"))
    assert "Area Servizi Sociali 11" in pages[int(entry.split()[-1]) - 1]


def test_that_parts_with_nothing_to_say_are_left_out_and_the_rest_renumbered() -> None:
    empty = replace(plan(), texts={}, population=(), cost=(), organigram=None)
    text = "\n".join(pages_of(empty))
    assert "Parte prima. Informazioni sull'ente" in text
    assert "Parte seconda. Gli indirizzi e gli obiettivi" in text
    assert "Parte terza" not in text
    assert "Popolazione" not in text


def test_that_bookmarks_follow_parts_and_titles() -> None:
    with pikepdf.open(BytesIO(printed_plan())) as pdf, pdf.open_outline() as outline:
        assert not pdf.check_pdf_syntax()
        titles = [item.title for item in outline.root]
        assert titles[:3] == ["Frontespizio", "Indice", "Parte prima. Introduzione"]
        assert [item.title for item in outline.root[2].children] == ["Che cos'è il piano", "La normativa"]


def test_that_every_font_is_embedded_in_the_drawings_too() -> None:
    with pikepdf.open(BytesIO(printed_plan())) as pdf:
        fonts = [font for page in pdf.pages for font in page.Resources.Font.values()]
        assert fonts
        assert all("/FontFile2" in font.FontDescriptor for font in fonts)


def test_that_every_line_of_the_contents_is_a_link() -> None:
    with pikepdf.open(BytesIO(printed_plan())) as pdf:
        assert len(pdf.pages[1].Annots) == len([t for t in pages_of_plan()[1].split("\n") if t[-1:].isdigit()]) - 2


def test_that_the_same_plan_gives_the_same_bytes() -> None:
    assert printed(plan()).getvalue() == printed_plan()


@pytest.mark.parametrize(("areas", "sectors"), [(1, 0), (2, 0), (5, 1), (6, 0), (15, 10), (2, 45)])
def test_that_the_organigramma_fits_the_page_at_any_size(areas: int, sectors: int) -> None:
    chart = organigram(areas, sectors)
    document = replace(plan(), organigram=chart, texts={}, common_objectives=(), cross_objectives=(), areas=())
    with pdfplumber.open(printed(document)) as pdf:
        for page in pdf.pages:
            for word in page.extract_words():
                assert word["x0"] >= FRAME_LEFT - 0.5
                assert word["x1"] <= FRAME_RIGHT + 0.5
                assert word["bottom"] <= PAGE_HEIGHT - 25


def test_that_a_large_organigramma_is_split_between_rows_of_areas() -> None:
    parts = organigram_parts(organigram(15, 10), 650)
    assert len(parts) == 5
    assert all(part.width == FRAME_WIDTH and part.height <= 650 for part, _ in parts)
    assert len(organigram_parts(organigram(6), 650)) == 1


def test_that_an_ente_without_areas_still_has_a_chart() -> None:
    assert draw_organigram(organigram(0)).height > 0
    assert len(organigram_parts(organigram(0), 650)) == 1


def test_that_the_screen_shows_the_same_drawing() -> None:
    svg = organigram_svg(organigram())
    assert svg.lstrip().startswith("<?xml")
    for expected in ("Comune di Esempio", "Segretario comunale: Verdi Paolo", "EQ: Rossi Maria", "Titillium Web"):
        assert expected in svg


def test_that_an_area_prints_its_own_objectives_before_those_of_its_settori() -> None:
    area = PlanArea(
        "Area Unica", "Rossi Maria", objectives("PR", 2), (PlanSector("Settore Solo", objectives("SE", 1)),)
    )
    bare = PlanArea("Area Vuota", "Neri Ugo", sectors=(PlanSector("Settore Altro", objectives("AL", 1)),))
    document = replace(plan(), areas=(area, bare), cross_objectives=(), common_objectives=())
    text = " ".join(" ".join(pages_of(document)).split())
    own = text[text.index("3 obiettivi propri dell'Area e dei suoi settori") :]
    assert own.index("PR01") < own.index("PR02") < own.index("Settore Solo") < own.index("SE01")
    assert own.index("Area Vuota") < own.index("Settore Altro") < own.index("AL01")


def test_that_what_is_said_of_a_unit_stands_under_it_and_nothing_is_lost() -> None:
    said = ("Area Unica", "Prima."), ("AREA UNICA", "Seconda."), ("Settore Solo", "Terza."), ("Altrove", "Quarta.")
    area = PlanArea("Area Unica", sectors=(PlanSector("Settore Solo", objectives("SE", 1)),))
    texts = {"unit": tuple(titled_text(*one) for one in said)}
    document = replace(plan(), areas=(area,), cross_objectives=(), common_objectives=(), texts=texts)
    words = " ".join(" ".join(pages_of(document)).split())
    body = words[words.rindex("Area Unica") :]
    places = [body.index(one) for one in ("Prima.", "Seconda.", "Settore Solo", "Terza.", "SE01", "Altrove", "Quarta.")]
    assert places == sorted(places)


def test_that_a_chart_is_as_tall_as_what_it_draws() -> None:
    for chart in (organigram(0), organigram(1), organigram(6)):
        drawing = draw_organigram(chart)
        x, y, right, top = drawing.getBounds()
        assert (x, y) >= (-0.01, -0.01)
        assert (right, top) <= (FRAME_WIDTH + 0.01, drawing.height)


SECTORS = tuple(sector for sectors in STRUCTURE.values() for sector in sectors if len(sector) < 20)
SECTORS_OF = [sum(len(sector) < 20 for sector in sectors) for sectors in STRUCTURE.values()]


def test_that_every_area_is_on_one_drawing_of_a_chart_and_one_only() -> None:
    for areas, tallest in ((1, 650), (3, 650), (4, 650), (6, 650), (4, 1), (6, 1)):
        chart = organigram(areas)
        parts = [
            [one.text for one in part.contents if isinstance(one, String)]
            for part, _ in organigram_parts(chart, tallest)
        ]
        texts = [text for part in parts for text in part]
        assert texts.count("EQ: Rossi Maria") == areas
        assert [text for text in texts if text in SECTORS] == list(SECTORS)[: sum(SECTORS_OF[:areas])]
        assert [part.count("Segretario comunale: Verdi Paolo") for part in parts] == [1, *[0] * (len(parts) - 1)]


def test_that_no_page_begins_with_what_a_settore_shares() -> None:
    """The sentence is of the objectives above it: at whatever height the page ends."""
    sectors = tuple(
        PlanSector(f"Settore {number}", objectives(f"S{number}", 1 + number % 4), ("T01 Pagare i fornitori",))
        for number in range(40)
    )
    document = replace(plan(), areas=(PlanArea("Area Unica", "Rossi Maria", (), sectors),), organigram=None)
    pages = [page.splitlines() for page in pages_of(document)]
    assert sum(line.startswith("Concorre inoltre") for page in pages for line in page) == 40
    for page in pages:
        for above, line in pairwise(page):
            opens = above.startswith(("Codice", "Settore", "Comune"))
            assert not (opens and line.startswith("Concorre inoltre"))


def test_that_a_part_goes_on_under_a_few_lines_and_begins_a_page_after_many() -> None:
    pages = {lines: _page_of_second_part(lines) for lines in (3, 40)}
    assert pages == {3: 1, 40: 2}


def _page_of_second_part(lines: int) -> int:
    parts = (
        WrittenPart("Prima", tuple(said(f"Riga {number}.") for number in range(lines))),
        WrittenPart("Seconda", (said("Fine."),)),
    )
    document = WrittenDocument(letterhead(), imprint(), "Relazione", ("Anno 2024",), (), "Relazione, anno 2024", parts)
    out = BytesIO()
    print_written(document, out)
    reader = PdfReader(out)
    assert reader.metadata
    assert reader.metadata.title == "Relazione, anno 2024 – Comune di Esempio"
    texts = [page.extract_text() for page in reader.pages[2:]]
    return next(number for number, text in enumerate(texts, start=1) if "Seconda" in text)
