"""Plans whose units or objectives no usual word tells: what seems one is found, with little confidence."""

import pytest

from app.domain.errors import UserError
from app.domain.plan_text.belonging import unagreed
from app.domain.plan_text.labels import column_role
from app.domain.plan_text.proposing import proposed
from app.domain.plan_text.recognising import recognised
from app.domain.plan_text.roles import LineRole
from app.domain.plan_text.second_look import SEEMS
from app.domain.plan_text.shortened import written_out
from app.domain.plan_text.text_blocks import document_of_text
from app.domain.plan_text.whole_ente import WHOLE_ENTE
from app.plan_files.label_cells import is_label
from tests.domain.plan_text.parsing import parse_plan

FOUND: dict[str, tuple[list[str], dict[str, str], int]] = {
    "titles alike, each with its head": (
        [
            "Obiettivi 2026", "", "RAGIONERIA", "(resp. Bianchi Rita)", "- Mandati informatici",
            "- Agenti contabili", "", "ECONOMATO", "(resp. Costa Lino)", "- Cassa senza contanti", "", "SEGRETERIA",
            "(resp. Doria Ada)", "- Delibere in tre giorni",
        ],
        {"Ragioneria": "Bianchi Rita", "Economato": "Costa Lino", "Segreteria": "Doria Ada"}, 4,
    ),
    "titles that no word of units begins": (
        [
            "Piano degli obiettivi", "", "CULTURA E SPORT", "- Rassegna estiva", "- Palestra aperta", "",
            "PATRIMONIO E CASA", "- Alloggi rimessi a nuovo",
        ],
        {"Cultura e sport": "", "Patrimonio e casa": ""}, 3,
    ),
    "words that several lines begin with": (
        [
            "Obiettivi", "", "Posizione organizzativa: Affari generali", "Incaricato: dott. Vasco Rubini",
            "Obiettivo n. 1: Albo telematico", "", "Posizione organizzativa: Servizi tecnici",
            "Incaricato: ing. Lea Morelli", "Obiettivo n. 1: Piano neve",
        ],
        {"Affari generali": "dott. Vasco Rubini", "Servizi tecnici": "ing. Lea Morelli"}, 2,
    ),
    "the unit and its head in two cells": (
        [
            "Settore Entrate\tResponsabile: dott.ssa Vilma Orsi", "N.\tObiettivo\tPeso",
            "1\tRavvedimento in rete\t35%", "2\tPassi carrai\t65%",
        ],
        {"Settore Entrate": "dott.ssa Vilma Orsi"}, 2,
    ),
    "headings that a program has shortened": (
        [
            "COD_OB\tDES_OB\tUO\tRESP\tPESO\tIND\tVAL_ATT",
            "S01\tCarta dei servizi\tSegreteria\tPoli Ada\t100\tcarte\t3",
        ],
        {"Segreteria": "Poli Ada"}, 1,
    ),
    "codes before the titles": (
        [
            "SERVIZIO LEGALE", "OB/2026/01 Albo degli avvocati (peso 30%)",
            "OB/2026/02 Mappa del contenzioso (peso 70%)",
        ],
        {"Servizio Legale": ""}, 2,
    ),
    "objectives that a column calls strategic": (
        [
            "SETTORE\tRESPONSABILE\tOBIETTIVO STRATEGICO\tPESATURA",
            "AFFARI GENERALI\tZERBINATI\tArchivio riordinato\t1,0",
        ],
        {"AFFARI GENERALI": "ZERBINATI"}, 1,
    ),
    "activities in a plan without objectives": (
        [
            "Obiettivi gestionali 2026", "", "Servizio Asili", "", "N.\tAttività da realizzare\tEntro il",
            "1\tSezione primavera\t01/09/2026", "2\tCucina interna\t30/06/2026",
        ],
        {"Servizio Asili": ""}, 2,
    ),
    "works of offices in a plan that never says objective": (
        [
            "PROGRAMMA DI LAVORO", "UFFICIO TECNICO", "", "Intervento previsto\tEntro il\tResponsabile",
            "Asfaltatura di via dei Mille\t30/06/2026\tLodi Marco", "Marciapiedi del centro\t30/11/2026\tPini Sara",
            "", "UFFICIO ANAGRAFE", "", "Intervento previsto\tEntro il\tResponsabile",
            "Riordino del cartellino\t30/09/2026\tMei Ivo",
        ],
        {"Ufficio Tecnico": "", "Ufficio Anagrafe": ""}, 3,
    ),
    "a column that says what kind of objectives it has": (
        [
            "Missione\tObiettivo strategico DUP\tObiettivo operativo PDO\tUnità organizzativa\tResponsabile\tPeso",
            "01\tPiù vicini\tSportello telematico\tSettore Demografico\tBerti Anna\t100",
            "09\tPiù puliti\tAlberi nuovi\tSettore Ambiente\tCorti Aldo\t100",
        ],
        {"Settore Demografico": "Berti Anna", "Settore Ambiente": "Corti Aldo"}, 2,
    ),
    "headings of a PIAO numbered below its section": (
        [
            "# 2.2 Sottosezione di programmazione Performance", "## 2.2.1 Settore Affari generali",
            "Responsabile: dott. Carlo Melis", "Obiettivo\tIndicatore\tTarget 2026", "Certificati in rete\tquota\t50%",
            "## 2.2.2 Settore Tecnico", "Responsabile: ing. Gavino Usai", "Obiettivo\tIndicatore\tTarget 2026",
            "Consumi ridotti\tkWh\t390.000",
        ],
        {"Settore Affari generali": "dott. Carlo Melis", "Settore Tecnico": "ing. Gavino Usai"}, 2,
    ),
    "a heading over numbers and titles, then a sheet for each": (
        [
            "COMUNE DI PROVA", "Servizio Tecnico", "Obiettivi\t\tPeso", "n. 1\tViabilità montana\t50",
            "n. 2\tBeni censiti\t50", "", "Attività obiettivo n. 1", "Viabilità montana", "", "COMUNE DI PROVA",
            "Servizio Scuola", "Obiettivi\t\tPeso", "n. 1\tMensa biologica\t100",
        ],
        {"Servizio Tecnico": "", "Servizio Scuola": ""}, 3,
    ),
    "works below the name of the ente": (
        [
            "COMUNE DI PROVA", "INTERVENTI PROGRAMMATI", "", "N.\tIntervento\tTermine", "SERVIZIO VERDE",
            "1\tAlberi malati abbattuti\t31/03/2026", "2\tGiardini irrigati d'estate\t30/04/2026", "SERVIZIO STRADE",
            "3\tFossi di guardia puliti\t31/10/2026",
        ],
        {"Servizio Verde": "", "Servizio Strade": ""}, 3,
    ),
    "lines of work, each with the actions that make it": (
        [
            "PIANO DELLE ATTIVITÀ", "SERVIZIO TURISMO", "Linea di attività\tDescrizione delle azioni\tOutput\tScadenza",
            "Segnaletica dei sentieri\tPosa di pannelli\tPannelli posati\t30/06/2026",
            "Rete dei rifugi\tAccordi con i gestori\tAccordi firmati\t30/09/2026",
            "Portale degli eventi\tSviluppo e lancio\tPortale in linea\t31/05/2026",
        ],
        {"Servizio Turismo": ""}, 3,
    ),
    "works of a unit beside the objectives of another": (
        [
            "SETTORE ANAGRAFE", "Obiettivo\tPeso", "Certificati in rete\t100", "", "SETTORE TECNICO", "",
            "Intervento previsto\tEntro il", "Asfaltatura di via dei Mille\t30/06/2026",
            "Marciapiedi del centro\t30/11/2026", "Caldaia delle scuole\t15/10/2026",
        ],
        {"Settore Anagrafe": "", "Settore Tecnico": ""}, 4,
    ),
    "a sentence below a heading that leaves no room": (
        [
            "AREA SOCIALE", "Obiettivo 1 – Sostegno alla genitorialità nei primi mille giorni",
            "L'obiettivo è realizzato con il personale in servizio.",
        ],
        {"Area Sociale": ""}, 1,
    ),
}  # fmt: skip


@pytest.mark.parametrize(("text", "heads", "objectives"), FOUND.values(), ids=list(FOUND))
def test_that_what_seems_a_unit_or_an_objective_is_found(
    text: list[str], heads: dict[str, str], objectives: int
) -> None:
    plan = parse_plan("\n".join(text))
    assert {area.name: area.head for area in plan.areas} == heads
    assert len(plan.bullets()) == objectives


def test_that_what_only_seems_so_is_marked_with_little_confidence() -> None:
    document = document_of_text("\n".join(FOUND["titles that no word of units begins"][0]))
    guesses = [one for one in recognised(document) if one.role in {LineRole.AREA, LineRole.OBJECTIVE}]
    assert len(guesses) == 5
    assert max(one.confidence for one in guesses) <= SEEMS


def test_that_without_any_unit_the_objectives_are_marked_and_wait_for_theirs() -> None:
    document = document_of_text("Obiettivi dell'anno\n- Asfaltare le strade\n- Curare il verde\n")
    guesses = recognised(document)
    assert [one.role for one in guesses[1:]] == [LineRole.OBJECTIVE] * 2
    with pytest.raises(UserError, match=r"nessuna unità\. 2 righe sembrano obiettivi"):
        proposed(document, guesses)


def test_that_who_can_be_asked_is_asked_whether_they_are_of_the_whole_ente() -> None:
    text = "Obiettivi dell'anno\n- Asfaltare le strade\n- Curare il verde\n- Aprire il nido\n"
    document = document_of_text(text)
    plan = proposed(document, recognised(document), "Comune di Prova")
    assert [(area.name, len(area.bullets)) for area in plan.areas] == [("Comune di Prova", 3)]
    assert [one.code for one in unagreed(plan, "Comune di Prova", 2026, ())] == [WHOLE_ENTE]
    assert unagreed(plan, "Comune di Prova", 2026, {WHOLE_ENTE}) == []


@pytest.mark.parametrize(
    "text",
    [
        "Una lettera.\n- con un elenco\n- di cose\n",
        "Matricola\tCognome\tNome\n1\tRossi\tAda\n2\tNeri\tUgo\n",
        "AREA TECNICA\n(Settore Strade)\nNessun elenco qui.\n",
    ],
    ids=["a letter", "people", "no word of objectives"],
)
def test_that_what_is_no_plan_is_refused_as_before(text: str) -> None:
    with pytest.raises(UserError):
        parse_plan(text)


def test_that_shortened_words_are_written_out_one_by_one() -> None:
    assert written_out("des ob") == "descrizione obiettivo"
    assert written_out("val att") == "valore atteso"
    assert written_out("peso") == "peso"


def test_that_whatever_names_a_column_is_a_label_in_the_cells_of_a_file() -> None:
    words = (
        "Output",
        "KPI",
        "Traguardo",
        "Punti",
        "Budget",
        "Mese",
        "Iniziative",
        "Finalità",
        "Conclusione",
        "Misuratori",
    )
    assert [one for one in words if column_role(one) is not None and not is_label(one)] == []
    assert not is_label("Progetto"), "as often the first phase of a work"


def test_that_a_line_of_work_is_the_objective_and_its_actions_are_activities() -> None:
    plan = parse_plan("\n".join(FOUND["lines of work, each with the actions that make it"][0]))
    [first, *_] = [bullet for _, bullet in plan.bullets()]
    assert (first.title, first.parts.deadline) == ("Segnaletica dei sentieri", "30/06/2026")
    assert [one.text for one in first.parts.activities] == ["Posa di pannelli"]


def test_that_who_heads_the_unit_is_read_in_the_sentence_that_assigns() -> None:
    plan = parse_plan(
        "SETTORE TECNICO\nIl Responsabile, Ing. Saro Leo, nel corso dell'anno dovrà:\na) Aprire il canile;\n"
    )
    assert [(area.head, len(area.bullets)) for area in plan.areas] == [("Ing. Saro Leo", 1)]


def test_that_the_questions_of_the_model_of_a_piao_are_labels() -> None:
    text = (
        "AREA TECNICA\nCosa prevediamo di fare? (Obiettivo): Strade più sicure\nEntro quando?: 31/12/2026\n"
        "Come misuriamo il raggiungimento? (indicatore): chilometri\nQual è il traguardo atteso? (target): 14\n"
    )
    [(_, bullet)] = parse_plan(text).bullets()
    [indicator] = bullet.parts.indicators
    assert (bullet.title, bullet.parts.deadline) == ("Strade più sicure", "31/12/2026")
    assert (indicator.text, indicator.target) == ("chilometri", "14")


def test_that_the_points_of_an_act_do_not_go_on_with_the_last_objective() -> None:
    text = (
        "Area Finanziaria (Responsabile rag. Gavino Piras)\nObiettivo 1) Chiusura dei residui - peso 100%\n\n"
        "di dare atto che la spesa trova copertura nel bilancio;\n"
    )
    [(_, bullet)] = parse_plan(text).bullets()
    assert bullet.title == "Chiusura dei residui"
