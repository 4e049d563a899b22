"""What applies on a sheet, factors chosen, weights in a range and corrections, on a real archive."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from app.domain.errors import UserError
from app.domain.ids import CorrectionId, SheetId
from app.domain.permissions import Actor
from app.domain.roles import UserRole
from app.domain.scoring.missing import MissingKind
from app.domain.sheets.composition import CorrectionDraft, PartRow, PartState
from app.domain.sheets.detail import SheetDetail
from app.domain.workflow import SheetState
from app.models.people import Employee
from app.services.audit import undoing
from app.services.audit.undo_names import undoable
from app.services.rounds.rounds import prepare_round, preview_preparation
from app.services.sheets.composition import (
    add_correction,
    apply_part,
    choose_factor,
    choose_weight,
    drop_factor,
    exclude_part,
    remove_correction,
)
from app.services.sheets.scores import NoteDraft, ScoreDraft, give_score, write_note
from app.services.sheets.steps import complete_sheet
from app.services.transaction import unit_of_work
from tests.archives.comune import Comune

WHY = "Non ha contatti con il pubblico"


def states(detail: SheetDetail) -> dict[str, PartState]:
    return {part.id: part.state for part in detail.composition.parts}


def corrections(composed: Comune) -> list[PartRow]:
    return [part for part in composed.detail("Rossi").composition.parts if part.correction]


def filled(composed: Comune) -> SheetDetail:
    """Rossi's sheet with one factor chosen and everything given: only the total is left to see."""
    sheet_id = composed.sheet_id("Rossi")
    choose_factor(composed.workspace, sheet_id, "capacita", "sportello")
    composed.fill("Rossi", 4, degree=90)
    return composed.detail("Rossi")


def correction(composed: Comune, points: str = "2.5", section: str = "rettifica") -> CorrectionDraft:
    why = "Ha retto da solo lo sportello per due mesi"
    return CorrectionDraft(composed.sheet_id("Rossi"), section, Decimal(points), why, "Verdi Anna", date(2024, 12, 20))


def test_that_a_fresh_sheet_offers_the_factors_to_choose_and_says_the_ranges(composed: Comune) -> None:
    detail = composed.detail("Rossi")
    assert states(detail)["capacita/cura"] is PartState.APPLIES
    assert states(detail)["capacita/sportello"] is PartState.OFFERED
    parts = {part.id: part for part in detail.composition.parts}
    assert (parts["obiettivi/"].weight, parts["obiettivi/"].range_in_words) == (Decimal(40), "da 30 a 50")
    assert not parts["clima/"].has_range
    assert detail.composition.weights == "I pesi delle sezioni sommano a 100."
    assert [(one.section, one.range_in_words) for one in parts.values() if one.state is PartState.CORRECTABLE] == [
        ("rettifica", "da -5 a 5 punti"),
        ("encomio", "da 0 a 3 punti"),
    ]


def test_that_a_chosen_factor_enters_the_sheet_and_takes_a_score(composed: Comune) -> None:
    sheet_id = composed.sheet_id("Rossi")
    choose_factor(composed.workspace, sheet_id, "capacita", "sportello")
    assert undoable(composed.workspace).undo == "Scelto «Rapporto con il pubblico»: Rossi Mario"
    give_score(composed.workspace, ScoreDraft(sheet_id, "capacita", "sportello", Decimal(5)))
    item = composed.detail("Rossi").item("capacita", "sportello")
    assert item
    assert (item.value, item.degree) == (Decimal(5), Decimal("100.00"))


def test_that_a_factor_that_was_not_chosen_takes_no_score(composed: Comune) -> None:
    with pytest.raises(UserError, match="non fa parte della scheda"):
        give_score(composed.workspace, ScoreDraft(composed.sheet_id("Rossi"), "capacita", "guida", Decimal(5)))


def test_that_choosing_does_not_begin_the_sheet(composed: Comune) -> None:
    choose_factor(composed.workspace, composed.sheet_id("Rossi"), "capacita", "sportello")
    assert composed.detail("Rossi").state is SheetState.PREPARED


def test_that_dropping_a_factor_takes_its_score_along_and_undo_brings_both_back(composed: Comune) -> None:
    sheet_id = composed.sheet_id("Rossi")
    choose_factor(composed.workspace, sheet_id, "capacita", "sportello")
    give_score(composed.workspace, ScoreDraft(sheet_id, "capacita", "sportello", Decimal(5)))
    drop_factor(composed.workspace, sheet_id, "capacita", "sportello")
    assert composed.detail("Rossi").item("capacita", "sportello") is None
    choose_factor(composed.workspace, sheet_id, "capacita", "sportello")
    item = composed.detail("Rossi").item("capacita", "sportello")
    assert item
    assert item.value is None
    undoing.undo_last(composed.workspace)
    undoing.undo_last(composed.workspace)
    item = composed.detail("Rossi").item("capacita", "sportello")
    assert item
    assert item.value == 5


def test_that_too_few_and_too_many_chosen_factors_hold_the_sheet_back(composed: Comune) -> None:
    sheet_id = composed.sheet_id("Rossi")
    [finding] = composed.detail("Rossi").composition.findings
    assert finding.sentence == "Sezione «Capacità»: 0 fattori scelti, ne vanno scelti da 1 a 2."
    for factor in ("sportello", "digitale", "guida"):
        choose_factor(composed.workspace, sheet_id, "capacita", factor)
    detail = composed.detail("Rossi")
    assert "3 fattori scelti" in detail.composition.findings[0].sentence
    assert [one.kind for one in detail.missing if "fattori scelti" in one.label] == [MissingKind.CHOICE]
    with pytest.raises(UserError) as refused:
        complete_sheet(composed.workspace, sheet_id)
    assert "3 fattori scelti" in refused.value.sentence


def test_that_a_factor_always_on_the_sheet_is_not_chosen(composed: Comune) -> None:
    with pytest.raises(UserError, match="non è un fattore a scelta"):
        choose_factor(composed.workspace, composed.sheet_id("Rossi"), "capacita", "cura")


def test_that_a_factor_that_does_not_apply_shares_its_weight_out(composed: Comune) -> None:
    # obiettivi: comune 100 × 100, misurato 60 × 80, giudicato 40 × 80 (quarto giudizio su cinque) : 200 = 90
    # capacità 80; clima 90: 40 × 90 + 50 × 80 + 10 × 90 = 85. Con «cura» a 1 le capacità sono (20 + 80 + 80) : 3 = 60
    filled(composed)
    sheet_id = composed.sheet_id("Rossi")
    give_score(composed.workspace, ScoreDraft(sheet_id, "capacita", "cura", Decimal(1)))
    assert composed.detail("Rossi").result.total == Decimal("75.00")
    exclude_part(composed.workspace, sheet_id, "capacita", "cura", WHY)
    detail = composed.detail("Rossi")
    assert detail.result.total == Decimal("85.00")
    item = detail.item("capacita", "cura")
    assert item
    assert (item.is_excluded, item.why_excluded, item.takes_score) == (True, WHY, False)
    step = detail.result.tree.find("section:capacita/cura")
    assert step
    assert (step.result, step.formula) == (None, WHY)


def test_that_a_section_that_does_not_apply_leaves_its_weight_to_the_others(composed: Comune) -> None:
    filled(composed)
    sheet_id = composed.sheet_id("Rossi")
    exclude_part(composed.workspace, sheet_id, "clima", "", "Servizio non indagato")
    detail = composed.detail("Rossi")
    assert detail.result.total == Decimal("84.44")  # (40 × 90 + 50 × 80) : 90
    section = next(one for one in detail.sections if one.code == "clima")
    assert (section.is_excluded, section.said) == (True, "Servizio non indagato")
    assert complete_sheet(composed.workspace, sheet_id)


def test_that_a_part_that_applies_again_has_its_score_back(composed: Comune) -> None:
    filled(composed)
    sheet_id = composed.sheet_id("Rossi")
    exclude_part(composed.workspace, sheet_id, "capacita", "cura", WHY)
    apply_part(composed.workspace, sheet_id, "capacita", "cura")
    assert composed.detail("Rossi").result.total == Decimal("85.00")
    assert states(composed.detail("Rossi"))["capacita/cura"] is PartState.APPLIES


def test_that_a_part_without_reason_is_not_left_out(composed: Comune) -> None:
    with pytest.raises(UserError, match="Manca il motivo"):
        exclude_part(composed.workspace, composed.sheet_id("Rossi"), "capacita", "cura", "  ")


def test_that_the_reason_can_be_written_better(composed: Comune) -> None:
    sheet_id = composed.sheet_id("Rossi")
    exclude_part(composed.workspace, sheet_id, "capacita", "cura", "x")
    exclude_part(composed.workspace, sheet_id, "capacita", "cura", WHY)
    assert [part.reason for part in composed.detail("Rossi").composition.parts if part.reason] == [WHY]


def test_that_an_unknown_part_and_a_correction_cannot_be_left_out(composed: Comune) -> None:
    for section, item, said in (
        ("capacita", "niente", "non è della scheda"),
        ("niente", "", "non è della scheda"),
        ("rettifica", "", "non serve escluderlo"),
    ):
        with pytest.raises(UserError, match=said):
            exclude_part(composed.workspace, composed.sheet_id("Rossi"), section, item, WHY)


def test_that_a_part_that_does_not_apply_takes_no_score(composed: Comune) -> None:
    sheet_id = composed.sheet_id("Rossi")
    exclude_part(composed.workspace, sheet_id, "capacita", "cura", WHY)
    with pytest.raises(UserError, match="non si applica"):
        give_score(composed.workspace, ScoreDraft(sheet_id, "capacita", "cura", Decimal(3)))
    with pytest.raises(UserError, match="non si applica"):
        write_note(composed.workspace, NoteDraft(sheet_id, "capacita", "cura", "nota"))


def test_that_a_sheet_of_which_nothing_applies_is_not_completed(composed: Comune) -> None:
    sheet_id = composed.sheet_id("Rossi")
    choose_factor(composed.workspace, sheet_id, "capacita", "sportello")
    for section in ("obiettivi", "capacita", "clima"):
        exclude_part(composed.workspace, sheet_id, section, "", WHY)
    assert [one.label for one in composed.detail("Rossi").missing] == [
        "Nessuna parte della scheda si applica: la scheda è da dichiarare non valutabile"
    ]


def test_that_weights_chosen_for_a_person_make_the_total(composed: Comune) -> None:
    filled(composed)
    sheet_id = composed.sheet_id("Rossi")
    choose_weight(composed.workspace, sheet_id, "obiettivi", Decimal(50))
    detail = composed.detail("Rossi")
    [finding] = detail.composition.findings
    assert finding.sentence == "I pesi delle sezioni sommano a 110 e devono sommare a 100 (avanzano 10)."
    assert not detail.composition.weights
    with pytest.raises(UserError) as refused:
        complete_sheet(composed.workspace, sheet_id)
    assert "I pesi delle sezioni sommano a 110" in refused.value.sentence
    choose_weight(composed.workspace, sheet_id, "capacita", Decimal(40))
    assert composed.detail("Rossi").result.total == Decimal("86.00")  # 50 × 90 + 40 × 80 + 10 × 90
    choose_weight(composed.workspace, sheet_id, "capacita", None)
    choose_weight(composed.workspace, sheet_id, "obiettivi", None)
    assert composed.detail("Rossi").result.total == Decimal("85.00")


@pytest.mark.parametrize(
    ("section", "weight", "said"),
    [
        ("obiettivi", "51", "da 30 a 50"),
        ("obiettivi", "33.333", "al massimo due decimali"),
        ("clima", "10", "fissato"),
        ("rettifica", "2", "fissato"),
    ],
)
def test_that_a_weight_out_of_its_range_is_refused(composed: Comune, section: str, weight: str, said: str) -> None:
    with pytest.raises(UserError, match=said):
        choose_weight(composed.workspace, composed.sheet_id("Rossi"), section, Decimal(weight))


def test_that_a_correction_is_a_line_of_its_own_signed_and_with_its_reason(composed: Comune) -> None:
    filled(composed)
    add_correction(composed.workspace, correction(composed))
    detail = composed.detail("Rossi")
    assert detail.result.total == Decimal("87.50")
    [row] = corrections(composed)
    assert (row.section, row.points, row.title) == ("rettifica", Decimal("2.5"), "+2,5 punti")
    assert row.reason == "Ha retto da solo lo sportello per due mesi (Verdi Anna, 20/12/2024)"
    section = next(one for one in detail.sections if one.code == "rettifica")
    assert section.said == row.reason
    remove_correction(composed.workspace, detail.id, row.correction or 0)
    assert composed.detail("Rossi").result.total == Decimal("85.00")


def test_that_corrections_of_two_sections_do_not_mix(composed: Comune) -> None:
    filled(composed)
    add_correction(composed.workspace, correction(composed, "-4"))
    add_correction(composed.workspace, correction(composed, "3", "encomio"))
    assert composed.detail("Rossi").result.total == Decimal("84.00")


def test_that_a_correction_begins_the_sheet(composed: Comune) -> None:
    add_correction(composed.workspace, correction(composed))
    assert composed.detail("Rossi").state is SheetState.IN_PROGRESS


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"points": Decimal(0)}, "Indicare i punti"),
        ({"points": None}, "Indicare i punti"),
        ({"points": Decimal("5.5")}, "da -5 a 5"),
        ({"points": Decimal("1.255")}, "al massimo due decimali"),
        ({"signed_by": "V" * 201}, "al massimo 200 caratteri"),
        ({"reason": " "}, "Manca il motivo"),
        ({"signed_by": ""}, "Manca chi firma"),
        ({"on_date": None}, "Manca il giorno"),
        ({"on_date": date(2025, 1, 1)}, "deve ancora venire"),
        ({"section": "obiettivi"}, "non prevede qui una correzione"),
    ],
)
def test_that_a_wrong_correction_is_refused(composed: Comune, changes: dict[str, Any], said: str) -> None:
    with pytest.raises(UserError, match=said):
        add_correction(composed.workspace, replace(correction(composed), **changes))
    assert corrections(composed) == []


def test_that_corrections_together_stay_within_the_limits(composed: Comune) -> None:
    add_correction(composed.workspace, correction(composed, "4"))
    with pytest.raises(UserError, match="e 4 ci sono già"):
        add_correction(composed.workspace, correction(composed, "2"))


def test_that_only_who_may_score_composes_the_sheet(composed: Comune) -> None:
    other = Actor("Bruni Lia", UserRole.EQ, composed.people["Bruni"])
    stranger = replace(composed.workspace, actor=other)
    with pytest.raises(UserError, match="non può compiere"):
        exclude_part(stranger, composed.sheet_id("Rossi"), "capacita", "cura", WHY)


def test_that_a_completed_sheet_is_not_composed_any_more(composed: Comune) -> None:
    filled(composed)
    complete_sheet(composed.workspace, composed.sheet_id("Rossi"))
    with pytest.raises(UserError, match="compilata"):
        choose_factor(composed.workspace, composed.sheet_id("Rossi"), "capacita", "digitale")


def test_that_a_composed_sheet_is_not_thrown_away_unasked(composed: Comune) -> None:
    choose_factor(composed.workspace, composed.sheet_id("Rossi"), "capacita", "sportello")
    with unit_of_work(composed.workspace, "Cessazione") as unit:
        rossi = unit.get(Employee, composed.people["Rossi"])
        rossi.left_on = date(2023, 12, 31)
        for posting in rossi.postings:
            posting.valid_to = date(2023, 12, 31)
    [held] = [
        one for one in preview_preparation(composed.workspace, composed.round_id).differences if one.needs_confirmation
    ]
    assert held.sheet_id == composed.sheet_id("Rossi")
    prepare_round(composed.workspace, composed.round_id)
    assert states(composed.detail("Rossi"))["capacita/sportello"] is PartState.CHOSEN


def test_that_a_weight_is_chosen_anew_and_the_same_one_changes_nothing(composed: Comune) -> None:
    sheet_id = composed.sheet_id("Rossi")
    for weight in (Decimal(50), Decimal(30)):
        choose_weight(composed.workspace, sheet_id, "obiettivi", weight)
        parts = {part.id: part for part in composed.detail("Rossi").composition.parts}
        assert parts["obiettivi/"].weight == weight
    assert choose_weight(composed.workspace, sheet_id, "obiettivi", Decimal(30)).is_empty


def test_that_what_is_gone_from_a_sheet_is_told_in_words(composed: Comune) -> None:
    with pytest.raises(UserError, match="Questa correzione non c'è più"):
        remove_correction(composed.workspace, composed.sheet_id("Rossi"), CorrectionId(99))
    with pytest.raises(UserError, match="Quello che si voleva modificare non c'è più"):
        choose_weight(composed.workspace, SheetId(99), "obiettivi", Decimal(50))
