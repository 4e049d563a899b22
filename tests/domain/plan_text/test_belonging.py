"""A plan of another ente or of other years is told, one that does not say whose it is is not."""

import pytest

from app.domain.plan_text.belonging import (
    OTHER_MUNICIPALITY,
    OTHER_YEARS,
    belonging_findings,
    without_texts_of_others,
)
from app.domain.plan_text.shapes import PartText, PlanFacts, ReadPlan


@pytest.mark.parametrize(
    ("facts", "codes"),
    [
        (PlanFacts("Comune di Prova", first_year=2024, last_year=2026), []),
        (PlanFacts("COMUNE DI PROVA", first_year=2024), []),
        (PlanFacts("Prova"), []),
        (PlanFacts(), []),
        (PlanFacts("Comune di Altrove", first_year=2024), [OTHER_MUNICIPALITY]),
        (PlanFacts("Comune di Pro", first_year=2024), [OTHER_MUNICIPALITY]),
        (PlanFacts("Comune di Prova", first_year=2016, last_year=2018), [OTHER_YEARS]),
        (PlanFacts("Comune di Altrove", first_year=2025), [OTHER_MUNICIPALITY, OTHER_YEARS]),
    ],
)
def test_that_the_plan_of_another_ente_or_of_other_years_is_told(facts, codes):
    assert [issue.code for issue in belonging_findings(facts, "Comune di Prova", 2024)] == codes


def test_that_the_question_names_both():
    [issue] = belonging_findings(PlanFacts("Comune di Altrove"), "Unione dei Comuni del Po", 2024)
    assert issue.sentence == (
        "Il piano è del Comune di Altrove, questo archivio dell'Unione dei Comuni del Po: importarlo lo stesso?"
    )


def test_that_the_prose_of_another_ente_stays_out_and_the_question_says_so():
    facts = PlanFacts("Comune di Altrove", texts=(PartText("Premessa", "Il Comune di Altrove ha 2.812 abitanti.", 1),))
    plan = ReadPlan(facts, (), (), (), ())
    [issue] = belonging_findings(facts, "Comune di Prova", 2024)
    assert issue.sentence.endswith("importarlo lo stesso? I suoi testi restano fuori: parlano di quell'ente.")
    assert without_texts_of_others(plan, "Comune di Prova").facts.texts == ()
    assert without_texts_of_others(plan, "Comune di Altrove") is plan
