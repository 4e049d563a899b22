"""Operational objectives hang on the strategic one that the plan puts them under, or that they name."""

import pytest

from app.domain.objectives import ObjectiveKind
from app.domain.plan_text.comparison import plan_changes
from app.domain.plan_text.preview import PresentObjective, PresentPlan
from app.domain.plan_text.strategic import reference_in
from tests.domain.plan_text.parsing import parse_plan

PRESENT = PresentPlan(objectives=(PresentObjective(9, "OS-9", ObjectiveKind.STRATEGIC, "Comune digitale"),))
NESTED = [("Città sicura", ""), ("Telecamere", "Città sicura"), ("Lampioni", "Città sicura")]
AND_GREEN = [*NESTED, ("Città verde", ""), ("Potature", "Città verde")]


def links(text: str) -> list[tuple[str, str]]:
    """Return each objective with the title of the one it descends from."""
    planned = plan_changes(parse_plan(text), PRESENT).objectives
    titles = {one.code: one.title for one in planned} | {one.code: one.title for one in PRESENT.objectives}
    return [(one.title, titles.get(one.parent, "")) for one in planned]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            (
                "Obiettivo strategico n. 1: Città sicura\nObiettivo operativo 1.1: Telecamere\n"
                "Obiettivo operativo 1.2: Lampioni\nObiettivo strategico n. 2: Città verde\n"
                "Obiettivo operativo 2.1: Potature"
            ),
            AND_GREEN,
        ),
        (
            (
                "Obiettivo strategico: Città sicura\nObiettivi operativi:\n- Telecamere\n- Lampioni\n"
                "Obiettivo strategico: Città verde\nObiettivi operativi:\n- Potature"
            ),
            AND_GREEN,
        ),
        (
            (
                "| Obiettivo strategico | Obiettivo operativo | Peso |\n|---|---|---|\n"
                "| Città sicura | Telecamere | 40 |\n"
                "| Città sicura | Lampioni | 30 |\n| Città verde | Potature | 30 |"
            ),
            AND_GREEN,
        ),
        (
            (
                "| Obiettivo strategico | Obiettivo operativo | Peso |\n|---|---|---|\n"
                "| Città sicura | Telecamere | 40 |\n"
                "| | Lampioni | 60 |"
            ),
            NESTED,
        ),
        (
            (
                "Obiettivo strategico n. 1: Città sicura\nObiettivo strategico n. 2: Città verde\n"
                "Obiettivo operativo n. 1: Telecamere"
            ),
            [("Città sicura", ""), ("Città verde", ""), ("Telecamere", "")],
        ),
        ("Titolo: Sportello\nObiettivo strategico: Comune digitale\nPeso: 40", [("Sportello", "Comune digitale")]),
        ("1. Sportello (collegato all'obiettivo strategico «Comune digitale»)", [("Sportello", "Comune digitale")]),
        ("1. Sportello - rif. OS-9\n2. Scuole sicure", [("Sportello", "Comune digitale"), ("Scuole sicure", "")]),
        (
            (
                "| Obiettivo strategico | Obiettivo operativo | Peso |\n|---|---|---|\n| Strade | Strade | 40 |\n"
                "| Strade | Ponti | 60 |"
            ),
            [("Strade", ""), ("Strade", "Strade"), ("Ponti", "Strade")],
        ),
        ("Titolo: Sportello\nObiettivo strategico: Mai visto\nPeso: 40", [("Sportello", "")]),
    ],
)
def test_that_an_objective_hangs_on_the_strategic_one_of_the_plan(text: str, expected: list[tuple[str, str]]) -> None:
    assert sorted(links(f"AREA TECNICA\n{text}\n")) == sorted(expected)


def test_that_common_strategic_objectives_are_known_by_their_number_and_title() -> None:
    text = (
        "OBIETTIVI STRATEGICI\nOS1 - Città sicura\nOS2 - Città verde\n\nOBIETTIVI OPERATIVI\nAREA TECNICA\n"
        "Obiettivo 1: Telecamere\nObiettivo strategico di riferimento: OS1\nPeso: 40\n"
        "Obiettivo 2: Potature\nObiettivo strategico di riferimento: Città verde\n"
    )
    assert links(text)[2:] == [("Telecamere", "Città sicura"), ("Potature", "Città verde")]


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("Obiettivo strategico n. 3 – Città sicura", "3 citta sicura"),
        ("collegato all'obiettivo strategico 2", "2"),
        ("Riferimento: regolamento comunale", ""),
        ("Coerenza con il DUP", ""),
        ("rif. OS2", "os2"),
    ],
)
def test_that_only_what_speaks_of_a_strategic_objective_refers_to_one(text: str, key: str) -> None:
    assert reference_in(text) == key
