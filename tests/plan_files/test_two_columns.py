"""Pages in two columns of text, read one after the other; tables of two columns stay tables."""

import io
from typing import Any

from reportlab.lib.pagesizes import A4
from reportlab.platypus import BaseDocTemplate, Frame, PageTemplate, Paragraph

from app.domain.plan_text.proposing import proposed
from app.domain.plan_text.recognising import recognised
from app.domain.plan_text.shapes import ReadPlan
from app.plan_files.reading import read_plan_document
from tests.plan_files.documents import Line, pdf_of, plain_style, table

UNITS = ("AFFARI GENERALI", "TECNICO", "TRIBUTI", "CULTURA")
LONG = "Le registrazioni delle sedute sono trascritte e pubblicate sul sito entro dieci giorni per favorire tutti."


def read(data: bytes) -> ReadPlan:
    document = read_plan_document(data, "piano.pdf")
    return proposed(document, recognised(document))


def in_two_columns() -> bytes:
    style = plain_style()
    story: list[Any] = [Paragraph("PIANO DEGLI OBIETTIVI 2026", style)]
    for number, unit in enumerate(UNITS):
        story += [Paragraph(f"SETTORE {unit}", style), Paragraph("Responsabile: dott. Ivan Toti", style)]
        for order in (1, 2):
            lines = (
                f"Obiettivo {order}: Lavoro {unit.lower()} {order}",
                f"Descrizione: {LONG}",
                f"Indicatore: {number}",
            )
            story += [Paragraph(line, style) for line in (*lines, "Target: 100%")]
    frames = [Frame(50, 60, 235, 420, id="a"), Frame(310, 60, 235, 420, id="b")]
    stream = io.BytesIO()
    document = BaseDocTemplate(stream, pagesize=A4)
    document.addPageTemplates([PageTemplate("due", frames)])
    document.build(story)
    return stream.getvalue()


def test_that_the_right_column_is_read_after_the_left_one() -> None:
    plan = read(in_two_columns())
    assert [(area.name, area.head, len(area.bullets)) for area in plan.areas] == [
        (f"Settore {unit.capitalize()}", "dott. Ivan Toti", 2) for unit in UNITS
    ]
    bullets = [bullet for _, bullet in plan.bullets()]
    assert {bullet.description for bullet in bullets} == {LONG}
    assert all(one.target == "100%" for bullet in bullets for one in bullet.parts.indicators)


def test_that_a_table_of_two_columns_stays_a_table() -> None:
    rows = [(f"Obiettivo numero {order} di questo settore comunale", f"Indicatore: atti {order}") for order in range(9)]
    lines = [Line("h", "SETTORE TECNICO"), table(("Obiettivo", "Indicatore"), *rows)]
    assert len(read(pdf_of(lines, grid=False)).bullets()) == len(rows)
