"""The lines of heads that name the unit too, and those that are titles by their letters."""

import pytest

from app.domain.plan_text.blocks import BlockKind, PlanBlock, SourceDocument
from app.domain.plan_text.headed_units import units_of_head
from app.domain.plan_text.proposing import proposed
from app.domain.plan_text.recognising import recognised


@pytest.mark.parametrize(
    ("line", "unit", "head"),
    [
        ("Responsabile Area Tecnica – ing. Piero Costa", "Area Tecnica", "ing. Piero Costa"),
        ("RESPONSABILE DEL SETTORE TECNICO: GEOM. ALDO RIVA", "Settore Tecnico", "GEOM. ALDO RIVA"),
        ("Responsabile dell'Area Lavori pubblici, Ambiente: Ada Neri", "Area Lavori pubblici, Ambiente", "Ada Neri"),
        ("Responsabile: dott.ssa Alba Neri – Area Amministrativa", "Area Amministrativa", "dott.ssa Alba Neri"),
        ("Dott. Ugo Campi, Responsabile dell'Area Economica", "Area Economica", "Dott. Ugo Campi"),
        ("Obiettivi assegnati al Responsabile dell'Area Tecnica", "Area Tecnica", ""),
        ("Titolare di E.Q. Area Vigilanza: Sara Neri", "Area Vigilanza", "Sara Neri"),
    ],
)
def test_that_a_unit_is_read_in_the_line_of_its_head(line: str, unit: str, head: str) -> None:
    assert [(one.name, one.head) for one in units_of_head(line)] == [(unit, head)]


@pytest.mark.parametrize(
    "line",
    [
        "Responsabile del Settore: Geom. Aldo Riva",
        "Responsabile: dott.ssa Elena Bo",
        "Riqualificazione – Area Mercato",
        "Il responsabile dell'area dovrà provvedere",
    ],
)
def test_that_a_line_without_the_name_of_a_unit_names_none(line: str) -> None:
    assert units_of_head(line) == ()


def test_that_a_bold_line_above_its_description_and_indicator_is_an_objective() -> None:
    lines = ("AREA TECNICA", "Scuola sicura", "Si completano i lavori antincendio.", "Indicatore: CPI rilasciato")
    blocks = tuple(
        PlanBlock(number, BlockKind.PARAGRAPH, text, style="Carlito 11 grassetto" if number < 3 else "Serif 11")
        for number, text in enumerate(lines, start=1)
    )
    document = SourceDocument("piano.pdf", "", blocks)
    [area] = proposed(document, recognised(document)).areas
    assert [(one.title, one.parts.indicators[0].text) for one in area.bullets] == [("Scuola sicura", "CPI rilasciato")]
