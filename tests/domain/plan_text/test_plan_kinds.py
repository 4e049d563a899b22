"""Whose a plan is, what a page repeats, when a step ends, who is named: the small rules behind the layouts."""

import pytest

from app.domain.errors import UserError
from app.domain.plan_text.figures import facts_of
from app.domain.plan_text.measures import deadline_on, measured_target
from app.domain.plan_text.offices import office_of
from app.domain.plan_text.people import StaffName, StaffNames, names_in, people_of, time_share_in
from app.domain.plan_text.periods import dated, is_period
from app.domain.plan_text.proposing import STAFF_REMEDY
from app.domain.plan_text.running_lines import running_lines
from app.domain.plan_text.target_findings import target_findings
from app.domain.plan_text.text_blocks import document_of_text
from tests.domain.plan_text.parsing import parse_plan


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("COMUNE DI SAN GIOVANNI IN PERSICETO", "Comune di San Giovanni in Persiceto"),
        ("Comune di Valchiara Piano della performance 2026", "Comune di Valchiara"),
        ("Comune di Presicce-Acquarica – PIAO", "Comune di Presicce-Acquarica"),
        ("COMUNE DI MONTEFOSCO PROVINCIA DI CUNEO", "Comune di Montefosco"),
        ("COMUNE DI PIANO DI SORRENTO", "Comune di Piano di Sorrento"),
        ("comune di prova", "Comune di prova"),
        ("Comune di Rocca intende promuovere", ""),
    ],
)
def test_that_the_name_of_the_comune_ends_where_something_else_begins(line: str, name: str) -> None:
    assert facts_of(document_of_text(line).blocks).municipality == name


def test_that_the_comune_of_the_running_lines_is_whose_plan_it_is() -> None:
    text = (
        "AREA TECNICA\n- Appalto del nido\nPiano performance - Comune di Prova pag. 1 di 9\n- Potatura dei viali\n"
        "Comune di Altrove\nPiano performance - Comune di Prova pag. 2 di 9\n"
    )
    document = document_of_text(text)
    assert facts_of(document.blocks, document.running).municipality == "Comune di Prova"
    assert not any("pag." in block.text for block in document.blocks)


@pytest.mark.parametrize(
    ("lines", "running"),
    [
        (["Piano obiettivi - pag. 1", "Piano obiettivi - pag. 2"], 2),
        (["Comune di Prova | 2026 | 3", "Comune di Prova | 2026 | 4"], 2),
        (["Comune di Prova", "altro", "Comune di Prova", "Comune di Prova"], 1),
        (["Piano di recupero lotto 1", "Piano di recupero lotto 2"], 0),
        (["Obiettivo pag. 4", "Obiettivo pag. 4"], 0),
    ],
)
def test_that_lines_that_differ_only_in_the_page_are_printed_on_each(lines: list[str], running: int) -> None:
    assert len(running_lines(lines)) == running


@pytest.mark.parametrize(
    ("step", "parts"),
    [
        ("Gara, 30/06/2026", ("Gara", "30/06/2026")),
        ("31/03: affidamento", ("affidamento", "31/03")),
        ("I trim. progetto esecutivo", ("progetto esecutivo", "I trim.")),
        ("Lavori (giugno-settembre)", ("Lavori", "giugno-settembre")),
        ("Collaudo: IV trimestre 2026", ("Collaudo", "IV trimestre 2026")),
        ("Manutenzione del 2° lotto", ("Manutenzione del 2° lotto", "")),
        ("Mercatini di dicembre", ("Mercatini di dicembre", "")),
        ("Rendiconto 2025", ("Rendiconto 2025", "")),
    ],
)
def test_that_a_step_is_parted_from_when_it_ends(step: str, parts: tuple[str, str]) -> None:
    assert dated(step) == parts


def test_that_a_quarter_in_short_is_a_day() -> None:
    assert str(deadline_on("II trim.", 2026)) == "2026-06-30"
    assert is_period("entro il 31/12/2026")
    assert not is_period("approvazione entro il 31/12/2026")


def test_that_people_are_parted_and_keep_their_names() -> None:
    assert people_of("Anna Melis (50%), Piero Sanna e dott.ssa Ida Marras") == [
        "Anna Melis (50%)",
        "Piero Sanna",
        "Ida Marras",
    ]
    assert (time_share_in("Anna Melis (50%)"), time_share_in("Anna Melis (50%), Ugo Lai (30%)")) == (50, None)
    assert people_of("tutto il personale, esclusi gli stagionali") == ["tutto il personale, esclusi gli stagionali"]
    assert names_in("Ingrid Bo, p.i. Piero Tenca; dott. ing. Ugo Lai") == ["Ingrid Bo", "Piero Tenca", "Ugo Lai"]


STAFF = StaffNames([StaffName(1, "Melis", "Anna"), StaffName(2, "Lai", "Ugo")])


@pytest.mark.parametrize(
    ("text", "found", "rest"),
    [
        ("Anna Melis 50%, Ugo Lai (30%)", {1: 50, 2: 30}, ""),
        ("Anna Melis, Piero Sanna 30%", {1: None}, "Piero Sanna (30%)"),
        ("dott.ssa Anna Melis e tutto il personale di ruolo del servizio tributi", {1: None},
         "tutto il personale di ruolo del servizio tributi"),
        ("Lai Ugo (tributi, 40%); squadra operai", {2: None}, "squadra operai"),
        ("Piero Sanna 30%, operai", {}, "Piero Sanna 30%, operai"),
        ("Melis Anna (dal 1° giugno), Lai Ugo fino al 30 settembre", {1: None, 2: None}, ""),
    ],
)  # fmt: skip
def test_that_who_is_of_the_staff_is_found_and_no_other_word_is_lost(
    text: str, found: dict[int, int | None], rest: str
) -> None:
    people, other = STAFF.parted(text)
    assert ({one: named.time_share for one, named in people.items()}, other) == (found, rest)


@pytest.mark.parametrize(
    ("line", "is_office"),
    [
        ("SEGRETARIO COMUNALE", True),
        ("Corpo di Polizia locale", True),
        ("SERVIZI DEMOGRAFICI", True),
        ("E.Q. n. 2 - Servizi tecnici", True),
        ("Il Segretario comunale", False),
        ("Servizi erogati", False),
        ("Sportello unico più rapido", False),
    ],
)
def test_that_an_office_is_known_by_its_whole_name(line: str, is_office: bool) -> None:
    assert bool(office_of(document_of_text(line).blocks[0])) is is_office


def test_that_columns_that_nobody_can_part_again_are_told() -> None:
    plan = parse_plan("AREA TECNICA\nN. OBIETTIVO INDICATORE PESO\n1 Potatura dei viali alberi potati 40\n- Altro\n")
    assert [issue.code for issue in plan.issues if issue.code == "lost_columns"] == ["lost_columns"]


@pytest.mark.parametrize(
    ("heading", "titles"),
    [
        ("| Obiettivo | CUP | Indicatore |", ["Asfaltature", "Rifacimento della piazza"]),
        ("| Intervento | CUP | Importo |", ["Asfaltature"]),
        ("| Intervento | CIG del contratto | Importo |", ["Asfaltature"]),
    ],
)
def test_that_rows_with_a_cup_are_works_unless_the_table_is_of_objectives(heading: str, titles: list[str]) -> None:
    row = "| Rifacimento della piazza | B11B22000330004 | Metri quadrati |"
    plan = parse_plan(f"AREA TECNICA\n\nObiettivi\n- Asfaltature\n\n{heading}\n|---|---|---|\n{row}\n")
    assert [bullet.text for _, bullet in plan.bullets()] == titles


@pytest.mark.parametrize(
    "text",
    [
        "Rossi Mario\nBianchi Anna\nVerdi Luigi\n",
        "Personale dell'Area Tecnica\n- Rossi Mario\n- Bianchi Anna\n- Verdi Luigi\n",
        "AREA TECNICA\n- Rossi Mario, istruttore tecnico\n- Bianchi Anna, operaio\n- Verdi Luigi, geometra\n",
    ],
)
def test_that_a_staff_list_is_told_where_staff_lists_go(text: str) -> None:
    with pytest.raises(UserError, match="elenco del personale") as refused:
        parse_plan(text)
    assert refused.value.remedy == STAFF_REMEDY


def test_that_a_refusal_shows_first_the_lines_with_the_word_of_a_unit() -> None:
    prose = "".join(f"Breve riga numero {'abcdefgh'[number]}\n\n" for number in range(8))
    with pytest.raises(UserError, match="Il lavoro del settore tecnico comunale"):
        parse_plan(f"COMUNE DI PROVA\n\n{prose}Il lavoro del settore tecnico comunale è molto.\n")


def test_that_zero_is_a_number_and_a_span_is_told() -> None:
    zero = measured_target("zero reclami", "reclami", 2026)
    assert (zero.number, zero.unit, zero.direction.value) == (0, "reclami", "lower")
    plan = parse_plan(
        "AREA TECNICA\n- Manutenzione dei viali\nIndicatore: alberi potati\nTarget: tra 5 e 10\n"
        "- Sportello\nIndicatore: reclami\nTarget: zero\n"
    )
    [finding] = target_findings(plan, 2026)
    assert "«tra 5 e 10» è un intervallo" in finding.sentence
    assert finding.sentence.startswith("Riga 3:")


def test_that_an_office_left_to_the_unit_above_is_told() -> None:
    plan = parse_plan("SETTORE VIGILANZA\nPOLIZIA LOCALE\n- Controllo della velocità\n- Passi carrabili\n")
    assert [(area.name, len(area.bullets)) for area in plan.areas] == [("Settore Vigilanza", 2)]
    assert [issue.sentence[:29] for issue in plan.issues if issue.code == "office_as_subtitle"] == [
        "Riga 2: «POLIZIA LOCALE» è pr"
    ]


def test_that_a_list_of_services_in_the_context_is_no_unit() -> None:
    plan = parse_plan(
        "SERVIZI COMUNALI SUL TERRITORIO\n- scuola primaria\n- farmacia\n\nAREA TECNICA\n- Potatura dei viali\n"
    )
    assert [(area.name, len(area.bullets)) for area in plan.areas] == [("Area Tecnica", 1)]
