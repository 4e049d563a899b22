"""What is written and would never count, or never be reached, is told with its place and forbids nothing."""

from dataclasses import replace
from decimal import Decimal

import pytest

from app.domain.issues import errors_of
from app.domain.method.checks import validate
from app.domain.method.scale import Scale
from app.domain.method.template import Band, Bands, Factor, Rounding, Section
from app.domain.method.vocabulary import Aggregator, BandKind, RoundingPoint, ScaleMode, SectionKind, TotalRule
from tests.domain.method.test_checks import METHOD, SECTION, with_section, with_sheet

D = Decimal
STEPS = (Band(D(0), D(0)), Band(D(60), D(100)))
SLOPE = Bands(BandKind.SLOPE, threshold=D(60), base_share=D(50), per_point=D("1.25"))


def with_step(step):
    """Return the method with a free scale from 0 to 10 by `step`, beside its own."""
    scale = Scale("f", "Libera", ScaleMode.FREE, maximum=D(10), step=D(step))
    return replace(METHOD, scales=(*METHOD.scales, scale))


def with_ranges(*sections):
    """Return the method with sections given as weight, least and greatest weight."""
    made = [
        replace(SECTION, code=str(place), weight=D(weight), minimum_weight=D(low), maximum_weight=D(high))
        for place, (weight, low, high) in enumerate(sections)
    ]
    return with_sheet(sections=tuple(made))


CORRECTION = Section("k", "Correzione", SectionKind.ADJUSTMENT)
PLAIN = (Factor("A", "A"), Factor("B", "B"))
UNEQUAL = (replace(SECTION, weight=D(60)), replace(SECTION, code="d", weight=D(40)))
EQUAL = tuple(replace(one, weight=D(50)) for one in UNEQUAL)
BY_POINTS = {"total": TotalRule.POINTS_OVER_MAXIMUM, "rounding": Rounding(RoundingPoint.SECTION)}


@pytest.mark.parametrize(
    ("method", "field", "words"),
    [
        (with_sheet(bands=Bands(BandKind.PROPORTIONAL, steps=STEPS)), "fasce.gradino", "non guardano i gradini"),
        (with_sheet(bands=Bands(steps=STEPS, threshold=D(60))), "fasce.soglia", "non guardano la soglia"),
        (with_sheet(bands=Bands(steps=STEPS, per_point=D(1))), "fasce.quota_per_punto", "non guardano le quote"),
        (with_sheet(bands=replace(SLOPE, per_point=D(1))), "fasce.quota_per_punto", "a chi ha 100 è 90, non 100"),
        (with_sheet(**BY_POINTS), "arrotondamento.punto", "arrotondarle non lo cambia"),
        (with_sheet(total=TotalRule.MEAN_OF_FACTORS, sections=UNEQUAL), "totale", "i pesi delle sezioni non contano"),
        (with_sheet(sections=(SECTION, CORRECTION)), "sezione[1].punti_massimi", "vale sempre zero"),
        (with_section(aggregator=Aggregator.MEAN), "sezione[0].calcolo", "«media semplice» il peso dei fattori"),
        (with_section(kind=SectionKind.OBJECTIVES_GROUP, factors=PLAIN), "sezione[0].fattore", "senza peso conta 1"),
        (with_ranges((50, 40, 60), (50, 45, 60)), "sezione[0].peso_massimo", "il peso 60 non si può scegliere"),
        (with_ranges((50, 40, 60), (50, 40, 55)), "sezione[0].peso_minimo", "il peso 40 non si può scegliere"),
    ],
)
def test_that_what_never_counts_is_told_with_its_place(method, field, words):
    [issue] = [one for one in validate(method) if one.field == f"scheda[0].{field}"]
    assert words in issue.sentence
    assert errors_of(validate(method)) == []


@pytest.mark.parametrize(
    "method",
    [
        with_sheet(bands=SLOPE),
        with_sheet(bands=Bands(BandKind.PROPORTIONAL, threshold=D(60))),
        with_sheet(total=TotalRule.MEAN_OF_FACTORS, sections=EQUAL),
        with_sheet(sections=(SECTION, replace(CORRECTION, points_minimum=D(-5), points_maximum=D(5)))),
        with_ranges((50, 40, 60), (50, 40, 60)),
        with_ranges((30, 20, 40), (30, 20, 40), (40, 30, 50)),
        with_sheet(rounding=Rounding(RoundingPoint.SECTION)),
        with_step("2.5"),
    ],
)
def test_that_what_counts_is_not_told(method):
    assert validate(method) == []


def test_that_a_scale_whose_steps_miss_its_maximum_is_told():
    [issue] = validate(with_step(3))
    assert issue.sentence == "Scala «f»: di 3 in 3 da 0 non si arriva al massimo 10."
    assert issue.field == "scala[1].passo"


@pytest.mark.parametrize(
    ("more", "words"),
    [
        ({"chosen_minimum": -1}, "non possono essere meno di zero"),
        ({"chosen_minimum": 4}, "sono almeno 4, ma quelli a scelta (a_scelta = true) sono 0"),
        ({"weight": D(40), "minimum_weight": D(60)}, "il peso 40 deve stare tra il minimo 60 e il massimo 40"),
    ],
)
def test_that_a_refusal_says_the_numbers(more, words):
    assert any(words in issue.sentence for issue in validate(with_section(**more)))
