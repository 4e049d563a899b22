"""The cases of plans that failed: each is right now, with its kind. Skipped where the cases are not at hand."""

from pathlib import Path

import pytest

from app.domain.plan_text.reading import read_plan
from app.domain.plan_text.shapes import ReadPlan
from tests.domain.plan_text.parsing import parse_plan

CASES = Path(__file__).parents[4] / "shared" / "cases" / "plan"

COUNTS = {
    "area-lowercase": (2, 2),
    "bullet-control-char": (1, 2),
    "head-of-area": (3, 3),
    "md-table": (2, 2),
    "obiettivo-n": (2, 3),
    "one-control-char": (1, 2),
    "only-servizi": (2, 2),
    "only-settori": (2, 3),
    "ordinal-area": (2, 2),
    "other-comune-other-years": (1, 1),
    "page-in-brackets": (2, 3),
    "staff-list": (1, 2),
    "superscripts": (1, 3),
    "t3-genitore-e-trattini": (1, 2),
    "t5-elenco-personale": (1, 1),
    "v11-tab": (1, 2),
    "v13-wingdings": (1, 2),
    "v15-piao-aree-contrattuali": (1, 1),
    "v4-dash-area": (2, 2),
    "v5-area-newline": (2, 2),
    "v6-resp-line": (1, 2),
    "v7-fasi-numerate": (1, 2),
    "v8-area-del": (1, 1),
    "weights": (1, 3),
}


def case(name: str) -> ReadPlan:
    path = CASES / f"{name}.txt"
    if not path.exists():
        pytest.skip("the cases are not at hand")
    return parse_plan(read_plan(path.read_bytes()))


def told(name: str) -> list[tuple[str, str]]:
    """Return each objective with its weight, its indicators and its deadline, in one line."""
    lines = []
    for _, bullet in case(name).bullets():
        parts = bullet.parts
        facts = [*(f"{one.text}: {one.target}" for one in parts.indicators), parts.deadline]
        lines.append((bullet.title, " ".join([str(parts.weight or ""), *facts]).strip()))
    return lines


@pytest.mark.parametrize("name", COUNTS)
def test_that_units_and_objectives_are_as_many_as_there_are(name: str) -> None:
    plan = case(name)
    assert (len(plan.areas), len(plan.bullets())) == COUNTS[name]


def test_that_every_case_has_its_numbers() -> None:
    assert not CASES.exists() or {path.stem for path in CASES.glob("*.txt")} == set(COUNTS)


def test_that_the_head_is_head_and_no_part_of_the_name() -> None:
    assert [(area.name, area.head) for area in case("head-of-area").areas] == [
        ("Area Amministrativa", "dott.ssa Anna Blu"),
        ("Area Tecnica", "Geom. Luca Viola"),
        ("Area Vigilanza", "Comandante Mario Neri"),
    ]
    assert case("v6-resp-line").areas[0].head == "dott.ssa Anna Blu"


def test_that_weights_indicators_and_deadlines_leave_the_titles_clean() -> None:
    assert told("weights") == [
        ("Informatizzazione dello stato civile", "30"),
        ("Revisione dello statuto", "40"),
        ("Nuovo sito istituzionale", "30"),
    ]
    assert told("obiettivo-n")[0] == ("Informatizzazione dello stato civile", "atti informatizzati:")
    assert told("md-table") == [
        ("Informatizzazione dello stato civile", "60 atti: 100%"),
        ("Completamento della scuola media", "40 collaudo: 31/12"),
    ]
    assert told("v11-tab") == [("Completamento scuola", "50 31/12/2024"), ("Nuovo PGT", "50 30/06/2024")]


def test_that_phases_are_phases_and_titles_are_titles() -> None:
    first, second = (bullet for _, bullet in case("v7-fasi-numerate").bullets())
    assert [step.text for step in (*first.parts.phases, *second.parts.phases)] == [
        "scelta del fornitore", "formazione", "bozza",
    ]  # fmt: skip
    assert (first.parts.weight, second.parts.weight) == (30, 70)
    assert [(one.text, one.target) for one in first.parts.indicators] == [("atti informatizzati", "100%")]


def test_that_items_below_a_parent_are_its_activities() -> None:
    found = [[step.text for step in bullet.parts.activities] for _, bullet in case("t3-genitore-e-trattini").bullets()]
    assert found == [["Elaborazione stipendi", "Conto annuale"], ["Bollettazione TARI"]]


def test_that_page_numbers_odd_characters_and_superscripts_are_what_they_are() -> None:
    assert case("page-in-brackets").bullets()[1][1].text == "Revisione dello statuto"
    assert [bullet.text for _, bullet in case("superscripts").bullets()] == [
        "Riqualificazione di 500 m² di piazza",
        "Scavo di 30 m³ e riduzione di 2 t di CO\u2082",
        "Consegna del 1° lotto e 2ª fase",
    ]
    for name in ("bullet-control-char", "one-control-char"):
        assert "odd_characters" in {issue.code for issue in case(name).issues}
    assert [bullet.text for _, bullet in case("v13-wingdings").bullets()] == ["Completamento scuola", "Nuovo PGT"]


def test_that_another_comune_and_other_years_are_known() -> None:
    facts = case("other-comune-other-years").facts
    assert (facts.municipality, facts.first_year, facts.last_year) == ("Comune di Altrove", 2016, 2018)
