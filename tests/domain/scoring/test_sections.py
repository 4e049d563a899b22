"""Sections: aggregators, missing policies, exclusions, whole figures, adjustments, differentiation."""

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

import pytest

from app.domain.method.scale import ScaleRow
from app.domain.method.template import Factor, FactorText, Section, Spread, SpreadStep
from app.domain.method.vocabulary import Aggregator, MissingPolicy, SectionKind, SpreadMeasure
from app.domain.scoring.engine import score_sheet
from app.domain.scoring.inputs import FactorInput, SectionInput
from app.domain.scoring.missing import MissingKind
from app.domain.scoring.spread import coefficient_of_variation, root, spread_degree, spread_range, standard_deviation
from tests.domain.scoring.sample import (
    METHOD,
    behaviours,
    given,
    objective,
    objectives,
    scored_factors,
    scores,
    template,
)

D = Decimal


@pytest.mark.parametrize(
    ("aggregator", "values", "expected"),
    [
        (Aggregator.WEIGHTED_MEAN, ["100", "40"], 85),
        (Aggregator.MEAN, ["100", "40"], 70),
        (Aggregator.MINIMUM, ["100", "40"], 40),
        (Aggregator.ALL_OR_NOTHING, ["100", "99.99"], 0),
        (Aggregator.ALL_OR_NOTHING, ["100", "100"], 100),
        (Aggregator.POINTS, ["100", "40"], 70),
    ],
)
def test_that_each_aggregator_joins_degrees(aggregator, values, expected):
    assert scored_factors(["75", "25"], values, "percent", aggregator=aggregator).exact_total == expected


def test_that_points_are_counted_against_the_maxima_of_each_scale():
    factors = (Factor("A", "A", scale="1-5"), Factor("B", "B", scale="2-10"))
    section = Section("p", "Punti", SectionKind.BEHAVIOURS, D(100), aggregator=Aggregator.POINTS, factors=factors)
    sheet = given(SectionInput("p", factors=(FactorInput("A", D(4)), FactorInput("B", D(8)))))
    result = score_sheet(METHOD, template(section), sheet)
    assert result.exact_total == 80
    assert result.tree.find("section:p").values == (("punti", "12"), ("punti massimi", "15"))


def test_that_the_points_of_items_sum_to_the_degree_of_the_section():
    items = scored_factors(["75", "25"], ["90", "40"], "percent").section("comp").items
    assert [item.shown_points for item in items] == [D("67.50"), D("10.00")]
    assert [item.shown_degree for item in items] == [D("90.00"), D("40.00")]


def test_that_the_lowest_has_no_points_for_each_item():
    section = scored_factors(["75", "25"], ["90", "40"], "percent", aggregator=Aggregator.MINIMUM).section("comp")
    assert section.item("F1").points is None
    assert section.item("F1").shown_points is None


@pytest.mark.parametrize(
    ("policy", "total", "provisional"),
    [(MissingPolicy.BLOCK, 80, True), (MissingPolicy.EXCLUDE, 80, False), (MissingPolicy.ZERO, 40, False)],
)
def test_that_a_missing_score_follows_the_policy(policy, total, provisional):
    result = scored_factors(["50", "50"], ["80", None], "percent", missing=policy)
    assert result.exact_total == total
    assert result.is_provisional is provisional


def test_that_a_missing_score_is_listed_with_its_keys():
    missing = scored_factors(["50", "50"], ["80", None], "percent").missing
    assert [(one.section, one.item, one.kind) for one in missing] == [("comp", "F2", MissingKind.SCORE)]
    assert missing[0].label == "Comportamenti: manca il punteggio del fattore «Fattore 2»"


def test_that_a_sheet_without_scores_has_no_total_at_all():
    result = scored_factors(["50", "50"], [None, None], "percent")
    assert result.total is None
    assert result.exact_total is None
    assert result.individual is None
    assert result.section("comp").shown_degree is None
    assert result.section("comp").shown_points is None
    assert result.tree.shown == "manca"
    assert len(result.missing) == 2


def test_that_a_factor_that_does_not_apply_gives_its_weight_to_the_others():
    sheet = given(SectionInput("comp", factors=(FactorInput("F1", D(80)), FactorInput("F2", excluded="Non coordina"))))
    result = score_sheet(METHOD, template(behaviours(["50", "50"], "percent")), sheet)
    assert result.exact_total == 80
    assert result.section("comp").item("F2").is_excluded
    assert not result.is_provisional


def test_that_a_section_where_nothing_applies_is_excluded():
    sheet = given(
        SectionInput("ob", objectives=(objective(1, "100", neutralised="Fondi revocati"),)),
        SectionInput("comp", factors=scores(["70"])),
    )
    result = score_sheet(METHOD, template(objectives("60"), behaviours(["100"], "percent", "40")), sheet)
    assert result.section("ob").is_excluded
    assert result.exact_total == 70


def test_that_a_neutralised_objective_gives_its_weight_to_the_others():
    sheet = given(
        SectionInput(
            "ob",
            objectives=(
                objective(1, "60", degree=D(90)),
                objective(2, "20", degree=D(50)),
                objective(3, "20", degree=D(0), neutralised="Fondi revocati"),
            ),
        )
    )
    result = score_sheet(METHOD, template(objectives()), sheet)
    assert result.exact_total == 80
    step = result.tree.find("section:ob/objective:3")
    assert step.shown == "non si applica"
    assert step.formula == "obiettivo neutralizzato: Fondi revocati"


def test_that_an_objective_without_indicators_is_judged_on_the_scale():
    sheet = given(SectionInput("ob", objectives=(objective(1, "50", value=D(2)), objective(2, "50", value=D(3)))))
    result = score_sheet(METHOD, template(objectives()), sheet)
    assert result.exact_total == Fraction("87.5")
    assert ("giudizio", "in gran parte") in result.tree.find("section:ob/objective:1").values


def test_that_a_section_may_have_its_own_scale_for_objectives():
    sheet = given(SectionInput("ob", objectives=(objective(1, "100", value=D(2)),)))
    assert score_sheet(METHOD, template(objectives(scale="1-5")), sheet).exact_total == 40


def test_that_an_objective_not_judged_yet_is_missing():
    sheet = given(SectionInput("ob", objectives=(objective(1, "100"),)))
    result = score_sheet(METHOD, template(objectives()), sheet)
    assert result.missing[0].item == "objective:1"
    assert result.missing[0].label == "Obiettivi: manca il punteggio dell'obiettivo «Obiettivo 1»"


def test_that_an_objective_without_any_scale_says_so():
    sheet = given(SectionInput("ob", objectives=(objective(1, "100", value=D(2)),)))
    result = score_sheet(METHOD, template(objectives(scale="no")), sheet)
    assert result.missing[0].label == "Obiettivi: manca la scala per giudicare l'obiettivo «Obiettivo 1»"


def test_that_a_section_without_objectives_is_missing():
    result = score_sheet(METHOD, template(objectives()), given())
    assert result.missing[0].label == "Obiettivi: nessun obiettivo è assegnato"


def test_that_weights_all_zero_are_missing_and_not_a_division():
    sheet = given(SectionInput("ob", objectives=(objective(1, "0", degree=D(50)),)))
    result = score_sheet(METHOD, template(objectives()), sheet)
    assert result.missing[0].kind is MissingKind.WEIGHT
    assert result.total is None
    assert result.section("ob").item("objective:1").points is None


def test_that_chosen_factors_enter_only_when_picked():
    factors = tuple(Factor(code, code, scale="percent", is_chosen=True) for code in ("A", "B", "C"))
    section = Section("s", "Scelti", SectionKind.BEHAVIOURS, D(100), factors=factors)
    picked = given(SectionInput("s", factors=(FactorInput("A", D(60)), FactorInput("C", D(80)))))
    assert score_sheet(METHOD, template(section), picked).exact_total == 70
    none = score_sheet(METHOD, template(section), given())
    assert none.missing[0].label == "Scelti: nessun fattore è scelto"


def test_that_the_words_of_a_factor_follow_the_contract_area():
    variant = FactorText(("Operatori esperti",), "Autonomia")
    factor = Factor("A", "Cura", scale="percent", variants=(variant,))
    section = Section("s", "S", SectionKind.BEHAVIOURS, D(100), factors=(factor,))
    given_here = SectionInput("s", factors=(FactorInput("A", D(60)),))
    labels = [
        score_sheet(METHOD, template(section), given(given_here, area=area)).section("s").items[0].label
        for area in ("OPERATORI ESPERTI", "Operatori")
    ]
    assert labels == ["Autonomia", "Cura"]


def strict_method():
    scale = METHOD.scale("1-5")
    low = ScaleRow("1", D(1), is_reason_required=True)
    return replace(METHOD, scales=(replace(scale, rows=(low, *scale.rows[1:])),))


def test_that_an_extreme_score_wants_its_reason_in_writing():
    section = behaviours(["100"], "1-5")
    bare = given(SectionInput("comp", factors=(FactorInput("F1", D(1), reason=" "),)))
    result = score_sheet(strict_method(), template(section), bare)
    assert result.missing[0].kind is MissingKind.REASON
    assert result.missing[0].label == "Comportamenti: il giudizio «1» sul fattore «Fattore 1» va motivato per iscritto"
    assert result.total == D("20.00")
    motivated = given(SectionInput("comp", factors=(FactorInput("F1", D(1), reason="Assenze ripetute"),)))
    assert not score_sheet(strict_method(), template(section), motivated).is_provisional


def test_that_an_excluded_section_leaves_the_total_to_the_others():
    sheet = given(SectionInput("ob", excluded="In servizio da novembre"), SectionInput("comp", factors=scores(["70"])))
    result = score_sheet(METHOD, template(objectives("60"), behaviours(["100"], "percent", "40")), sheet)
    assert result.exact_total == 70
    assert result.section("ob").is_excluded
    assert result.section("ob").points is None


def test_that_the_unit_s_result_may_come_as_one_figure():
    unit = Section("un", "Unità", SectionKind.ORGANISATION_UNIT, D(100))
    for figure, degree in (("87.5", Fraction("87.5")), ("130", 100), ("-1", 0)):
        assert score_sheet(METHOD, template(unit), given(SectionInput("un", degree=D(figure)))).exact_total == degree


def test_that_a_figure_of_the_nucleo_is_missing_until_certified():
    external = Section("nv", "Customer satisfaction", SectionKind.EXTERNAL, D(100))
    result = score_sheet(METHOD, template(external), given())
    assert result.missing[0].label == "Customer satisfaction: manca il dato certificato"
    assert score_sheet(METHOD, template(external), given(SectionInput("nv", degree=D(64)))).exact_total == 64


def test_that_weights_chosen_for_the_person_are_used():
    ranged = objectives("50", minimum_weight=D(40), maximum_weight=D(60))
    sheet = given(
        SectionInput("ob", weight=D(60), objectives=(objective(1, "100", degree=D(100)),)),
        SectionInput("comp", weight=D(40), factors=scores(["50"])),
    )
    result = score_sheet(METHOD, template(ranged, behaviours(["100"], "percent", "50")), sheet)
    assert result.exact_total == 80
    assert [section.weight for section in result.sections] == [D(60), D(40)]


def adjusted(points, reason="Encomio"):
    correction = Section("corr", "Correzione", SectionKind.ADJUSTMENT, points_minimum=D(-5), points_maximum=D(5))
    sheet = given(
        SectionInput("comp", factors=scores(["98"])),
        SectionInput("corr", points=None if points is None else D(points), reason=reason),
    )
    return score_sheet(METHOD, template(behaviours(["100"], "percent"), correction), sheet)


@pytest.mark.parametrize(("points", "total"), [(None, 98), ("0", 98), ("-3", 95), ("-9", 93), ("4", 100)])
def test_that_a_correction_is_its_own_line_within_its_bounds(points, total):
    result = adjusted(points)
    assert result.exact_total == total
    assert not result.is_provisional


def test_that_a_correction_without_a_reason_is_not_complete():
    result = adjusted("-3", reason="")
    assert result.missing[0].kind is MissingKind.REASON
    assert result.section("corr").points == -3


def differentiated(totals, measure=SpreadMeasure.STANDARD_DEVIATION, **more):
    spread = Spread(measure, (SpreadStep(D(0), D(20)), SpreadStep(D(5), D(60)), SpreadStep(D(10), D(100))))
    section = Section("diff", "Differenziazione", SectionKind.DIFFERENTIATION, D(100), spread=spread, **more)
    return score_sheet(METHOD, template(section), given(SectionInput("diff", totals_given=totals)))


@pytest.mark.parametrize(
    ("measure", "expected"),
    [
        (SpreadMeasure.STANDARD_DEVIATION, 60),
        (SpreadMeasure.RANGE, 100),
        (SpreadMeasure.COEFFICIENT_OF_VARIATION, 60),
    ],
)
def test_that_the_spread_of_the_totals_given_becomes_a_degree(measure, expected):
    assert differentiated((D(70), D(80)), measure).exact_total == expected


@pytest.mark.parametrize("totals", [(), (D(80),)])
def test_that_differentiation_does_not_apply_to_fewer_than_two_people(totals):
    result = differentiated(totals)
    assert result.section("diff").is_excluded
    assert not result.is_provisional
    assert result.tree.find("band").shown == "manca"


def test_that_totals_not_known_yet_are_missing():
    assert differentiated(None).missing[0].label == "Differenziazione: mancano i totali delle schede dei collaboratori"
    assert not differentiated(None, missing=MissingPolicy.EXCLUDE).is_provisional


def test_that_roots_are_rounded_half_up_at_six_decimals():
    assert root(Fraction(2)) == Fraction("1.414214")
    assert root(Fraction(0)) == 0
    assert root(Fraction(25)) == 5


def test_that_the_measures_of_spread_are_those_of_a_whole_population():
    totals = (D(60), D(70), D(80))
    assert standard_deviation(totals) == Fraction("8.164966")
    assert spread_range(totals) == 20
    assert coefficient_of_variation(totals) == Fraction("8.164966") * 100 / 70
    assert coefficient_of_variation((D(0), D(0))) == 0


def test_that_below_the_first_step_of_spread_the_degree_is_zero():
    spread = Spread(SpreadMeasure.RANGE, (SpreadStep(D(5), D(60)),))
    assert spread_degree(spread, Fraction(4)) == 0


def test_that_what_weighs_nothing_is_missing_of_the_whole_section() -> None:
    sheet = given(SectionInput("ob", objectives=(objective(1, "0", degree=D(50)),)))
    [missing] = score_sheet(METHOD, template(objectives()), sheet).missing
    assert (missing.section, missing.item, missing.label) == ("ob", "", "Obiettivi: i pesi sono tutti a zero")
