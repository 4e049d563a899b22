"""Tables inside the cells of others, the frames around them, headings over headings, sheets that are units."""

import io

import docx
from openpyxl import Workbook

from app.domain.plan_text.proposing import proposed
from app.domain.plan_text.recognising import recognised
from app.domain.plan_text.shapes import ReadPlan
from app.plan_files.nested import lines_of_nested
from app.plan_files.reading import read_plan_document


def plan_of(data: bytes, name: str) -> ReadPlan:
    document = read_plan_document(data, name)
    return proposed(document, recognised(document))


def word_plan(document: docx.document.Document) -> ReadPlan:
    stream = io.BytesIO()
    document.save(stream)
    return plan_of(stream.getvalue(), "piano.docx")


def fill(table: docx.table.Table, *rows: tuple[str, ...]) -> None:
    for cells, texts in zip(table.rows, rows, strict=True):
        for cell, text in zip(cells.cells, texts, strict=True):
            cell.text = text


def told(plan: ReadPlan) -> list[tuple[str, str, str, list[str]]]:
    return [
        (place.area, one.title, f"{one.parts.weight:f}", [f"{i.text}: {i.target}" for i in one.parts.indicators])
        for place, one in plan.bullets()
    ]


RIGHT = [
    ("Settore Turismo", "Rete dei belvedere", "40", ["Cartelli posati: 12", "Visitatori: 900"]),
    ("Settore Turismo", "Guida dei borghi", "60", ["Copie diffuse: 1.500"]),
]


def test_that_the_indicators_of_a_table_inside_a_cell_are_those_of_its_sheet() -> None:
    document = docx.Document()
    document.add_heading("Settore Turismo", 1)
    for _, title, weight, indicators in RIGHT:
        sheet = document.add_table(3, 2)
        fill(sheet, ("Obiettivo", title), ("Peso", weight), ("Indicatori", ""))
        rows = [("Descrizione", "Atteso"), *(tuple(one.split(": ")) for one in indicators)]
        fill(sheet.cell(2, 1).add_table(len(rows), 2), *rows)
        document.add_paragraph("")
    assert told(word_plan(document)) == RIGHT


def test_that_a_frame_around_the_tables_of_a_sheet_is_looked_through() -> None:
    document = docx.Document()
    for area, title, weight, indicators in RIGHT:
        frame = document.add_table(1, 1).cell(0, 0)
        frame.text = "SCHEDA DI DETTAGLIO"
        fill(frame.add_table(3, 2), ("Struttura", area), ("Obiettivo", title), ("Peso", weight))
        frame.add_paragraph("")
        rows = [("Indicatore", "Valore atteso"), *(tuple(one.split(": ")) for one in indicators)]
        fill(frame.add_table(len(rows), 2), *rows)
        document.add_paragraph("")
    assert told(word_plan(document)) == RIGHT


def test_that_headings_may_group_others_and_the_names_of_sheets_are_units_of_one_level() -> None:
    book = Workbook()
    first = book.active
    assert first is not None
    first.title = "Ufficio Turismo"
    second = book.create_sheet("Servizi Sociali")
    for sheet, title in ((first, "Rete dei belvedere"), (second, "Pasti a domicilio")):
        sheet.append(("Obiettivo", "", "", "Misura", ""))
        sheet.append(("N.", "Descrizione", "Peso", "Indicatore", "Target 2026"))
        sheet.append(("1", title, 100, "Utenti", 12))
        sheet.append(("2", f"{title} in estate", 0, "Utenti", 6))
    stream = io.BytesIO()
    book.save(stream)
    plan = plan_of(stream.getvalue(), "piano.xlsx")
    assert [(area.name, len(area.bullets), len(area.sectors)) for area in plan.areas] == [
        ("Ufficio Turismo", 2, 0),
        ("Servizi Sociali", 2, 0),
    ]


def test_that_a_row_of_a_nested_table_says_what_is_measured_and_how_much_is_expected() -> None:
    grid = [["N.", "Descrizione", "Peso", "Target"], ["1", "Utenti iscritti", "30", "90"], ["", "", "", ""]]
    assert lines_of_nested(grid) == ["Utenti iscritti: 90"]
    assert lines_of_nested([["Ore di apertura", "24"]]) == ["Ore di apertura: 24"]
    assert lines_of_nested([["a", "b", "c"]]) == ["a – b – c"]
    assert lines_of_nested([]) == []
