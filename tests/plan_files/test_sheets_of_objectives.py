"""Sheets of objectives in Word, each with its form and the grids of its indicators and phases below it."""

from collections.abc import Sequence

import pytest

from app.domain.plan_text.proposing import proposed
from app.domain.plan_text.recognising import recognised
from app.domain.plan_text.shapes import Bullet
from app.plan_files.reading import read_plan_document
from tests.plan_files.documents import Line, docx_of, table

GRID = ("Indicatore di risultato", "U.M.", "Valore 2025", "Target 2026", "Peso ind.")
SENTENCE = (
    "A ciascun Settore è attribuito un peso complessivo di 100 punti ripartito fra gli obiettivi. Il grado di"
    " raggiungimento è misurato con gli indicatori riportati nelle schede."
)
UNITS = ("1° – Affari generali", "2° – Edilizia e Ambiente")


def sheet(number: str, title: str, text: str, measured: Sequence[str]) -> list[Line]:
    return [
        table(
            (f"SCHEDA OBIETTIVO N. {number}", "", "", ""),
            ("Titolo obiettivo", title, "", ""),
            ("Tipologia", "Sviluppo", "Peso", "30"),
            ("Responsabile", "ing. Ondina Mercati", "", ""),
            ("Missione/Programma di bilancio", "08.01", "", ""),
            ("Descrizione e finalità", text, "", ""),
            ("Personale coinvolto", "Ivana Pieri", "", ""),
        ),
        table(GRID, measured),
        table(("Fasi e tempi", *"GFMAMGLASOND"), ("Istruttoria", *"X" * 12)),
    ]


def read(title: str, text: str, indicator: str) -> tuple[list[str], list[Bullet], list[Bullet]]:
    """Return the names of the units, the objectives of the second one, and the common ones."""
    measured = (indicator, "gg", "71", "≤ 60", "100%")
    lines = [
        Line("h", "1. La struttura organizzativa"),
        table(("Settore", "Responsabile (EQ)", "N. dipendenti"), *((name, "dott. Ugo Neri", "11") for name in UNITS)),
        Line("h", "2. Obiettivi per Settore"),
        Line("p", SENTENCE),
        Line("h", "SETTORE 1° – AFFARI GENERALI", 2),
        *sheet("1.1", "Biblioteca aperta la sera", "Un giorno alla settimana.", measured),
        Line("h", "SETTORE 2° – EDILIZIA E AMBIENTE", 2),
        table(("N.", "Obiettivo", "Tipologia", "Peso"), ("2.1", title, "Sviluppo", "30"), ("", "TOTALE", "", "30")),
        *sheet("2.1", title, text, measured),
        *sheet("2.2", "Raccolta differenziata", "Più controlli.", measured),
        Line("h", "OBIETTIVI TRASVERSALI (tutti i Settori)", 2),
        *sheet("T.1", "Rispetto dei tempi di pagamento", "", measured),
    ]
    document = read_plan_document(docx_of(lines), "piano.docx")
    plan = proposed(document, recognised(document))
    return [area.name for area in plan.areas], list(plan.areas[1].bullets), list(plan.common)


@pytest.mark.parametrize(
    ("title", "text", "indicator"),
    [
        ("Tempi dei titoli edilizi", "", "Giorni medi per il permesso"),
        ("Programma triennale dei lavori pubblici", "Approvarlo.", "Indicatore di ritardo annuale"),
        ("Servizi cimiteriali", "", "Tempo medio di risposta"),
        ("Personale: piano dei fabbisogni", "", "Valore medio dei giorni"),
    ],
)
def test_that_a_sheet_is_read_whatever_words_its_title_and_its_indicator_begin_with(
    title: str, text: str, indicator: str
) -> None:
    units, objectives, common = read(title, text, indicator)
    assert [name.casefold() for name in units] == ["settore 1° – affari generali", "settore 2° – edilizia e ambiente"]
    assert [(one.title, one.parts.weight) for one in objectives] == [(title, 30), ("Raccolta differenziata", 30)]
    assert [one.title for one in common] == ["Rispetto dei tempi di pagamento"]
    if text:
        assert text.rstrip(".") in objectives[0].description
    for one in (*objectives, *common):
        assert (one.place.mission, one.place.programme) == ("08", "01")
        assert [(measured.text, measured.target) for measured in one.parts.indicators] == [(indicator, "≤ 60")]
        assert [step.text for step in one.parts.phases] == ["Istruttoria"]


def test_that_a_weight_left_empty_breaks_no_sheet_and_a_title_above_the_units_ends_the_last_objective() -> None:
    said = "La performance organizzativa è la media ponderata dei gradi di raggiungimento degli obiettivi."
    one = table(
        ("SCHEDA OBIETTIVO N. 6", "", "", ""),
        ("Responsabile", "rag. Carla Bensi", "", ""),
        ("Titolo obiettivo", "Approvazione del rendiconto nei termini", "", ""),
        ("Descrizione", "Predisposizione della documentazione per l'approvazione in Consiglio.", "", ""),
        ("Tipologia", "Mantenimento", "Peso", ""),
        ("N.", "Indicatore di risultato", "", "Valore atteso (target)"),
        ("1", "Data di approvazione", "", "30.04.2026"),
        ("Personale coinvolto", "Bensi Carla", "", ""),
    )
    lines = [
        Line("h", "SETTORE 2° – ECONOMICO-FINANZIARIO", 3),
        one,
        Line("h", "2.2.4 Performance di Ente", 2),
        Line("p", said),
    ]
    document = read_plan_document(docx_of(lines), "piano.docx")
    plan = proposed(document, recognised(document))
    [(_, found)] = plan.bullets()
    assert found.description.endswith("in Consiglio.\nTipologia: Mantenimento")
    assert [(text.title, text.body) for text in plan.facts.texts] == [("2.2.4 Performance di Ente", said)]
