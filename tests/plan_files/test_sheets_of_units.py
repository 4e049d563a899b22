"""What the form of a file says and its lines do not: the unit in the name of a sheet, the grids inside a card."""

import io
from pathlib import Path

import docx
import openpyxl
import pytest

from app.domain.plan_text.proposing import proposed
from app.domain.plan_text.recognising import recognised
from app.domain.plan_text.shapes import ReadPlan
from app.plan_files.reading import read_plan_document


def _plan(data: bytes, name: str) -> ReadPlan:
    document = read_plan_document(data, name)
    return proposed(document, recognised(document))


@pytest.mark.parametrize(
    ("names", "title", "units"),
    [
        (
            ("Ragioneria", "Vigilanza"),
            "Piano 2026",
            ["Ragioneria", "Vigilanza"],
        ),
        (("Settore Cultura", "Settore Sport"), "Piano 2026", ["Settore Cultura", "Settore Sport"]),
        (
            ("Foglio1", "Foglio2"),
            "Piano performance 2026 - Obiettivi del Settore {}",
            ["Settore Cultura", "Settore Sport"],
        ),
    ],
)
def test_that_a_sheet_is_of_the_unit_in_its_name_or_in_its_title(
    names: tuple[str, str], title: str, units: list[str]
) -> None:
    book = openpyxl.Workbook()
    for name, letter in zip(names, ("Cultura", "Sport"), strict=True):
        sheet = book.create_sheet(name)
        rows = (
            (title.format(letter),),
            ("N°", "Obiettivo", "Peso"),
            (1, f"Riordino {letter}", 100),
            ("", "Totale", 100),
        )
        for row in rows:
            sheet.append(row)
    book.remove(book.worksheets[0])
    stream = io.BytesIO()
    book.save(stream)
    plan = _plan(stream.getvalue(), "piano.xlsx")
    assert [(area.name, [one.title for one in area.bullets]) for area in plan.areas] == [
        (units[0], ["Riordino Cultura"]), (units[1], ["Riordino Sport"]),
    ]  # fmt: skip


def test_that_a_card_holds_grids_of_phases_and_indicators_and_labels_after_them(tmp_path: Path) -> None:
    rows = [
        ("Settore", "Settore Tecnico", "Responsabile", "arch. Ada Belli"),
        ("Obiettivo gestionale", "Messa in sicurezza del ponte", "", ""), ("Peso", "70%", "Scadenza", "15/12/2025"),
        ("Fasi", "Entro", "", ""), ("Progetto", "febbraio", "", ""), ("Lavori", "novembre", "", ""),
        ("Indicatore", "Valore atteso", "Consuntivo", "Note"), ("Collaudo", "emesso", "", ""),
        ("Personale coinvolto", "Conti Aldo", "", ""),
    ]  # fmt: skip
    document = docx.Document()
    table = document.add_table(len(rows), 4)
    for made, told in zip(table.rows, rows, strict=True):
        for cell, text in zip(made.cells, told, strict=True):
            cell.text = text
    document.save(str(tmp_path / "scheda.docx"))
    plan = _plan((tmp_path / "scheda.docx").read_bytes(), "scheda.docx")
    [(_, bullet)] = plan.bullets()
    assert [(one.text, one.deadline) for one in bullet.parts.phases] == [
        ("Progetto", "febbraio"),
        ("Lavori", "novembre"),
    ]
    assert [(one.text, one.target) for one in bullet.parts.indicators] == [("Collaudo", "emesso")]
    assert bullet.parts.people == ("Conti Aldo",)
