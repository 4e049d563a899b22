"""Tables as the offices of comuni lay them out: a column for each unit, cells that name themselves, exports."""

import pytest

from app.domain.plan_text.proposing import proposed
from app.domain.plan_text.recognising import recognised
from app.plan_files.reading import read_plan_document

MATRIX = """N.;Obiettivo;Indicatore;Settore I - Segreteria;Settore II - Finanze
1;Pagamenti nei termini;Giorni di ritardo;20;100
2;Sedute in rete;Sedute trasmesse;80;-
;Totale;;100;100
"""
MARKED = """Obiettivo;Settori;;Peso
;Tributi;Strade;
Pagamenti nei termini;X;X;40
Buche chiuse in tre giorni;;X;60
"""
OWN_LABELS = """Scheda obiettivo n. 1;
Settore: SETTORE TRIBUTI;Responsabile: rag. Ada Neri
Obiettivo: Recupero dell'IMU;
Tipologia: sviluppo;Peso: 35%
Indicatore: avvisi emessi;Valore atteso: 120
"""
BOXES = """"SETTORE
SERVIZI TECNICI";"RESPONSABILE
Ugo Maffi"
"OBIETTIVO
Mappa delle barriere";
"INDICATORE
Edifici rilevati";"VALORE ATTESO
18"
"PESO
30";"SCADENZA
30/11/2026"
"""
EXPORTED = """COD_CDR;DESCR_CDR;RESPONSABILE;COD_OB;TITOLO_OBIETTIVO;PESO_OBIETTIVO;DESCR_INDICATORE;VALORE_ATTESO
200;SERVIZIO TRIBUTI;NERI ADA;200-01;Bollettazione unica;100;Avvisi recapitati;95
200;SERVIZIO TRIBUTI;NERI ADA;200-01;Bollettazione unica;100;Reclami;30
"""
SHARED = """Settore;Tributi
Obiettivo;Bollettazione unica
Peso;100

Personale coinvolto;% di apporto
Furlan Marta;60%
Zanin Paolo;40
"""
NUMBERED = """Settore;Tributi;Responsabile;rag. Ada Neri
Obiettivo n.;1/TR;Peso;35
Titolo;Recupero dell'IMU;;
Indicatore;Avvisi emessi;Target;120
"""


MANY = """AREA;RESPONSABILE;N;OBIETTIVI;PESO;TEMPI
Area Cultura;dott.ssa Mia Corti;1;Notte bianca;30;giugno 2026
;;2;Catalogo unico;70;dicembre 2026
"""


def told(sheet: str) -> list[str]:
    """Say each objective with its unit, weight, indicators and people."""
    document = read_plan_document(sheet.encode(), "piano.csv")
    plan = proposed(document, recognised(document))
    found = []
    for place, bullet in plan.bullets():
        parts = bullet.parts
        weight = "" if parts.weight is None else f" {parts.weight:f}"
        measures = "".join(f" [{one.text}: {one.target}]" for one in parts.indicators)
        found.append(f"{place.area}: {bullet.title}{weight}{measures}{''.join(f' @{one}' for one in parts.people)}")
    return found


@pytest.mark.parametrize(
    ("sheet", "objectives"),
    [
        (MANY, ["Area Cultura: Notte bianca 30", "Area Cultura: Catalogo unico 70"]),
        (MATRIX, [
            "Settore I - Segreteria: Pagamenti nei termini 20 [Giorni di ritardo: ]",
            "Settore I - Segreteria: Sedute in rete 80 [Sedute trasmesse: ]",
            "Settore II - Finanze: Pagamenti nei termini 100 [Giorni di ritardo: ]",
        ]),
        (MARKED, [
            "Settore Tributi: Pagamenti nei termini 40",
            "Settore Strade: Pagamenti nei termini 40",
            "Settore Strade: Buche chiuse in tre giorni 60",
        ]),
        (OWN_LABELS, ["Settore Tributi: Recupero dell'IMU 35 [avvisi emessi: 120]"]),
        (BOXES, ["Settore Servizi tecnici: Mappa delle barriere 30 [Edifici rilevati: 18]"]),
        (EXPORTED, ["Servizio Tributi: Bollettazione unica 100 [Avvisi recapitati: 95] [Reclami: 30]"]),
        (SHARED, ["Settore Tributi: Bollettazione unica 100 @Furlan Marta (60%) @Zanin Paolo (40%)"]),
        (NUMBERED, ["Settore Tributi: Recupero dell'IMU 35 [Avvisi emessi: 120]"]),
    ],
    ids=["many", "matrix", "marks", "own labels", "boxes", "export", "shares", "numbers with letters"],
)  # fmt: skip
def test_that_a_table_of_each_kind_gives_the_objectives_with_their_unit(sheet: str, objectives: list[str]) -> None:
    assert told(sheet) == objectives
