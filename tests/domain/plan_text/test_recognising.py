"""Each block has a guess with its reason; what the user chooses comes first, and what follows follows."""

from collections.abc import Mapping

import pytest

from app.domain.errors import UserError
from app.domain.plan_text.proposing import proposed
from app.domain.plan_text.recognising import asks_about_activities, recognised
from app.domain.plan_text.roles import ActivitiesChoice, LineRole, PlanLayout
from app.domain.plan_text.shapes import ReadPlan
from app.domain.plan_text.signs import signs_of
from app.domain.plan_text.text_blocks import document_of_text

PARENTS = "AREA TECNICA\n1) Strade\n- asfalti\n- segnali\n2) Verde\n- potature\n"
PLAN = "PIANO 2024\nUFFICIO SENZA NOME: strade\nAREA TECNICA\nResponsabile: geom. Bo\n- Asfalti (peso 30)\nUna nota.\n"


def roles(text: str, layout: PlanLayout | None = None) -> list[LineRole]:
    return [guess.role for guess in recognised(document_of_text(text), layout or PlanLayout())]


def plan(text: str, layout: PlanLayout) -> ReadPlan:
    document = document_of_text(text)
    return proposed(document, recognised(document, layout))


def test_that_every_block_has_a_role_a_confidence_and_a_reason() -> None:
    document = document_of_text(PLAN)
    guesses = recognised(document)
    assert [guess.block for guess in guesses] == [block.number for block in document.blocks]
    assert all(0 < guess.confidence <= 100 and guess.reason for guess in guesses)


def test_that_what_the_items_of_a_parent_are_is_asked_once_and_chosen_once() -> None:
    guesses = recognised(document_of_text(PARENTS))
    assert asks_about_activities(guesses)
    assert not asks_about_activities(recognised(document_of_text(PLAN)))
    many = plan(PARENTS, PlanLayout(activities=ActivitiesChoice.OBJECTIVES))
    assert [bullet.text for _, bullet in many.bullets()] == ["Strade", "asfalti", "segnali", "Verde", "potature"]


def test_that_a_choice_for_one_line_moves_what_follows_it() -> None:
    text = "AREA TECNICA\n- Asfalti\nAltre unità\nPolizia locale\n- Controlli\n"
    found = plan(text, PlanLayout(lines={4: LineRole.AREA}))
    assert [(unit.area, bullet.text) for unit, bullet in found.bullets()] == [
        ("Area Tecnica", "Asfalti"),
        ("Polizia locale", "Controlli"),
    ]


def test_that_a_choice_by_signs_holds_for_all_lines_like_it() -> None:
    first = document_of_text(PARENTS).blocks[2]
    layout = PlanLayout({signs_of(first): LineRole.PHASE})
    assert roles(PARENTS, layout).count(LineRole.PHASE) == 3
    assert [len(bullet.parts.phases) for _, bullet in plan(PARENTS, layout).bullets()] == [2, 1]


@pytest.mark.parametrize(
    ("role", "text"),
    [
        (LineRole.WEIGHT, "Peso: 40"),
        (LineRole.DEADLINE, "Scadenza: 30/06"),
        (LineRole.INDICATOR, "Indicatore: km"),
        (LineRole.PERSON, "Personale: Bo"),
        (LineRole.RESOURCE, "Risorse: 100 euro"),
    ],
)
def test_that_a_line_chosen_as_nothing_leaves_nothing(role: LineRole, text: str) -> None:
    body = f"AREA TECNICA\nObiettivo n. 1 – Asfalti\n{text}\n"
    assert roles(body)[2] is role
    told: Mapping[int, LineRole] = {3: LineRole.NOTHING}
    assert not plan(body, PlanLayout()).bullets()[0][1].parts.is_empty
    assert plan(body, PlanLayout(lines=told)).bullets()[0][1].parts.is_empty


UNNAMED = "SEGRETERIA GENERALE\nServizio Contratti\n• Rogiti\nSETTORE PATRIMONIO\nServizio Alienazioni\n• Aste\n"


def test_that_one_key_puts_right_a_unit_that_has_no_word_of_a_unit() -> None:
    found = plan(UNNAMED, PlanLayout(lines={1: LineRole.AREA}))
    assert [(unit.area, unit.sector, bullet.text) for unit, bullet in found.bullets()] == [
        ("Segreteria generale", "Servizio Contratti", "Rogiti"),
        ("Settore Patrimonio", "Servizio Alienazioni", "Aste"),
    ]


def test_that_a_weight_that_is_none_or_comes_twice_is_kept_in_words() -> None:
    found = plan("AREA TECNICA\n- Scuola (peso 300)\n- Strada (peso 40) (peso 50)\n", PlanLayout())
    assert [(bullet.text, bullet.parts.weight, bullet.description) for _, bullet in found.bullets()] == [
        ("Scuola", None, "Peso: 300"),
        ("Strada", 40, "Peso: 50"),
    ]


def test_that_objectives_without_any_unit_are_refused_with_the_lines_that_look_like_one() -> None:
    with pytest.raises(UserError, match="nessuna unità") as refused:
        plan("Obiettivo n. 1: Fare\n", PlanLayout())
    assert "«Obiettivo n. 1: Fare»" in refused.value.problem
    assert "«AREA …»" in refused.value.remedy


@pytest.mark.parametrize(
    ("after", "objectives"),
    [
        ("", ["asfalti", "segnali"]),
        ("Obiettivi assegnati:\n- Rifare la piazza\n", ["Rifare la piazza"]),
        ("AREA SOCIALE\nObiettivi assegnati:\n- Aprire l'asilo\n", ["asfalti", "segnali", "Aprire l'asilo"]),
    ],
)
def test_that_activities_are_objectives_only_where_the_unit_announces_none(after: str, objectives: list[str]) -> None:
    found = plan(f"AREA TECNICA\nAttività:\n- asfalti\n- segnali\n{after}", PlanLayout())
    assert [bullet.text for _, bullet in found.bullets()] == objectives
