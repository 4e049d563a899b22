"""Description, mission and programme, starting value: known by their labels or said by hand, each in its field."""

from decimal import Decimal

import pytest

from app.domain.objectives.vocabulary import Direction
from app.domain.plan_text.measures import indicator_draft
from app.domain.plan_text.missions import budget_place
from app.domain.plan_text.outcome import outcome_of
from app.domain.plan_text.proposing import proposed
from app.domain.plan_text.recognising import recognised
from app.domain.plan_text.roles import LineRole, PlanLayout
from app.domain.plan_text.shapes import BudgetPlace
from app.domain.plan_text.text_blocks import document_of_text
from tests.domain.plan_text.parsing import parse_plan

PLAN = """AREA TECNICA
Obiettivo n. 1: Cura del cimitero
Descrizione e finalità: rifare i vialetti e dare un posto a tutti.
Missione / Programma DUP: M12 P09
Peso: 40
Stakeholder: le famiglie
Indicatore: giorni medi di attesa
Valore di partenza (2025): 23
Target: 10
Obiettivo n. 2: Cura delle strade
Cosa facciamo: si riempiono le buche
Peso: 60
"""


@pytest.mark.parametrize(
    ("text", "mission", "programme"),
    [
        ("Missione / Programma DUP: M12 P09", "12", "09"),
        ("Missione/Programma: 12/09", "12", "09"),
        ("Missione e programma: 12.09", "12", "09"),
        ("Missione 10 – Trasporti e mobilità", "10 – Trasporti e mobilità", ""),
        ("PROGRAMMA 05: Viabilità", "", "05 – Viabilità"),
        ("Programma DUP: P09", "", "09"),
        ("Missione DUP: Servizi istituzionali", "Servizi istituzionali", ""),
        ("Missione 12 Programma 09: Servizio necroscopico", "12", "09 – Servizio necroscopico"),
        ("Missione: 12 Diritti sociali, programma 09 Necroscopico", "12 Diritti sociali", "09 Necroscopico"),
    ],
)
def test_that_the_mission_and_the_programme_of_a_line_are_parted(text: str, mission: str, programme: str) -> None:
    assert budget_place(text) == BudgetPlace(mission, programme)


@pytest.mark.parametrize(
    "text",
    [
        "Missione: servire bene i cittadini",
        "Programma: lavori estivi",
        "Peso: 12",
        "Missione",
        "M12 P09",
        "Missione 12",
    ],
)
def test_that_what_names_no_mission_of_the_budget_is_none(text: str) -> None:
    assert budget_place(text) is None


def test_that_labelled_lines_have_their_roles_and_reach_their_objective() -> None:
    document = document_of_text(PLAN)
    roles = {guess.block: guess.role for guess in recognised(document)}
    assert [roles[line] for line in (3, 4, 6, 8, 11)] == [
        LineRole.DESCRIPTION, LineRole.PROGRAMME, LineRole.TEXT, LineRole.BASELINE, LineRole.DESCRIPTION,
    ]  # fmt: skip
    plan = parse_plan(PLAN)
    first, second = plan.areas[0].bullets
    assert first.place == BudgetPlace("12", "09")
    assert first.description == "rifare i vialetti e dare un posto a tutti.\nStakeholder: le famiglie"
    assert (first.parts.weight, second.parts.weight) == (40, 60)
    assert (second.place, second.description) == (BudgetPlace(), "si riempiono le buche")
    draft = indicator_draft(first.parts.indicators[0], 2026)
    assert (draft.baseline, draft.target, draft.direction) == (Decimal(23), Decimal(10), Direction.LOWER)
    [area] = outcome_of(plan, (), {})
    told = [(one.role, one.title, one.value) for one in area.children[0].children]
    assert told == [
        (LineRole.PROGRAMME, "Missione 12, programma 09", ""),
        (LineRole.DESCRIPTION, "rifare i vialetti e dare un posto a tutti. Stakeholder: le famiglie", ""),
        (LineRole.INDICATOR, "giorni medi di attesa", "da 23, 10"),
    ]


def test_that_lines_without_a_label_become_what_somebody_says_they_are() -> None:
    document = document_of_text(
        "AREA TECNICA\nObiettivo n. 1: Cura del cimitero\nIndicatore: giorni di attesa\n"
        "Nel 2025 erano 23\nM12 P09\nUn posto per tutti.\n"
    )
    said = {4: LineRole.BASELINE, 5: LineRole.PROGRAMME, 6: LineRole.DESCRIPTION}
    plan = proposed(document, recognised(document, PlanLayout(lines=said)))
    [bullet] = plan.areas[0].bullets
    assert bullet.description == "Un posto per tutti."
    assert bullet.place == BudgetPlace("12", "09")
    assert bullet.parts.indicators[0].baseline == "Nel 2025 erano 23"


def test_that_a_mission_above_its_objectives_and_the_one_in_a_column_are_of_the_objectives() -> None:
    above = parse_plan(
        "AREA TECNICA\nMissione 10 – Trasporti\nProgramma 05 – Viabilità\n- Rifare le strade\n- Contare i passaggi\n"
    )
    assert {bullet.place for _, bullet in above.bullets()} == {BudgetPlace("10 – Trasporti", "05 – Viabilità")}
    table = parse_plan(
        "AREA TECNICA\n| Obiettivo | Missione/Programma DUP | Peso |\n|---|---|---|\n"
        "| Rifare le strade | M10 P05 | 100 |\n"
    )
    [bullet] = table.areas[0].bullets
    assert (bullet.place, bullet.description, bullet.parts.weight) == (BudgetPlace("10", "05"), "", 100)


def test_that_what_stands_beside_a_description_in_its_row_is_not_lost() -> None:
    plan = parse_plan(
        "AREA TECNICA\n| Obiettivo n. 1 | Cura del cimitero |\n| Finalità | Un posto per tutti | Peso | 30 |\n"
    )
    [bullet] = plan.areas[0].bullets
    assert (bullet.parts.weight, bullet.description) == (30, "Finalità: Un posto per tutti")
