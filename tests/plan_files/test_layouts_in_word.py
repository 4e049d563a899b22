"""The plans of many layouts as files of Word: the same units, objectives and parts as from their text."""

import io
import re
from pathlib import Path
from typing import Any

import pytest
from docx import Document

from app.domain.objectives import Direction
from app.domain.plan_text.bullets import bullet_of
from app.domain.plan_text.measures import indicator_draft
from app.domain.plan_text.proposing import proposed
from app.domain.plan_text.recognising import recognised
from app.plan_files.reading import read_plan_document
from tests.domain.plan_text.measuring import PLANS, content_of, text_and_right

CHOSEN = [
    path
    for path in PLANS
    if path.stem.startswith(
        (
            "tables-01",
            "tables-03",
            "tables-04",
            "sheets-04",
            "sheets-10",
            "bullets-05",
            "held-11",
            "piao-01",
            "running",
            "columns",
            "offices-01",
            "po-03",
        )
    )
]


def word_file(text: str) -> bytes:
    """Write the text as Word does: bullets as styled items, rows as tables, the rest as paragraphs."""
    document, rows = Document(), list[list[str]]()
    for line in [*text.splitlines(), ""]:
        cells = [cell.strip() for cell in line.strip().strip("|").split("|")] if line.startswith("|") else []
        if cells:
            rows += [] if re.fullmatch(r"[|\s:-]+", line) else [cells]
            continue
        if rows:
            table = document.add_table(rows=0, cols=max(map(len, rows)))
            for row in rows:
                for cell, value in zip(table.add_row().cells, row, strict=False):
                    cell.text = value
            rows = []
        bullet = bullet_of(line)
        if bullet and line.lstrip()[0] in "-–•":
            document.add_paragraph(bullet.text, style="List Bullet")
        elif line.strip():
            document.add_paragraph(line)
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


@pytest.mark.parametrize("path", CHOSEN, ids=[path.stem for path in CHOSEN])
def test_that_a_layout_is_the_same_plan_in_word(path: Path) -> None:
    text, right = text_and_right(path)
    document = read_plan_document(word_file(text), f"{path.stem}.docx")
    found = content_of(proposed(document, recognised(document)))
    assert set(found.units) == set(right.units)
    assert found.objectives == right.objectives


def test_that_a_grid_inside_a_form_gives_a_step_and_an_indicator_for_each_of_its_rows() -> None:
    document = Document()
    table = document.add_table(rows=0, cols=4)
    for row in (
        ["AREA TECNICA", "", "", ""],
        ["Responsabile", "Ing. Dario Rea", "", ""],
        ["OBIETTIVO N. 1", "Rifacimento della fognatura", "", ""],
        ["Peso", "100", "", ""],
        ["Fasi", "Indicatori", "Target", "Scadenza"],
        ["Progetto", "Delibera approvata", "Sì", "31/03/2026"],
        ["Lavori", "Metri posati", "850", "30/11/2026"],
        ["Dipendenti coinvolti", "Rossi Maria", "", ""],
    ):
        cells = table.add_row().cells
        for cell, value in zip(cells, row, strict=True):
            cell.text = value
        if not row[2]:
            cells[1 if row[1] else 0].merge(cells[3])
    stream = io.BytesIO()
    document.save(stream)
    read = read_plan_document(stream.getvalue(), "scheda.docx")
    [area] = proposed(read, recognised(read)).areas
    [objective] = area.bullets
    assert [(one.text, one.target) for one in objective.parts.indicators] == [
        ("Delibera approvata", "Sì"),
        ("Metri posati", "850"),
    ]
    assert [step.text for step in objective.parts.phases] == ["Progetto", "Lavori"]
    assert (objective.parts.weight, objective.parts.people) == (100, ("Rossi Maria",))


def test_that_a_cell_that_lists_objectives_gives_one_for_each_mark() -> None:
    document = Document()
    table = document.add_table(rows=0, cols=3)
    for row in (
        ["Area", "Responsabile", "Obiettivi assegnati"],
        ["Area Sociale", "Rina Gallo", "- Nuovo regolamento dei contributi\n- Centro estivo"],
        ["Area Tecnica", "Ivo Dutto", "- Sfalcio delle strade\n- Tetto della scuola"],
    ):
        for cell, value in zip(table.add_row().cells, row, strict=True):
            cell.text = value
    stream = io.BytesIO()
    document.save(stream)
    read = read_plan_document(stream.getvalue(), "piano.docx")
    areas = proposed(read, recognised(read)).areas
    assert [(area.name, area.head, [one.title for one in area.bullets]) for area in areas] == [
        ("Area Sociale", "Rina Gallo", ["Nuovo regolamento dei contributi", "Centro estivo"]),
        ("Area Tecnica", "Ivo Dutto", ["Sfalcio delle strade", "Tetto della scuola"]),
    ]


def sheet(document: Any, number: str, title: str, weight: str, rows: list[list[str]], steps: list[str]) -> None:
    """Add the sheet of an objective: its number, title and weight in one row, a grid of indicators inside."""
    table = document.add_table(rows=0, cols=6)
    head = table.add_row().cells
    head[0].text, head[1].text, head[5].text = "OBIETTIVO N.", number, f"PESO {weight}"
    head[2].merge(head[4]).text = title
    for label, value in (("Descrizione e finalità", "Che cosa cambia per chi abita qui."),):
        cells = table.add_row().cells
        cells[0].text, cells[1].merge(cells[5]).text = label, value
    columns = ["Indicatore", "Tipo / u.m.", "Valore di partenza (2025)", "Target 2026", "Target 2027", "Target 2028"]
    for row in (columns, *rows):
        for cell, text in zip(table.add_row().cells, row, strict=True):
            cell.text = text
    for label, value in (("Fasi", "\n".join(steps)), ("Personale coinvolto", "Rota A. – Neri B.")):
        cells = table.add_row().cells
        cells[0].text, cells[1].merge(cells[5]).text = label, value


def test_that_sheets_headed_by_number_title_and_weight_are_read_whole_with_a_common_one_before_the_units() -> None:
    document = Document()
    document.add_heading("OBIETTIVO TRASVERSALE (tutti i Settori)", 2)
    days = ["Indicatore di ritardo nei pagamenti", "gg", "+4", "≤ 0", "≤ 0", "≤ -2"]
    sheet(
        document,
        "0",
        "Pagare in tempo le fatture",
        "30",
        [days, ["Stock scaduto", "%", "6 %", "< 5 %", "3", "3"]],
        ["Verifica"],
    )
    document.add_heading("SETTORE I – AMMINISTRATIVO", 2)
    document.add_paragraph("Responsabile: dott.ssa Ada Rota")
    loaded = ["N. atti caricati / n. atti censiti", "%", "0 %", "60 %", "100 %", "-"]
    steps = ["F1 censimento – entro 31/03", "F2 caricamento – apr./nov.", "F3 controllo – dicembre"]
    sheet(document, "I.1", "Atti cimiteriali: dal registro alla banca dati", "20", [loaded], steps)
    document.add_heading("SETTORE II – TECNICO", 2)
    document.add_paragraph("Responsabile: arch. Bice Neri (reggenza della Polizia locale fino a nuova nomina)")
    document.add_paragraph("A) Segnalazioni evase in cinque giorni")
    for line in ("Cosa facciamo: un registro unico.", "Come lo misuriamo: evase / totale ≥ 80 %",
                 "Da dove partiamo: non rilevato", "Quanto pesa: 25", "Chi: Neri (agente)"):  # fmt: skip
        document.add_paragraph(line, style="List Bullet")
    stream = io.BytesIO()
    document.save(stream)
    read = read_plan_document(stream.getvalue(), "schede.docx")
    guesses = recognised(read)
    plan = proposed(read, guesses)
    [common] = plan.common
    assert (common.title, common.parts.weight, len(common.parts.indicators)) == ("Pagare in tempo le fatture", 30, 2)
    assert [(unit.name, unit.head) for unit in plan.areas] == [
        ("Settore I – Amministrativo", "dott.ssa Ada Rota"), ("Settore II – Tecnico", "arch. Bice Neri"),
    ]  # fmt: skip
    first, second = (area.bullets[0] for area in plan.areas)
    assert (first.title, first.code, first.parts.weight) == (
        "Atti cimiteriali: dal registro alla banca dati", "I.1", 20,
    )  # fmt: skip
    assert [(one.text, one.target) for one in first.parts.indicators] == [(loaded[0], "60 %")]
    assert [(one.text, one.deadline) for one in first.parts.phases] == [
        ("F1 censimento", "31/03"), ("F2 caricamento", "apr./nov"), ("F3 controllo", "dicembre"),
    ]  # fmt: skip
    assert (second.parts.weight, second.parts.people) == (25, ("Neri (agente)",))
    assert [(one.text, one.target) for one in second.parts.indicators] == [("evase / totale", "≥ 80 %")]
    assert "un registro unico" in second.description
    stock = indicator_draft(common.parts.indicators[1], 2026)
    assert (stock.baseline, stock.target, stock.direction) == (6, 5, Direction.LOWER)
    assert (common.parts.indicators[0].baseline, indicator_draft(common.parts.indicators[0], 2026).baseline) == (
        "+4",
        4,
    )
