"""What was composed for a person is on the printed sheet: reasons, corrections, parts kept out of the paper."""

from datetime import date
from decimal import Decimal

import pytest

from app.domain.documents.sheet import EvaluationSheetDocument
from app.domain.sheets.composition import CorrectionDraft
from app.services.documents.sheets import sheet_document, sheet_pdf
from app.services.sheets.composition import add_correction, apply_part, choose_factor, exclude_part
from app.services.sheets.scores import ScoreDraft, give_score
from tests.archives.comune import Comune
from tests.services.documents.test_sheets import words_of

WHY = "Non ha contatti con il pubblico"
MERIT = "Ha retto lo sportello da solo"


@pytest.fixture
def written(composed: Comune) -> Comune:
    """Rossi's sheet filled, with a factor that does not apply and a correction."""
    sheet_id = composed.sheet_id("Rossi")
    choose_factor(composed.workspace, sheet_id, "capacita", "sportello")
    composed.fill("Rossi", 4, degree=90)
    exclude_part(composed.workspace, sheet_id, "capacita", "squadra", WHY)
    draft = CorrectionDraft(sheet_id, "rettifica", Decimal("2.5"), MERIT, "Verdi Anna", date(2024, 12, 20))
    add_correction(composed.workspace, draft)
    return composed


def printed(comune: Comune) -> EvaluationSheetDocument:
    return sheet_document(comune.workspace, comune.sheet_id("Rossi"))


def test_that_a_factor_that_does_not_apply_is_printed_with_the_reason(written: Comune) -> None:
    factors = {one.label: one for section in printed(written).sections for one in section.factors}
    found = factors["Lavoro in squadra"]
    assert (found.answer, found.meaning, found.degree, found.points) == ("Non si applica", WHY, None, None)
    assert WHY in words_of(sheet_pdf(written.workspace, written.sheet_id("Rossi")))


def test_that_a_section_that_does_not_apply_is_printed_with_the_reason(written: Comune) -> None:
    exclude_part(written.workspace, written.sheet_id("Rossi"), "capacita", "", "Comandata altrove")
    section = next(one for one in printed(written).sections if one.title == "Capacità")
    assert (section.words, section.degree, section.points) == ("Non si applica: Comandata altrove", None, None)


def test_that_a_correction_is_printed_as_points_with_reason_and_signature(written: Comune) -> None:
    sections = {one.title: one for one in printed(written).sections}
    found = sections["Correzione del valutatore"]
    assert (found.weight, found.degree, found.points) == (None, None, Decimal("2.50"))
    assert found.words == f"{MERIT} (Verdi Anna, 20/12/2024)"
    words = words_of(sheet_pdf(written.workspace, written.sheet_id("Rossi")))
    assert "Punti sul totale 2,50" in words
    assert "Encomi" not in words.split("Perché questo punteggio")[0]


def test_that_a_section_that_is_not_printed_is_only_in_the_summary(written: Comune) -> None:
    words = words_of(sheet_pdf(written.workspace, written.sheet_id("Rossi")))
    assert words.count("Indagine sui servizi") == 1
    assert "Indagine sui servizi 10 90,00 9,00" in words


def test_that_the_points_of_the_lines_sum_to_those_of_the_section_and_these_to_the_total(written: Comune) -> None:
    # obiettivi: 40 × (100 × 100, 60 × 80, 40 × 80) : 200 = 20, 9,60 e 6,40; capacità: 50 × 80 : 2 fattori = 20 e 20
    document = printed(written)
    lines = {one.title: [*one.objectives, *one.factors] for one in document.sections}
    assert [one.points for one in lines["Obiettivi"]] == [Decimal("20.00"), Decimal("9.60"), Decimal("6.40")]
    assert [one.points for one in lines["Capacità"]] == [Decimal("20.00"), None, Decimal("20.00")]
    assert [one.points for one in document.sections] == [*map(Decimal, ("36.00", "40.00", "9.00", "2.50")), None]
    assert document.result.total == Decimal("87.50")


def test_that_cents_between_points_and_total_are_explained_and_only_they(written: Comune) -> None:
    # 36 + 40 + 9 + 2,5 = 87,5: niente resti
    sheet_id = written.sheet_id("Rossi")
    assert "valori esatti" not in printed(written).result.note
    # capacità (60 + 80 + 80) : 3 = 73,33…, cioè 36,666… scritto 36,67; clima 9,007 scritto 9,01: 84,18 contro 84,1736…
    apply_part(written.workspace, sheet_id, "capacita", "squadra")
    give_score(written.workspace, ScoreDraft(sheet_id, "capacita", "cura", Decimal(3)))
    give_score(written.workspace, ScoreDraft(sheet_id, "clima", "degree", Decimal("90.07")))
    document = printed(written)
    assert sum(one.points or 0 for one in document.sections) == Decimal("84.18")
    assert document.result.total == Decimal("84.17")
    assert "la somma dei valori esatti" in document.result.note


def test_that_corrections_past_a_hundred_are_explained_beside_the_total(written: Comune) -> None:
    # obiettivi 37,60; capacità 50; clima 10; correzioni 2,50 + 2,50 + 3: 105,60
    sheet_id = written.sheet_id("Rossi")
    written.fill("Rossi", 5, degree=100)
    for section, points in (("rettifica", "2.5"), ("encomio", "3")):
        draft = CorrectionDraft(sheet_id, section, Decimal(points), MERIT, "Verdi Anna", date(2024, 12, 20))
        add_correction(written.workspace, draft)
    document = printed(written)
    assert sum(one.points or 0 for one in document.sections) == Decimal("105.60")
    assert document.result.total == Decimal(100)
    assert "il totale non supera 100" in document.result.note


def test_that_factors_in_equal_parts_have_no_weight_on_paper(written: Comune) -> None:
    weights = {one.weight for section in printed(written).sections for one in section.factors}
    assert weights == {None}


def test_that_a_blank_sheet_leaves_room_for_a_correction_and_tells_nothing(written: Comune) -> None:
    sheet_id = written.sheet_id("Rossi")
    document = sheet_document(written.workspace, sheet_id, is_blank=True)
    correctable = [one for one in document.sections if one.is_correction]
    assert [(one.points, one.words, one.is_detailed) for one in correctable] == [(None, "", True)] * 2
