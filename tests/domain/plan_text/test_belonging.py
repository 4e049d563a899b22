"""A plan of another ente or of other years is told, one that does not say whose it is is not."""

import pytest

from app.domain.acts import ActKind
from app.domain.plan_text.acts import ActText
from app.domain.plan_text.belonging import (
    OTHER_MUNICIPALITY,
    OTHER_YEARS,
    belonging_findings,
    without_what_is_of_others,
)
from app.domain.plan_text.prevention import MeasureText
from app.domain.plan_text.shapes import (
    AreaText,
    Bullet,
    HeadlineFigure,
    PartText,
    PlanFacts,
    PopulationYear,
    ReadPlan,
    SectorText,
)


def plan_of(facts: PlanFacts, *areas: AreaText) -> ReadPlan:
    return ReadPlan(facts, (), areas, (), ())


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
    assert [issue.code for issue in belonging_findings(plan_of(facts), "Comune di Prova", 2024)] == codes


def test_that_the_question_names_both():
    [issue] = belonging_findings(plan_of(PlanFacts("Comune di Altrove")), "Unione dei Comuni del Po", 2024)
    assert issue.sentence == (
        "Il piano è del Comune di Altrove, questo archivio dell'Unione dei Comuni del Po: importarlo lo stesso?"
    )


def test_that_what_another_ente_says_of_itself_stays_out_and_the_question_says_so():
    facts = PlanFacts(
        "Comune di Altrove",
        population=(PopulationYear(2024, 2812),),
        headlines=(HeadlineFigure("DONNE", "16"),),
        acts=(ActText(ActKind.CONSIGLIO, "32", "27.07.2023"),),
        mandate=(2024, 2029),
        texts=(PartText("Premessa", "Il Comune di Altrove ha 2.812 abitanti.", 1),),
        measures=(MeasureText("Rotazione", 9),),
    )
    sector = SectorText("Settore Tributi", 3, (Bullet(4, "Ruolo", "Ruolo", ""),), head="Rea")
    plan = plan_of(facts, AreaText("Area Uno", 2, (sector,), head="Conti"))
    [issue] = belonging_findings(plan, "Comune di Prova", 2024)
    assert issue.sentence.endswith(
        "importarlo lo stesso? Restano fuori, perché parlano di quell'ente: i testi, gli atti, i dati dichiarati, la"
        " popolazione, gli anni del mandato e i responsabili."
    )
    own = without_what_is_of_others(plan, "Comune di Prova")
    assert own.facts == PlanFacts("Comune di Altrove", measures=facts.measures)
    assert [(area.name, area.head, area.sectors[0].head) for area in own.areas] == [("Area Uno", "", "")]
    assert list(own.bullets()) == list(plan.bullets())
    assert without_what_is_of_others(plan, "Comune di Altrove") is plan
