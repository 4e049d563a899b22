"""Forms of a plan that were left empty: a number without an objective is passed over, and told."""

from tests.domain.plan_text.parsing import parse_plan

_PLAN = "AREA TECNICA\nObiettivo n. 1: Manutenzione delle strade\nPeso: 100\nObiettivo n. 2:\nPeso:\n"


def test_that_an_objective_of_a_number_alone_is_passed_over_and_told() -> None:
    plan = parse_plan(_PLAN)
    assert [bullet.title for _, bullet in plan.bullets()] == ["Manutenzione delle strade"]
    told = [issue.sentence for issue in plan.issues if issue.code == "objective_without_text"]
    assert told == ["Riga 4: in «Area Tecnica» un obiettivo ha solo il numero: non viene preso."]
