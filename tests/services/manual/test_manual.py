"""The manual as it ships: every link leads somewhere, every picture is there, no page is out of reach."""

import re

import pytest

from app.domain.duties.duty import Place
from app.domain.manual.lack_points import point_of_lack
from app.domain.manual.point import ManualPoint, point_of
from app.domain.manual.points import _BY_PLACE, point_of_check
from app.domain.manual.text import (
    ManualHeading,
    ManualParagraph,
    ManualPicture,
    ManualTable,
    blocks_of,
    headings_of,
    without_anchors,
)
from app.domain.objectives.lacks import Lack
from app.services.checks import CHECKS
from app.services.documents.registry import DOCUMENTS
from app.services.manual.reading import FOLDER, read_manual
from app.services.workbooks.registry import WORKBOOKS
from tests.looking import pictures_of

MANUAL = read_manual()
GUIDE = "programma:guida"
MOST_BYTES = 3_000_000
OF_THE_LAW = [f"W{number}" for number in range(1, 26) if number != 7] + ["W7a", "W7b"]
LINK = re.compile(r"(?<!!)\[[^\]]+\]\(([^)\s]+)\)")


def links(page):
    return [target for target in LINK.findall(page.source) if target != GUIDE]


@pytest.mark.parametrize("page", MANUAL.pages, ids=lambda page: page.key)
def test_that_a_page_has_a_title_words_links_that_lead_somewhere_and_pictures_that_are_there(page):
    first, *rest = headings_of(page.source)
    assert first.level == 1
    assert all(heading.level > 1 for heading in rest)
    assert len(page.anchors) == len(rest) + 1
    assert len(page.source.split()) > 120
    assert [target for target in links(page) if not MANUAL.has(point_of(target, page.key))] == []
    for picture in pictures_of(page.source):
        assert (FOLDER / picture.file).is_file()
        assert picture.alternative
    assert "{#" not in without_anchors(page.source)


def test_that_every_page_is_in_the_contents_once_and_another_page_or_a_place_leads_to_it():
    keys = [page.key for page in MANUAL.pages]
    assert sorted(keys) == sorted(path.stem for path in FOLDER.glob("*.md"))
    led_to = {point_of(target, page.key).page for page in MANUAL.pages for target in links(page)}
    assert {*keys} - led_to - {"benvenuto"} == set()


def test_that_every_picture_is_of_some_page_and_all_of_them_are_small():
    shown = {picture.file for page in MANUAL.pages for picture in pictures_of(page.source)}
    kept = list(FOLDER.glob("immagini/*"))
    assert {path.relative_to(FOLDER).as_posix() for path in kept} == shown
    assert sum(path.stat().st_size for path in kept) <= MOST_BYTES


def test_that_what_is_found_missing_or_wrong_has_its_point():
    points = [point_of_check(code) for code in {*OF_THE_LAW, *(row.check.code for row in CHECKS)}]
    points += [point_of_lack(lack) for lack in Lack]
    points += list(_BY_PLACE.values())
    assert [point for point in points if not MANUAL.has(point)] == []
    assert set(_BY_PLACE) == set(Place)


def test_that_every_document_and_every_workbook_is_named_in_its_page():
    documents = [row.kind.italian for row in DOCUMENTS]
    assert [one for one in documents if one not in MANUAL.page("documenti").source] == []
    workbooks = [row.kind.italian for row in WORKBOOKS]
    assert [one for one in workbooks if f"| {one} |" not in MANUAL.page("fogli-excel").source] == []


def test_that_the_blocks_of_a_page_are_read():
    source = "# Titolo\n\nUna **parola** e\n[un'altra](pagina.md#qui), `F1`, *Salva…*.\n\n- uno\n  e mezzo\n- due\n"
    source += "\n1. primo\n\n## Poi {#poi}\n\n| a | b |\n|---|---|\n| `c` | **d** |\n\n![Che cosa](immagini/x.png)\n"
    title, paragraph, one, two, first, then, table, picture = blocks_of(source)
    assert title == ManualHeading("Titolo", 1, "titolo")
    assert isinstance(paragraph, ManualParagraph)
    assert "".join(run.text for run in paragraph.runs) == "Una parola e un'altra, F1, «Salva…»."
    assert [run.text for run in paragraph.runs if run.is_bold] == ["parola"]
    assert [(one.is_item, one.runs[0].text), two.runs[0].text] == [(True, "uno e mezzo"), "due"]
    assert first.marker == "1."
    assert then == ManualHeading("Poi", 2, "poi")
    assert table == ManualTable(("a", "b"), (("c", "d"),))
    assert picture == ManualPicture("immagini/x.png", "Che cosa")


def test_that_a_word_is_found_in_the_pages_that_have_it():
    assert ManualPoint("tempi-di-pagamento").page in {page.key for page in MANUAL.with_words("PCC")}
    assert MANUAL.with_words("parola che non c'è") == ()
