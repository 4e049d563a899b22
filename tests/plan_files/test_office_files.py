"""Files that LibreOffice wrote (from one page and one table), kept here: each layout and format says the same."""

from pathlib import Path

import pytest

from app.domain.errors import UserError
from app.domain.plan_text.proposing import proposed
from app.domain.plan_text.recognising import recognised
from app.domain.plan_text.shapes import ReadPlan
from app.plan_files.gathering import BlockPlace, Gathering
from app.plan_files.reading import read_plan_document
from app.plan_files.table_line import TableLine
from app.plan_files.tables import take_table
from tests.plan_files.documents import Line, docx_of, table

OFFICE = Path(__file__).parent / "office"


def plan_in(name: str) -> ReadPlan:
    document = read_plan_document((OFFICE / name).read_bytes(), name)
    return proposed(document, recognised(document))


def told(plan: ReadPlan) -> list[tuple[str, str, str, object]]:
    """Return each objective with its unit, its weight and its first indicator with what is expected of it."""
    return [
        (unit.sector or unit.area, bullet.title, " ".join((one.text, one.target)) if one else "", bullet.parts.weight)
        for unit, bullet in plan.bullets()
        for one in [next(iter(bullet.parts.indicators), None)]
    ]


@pytest.mark.parametrize("name", ["piano.docx", "piano.odt", "piano.pdf"])
def test_that_a_document_of_libreoffice_says_the_same_in_each_format(name: str) -> None:
    plan = plan_in(name)
    assert told(plan) == [
        ("Settore Segreteria", "Riordino dell'archivio di deposito", "", 60),
        ("Settore Segreteria", "Digitalizzazione delle delibere", "", 40),
        ("Area Tecnica", "Riduzione dei consumi di 50 m²", "CO₂ evitata almeno 3 tonnellate", 70),
        ("Area Tecnica", "Manutenzione dei parchi gioco", "Parchi controllati 100%", 30),
        ("Area Vigilanza", "Sicurezza stradale", "controlli effettuati almeno 120", None),
    ]
    assert plan.areas[0].head == "dott.ssa Vera Conti"
    assert [phase.text for phase in plan.areas[2].bullets[0].parts.phases] == ["programmazione", "controlli"]


@pytest.mark.parametrize("name", ["obiettivi.xlsx", "obiettivi.xls", "obiettivi.ods", "obiettivi.csv"])
def test_that_a_table_of_libreoffice_says_the_same_in_each_format(name: str) -> None:
    assert told(plan_in(name)) == [
        ("Tributi", "Recupero IMU", "accertamenti almeno 200", 60),
        ("Tributi", "Sportello al cittadino", "giorni di attesa max 5 giorni", 40),
        ("Verde", "Nuovi alberi", "alberi piantati 30", 100),
    ]


def test_that_the_old_format_of_word_is_refused_in_words() -> None:
    with pytest.raises(UserError, match=r"vecchio formato di Word"):
        plan_in("piano.doc")


TITLES = [
    "Revisione dell'ordinamento degli uffici e conferimento degli incarichi",
    "Sottoscrizione della contrattazione decentrata integrativa",
    "Potenziamento delle iniziative bibliotecarie per l'infanzia",
    "Catalogazione del patrimonio librario donato",
    "Attivazione dello sportello di segretariato sociale itinerante",
    "Riorganizzazione dell'assistenza domiciliare agli anziani",
    "Intensificazione dei controlli sulla circolazione notturna",
    "Aggiornamento del piano di emergenza comunale",
]


@pytest.mark.parametrize("name", ["celle-strette.pdf", "senza-bordi.pdf"])
def test_that_words_cut_by_narrow_cells_and_rows_cut_by_pages_are_whole_again(name: str) -> None:
    """The first has nine columns of six letters on three pages, the second a table without lines."""
    words = frozenset(("contrattazione", "librario", "assistenza"))
    document = read_plan_document((OFFICE / name).read_bytes(), name, words=words)
    plan = proposed(document, recognised(document))
    assert [bullet.title for _, bullet in plan.bullets()] == TITLES
    assert [bullet.parts.weight for _, bullet in plan.bullets()] == [40, 30, 15, 15, 50, 50, 60, 40]


def test_that_a_card_may_call_area_what_has_another_word() -> None:
    rows = (
        ("Area", "Settore Servizi alla Persona"),
        ("Responsabile", "dott.ssa Vera Conti"),
        ("Obiettivo n.", "1"),
        ("Titolo", "Sportello itinerante"),
        ("Peso", "40%"),
    )
    document = read_plan_document(docx_of([Line("h", "Piano 2026"), table(*rows)]), "piano.docx")
    [(unit, bullet)] = proposed(document, recognised(document)).bullets()
    assert (unit.area, bullet.title, bullet.parts.weight) == (
        "Settore Servizi alla Persona",
        "Sportello itinerante",
        40,
    )


def test_that_a_heading_on_the_level_of_the_services_is_one_of_them() -> None:
    lines = [
        Line("h", "SETTORE AFFARI GENERALI", 1),
        Line("h", "Servizio Personale", 2),
        Line("p", "Obiettivo 1: Fabbisogni"),
        Line("p", "Pond.: 40"),
        Line("h", "SETTORE VIGILANZA", 1),
        Line("h", "Polizia Locale", 2),
        Line("p", "Obiettivo 2: Controlli serali"),
    ]
    document = read_plan_document(docx_of(lines), "piano.docx")
    found = proposed(document, recognised(document)).bullets()
    assert [(unit.area, unit.sector, bullet.parts.weight) for unit, bullet in found] == [
        ("Settore Affari generali", "Servizio Personale", 40),
        ("Settore Vigilanza", "Polizia Locale", None),
    ]


def test_that_a_calendar_of_months_below_a_form_is_a_table_of_its_own() -> None:
    months = ("Fase", "Gen", "Feb", "Mar")
    rows = (("Titolo", "Sportello itinerante"), ("Indicatore", "Giornate"), ("Risultato atteso", "24"), ("Peso", "40"))
    grid = [TableLine((label, value, None, None)) for label, value in rows]
    gathering = Gathering()
    grid += [TableLine(months), TableLine(("Analisi", "x", "x", ""))]
    take_table(gathering, grid, [BlockPlace(1, "", "tabella")] * len(grid))
    assert [block.text for block in gathering.finished()][:2] == [
        "Titolo: Sportello itinerante",
        "Indicatore: Giornate",
    ]
