from app.domain.objectives import ObjectiveKind
from app.domain.plan_text.comparison import plan_changes
from app.domain.plan_text.preview import PresentPlan
from app.domain.plan_text.shapes import ReadPlan
from tests.domain.plan_text.parsing import parse_plan

FULL = "Regolare svolgimento dei compiti ordinari del servizio anche con personale ridotto"


def plan_of(*sectors: str, common: str = "") -> ReadPlan:
    parts = [f"(Settore {chr(65 + place)}lfa)\n{text}\n" for place, text in enumerate(sectors)]
    return parse_plan(f"{common}AREA UNICA\n" + "\n".join(parts))


def test_that_lines_equal_but_for_case_accents_and_marks_are_one_group() -> None:
    plan = plan_of("- Qualità dei servizi: più ascolto.", "- QUALITA' DEI SERVIZI - PIU' ASCOLTO;", "- Altro")
    assert [(group.is_exact, len(group.members)) for group in plan.groups] == [(True, 2)]
    assert plan.default_cross == {plan.groups[0].key}
    assert len(plan.groups[0].texts) == 2


def test_that_a_line_with_a_few_words_more_is_only_proposed() -> None:
    plan = plan_of(f"- {FULL}", f"- {FULL}.", "- Regolare svolgimento dei compiti ordinari", f"- {FULL} e stagionale")
    exact, *near = plan.groups
    assert [(group.is_exact, group.joins == exact.key, len(group.members)) for group in near] == [(False, True, 1)] * 2
    assert not {group.key for group in near} & plan.default_cross


def test_that_single_lines_nearly_equal_are_proposed_together_with_their_texts() -> None:
    plan = plan_of("- Passaggio dei programmi al cloud", "- Passaggio dei programmi al cloud nazionale", "- Altro")
    assert [(group.is_exact, group.joins, len(group.texts)) for group in plan.groups] == [(False, "", 2)]


def test_that_lines_of_different_matter_are_not_grouped() -> None:
    plan = plan_of("- Controllo del territorio", "- Controllo del mercato", "- Controllo delle strade")
    assert plan.groups == ()


def test_that_a_line_repeated_in_one_settore_only_makes_no_group() -> None:
    assert plan_of("- Pulizia delle aule\n- Pulizia delle aule", "- Altro").groups == ()


def test_that_an_accepted_group_is_one_objective_of_many_units() -> None:
    plan = plan_of(f"- {FULL}\n- Uno", f"- {FULL}.", "- Regolare svolgimento dei compiti ordinari\n- Due")
    default = plan_changes(plan, PresentPlan(), plan.default_cross).objectives
    everything = plan_changes(plan, PresentPlan(), {group.key for group in plan.groups}).objectives
    nothing = plan_changes(plan, PresentPlan(), set()).objectives
    assert [len(one.units) for one in default] == [2, 1, 1, 1]
    assert [len(one.units) for one in everything] == [3, 1, 1]
    assert [len(one.units) for one in nothing] == [1] * 5
    assert everything[0].title == FULL


def test_that_a_near_group_alone_does_not_make_a_cross_objective_of_one_unit() -> None:
    plan = plan_of(f"- {FULL}", f"- {FULL}", "- Regolare svolgimento dei compiti ordinari")
    near = {group.key for group in plan.groups if not group.is_exact}
    assert [len(one.units) for one in plan_changes(plan, PresentPlan(), near).objectives] == [1, 1, 1]


def test_that_a_line_restating_a_common_objective_is_linked_to_it() -> None:
    common = "OBIETTIVI STRATEGICI COMUNI\n1) Rispetto tempistica pagamenti: norma\n2) Trasparenza\n\n"
    plan = plan_of(
        "- Rispetto dei tempi di pagamento", "- Rispetto dei tempi di pagamento.", "- Trasparenza", common=common
    )
    planned = plan_changes(plan, PresentPlan(), plan.default_cross).objectives
    assert [one.kind for one in planned][:2] == [ObjectiveKind.STRATEGIC_COMMON] * 2
    assert [(one.code, one.restates) for one in planned] == [
        ("SC1", ""),
        ("SC2", ""),
        ("T-01", "SC1"),
        ("UNI-CLF-01", "SC2"),
    ]


def test_that_codes_differ_where_names_begin_alike() -> None:
    plan = parse_plan(
        "AREA TECNICA UNO\n(Settore Sport)\n- a uno\n(Settore Sportello unico)\n- b due\n\n"
        "AREA TURISMO URBANO\n- c tre\n- d quattro\n"
    )
    codes = [one.code for one in plan_changes(plan, PresentPlan(), set()).objectives]
    assert codes == ["TU-SPO-01", "TU-SPO2-01", "TU2-01", "TU2-02"]
