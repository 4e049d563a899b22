"""A plan of another ente or of other years is told, one that does not say whose it is is not."""

import pytest

from app.domain.plan_text.belonging import OTHER_MUNICIPALITY, OTHER_YEARS, belonging_findings
from app.domain.plan_text.shapes import PlanFacts


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
