"""Ready rules with the bands of the sheets; what is said of other bands, and of absences without a rule."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest

from app.domain.awards.definition import AbsenceRule, AwardRules, FundRule
from app.domain.awards.method_scale import other_scales, scale_notes, with_bands_of
from app.domain.awards.participants import AbsentDays
from app.domain.awards.payout import Payout, PayoutBand
from app.domain.awards.payouts import share_at
from app.domain.awards.service import kind_in_rules, silent_absences
from app.domain.awards.vocabulary import AbsenceEffect, AwardMode, PayoutKind
from app.domain.method.definition import MethodDefinition
from app.domain.method.template import Band
from app.domain.method.vocabulary import BandBasis
from app.domain.periods import Period
from app.domain.scoring.bands import worth_of
from app.services.awards.presets import list_award_presets, read_award_preset
from app.services.methods.presets import list_presets, read_preset
from tests.domain.awards.people import YEAR, person
from tests.domain.awards.test_award_checks import found, fund, year_of

D = Decimal
NINE = read_preset("articolo-9")
LEAVE = Period(date(YEAR, 3, 2), date(YEAR, 8, 31))


def test_that_ready_rules_have_the_bands_of_the_sheets_of_each_method() -> None:
    told = [text for _, text in other_scales(read_award_preset("fasce"), NINE)]
    assert len(told) == 2  # performance organizzativa and result of the EQ: those of the individual one are the same
    assert "(da 90 il 100 %, da 80 il 90 %, da 70 il 80 % e da 60 il 70 %)" in told[0]
    assert "scheda (da 95 il 100 %, da 85 il 90 %, da 75 il 75 % e da 60 il 50 %)" in told[0]
    fitted = with_bands_of(read_award_preset("fasce"), NINE)
    assert {(band.floor, band.share) for band in fitted.funds[0].payout.bands} == {
        (D(95), D(100)), (D(85), D(90)), (D(75), D(75)), (D(60), D(50)),
    }  # fmt: skip
    assert fitted.funds[0].payout.bands[0].label == "A – Eccellente"
    for method in (read_preset(one.code) for one in list_presets()):
        for rules in list_award_presets():
            fitted = with_bands_of(rules, method)
            assert list(other_scales(fitted, method)) == []
            assert [told for fund in fitted.funds for told in _paid_otherwise(fund, method)] == []


def _paid_otherwise(fund: FundRule, method: MethodDefinition) -> Iterator[tuple[str, str, int]]:
    """Yield the hundredths of a total with which a fund that pays a share pays another than the sheet says."""
    for template in method.templates:
        if template.role in fund.admitted_roles and fund.mode is AwardMode.THEORETICAL:
            for total in (Fraction(one, 100) for one in range(0, 10001, 7)):
                if worth_of(template.bands, total).share != share_at(fund.payout, total):
                    yield fund.name, template.code, int(total * 100)


@pytest.mark.parametrize(
    ("method", "rules", "told"),
    [
        ("tre-ambiti", "fasce", "con 99 punti la scheda dice 99 % (proporzionale), il fondo 100 % (fasce)"),
        ("solo-comportamenti", "fasce", "con 99 punti la scheda dice 98,75 % (a punti oltre la soglia)"),
        ("obiettivi-60-comportamenti-40", "proporzionale", "con 89 punti la scheda dice 90 % (a gradini), il fondo 89"),
    ],
)
def test_that_two_scales_of_other_kinds_are_told_by_a_total(method: str, rules: str, told: str) -> None:
    assert told in list(other_scales(read_award_preset(rules), read_preset(method)))[-1][1]


@pytest.mark.parametrize("name", ["linear", "a section", "above"])
def test_that_a_fund_without_the_bands_of_the_total_is_left_as_it_is(name: str) -> None:
    plain = FundRule("f", "Premio", payout=Payout(PayoutKind.BANDS, bands=(PayoutBand(D(70), D(100)),)))
    changed = {
        "linear": replace(plain, payout=Payout(PayoutKind.LINEAR)),
        "a section": replace(plain, score="comportamenti"),
        "above": plain,
    }[name]
    steps = (Band(D(70), D(100), is_above=True), Band(D(0), D(0)))
    exact = {"steps": steps, "basis": BandBasis.EXACT}
    above = replace(NINE, templates=tuple(replace(t, bands=replace(t.bands, **exact)) for t in NINE.templates))
    rules = AwardRules("x", "X", funds=(changed,))
    assert with_bands_of(rules, above) == rules
    assert len(list(other_scales(rules, above))) == (1 if name == "above" else 0)


def test_that_checks_ask_for_one_scale_and_note_it_of_rules_that_an_act_adopted() -> None:
    facts = year_of(fund(payout=read_award_preset("fasce").funds[0].payout, increase=None), staff=5, method=NINE)
    [told] = found(facts)
    assert told.startswith("award_bands ")
    assert told.endswith("Scrivere la stessa scala in Premi › Regole…, o l'atto che ha adottato queste.")
    [noted] = found(replace(facts, is_adopted=True))
    assert noted.startswith("award_bands ")
    assert noted.endswith("ma chi legge la scheda si aspetta l'altra quota. Il Prospetto dei premi lo dice.")
    [(code, note)] = scale_notes(facts.rules, NINE).items()
    assert code == facts.rules.funds[0].code
    assert note.startswith("Le sue fasce (da 90 il 100 %")
    assert note.endswith(": il premio segue le regole del fondo.")


def test_that_an_absence_without_a_rule_is_told_and_one_is_known_by_its_first_words() -> None:
    rules = AwardRules(
        "x", "X", absences=(AbsenceRule(AbsenceEffect.REDUCE, ("Aspettativa", "Aspettativa sindacale")),)
    )
    called = ("aspettativa senza assegni", "Aspettativa sindacale non retribuita", "Aspettative", "Malattia")
    assert [kind_in_rules(one, rules) for one in called] == [
        "Aspettativa", "Aspettativa sindacale", "Aspettative", "Malattia",
    ]  # fmt: skip
    away = person(1, absences=(AbsentDays("Malattia", LEAVE), AbsentDays("Malattia", LEAVE, is_neutral=True)))
    assert [one.kind for one in silent_absences(rules, away)] == ["Malattia"]
    facts = year_of(fund(), staff=5, people=(away,))
    assert found(facts) == [
        (
            "award_absences Persona 0001: «Malattia» (183 giorni) non toglie niente dai premi, perché le loro regole"
            " non parlano di questo motivo. Aggiungerlo in Premi › Regole…, o segnare l'assenza «Non pesa»."
        )
    ]
