"""What `validate` finds in a method, and how it says it."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from app.domain.issues import Severity, errors_of
from app.domain.method.checks import validate
from app.domain.method.definition import (
    EvaluatorRule,
    IndicatorDefaults,
    MethodDefinition,
    Process,
    ProcessPhase,
    ServiceRules,
)
from app.domain.method.scale import Scale, ScaleRow
from app.domain.method.template import (
    Band,
    Bands,
    BlockingRule,
    Factor,
    FactorText,
    Rounding,
    Section,
    SheetTemplate,
    Spread,
    SpreadStep,
)
from app.domain.method.vocabulary import BandKind, ObjectiveSource, ScaleMode, SectionKind, SpreadMeasure, TotalRule
from app.domain.objectives import ObjectiveKind
from app.domain.roles import SheetRole
from app.domain.sheets.review_terms import SecondLevel
from app.domain.year_windows import day_of_year

D = Decimal
SCALE = Scale("s", "Scala", rows=(ScaleRow("a", D(1)), ScaleRow("b", D(2))))
SECTION = Section(
    "c",
    "Comportamenti",
    SectionKind.BEHAVIOURS,
    D(100),
    is_individual=True,
    scale="s",
    factors=(Factor("A", "A", weight=D(60)), Factor("B", "B", weight=D(40))),
)
BANDS = Bands(steps=(Band(D(60), D(80)), Band(D(0), D(0))))
SHEET = SheetTemplate("dip", "Scheda", SheetRole.EMPLOYEE, sections=(SECTION,), bands=BANDS)
METHOD = MethodDefinition("m", "Metodo", scales=(SCALE,), templates=(SHEET,))


def codes(method):
    return [issue.code for issue in validate(method)]


def with_sheet(**more):
    return replace(METHOD, templates=(replace(SHEET, **more),))


def with_section(**more):
    return with_sheet(sections=(replace(SECTION, **more),))


def with_scale(**more):
    return replace(METHOD, scales=(replace(SCALE, **more),))


def with_free_rows(*ends):
    rows = tuple(ScaleRow(str(place), minimum=low, maximum=high) for place, (low, high) in enumerate(ends))
    return with_scale(mode=ScaleMode.FREE, rows=rows, maximum=D(4))


SINDACO = EvaluatorRule(SheetRole.EQ, "Sindaco")
UNIT = Section("u", "Area", SectionKind.ORGANISATION_UNIT, D(60))
SPREADLESS = Section("g", "Giudizi", SectionKind.DIFFERENTIATION, D(40), is_individual=True)
CHOSEN = tuple(Factor(code, code, is_chosen=True) for code in "AB")


def test_that_a_sound_method_has_no_findings():
    assert codes(METHOD) == []


@pytest.mark.parametrize(
    ("method", "code"),
    [
        (replace(METHOD, name=" "), "method_name"),
        (replace(METHOD, name="N" * 201), "too_long"),
        (replace(METHOD, templates=()), "no_templates"),
        (replace(METHOD, valid_from=date(2024, 1, 2), valid_to=date(2024, 1, 1)), "validity"),
        (replace(METHOD, indicators=IndicatorDefaults(cap=D(90))), "cap"),
        (replace(METHOD, indicators=IndicatorDefaults(judgement_scale="x")), "unknown_scale"),
        (replace(METHOD, scales=(SCALE, SCALE)), "code_twice"),
        (with_scale(rows=()), "scale_empty"),
        (with_scale(rows=(ScaleRow("a", D(1)), ScaleRow("b", D(1)))), "row_twice"),
        (with_scale(rows=(ScaleRow("a", D(1)), ScaleRow("b"))), "row_value"),
        (with_scale(rows=(ScaleRow("a", D(-1)), ScaleRow("b", D(0)))), "scale_top"),
        (with_scale(rows=(ScaleRow("a", D("1.005")), ScaleRow("b", D(2)))), "scale_number"),
        (with_scale(rows=(ScaleRow("a", D(1)), ScaleRow("b", D("1e30")))), "scale_number"),
        (with_scale(mode=ScaleMode.FREE, rows=(), step=D("0.125")), "scale_number"),
        (with_scale(rows=(ScaleRow("a", D(1), share=D(101)), ScaleRow("b", D(2)))), "scale_share"),
        (with_scale(rows=(ScaleRow("a", D(1), share=D(50)), ScaleRow("b", D(2), share=D(40)))), "scale_falls"),
        (with_scale(mode=ScaleMode.FREE, rows=(), minimum=D(5), maximum=D(5)), "scale_bounds"),
        (with_scale(mode=ScaleMode.FREE, rows=(), step=D(0)), "scale_step"),
        (with_scale(mode=ScaleMode.FREE, rows=(), minimum=D(-5), maximum=D(0)), "scale_top"),
        (with_free_rows((None, D(5))), "row_ends"),
        (with_free_rows((D(5), D(4))), "row_ends"),
        (with_free_rows((D(0), D(2)), (D(1), D(4))), "row_overlap"),
        (with_free_rows((D("2.02"), D(4)), (D(0), D(2))), "row_hole"),
        (replace(METHOD, service=ServiceRules(minimum_days=367)), "minimum_days"),
        (replace(METHOD, process=Process(remarks_days=-1)), "process_days"),
        (replace(METHOD, process=Process(reconsideration_days=-1)), "process_days"),
        (replace(METHOD, process=Process(conciliation_days=-1)), "process_days"),
        (replace(METHOD, process=Process((SINDACO, SINDACO))), "evaluator_twice"),
        (replace(METHOD, process=Process(phases=(ProcessPhase("piano", "F", starts="31/06"),))), "phase_day"),
        (replace(METHOD, process=Process(phases=(ProcessPhase("piano", "F", ends="1/6"),))), "phase_day"),
        (with_section(factors=CHOSEN, chosen_minimum=3), "chosen"),
        (with_section(factors=CHOSEN, chosen_minimum=2, chosen_maximum=1), "chosen"),
        (with_section(chosen_minimum=-1), "chosen"),
        (with_sheet(sections=()), "no_sections"),
        (with_sheet(sections=(SECTION, SECTION), total=TotalRule.MEAN_OF_FACTORS), "code_twice"),
        (with_section(code="a/b"), "code"),
        (with_section(code=""), "code"),
        (with_section(code="a\nb"), "code"),
        (with_section(code="a" * 51), "code"),
        (with_section(factors=(Factor(" ", "Cura"),)), "code"),
        (with_section(factors=(Factor("degree", "Cura"),)), "code"),
        (with_section(factors=(Factor("objective:1", "Cura"),)), "code"),
        (replace(METHOD, templates=(replace(SHEET, code=""),)), "code"),
        (with_sheet(rounding=Rounding(digits=7)), "digits"),
        (with_sheet(weights_total=D(90)), "W1"),
        (with_sheet(blocking=(BlockingRule("x", D(60)),)), "unknown_section"),
        (with_sheet(payment_share=D(20)), "W3"),
        (with_sheet(role=SheetRole.EQ), "W4"),
        (with_sheet(bands=Bands()), "no_bands"),
        (with_sheet(bands=Bands(steps=(Band(D(10), D(80)),))), "band_hole"),
        (with_sheet(bands=Bands(steps=(Band(D(0), D(80), is_above=True),))), "band_hole"),
        (with_sheet(bands=Bands(steps=(Band(D(0), D(0)), Band(D(0), D(5))))), "band_twice"),
        (with_sheet(bands=Bands(steps=(Band(D(0), D(0)), Band(D(9), D(101))))), "share"),
        (with_sheet(bands=Bands(steps=(Band(D(0), D(50)), Band(D(9), D(40))))), "band_falls"),
        (with_sheet(bands=Bands(BandKind.SLOPE, per_point=D(-1))), "slope"),
        (with_sheet(bands=Bands(BandKind.SLOPE, base_share=D(101))), "share"),
        (with_sheet(bands=Bands(BandKind.PROPORTIONAL, threshold=D(101))), "threshold"),
        (with_sheet(negative_below=D(101)), "negative"),
        (with_section(is_individual=False), "no_individual"),
        (with_section(minimum_weight=D(101)), "weight_range"),
        (with_section(maximum_weight=D(99)), "weight_range"),
        (with_section(scale="x"), "unknown_scale"),
        (with_section(scale="", factors=(Factor("A", "A"),)), "no_scale"),
        (with_section(factors=()), "no_factors"),
        (with_section(factors=(*SECTION.factors, Factor("C", "C"))), "some_weights"),
        (with_section(items_total=D(90)), "W1"),
        (with_section(factors=(Factor("A", "A", weight=D(110)), Factor("B", "B", weight=D(-10)))), "negative_weight"),
        (with_section(factors=(Factor("A", "A"), Factor("A", "B"))), "code_twice"),
        (with_section(factors=(Factor("A", "A", scale="x"),)), "unknown_scale"),
        (with_section(factors=(Factor("A", "A", descriptors=("uno",)),)), "descriptors"),
        (
            with_section(factors=(Factor("A", "A", variants=(FactorText(("X",), descriptors=("uno",)),)),)),
            "descriptors",
        ),
        (with_sheet(role=SheetRole.EQ, sections=(UNIT, SPREADLESS)), "no_spread"),
        (with_section(points_minimum=D(5)), "points"),
    ],
)
def test_that_each_flaw_is_found(method, code):
    assert codes(method) == [code]


@pytest.mark.parametrize(
    "method",
    [
        replace(METHOD, name="N" * 200),
        replace(METHOD, valid_from=date(2024, 1, 1), valid_to=date(2024, 1, 1)),
        replace(METHOD, indicators=IndicatorDefaults(cap=D(100))),
        replace(METHOD, service=ServiceRules(minimum_days=0)),
        replace(METHOD, service=ServiceRules(minimum_days=366)),
        replace(METHOD, process=Process(remarks_days=0, reconsideration_days=0, conciliation_days=0)),
        with_scale(rows=(ScaleRow("a", D(1)), ScaleRow("b", D(1_000_000)))),
        with_scale(rows=(ScaleRow("a", D(1), share=D(0)), ScaleRow("b", D(2), share=D(100)))),
        with_scale(rows=(ScaleRow("a", D(1), share=D(50)), ScaleRow("b", D(2), share=D(50)))),
        with_scale(mode=ScaleMode.FREE, rows=(), step=D("0.01")),
        with_free_rows((D(0), D(0)), (D("0.01"), D(4))),
        with_section(code="a" * 50),
        with_section(minimum_weight=D(100), maximum_weight=D(100)),
        with_section(factors=CHOSEN, chosen_minimum=2, chosen_maximum=2),
        with_section(factors=(Factor("A", "A", weight=D(100)), Factor("B", "B", weight=D(0)))),
        with_section(factors=(Factor("A", "A", descriptors=("uno", "due")),)),
        with_sheet(rounding=Rounding(digits=0)),
        with_sheet(rounding=Rounding(digits=6)),
        with_sheet(payment_share=D(30)),
        with_sheet(payment_share=D(100)),
        with_sheet(negative_below=D(0)),
        with_sheet(negative_below=D(100)),
        with_sheet(bands=Bands(BandKind.SLOPE, per_point=D(1), base_share=D(0), threshold=D(0))),
        with_sheet(bands=Bands(BandKind.SLOPE, per_point=D(0), base_share=D(100), threshold=D(100))),
        with_sheet(bands=Bands(steps=(Band(D(0), D(0)), Band(D(0), D(5), is_above=True), Band(D(9), D(100))))),
        with_sheet(bands=Bands(steps=(Band(D(0), D(50)), Band(D(9), D(50))))),
    ],
)
def test_that_what_stands_at_an_end_is_accepted(method):
    assert codes(method) == []


@pytest.mark.parametrize(
    ("method", "code"),
    [
        (replace(METHOD, service=ServiceRules(minimum_days=-1)), "minimum_days"),
        (with_scale(rows=(ScaleRow("a", D(1)), ScaleRow("b", D("1000000.01")))), "scale_number"),
        (with_scale(rows=(ScaleRow("a", D(-1_000_001)), ScaleRow("b", D(1)))), "scale_number"),
        (with_scale(rows=(ScaleRow("a", D(1), share=D(-1)), ScaleRow("b", D(2)))), "scale_share"),
        (with_scale(rows=(ScaleRow("a", D(0)), ScaleRow("b", D(-1)))), "scale_top"),
        (with_free_rows((D(0), None)), "row_ends"),
        (with_free_rows((D(0), D(2)), (D("2.02"), D(4))), "row_hole"),
        (with_sheet(rounding=Rounding(digits=-1)), "digits"),
        (with_sheet(payment_share=D("29.99")), "W3"),
        (with_sheet(payment_share=D("100.01")), "out_of_range"),
        (with_sheet(payment_share=D("-0.01")), "out_of_range"),
        (with_sheet(negative_below=D("-0.01")), "negative"),
        (with_sheet(bands=Bands(BandKind.SLOPE, base_share=D(-1))), "share"),
        (with_sheet(bands=Bands(BandKind.SLOPE, base_share=D(100), threshold=D(-1))), "threshold"),
        (with_sheet(bands=Bands(steps=(Band(D(0), D(-1)), Band(D(9), D(5))))), "share"),
    ],
)
def test_that_what_stands_just_beyond_an_end_is_found(method, code):
    assert codes(method) == [code]


def test_that_a_step_that_does_not_reach_the_top_is_doubted():
    [issue] = validate(with_scale(mode=ScaleMode.FREE, rows=(), minimum=D(1), maximum=D(4), step=D(2)))
    assert (issue.code, issue.severity) == ("scale_step", Severity.WARNING)
    assert issue.sentence.endswith("di 2 in 2 da 1 non si arriva al massimo 4.")


def test_that_an_adjustment_has_no_weight():
    assert "adjustment" in codes(with_section(kind=SectionKind.ADJUSTMENT))


def test_that_a_differentiation_with_its_table_is_sound_where_somebody_gives_totals():
    spread = Spread(SpreadMeasure.RANGE, (SpreadStep(D(0), D(0)),))
    assert codes(with_section(kind=SectionKind.DIFFERENTIATION, spread=spread)) == ["no_totals"]
    assert codes(with_sheet(role=SheetRole.EQ, sections=(UNIT, replace(SPREADLESS, spread=spread)))) == []


def test_that_weights_of_sections_say_what_they_sum_to():
    issue = validate(with_section(weight=D(95)))[0]
    assert issue.sentence == ("Scheda «dip»: i pesi delle sezioni sommano a 95 e devono sommare a 100 (mancano 5).")
    assert issue.field == "scheda[0]"


def test_that_weights_of_chosen_factors_need_not_sum():
    factors = (Factor("A", "A", weight=D(60), is_chosen=True), Factor("B", "B", weight=D(60)))
    assert codes(with_section(factors=factors)) == []


def test_that_two_sheets_for_the_same_people_are_refused():
    other = replace(SHEET, code="altra")
    assert codes(replace(METHOD, templates=(SHEET, other))) == ["same_destination"]
    named = replace(SHEET, contract_areas=("Istruttori",)), replace(other, contract_areas=("istruttori", "Operatori"))
    assert codes(replace(METHOD, templates=named)) == ["same_destination"]


def test_that_sheets_for_different_people_live_together():
    areas = replace(SHEET, code="b", contract_areas=("Istruttori",))
    eq = replace(SHEET, code="c", role=SheetRole.SECRETARY)
    assert codes(replace(METHOD, templates=(SHEET, areas, eq))) == []


def test_that_two_sheets_with_one_code_are_refused():
    twin = replace(SHEET, role=SheetRole.SECRETARY)
    assert codes(replace(METHOD, templates=(SHEET, twin))) == ["code_twice"]


def test_that_an_eq_sheet_where_the_organisation_prevails_respects_the_law():
    unit = Section("u", "Area", SectionKind.ORGANISATION_UNIT, D(60))
    assert codes(with_sheet(role=SheetRole.EQ, sections=(unit, replace(SECTION, weight=D(40))))) == []


def test_that_what_only_the_law_advises_is_a_warning():
    issues = validate(with_sheet(role=SheetRole.EQ, payment_share=D(20)))
    assert errors_of(issues) == []
    assert {issue.severity for issue in issues} == {Severity.WARNING}
    assert {issue.article for issue in issues} == {
        "D.L. 13/2023, art. 4-bis, c. 2",
        "D.Lgs. 150/2009, art. 9, c. 1, lett. a",
    }


def test_that_the_most_specific_sheet_is_chosen():
    areas = replace(SHEET, code="aree", contract_areas=("Istruttori",))
    unit = replace(SHEET, code="unita", units=("Polizia locale",))
    method = replace(METHOD, templates=(SHEET, areas, unit))
    chosen = [
        method.template_for(SheetRole.EMPLOYEE, *where).code
        for where in (("Operatori",), ("ISTRUTTORI",), ("Istruttori", "Polizia locale"), ())
    ]
    assert chosen == ["dip", "aree", "unita", "dip"]
    assert method.template_for(SheetRole.SECRETARY) is None


def test_that_objectives_go_to_the_section_that_names_them():
    common = Section(
        "com", "Comuni", SectionKind.ORGANISATION_ENTITY, objective_kinds=(ObjectiveKind.STRATEGIC_COMMON,)
    )
    own = Section("own", "Specifici", SectionKind.OBJECTIVES_GROUP)
    sheet = replace(SHEET, sections=(own, common, SECTION))
    assert sheet.section_for(ObjectiveKind.STRATEGIC_COMMON) is common
    assert sheet.section_for(ObjectiveKind.OPERATIONAL) is own
    assert SHEET.section_for(ObjectiveKind.OPERATIONAL) is None
    assert not own.has_weight_range
    assert replace(own, minimum_weight=D(0)).has_weight_range


def test_that_scales_know_their_top():
    assert SCALE.top == 2
    assert Scale("f", "F", ScaleMode.FREE, maximum=D(4)).top == 4
    assert Scale("p", "P", ScaleMode.PERCENT).top == 100


@pytest.mark.parametrize(
    ("scale", "good", "bad"),
    [
        (SCALE, "2", "1.5"),
        (Scale("f", "F", ScaleMode.FREE, minimum=D(1), maximum=D(4), step=D("0.5")), "2.5", "2.6"),
        (Scale("f", "F", ScaleMode.FREE, maximum=D(4)), "2.61", "4.01"),
        (Scale("p", "P", ScaleMode.PERCENT), "62.5", "-1"),
    ],
)
def test_that_a_scale_accepts_only_its_values(scale, good, bad):
    assert scale.accepts(D(good))
    assert not scale.accepts(D(bad))


def test_that_a_row_may_cover_an_interval():
    rows = ScaleRow("basso", minimum=D(0), maximum=D(2)), ScaleRow("alto", minimum=D("2.1"), maximum=D(4))
    found = Scale("f", "F", ScaleMode.FREE, rows, maximum=D(4))
    assert found.row_of(D("2.5")).label == "alto"
    assert found.row_of(D("2.05")) is None
    assert SCALE.row_of(D(2)).label == "b"


def test_that_a_blocking_rule_may_cite_a_section_or_the_total():
    assert codes(with_sheet(blocking=(BlockingRule("c", D(60)), BlockingRule("", D(50))))) == []


def test_that_intervals_may_touch_or_follow_by_the_step():
    assert codes(with_free_rows((D(0), D(2)), (D(2), D(4)))) == []
    assert codes(with_free_rows((D(0), D("2.99")), (D(3), D(4)))) == []


def test_that_factors_to_be_chosen_may_be_counted():
    assert codes(with_section(factors=CHOSEN, chosen_minimum=1, chosen_maximum=2)) == []
    assert codes(with_section(factors=CHOSEN, chosen_minimum=2)) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("01/01", True),
        ("29/02", True),
        ("31/12", True),
        ("00/01", False),
        ("01/13", False),
        ("01/00", False),
        ("30/02", False),
        ("32/12", False),
        ("x", False),
    ],
)
def test_that_a_day_of_the_year_is_day_and_month(text, expected):
    assert (day_of_year(text) is not None) is expected


def test_that_the_organisation_prevails_when_it_outweighs_every_other_part():
    unit = Section("u", "Area", SectionKind.ORGANISATION_UNIT, D(40))
    own = Section("o", "Obiettivi", SectionKind.OBJECTIVES_INDIVIDUAL, D(30))
    group = Section("g", "Gruppo", SectionKind.OBJECTIVES_GROUP, D(10))
    three = (unit, own, replace(SECTION, weight=D(30)))
    assert codes(with_sheet(role=SheetRole.EQ, sections=three)) == []
    four = (unit, own, group, replace(SECTION, weight=D(20)))
    [issue] = validate(with_sheet(role=SheetRole.EQ, sections=four))
    assert issue.code == "W4"
    assert issue.sentence.endswith(
        "il risultato dell'organizzazione pesa 40, gli obiettivi individuali e di gruppo 40:"
        " deve pesare più di ciascuna delle altre parti."
    )


def test_that_where_sections_have_no_weight_somebody_is_asked_to_look_at_the_organisation():
    unit = Section("u", "Area", SectionKind.ORGANISATION_UNIT)
    sheet = with_sheet(role=SheetRole.EQ, sections=(unit, SECTION), total=TotalRule.MEAN_OF_FACTORS)
    [issue] = validate(sheet)
    assert issue.code == "W4"
    assert "va controllato a mano" in issue.sentence


@pytest.mark.parametrize(
    ("role", "kind", "source", "words"),
    [
        (SheetRole.EMPLOYEE, SectionKind.EXTERNAL, ObjectiveSource.ENTITY, "non conta obiettivi"),
        (SheetRole.EMPLOYEE, SectionKind.OBJECTIVES_INDIVIDUAL, ObjectiveSource.UNIT, "affidati alla persona"),
        (SheetRole.SECRETARY, SectionKind.ORGANISATION_UNIT, ObjectiveSource.UNIT, "non ha un'unità"),
    ],
)
def test_that_objectives_of_others_are_counted_only_where_they_can_be(role, kind, source, words):
    section = Section("x", "X", kind, D(100), is_individual=True, objective_source=source)
    [issue] = validate(with_sheet(role=role, sections=(section,)))
    assert (issue.code, issue.field) == ("source", "scheda[0].sezione[0].obiettivi_di")
    assert words in issue.sentence


def test_that_objectives_of_the_unit_and_of_the_ente_are_no_section_of_the_person():
    unit = Section("u", "Unità", SectionKind.ORGANISATION_UNIT, D(50), objective_source=ObjectiveSource.UNIT)
    entity = Section("e", "Ente", SectionKind.ORGANISATION_ENTITY, D(50), objective_source=ObjectiveSource.ENTITY)
    sheet = replace(SHEET, sections=(unit, entity))
    assert [section.holds_shared_objectives for section in sheet.sections] == [True, True]
    assert sheet.section_for(ObjectiveKind.OPERATIONAL) is None


def test_that_a_phase_that_dates_nothing_or_ends_before_it_begins_is_told():
    phases = (ProcessPhase("feste", "Feste", "01/12", "24/12"), ProcessPhase("verifica", "Verifica", "31/07", "15/06"))
    found = [issue for issue in validate(replace(METHOD, process=Process(phases=phases))) if "phase" in issue.code]
    assert [(one.code, one.field, one.severity) for one in found] == [
        ("idle_phase", "procedimento.fase[0].codice", Severity.WARNING),
        ("phase_order", "procedimento.fase[1].al", Severity.WARNING),
    ]
    assert "«piano», «assegnazione», «verifica»" in found[0].sentence


@pytest.mark.parametrize(
    ("process", "code", "field"),
    [
        (Process(second_level=SecondLevel.NONE, decision_days=30), "idle_second_level", "secondo_livello"),
        (Process(second_level=SecondLevel.NONE, second_level_body="OIV"), "idle_second_level", "secondo_livello"),
        (
            Process(second_level=SecondLevel.AFTER_ANSWER, conciliation_days=0),
            "idle_second_level",
            "giorni_per_la_conciliazione",
        ),
        (Process(green_from=D(40)), "lights", "semaforo_giallo_da"),
        (Process(amber_from=D(-1)), "lights", "semaforo_giallo_da"),
        (Process(answer_days=-1), "process_days", "giorni_per_la_risposta"),
        (Process(decision_days=400), "process_days", "giorni_per_la_decisione"),
    ],
)
def test_that_what_would_not_count_of_the_review_is_told(process, code, field):
    [issue] = validate(replace(METHOD, process=process))
    assert (issue.code, issue.field) == (code, f"procedimento.{field}")


@pytest.mark.parametrize(
    ("role", "evaluator", "process", "is_told"),
    [
        (SheetRole.EQ, "Segretario comunale", Process(), True),
        (SheetRole.EQ, "segretario COMUNALE ", Process(), True),
        (SheetRole.EQ, "Sindaco", Process(), False),
        (SheetRole.SECRETARY, "Sindaco", Process(), True),
        (SheetRole.EQ, "Segretario comunale", Process(second_level_body="Nucleo di valutazione"), False),
        (SheetRole.EQ, "Segretario comunale", Process(second_level=SecondLevel.NONE), False),
        (SheetRole.EQ, "Segretario comunale", Process(conciliation_days=0), False),
        (SheetRole.EMPLOYEE, "Segretario comunale", Process(), False),
    ],
)
def test_that_who_would_decide_on_the_own_evaluation_is_told(role, evaluator, process, is_told):
    method = replace(with_sheet(role=role), process=replace(process, evaluators=(EvaluatorRule(role, evaluator),)))
    found = [one for one in validate(method) if one.code == "same_judge"]
    assert [(one.field, one.severity) for one in found] == [
        ("procedimento.decide_il_secondo_livello", Severity.WARNING)
    ] * is_told
