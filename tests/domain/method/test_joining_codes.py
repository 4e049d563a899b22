"""Codes, scales and evaluators of two methods made one."""

from dataclasses import replace
from decimal import Decimal

from app.domain.method.definition import EvaluatorRule, IndicatorDefaults, MethodDefinition, Process
from app.domain.method.joining import joined
from app.domain.method.scale import Scale, ScaleRow
from app.domain.method.template import Factor, Section, SheetTemplate
from app.domain.method.vocabulary import SectionKind
from app.domain.roles import SheetRole

D = Decimal


def scale(code: str, top: int) -> Scale:
    return Scale(code, code, rows=(ScaleRow("alto", D(top)),))


def sheet(code: str, *sections: Section, role: SheetRole = SheetRole.EMPLOYEE) -> SheetTemplate:
    return SheetTemplate(code, code, role, sections=sections)


def method(*parts: Scale | SheetTemplate, process: Process | None = None, judgement: str = "") -> MethodDefinition:
    return MethodDefinition(
        "m",
        "M",
        scales=tuple(part for part in parts if isinstance(part, Scale)),
        templates=tuple(part for part in parts if isinstance(part, SheetTemplate)),
        process=process or Process(),
        indicators=IndicatorDefaults(judgement_scale=judgement),
    )


def behaviours(scale_code: str, *factors: Factor) -> Section:
    return Section("comp", "Comportamenti", SectionKind.BEHAVIOURS, scale=scale_code, factors=factors)


OBJECTIVES = Section("ob", "Obiettivi", SectionKind.OBJECTIVES_INDIVIDUAL)


def test_that_each_number_is_tried_until_one_is_free() -> None:
    there = method(scale("a", 1), scale("a-2", 2), sheet("s"), sheet("s-2"))
    whole = joined(there, method(scale("a", 3), sheet("s")))
    assert [one.code for one in whole.scales] == ["a", "a-2", "a-3"]
    assert [one.code for one in whole.templates] == ["s", "s-2", "s-3"]


def test_that_two_added_scales_never_take_the_same_code() -> None:
    # La prima «a» diventa «a-2», che la seconda si chiamava già.
    whole = joined(method(scale("a", 1)), method(scale("a", 2), scale("a-2", 3)))
    assert [(one.code, one.top) for one in whole.scales] == [("a", D(1)), ("a-2", D(2)), ("a-2-2", D(3))]


def test_that_sections_and_factors_follow_their_scales() -> None:
    other = method(
        scale("a", 2),
        scale("b", 3),
        sheet("t", behaviours("a", Factor("F", "F", scale="b"), Factor("G", "G"), Factor("H", "H", scale="a"))),
    )
    section = joined(method(scale("a", 1)), other).template("t").section("comp")
    assert (section.scale, [factor.scale for factor in section.factors]) == ("a-2", ["b", "", "a-2"])


def test_that_a_scale_that_is_the_same_keeps_its_code_in_the_sections() -> None:
    whole = joined(method(scale("a", 1)), method(scale("a", 1), sheet("t", behaviours("a"))))
    assert [one.code for one in whole.scales] == ["a"]
    assert whole.template("t").section("comp").scale == "a"


def test_that_objectives_go_on_being_judged_on_the_scale_of_their_method() -> None:
    own = replace(OBJECTIVES, code="proprie", scale="b")
    other = method(scale("a", 2), scale("b", 3), sheet("t", OBJECTIVES, own, behaviours("")), judgement="a")
    whole = joined(method(scale("a", 1), judgement="a"), other)
    assert [section.scale for section in whole.template("t").sections] == ["a-2", "b", ""]
    assert whole.indicators.judgement_scale == "a"


def rules(*pairs: tuple[SheetRole, str]) -> Process:
    return Process(tuple(EvaluatorRule(role, evaluator) for role, evaluator in pairs), remarks_days=7)


def test_that_who_evaluates_is_added_for_the_added_sheets_only_and_never_told_twice() -> None:
    staff = method(sheet("d"), process=rules((SheetRole.EMPLOYEE, "EQ")))
    other = method(
        sheet("s", role=SheetRole.SECRETARY),
        sheet("e"),
        process=rules((SheetRole.SECRETARY, "Sindaco"), (SheetRole.EMPLOYEE, "Altri"), (SheetRole.EQ, "Segretario")),
    )
    found = joined(staff, replace(other, process=replace(other.process, remarks_days=30))).process
    assert [rule.evaluator for rule in found.evaluators] == ["EQ", "Sindaco"]
    assert found.remarks_days == 7
