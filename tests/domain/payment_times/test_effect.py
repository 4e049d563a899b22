"""What the payment-times objective removes from the result pay: apart, inside the total, hidden by bands."""

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

import pytest

from app.domain.ids import ObjectiveId
from app.domain.method.objective_kind import ObjectiveKind
from app.domain.method.template import Band, Bands, Section, SheetTemplate
from app.domain.method.vocabulary import BandKind, SectionKind
from app.domain.objectives.weight_periods import Assigned
from app.domain.payment_times.effect import PaymentEffect, payment_effect, planned_input
from app.domain.periods import year_period
from app.domain.roles import SheetRole
from app.domain.scoring.inputs import ObjectiveInput, SectionInput, SheetInput
from app.services.methods.presets import list_presets, read_preset

D = Decimal
METHOD = read_preset("tre-ambiti")
NINETY = Bands(BandKind.STEPS, steps=(Band(D(90), D(100)), Band(D(70), D(90)), Band(D(0), D(0))))
PROPORTIONAL = Bands(BandKind.PROPORTIONAL)


def sheet(bands: Bands, share: Decimal | None) -> SheetTemplate:
    sections = (
        Section("ob", "Obiettivi", SectionKind.OBJECTIVES_INDIVIDUAL, D(60)),
        Section("org", "Organizzazione", SectionKind.ORGANISATION_UNIT, D(40)),
    )
    return SheetTemplate("eq", "Scheda EQ", SheetRole.EQ, sections=sections, bands=bands, payment_share=share)


def given(payment: int, other: Decimal | None, organisation: Decimal | None) -> SheetInput:
    goals = (
        ObjectiveInput("pagamenti", "Pagamenti", D(payment), is_payment_times=True),
        ObjectiveInput("altro", "Altro", D(100 - payment), degree=other),
    )
    return SheetInput((SectionInput("ob", objectives=goals), SectionInput("org", degree=organisation)))


def effect(bands: Bands, share: Decimal | None, on_sheet: SheetInput) -> PaymentEffect:
    template = sheet(bands, share)
    found = payment_effect(replace(METHOD, templates=(template,)), template, on_sheet)
    assert found is not None
    return found


def test_that_apart_it_is_the_formula_to_the_cent() -> None:
    """R·[(1−q)·f(S) + q·A]: R 3.000, q 30 %, f 90 %."""
    found = effect(NINETY, D(30), given(40, D(80), D(80)))
    euros = found.in_euros(D(3000))
    assert (euros.reached, euros.missed, euros.removed) == (D("2790.00"), D("1890.00"), D("900.00"))
    assert (found.removed, found.is_ideal) == (Fraction(30), False)


@pytest.mark.parametrize(
    ("bands", "weight", "removed", "euros"),
    [
        (PROPORTIONAL, 50, Fraction(30), D("900.00")),
        (PROPORTIONAL, 40, Fraction(24), D("720.00")),
        (NINETY, 50, Fraction(10), D("300.00")),
    ],
)
def test_that_inside_the_total_bands_may_hide_it(bands: Bands, weight: int, removed: Fraction, euros: Decimal) -> None:
    """Half of a section of 60 weighs 30 of 100: in proportion it removes 30 %, in steps that are wide only 10."""
    found = effect(bands, None, given(weight, D(100), D(100)))
    assert (found.removed, found.in_euros(D(3000)).removed) == (removed, euros)


def test_that_what_is_not_known_yet_is_taken_at_its_best() -> None:
    found = effect(PROPORTIONAL, None, given(50, None, None))
    assert (found.reached, found.missed, found.is_ideal) == (Fraction(100), Fraction(70), True)


def test_that_without_the_objective_or_with_it_set_aside_nothing_hangs_on_it() -> None:
    template = sheet(PROPORTIONAL, D(30))
    method = replace(METHOD, templates=(template,))
    plain = SheetInput((SectionInput("ob", objectives=(ObjectiveInput("altro", "Altro", D(100)),)),))
    assert payment_effect(method, template, plain) is None
    goal = ObjectiveInput("p", "P", D(100), is_payment_times=True, neutralised="piattaforma ferma")
    assert payment_effect(method, template, SheetInput((SectionInput("ob", objectives=(goal,)),))) is None


def test_that_every_method_of_the_program_makes_the_share_hang_on_it_before_a_session() -> None:
    goals = [
        Assigned(1, ObjectiveId(1), ObjectiveKind.OPERATIONAL, D(50), year_period(2026), is_payment_times=True),
        Assigned(2, ObjectiveId(2), ObjectiveKind.STRATEGIC_COMMON, D(50), year_period(2026)),
    ]
    seen = 0
    for preset in list_presets():
        method = read_preset(preset.code)
        for template in method.templates:
            if template.role is SheetRole.EQ and template.section_for(ObjectiveKind.OPERATIONAL):
                found = payment_effect(method, template, planned_input(template, goals))
                assert found is not None
                assert (found.is_ideal, found.removed) == (True, template.payment_share)
                seen += 1
    assert seen > 2
