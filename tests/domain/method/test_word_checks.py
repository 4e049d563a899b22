"""The words that real systems also need: what is wrong is refused, what would not count is told, with its place."""

from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest

from app.domain.issues import Severity
from app.domain.method.checks import validate
from app.domain.method.definition import MethodDefinition
from app.domain.method.degree_table import DegreeStep, DegreeTable
from app.domain.method.outside import (
    Ceiling,
    CertifiedDatum,
    Difficulty,
    Multiplier,
    MultiplierStep,
    Penalty,
    QuotaRule,
)
from app.domain.method.outside_words import (
    BlockEffect,
    Contribution,
    DatumKind,
    FigureSource,
    MeanOf,
    SectionEvaluator,
    Target,
    Watched,
)
from app.domain.method.scale import Scale, ScaleRow
from app.domain.method.template import Band, Bands, BlockingRule, Factor, Rank
from app.domain.method.vocabulary import Aggregator, BandKind, ScaleMode, SectionKind, TotalRule
from app.domain.objectives import ObjectiveKind
from tests.domain.method.test_checks import METHOD, SECTION, with_section, with_sheet

D = Decimal
TABLE = DegreeTable("t", "Tabella", steps=(DegreeStep(D(90), D(100)),))
EVENTS, DUTY = CertifiedDatum("e", "Eventi", kind=DatumKind.EVENT), CertifiedDatum("d", "Dovere", kind=DatumKind.DUTY)
STEPS = (MultiplierStep(D(0), D(1)),)
ON_ENTITY = Multiplier(FigureSource.ENTITY, steps=STEPS)
ADJUSTMENT = SectionKind.ADJUSTMENT
GROUP = SectionKind.OBJECTIVES_GROUP


def with_data(**sheet: Any) -> MethodDefinition:
    """The method with two data, both cited."""
    cited = (
        BlockingRule(watches=Watched.DUTY, item="d"),
        BlockingRule(watches=Watched.CERTIFIED, item="e", at_least=D(1)),
    )
    blocking = (*sheet.pop("blocking", ()), *cited)
    return replace(with_sheet(blocking=blocking, **sheet), certified_data=(EVENTS, DUTY))


def table(**changes: Any) -> MethodDefinition:
    return replace(METHOD, degree_tables=(replace(TABLE, **changes),))


def block(**changes: Any) -> MethodDefinition:
    return with_data(blocking=(BlockingRule(**{"minimum": D(50), **changes}),))


def multiplier(**changes: Any) -> MethodDefinition:
    return with_data(multipliers=(replace(ON_ENTITY, **changes),))


def penalty(**changes: Any) -> MethodDefinition:
    return with_data(penalties=(replace(Penalty("P", "e", D(1)), **changes),))


def ranking(*ranks: Rank) -> MethodDefinition:
    return with_sheet(bands=Bands(BandKind.RANKING, ranks=ranks))


def quota(**changes: Any) -> MethodDefinition:
    return replace(METHOD, quota_rules=(replace(QuotaRule("Q", D(95), D(30)), **changes),))


def factor(**changes: Any) -> MethodDefinition:
    ranged = replace(Factor("A", "A", weight=D(50), minimum_weight=D(40), maximum_weight=D(60)), **changes)
    other = Factor("B", "B", weight=D(50), minimum_weight=D(40), maximum_weight=D(60))
    return with_section(factors=(ranged, other))


ERRORS: dict[str, tuple[MethodDefinition, str]] = {
    "a table without steps": (table(steps=()), "tabella[0].gradino"),
    "two steps alike": (table(steps=(DegreeStep(D(1), D(1)),) * 2), "tabella[0].gradino"),
    "a degree above the cap": (table(steps=(DegreeStep(D(1), D(101)),)), "tabella[0].gradino"),
    "points above those there are": (table(points_of=D(20)), "tabella[0].gradino"),
    "points of nothing": (table(points_of=D(0)), "tabella[0].punti_su"),
    "a table with a bad code": (table(code="a/b"), "tabella[0].codice"),
    "two tables alike": (replace(METHOD, degree_tables=(TABLE, TABLE)), "tabella[1].codice"),
    "a table of indicators that is not there": (
        replace(METHOD, indicators=replace(METHOD.indicators, degree_table="x")),
        "indicatori.tabella",
    ),
    "a difficulty of zero": (replace(METHOD, difficulties=(Difficulty("d", "D", D(0)),)), "difficolta[0].coefficiente"),
    "a quota above all": (quota(at_most=D(101)), "quota_di_merito[0].al_massimo"),
    "a score above the cap": (quota(top_from=D(101)), "quota_di_merito[0].punteggio_da"),
    "a block on a section that is not there": (block(section="x"), "scheda[0].blocco[0]"),
    "a block on a factor that is not there": (
        block(watches=Watched.FACTOR, item="x"),
        "scheda[0].blocco[0].voce",
    ),
    "a block on a datum that is not there": (block(watches=Watched.CERTIFIED, item="x"), "scheda[0].blocco[0].voce"),
    "a duty that is not one": (block(watches=Watched.DUTY, item="e", minimum=D(0)), "scheda[0].blocco[0].voce"),
    "a block of the total by the total": (
        block(effect=BlockEffect.TOTAL_ZERO),
        "scheda[0].blocco[0].effetto",
    ),
    "a ceiling without its value": (
        block(section=SECTION.code, effect=BlockEffect.TOTAL_CEILING),
        "scheda[0].blocco[0].valore",
    ),
    "a share above all": (block(share=D(101)), "scheda[0].blocco[0].quota"),
    "a multiplier without steps": (multiplier(steps=()), "scheda[0].moltiplicatore[0].gradino"),
    "two coefficients alike": (multiplier(steps=STEPS * 2), "scheda[0].moltiplicatore[0].gradino"),
    "a negative coefficient": (
        multiplier(steps=(MultiplierStep(D(0), D(-1)),)),
        "scheda[0].moltiplicatore[0].gradino",
    ),
    "coefficients crossed": (multiplier(minimum=D(2), maximum=D(1)), "scheda[0].moltiplicatore[0].massimo"),
    "results crossed": (multiplier(result_minimum=D(101)), "scheda[0].moltiplicatore[0].risultato_minimo"),
    "a result above all": (multiplier(result_maximum=D(101)), "scheda[0].moltiplicatore[0].risultato_massimo"),
    "a datum that is not there": (
        multiplier(figure=FigureSource.CERTIFIED, datum="x"),
        "scheda[0].moltiplicatore[0].dato",
    ),
    "a penalty of a datum that is not there": (penalty(datum="x"), "scheda[0].penalita[0].dato"),
    "a penalty of a duty": (penalty(datum="d"), "scheda[0].penalita[0].dato"),
    "a penalty that gives": (penalty(each=D(-1)), "scheda[0].penalita[0].per_evento"),
    "a penalty that cannot take": (penalty(not_below=D(100)), "scheda[0].penalita[0].non_sotto"),
    "a table that is not there": (with_section(degree_table="x"), "scheda[0].sezione[0].tabella"),
    "a cap below zero": (with_section(points_cap=D(-1)), "scheda[0].sezione[0].tetto_dei_punti"),
    "a weight that goes nowhere": (with_section(weight_goes_to="x"), "scheda[0].sezione[0].peso_a"),
    "a weight that goes to itself": (with_section(weight_goes_to=SECTION.code), "scheda[0].sezione[0].peso_a"),
    "a second above all": (
        with_section(evaluator=SectionEvaluator.SECOND, second_share=D(101)),
        "scheda[0].sezione[0].quota_del_secondo",
    ),
    "a judgement without a scale": (
        with_section(kind=GROUP, factors=(), contribution=Contribution.JUDGEMENT),
        "scheda[0].sezione[0].scala_dell_apporto",
    ),
    "a scale that is not there": (
        with_section(kind=GROUP, factors=(), contribution=Contribution.JUDGEMENT, contribution_scale="x"),
        "scheda[0].sezione[0].scala_dell_apporto",
    ),
    "a factor out of its range": (factor(minimum_weight=D(55)), "scheda[0].sezione[0].fattore[0].peso"),
    "a negative weight": (with_section(weight=D(-5)), "scheda[0].sezione[0].peso"),
    "no ranks": (ranking(), "scheda[0].fasce.posto"),
    "a rank said twice": (ranking(Rank(D(1), D(10), 1), Rank(D(0))), "scheda[0].fasce.posto[0]"),
    "a rank of nobody": (ranking(Rank(D(1), first=0), Rank(D(0))), "scheda[0].fasce.posto[0].primi"),
    "more than everybody": (ranking(Rank(D(1), D(101)), Rank(D(0))), "scheda[0].fasce.posto[0].percento"),
    "a share of the first above all": (ranking(Rank(D(101))), "scheda[0].fasce.posto[0].quota"),
}
WARNINGS: dict[str, tuple[MethodDefinition, str]] = {
    "a table that falls": (
        table(steps=(DegreeStep(D(0), D(50)), DegreeStep(D(50), D(40)))),
        "tabella[0].gradino",
    ),
    "a datum that nobody looks at": (replace(METHOD, certified_data=(EVENTS,)), "dato[0]"),
    "a unit of events": (
        replace(with_data(), certified_data=(replace(EVENTS, unit="giorni"), DUTY)),
        "dato[0].unita_di_misura",
    ),
    "a quota of everybody": (quota(at_most=D(100)), "quota_di_merito[0].al_massimo"),
    "a block that never holds": (block(minimum=D(0)), "scheda[0].blocco[0].minimo"),
    "a minimum beside at least": (block(at_least=D(60)), "scheda[0].blocco[0].minimo"),
    "a minimum of a duty": (block(watches=Watched.DUTY, item="d"), "scheda[0].blocco[0].minimo"),
    "a value that no effect reads": (block(value=D(5)), "scheda[0].blocco[0].valore"),
    "a share that no effect reads": (
        block(share=D(5), effect=BlockEffect.NEGATIVE),
        "scheda[0].blocco[0].quota",
    ),
    "a cut of nothing": (block(effect=BlockEffect.SHARE_CUT), "scheda[0].blocco[0].quota"),
    "an item of a section": (block(item="A"), "scheda[0].blocco[0].voce"),
    "a section of a presence": (block(watches=Watched.PRESENCE, section=SECTION.code), "scheda[0].blocco[0]"),
    "a datum that is not looked at": (multiplier(datum="e"), "scheda[0].moltiplicatore[0].dato"),
    "a ceiling said twice": (with_data(ceilings=(Ceiling(MeanOf.UNIT),) * 2), "scheda[0].tetto[1]"),
    "a table of objectives where there are none": (
        replace(with_section(objective_table="t"), degree_tables=(TABLE,)),
        "scheda[0].sezione[0].tabella_degli_obiettivi",
    ),
    "a table where the total is of items": (
        replace(
            with_sheet(total=TotalRule.MEAN_OF_FACTORS, sections=(replace(SECTION, degree_table="t"),)),
            degree_tables=(TABLE,),
        ),
        "scheda[0].sezione[0].tabella",
    ),
    "a cap where the total is of items": (
        with_sheet(total=TotalRule.MEAN_OF_FACTORS, sections=(replace(SECTION, points_cap=D(5)),)),
        "scheda[0].sezione[0].tetto_dei_punti",
    ),
    "a cap never reached": (with_section(points_cap=D(101)), "scheda[0].sezione[0].tetto_dei_punti"),
    "a second nobody": (with_section(second_share=D(10)), "scheda[0].sezione[0].quota_del_secondo"),
    "a contribution to nothing": (with_section(contribution=Contribution.SHARE), "scheda[0].sezione[0].apporto"),
    "a scale of no judgement": (
        with_section(kind=GROUP, factors=(), contribution=Contribution.SHARE, contribution_scale=SECTION.scale),
        "scheda[0].sezione[0].scala_dell_apporto",
    ),
    "one range alone": (
        with_section(factors=(Factor("A", "A", weight=D(50), minimum_weight=D(40)), Factor("B", "B", weight=D(50)))),
        "scheda[0].sezione[0].fattore",
    ),
    "points out of a correction": (with_section(points_maximum=D(5)), "scheda[0].sezione[0].punti_massimi"),
    "a row without ends": (
        replace(METHOD, scales=(*METHOD.scales, Scale("f", "F", ScaleMode.FREE, (ScaleRow("x", D(3)),), maximum=D(4)))),
        "scala[1].riga[0]",
    ),
    "a percentage from the minimum": (
        replace(METHOD, scales=(*METHOD.scales, Scale("p", "P", ScaleMode.PERCENT, is_from_minimum=True))),
        "scala[1].dal_minimo",
    ),
    "a code with a space": (replace(METHOD, code="due parole"), "codice"),
    "nobody after the last": (ranking(Rank(D(100), D(25))), "scheda[0].fasce.posto"),
    "a rank after all the others": (ranking(Rank(D(50)), Rank(D(100), D(25))), "scheda[0].fasce.posto[1]"),
    "ranks that go back": (
        ranking(Rank(D(100), D(50)), Rank(D(80), D(25)), Rank(D(0))),
        "scheda[0].fasce.posto",
    ),
    "ranks of other bands": (
        with_sheet(bands=Bands(steps=(Band(D(0), D(0)),), ranks=(Rank(D(5)),))),
        "scheda[0].fasce.posto",
    ),
    "an end left out between points": (
        with_sheet(bands=Bands(BandKind.LINEAR, steps=(Band(D(0), D(0)), Band(D(80), D(100), is_above=True)))),
        "scheda[0].fasce.gradino",
    ),
}


@pytest.mark.parametrize(
    ("method", "field", "severity"),
    [(*case, Severity.ERROR) for case in ERRORS.values()] + [(*case, Severity.WARNING) for case in WARNINGS.values()],
    ids=[*ERRORS, *WARNINGS],
)
def test_that_it_is_told_with_its_place(method: MethodDefinition, field: str, severity: Severity) -> None:
    found = [issue for issue in validate(method) if issue.field == field and issue.severity is severity]
    assert len(found) == 1
    assert found[0].sentence.endswith(".")


def test_that_weights_of_sections_of_objectives_do_not_count_where_points_do() -> None:
    objectives = replace(SECTION, code="o", kind=GROUP, factors=(), scale="", weight=D(60))
    behaviours = replace(SECTION, weight=D(40))
    method = with_sheet(total=TotalRule.POINTS_OVER_MAXIMUM, sections=(objectives, behaviours))
    assert [issue.field for issue in validate(method) if issue.code == "idle_weight"] == ["scheda[0].totale"]


def test_that_a_share_may_be_multiplied_and_a_weight_ranged_without_findings() -> None:
    assert not [one for one in validate(multiplier(applies_to=Target.SHARE)) if "moltiplicatore" in one.field]
    assert validate(factor()) == validate(METHOD)
    by_mean = with_section(aggregator=Aggregator.MEAN, factors=factor().templates[0].sections[0].factors)
    assert "idle_range" in {issue.code for issue in validate(by_mean)}


def test_that_a_kind_without_objectives_says_that_it_does_not_count_them() -> None:
    method = with_section(objective_kinds=(ObjectiveKind.OPERATIONAL,))
    assert [one.field for one in validate(method)] == ["scheda[0].sezione[0].obiettivi"]
