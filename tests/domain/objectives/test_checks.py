"""The conformity checks on objectives, as pure findings."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from app.domain.checks import BY_METHOD
from app.domain.ids import EmployeeId, ObjectiveId
from app.domain.issues import Link, Severity
from app.domain.objectives import Direction, IndicatorRule, ObjectiveKind, ObjectiveState
from app.domain.objectives.checked import CheckedIndicator, CheckedObjective, CheckedPerson, ObjectiveYear
from app.domain.objectives.checks import OBJECTIVE_CHECKS
from app.domain.objectives.comparing import PastIndicator, PastObjective
from app.domain.objectives.lacks import IndicatorFacts
from app.domain.objectives.weights import weight_total
from tests.looking import issues_of

D = Decimal
FULL = weight_total("Indicatori", [D(100)])
GOOD = CheckedIndicator(
    "Domande evase",
    IndicatorFacts(
        IndicatorRule.PERCENT_OF_TARGET, has_baseline=True, has_target=True, has_due_date=False, has_source=True
    ),
)
OBJECTIVE = CheckedObjective(
    ObjectiveId(7), "AG-01", "Nuovo sportello", "", ObjectiveKind.OPERATIONAL, ObjectiveState.ACTIVE, True, (GOOD,),
    FULL, weight_total("Fasi", []),
)  # fmt: skip
PERSON = CheckedPerson(EmployeeId(3), "Rossi Ada", 2, 0, (weight_total("Obiettivi specifici", [D(100)]),))


def issues_in(**facts):
    return issues_of(OBJECTIVE_CHECKS, ObjectiveYear(**facts))


def found(objective, last_year=None):
    return [(one.code, one.sentence) for one in issues_in(objectives=(objective,), last_year=last_year or {})]


def test_that_a_complete_objective_has_no_findings() -> None:
    assert found(OBJECTIVE) == []
    assert issues_in(people=(PERSON,)) == []


def test_that_every_finding_links_to_the_objective() -> None:
    issues = issues_in(objectives=(replace(OBJECTIVE, indicators=(), is_linked=False),))
    assert {issue.link for issue in issues} == {
        Link("objective", 7, "indicators"),
        Link("objective", 7, "mandate_line_id"),
    }
    assert [issue.code for issue in issues] == ["W2", "W19"]


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"has_source": False}, "manca la fonte."),
        ({"has_baseline": False, "has_target": False}, "manca il valore di partenza e il valore atteso."),
        ({"rule": IndicatorRule.BY_DATE, "has_target": False}, "manca la data prevista."),
    ],
)
def test_that_an_incomplete_indicator_is_named_with_what_it_lacks(changes: dict, words: str) -> None:
    indicator = replace(GOOD, facts=replace(GOOD.facts, **changes))
    [(code, sentence)] = found(replace(OBJECTIVE, indicators=(indicator,)))
    assert code == "W2"
    assert sentence == f"AG-01, indicatore «Domande evase»: {words}"


def test_that_a_result_without_its_source_is_named() -> None:
    [(code, sentence)] = found(replace(OBJECTIVE, indicators=(replace(GOOD, unsourced=True),)))
    assert (code, sentence) == ("W2", "AG-01, indicatore «Domande evase»: il risultato non ha la fonte.")


def test_that_a_date_after_which_nothing_is_taken_away_is_told() -> None:
    dated = replace(GOOD.facts, rule=IndicatorRule.BY_DATE, has_due_date=True)
    free = replace(GOOD, facts=dated, is_late_for_nothing=True, id=4)
    [issue] = issues_in(objectives=(replace(OBJECTIVE, indicators=(free,)),))
    assert (issue.code, issue.severity) == ("W2", Severity.WARNING)
    assert "chi finisce dopo la data, anche di mesi, ha comunque 100" in issue.sentence
    assert issue.link == Link("objective", 7, "indicators.penalty", 4)


def test_that_an_indicator_without_a_number_needs_no_target() -> None:
    facts = replace(GOOD.facts, rule=IndicatorRule.YES_NO, has_baseline=False, has_target=False)
    done = replace(GOOD, facts=facts)
    assert found(replace(OBJECTIVE, indicators=(done,))) == []


def test_that_weights_that_do_not_sum_are_found_exactly() -> None:
    thirds = weight_total("Indicatori", [D("33.33")] * 3)
    assert found(replace(OBJECTIVE, indicator_total=thirds)) == [
        ("W1", "AG-01: nei pesi degli indicatori mancano 0,01.")
    ]


def test_that_the_same_text_as_last_year_is_flagged_in_spite_of_case_and_accents() -> None:
    [(code, sentence)] = found(OBJECTIVE, {"nuovo sportello": "AG-09"})
    assert (code, sentence) == ("W16", "AG-01 «Nuovo sportello» ha lo stesso testo di AG-09 dell'anno precedente.")


def test_that_a_target_on_the_wrong_side_of_the_start_is_told_and_one_that_asks_for_no_change_is_not() -> None:
    wrong = replace(GOOD, baseline=D(23), target=D(10))
    [(code, sentence)] = found(replace(OBJECTIVE, indicators=(wrong,)))
    assert (code, "si parte da 23 e l'atteso è 10: chi resta dov'era ha già 100." in sentence) == ("W2", True)
    for fine in (replace(wrong, direction=Direction.LOWER), replace(wrong, target=D(23)), replace(wrong, target=None)):
        assert found(replace(OBJECTIVE, indicators=(fine,))) == []


def test_that_an_objective_set_aside_is_left_alone() -> None:
    assert found(replace(OBJECTIVE, state=ObjectiveState.WITHDRAWN, indicators=(), is_linked=False)) == []


def test_that_somebody_without_objectives_or_without_having_seen_them_is_named() -> None:
    none, unseen = replace(PERSON, objectives=0, totals=()), replace(PERSON, unseen=1)
    named = issues_in(objectives=(OBJECTIVE,), people=(none, unseen))
    assert [(one.code, one.severity, one.sentence) for one in named if one.code == "W5"] == [
        ("W5", Severity.ERROR, "Rossi Ada non ha nessun obiettivo."),
        ("W5", Severity.WARNING, "Rossi Ada: manca la data di presa visione di 1 obiettivo."),
    ]


def test_that_nobody_lacks_an_objective_before_there_is_a_plan() -> None:
    assert issues_in(people=(replace(PERSON, objectives=0, totals=()),)) == []


def test_that_weights_in_a_unit_matter_only_once_somebody_gives_them() -> None:
    link = Link("sector", 1)
    assert issues_in(units=((link, weight_total("Settore Tributi", [None, None])),)) == []
    [issue] = issues_in(units=((link, weight_total("Settore Tributi", [D(50), None])),))
    assert issue.sentence == "Settore Tributi: nei pesi degli obiettivi mancano 50 (1 peso da indicare)."


def test_that_who_saw_the_objectives_after_the_end_of_february_is_named() -> None:
    late = replace(PERSON, late=2)
    assert issues_in(people=(late,)) == []
    [issue] = issues_in(people=(late,), given_by=date(2024, 2, 29))
    assert (issue.code, issue.severity) == ("W5", Severity.WARNING)
    assert issue.sentence == "Rossi Ada: 2 obiettivi visti dopo il 29/02/2024."


def test_that_what_continues_is_measured_so_that_years_compare() -> None:
    then = PastIndicator("Domande EVASE", "", GOOD.facts.rule)
    before = (PastObjective(2023, "AG-09", (then,)),)
    no_base = replace(GOOD, facts=replace(GOOD.facts, rule=IndicatorRule.STEPS, has_baseline=False))
    assert found(replace(OBJECTIVE, before=before)) == []
    [(code, sentence)] = found(replace(OBJECTIVE, before=before, indicators=(replace(GOOD, unit="%"),)))
    assert (code, "nel 2023 si misurava in «nessuna unità»" in sentence) == ("W16", True)
    [(_, sentence)] = found(replace(OBJECTIVE, before=before, indicators=(no_base,)))
    assert "nel 2023 la regola era «Percentuale del valore atteso»" in sentence
    other = replace(no_base, name="Altro")
    [(_, sentence)] = found(replace(OBJECTIVE, before=before, indicators=(other,)))
    assert sentence.startswith("AG-01 «Nuovo sportello» continua AG-09 del 2023, ma nessun indicatore si confronta")
    assert found(replace(OBJECTIVE, before=(PastObjective(2023, "AG-09"),), indicators=(other,))) == []


def test_that_a_result_without_its_source_is_asked_by_the_method() -> None:
    [issue] = issues_in(objectives=(replace(OBJECTIVE, indicators=(replace(GOOD, unsourced=True),)),))
    assert issue.article == BY_METHOD
