"""Units named by a label inside an objective, people that are no objectives, days written where a target is."""

import pytest

from app.domain.plan_text.heading_rows import names_a_known_column
from app.domain.plan_text.inline_facts import with_facts
from app.domain.plan_text.labels import label_of
from app.domain.plan_text.other_lists import names_what_unit_holds
from app.domain.plan_text.roles import LineRole
from app.domain.plan_text.staff_lines import is_of_staff
from app.domain.plan_text.unit_openings import without_opening
from tests.domain.plan_text.parsing import parse_plan


@pytest.mark.parametrize(
    ("line", "read"),
    [
        ("Settore responsabile: Tecnico", "Settore: Tecnico"),
        ("Settore responsabile: Settore Lavori pubblici", "Settore: Lavori pubblici"),
        ("Servizio competente: Polizia locale", "Servizio: Polizia locale"),
        ("Area di riferimento: Tecnica", "Area: Tecnica"),
        ("Struttura: Settore Tecnico", "Settore: Tecnico"),
        ("Struttura organizzativa: SETTORE AFFARI GENERALI", "SETTORE: AFFARI GENERALI"),
        ("Unità organizzativa: Settore Tecnico", "Settore: Tecnico"),
        ("Settore: Tecnico", "Settore: Tecnico"),
        ("Struttura: ricettiva", "Struttura: ricettiva"),
        ("Settore Tecnico", "Settore Tecnico"),
    ],
)
def test_that_a_label_leads_to_the_unit_it_names(line: str, read: str) -> None:
    assert without_opening(line) == read


@pytest.mark.parametrize(
    "line",
    [
        "Verdi Ada, istruttore tecnico",
        "Neri Ugo, operaio",
        "Ugo Neri – Funzionario",
        "NERI UGO – Funzionario EQ",
        "De Rosa Ada Maria, collaboratrice amministrativa.",
    ],
)
def test_that_somebody_of_the_staff_is_no_objective(line: str) -> None:
    assert is_of_staff(line)


@pytest.mark.parametrize(
    "line",
    [
        "Polizia Locale – agenti di prossimità nei parchi",
        "Sportello Unico – istruttore delle pratiche SUAP entro 30 giorni",
        "Formare gli operai, istruttore esterno",
        "Asfaltare Via Roma",
    ],
)
def test_that_an_objective_that_names_a_trade_is_one(line: str) -> None:
    assert not is_of_staff(line)


@pytest.mark.parametrize(
    ("line", "title", "role", "value"),
    [
        ("Rifare i marciapiedi. Target: entro il 15/12/2026", "Rifare i marciapiedi", LineRole.DEADLINE, "15/12/2026"),
        ("Rifare i tetti; target: entro il 30/9/2026;", "Rifare i tetti", LineRole.DEADLINE, "30/9/2026"),
        ("Digitalizzare gli atti. Target: 100%", "Digitalizzare gli atti", LineRole.TARGET, "100%"),
        ("Potare gli alberi – target ≥ 40", "Potare gli alberi", LineRole.TARGET, "≥ 40"),
    ],
)
def test_that_no_target_is_left_of_a_day_written_in_its_place(
    line: str, title: str, role: LineRole, value: str
) -> None:
    rest, facts = with_facts(line)
    assert rest == title
    assert [(fact.role, fact.text) for fact in facts] == [(role, value)]


def test_that_objectives_go_to_the_units_that_their_labels_name() -> None:
    plan = parse_plan(
        "Obiettivo 1 – Rifare i marciapiedi\nSettore responsabile: Tecnico\nPeso: 40\n"
        "Obiettivo 2 – Aprire la biblioteca il sabato\nSettore responsabile: Settore Cultura\nPeso: 60\n"
    )
    assert [(area.name, [one.title for one in area.bullets]) for area in plan.areas] == [
        ("Settore Tecnico", ["Rifare i marciapiedi"]),
        ("Settore Cultura", ["Aprire la biblioteca il sabato"]),
    ]


@pytest.mark.parametrize(
    "line",
    ["Servizi di competenza", "Attività di propria competenza:", "Uffici assegnati", "Funzioni attribuite al Settore"],
)
def test_that_the_title_of_what_a_unit_does_is_no_unit(line: str) -> None:
    assert names_what_unit_holds(line)


@pytest.mark.parametrize("line", ["Servizi demografici", "Uffici giudiziari", "Servizi assegnati in concessione"])
def test_that_a_unit_in_the_plural_is_one(line: str) -> None:
    assert not names_what_unit_holds(line)


def test_that_a_quantity_heads_no_column_and_a_mean_time_is_no_deadline() -> None:
    assert names_a_known_column("N.")
    assert not names_a_known_column("n. 5")
    assert label_of("Tempo medio di risposta: 3 giorni") is None
    found = label_of("Tempi di risposta: aprile")
    assert found is not None
    assert found.role is LineRole.DEADLINE
