"""What hinders the closing of a year, what is to be explained, what is only told."""

from dataclasses import replace
from datetime import date

from app.domain.closing.checklist import (
    AwardsLeft,
    ClosingFacts,
    PointStanding,
    Uncertified,
    closing_points,
    validate_closing,
)
from app.domain.closing.drafts import ClosingDraft, YearReopeningDraft, validate_reopening_of_year
from app.domain.ids import ActId
from app.domain.issues import Issue, Link, Severity

TODAY = date(2025, 6, 30)
WHOLE = ClosingDraft(2024, ActId(1), date(2025, 6, 20), "Verbale n. 5 del 20/06/2025")
SOUND = ClosingFacts(2024, sheets=3, uncertified=Uncertified(0, 5))
HOLE = Issue("coverage", "Rossi Mario: dal 01/03 al 31/03 nessuna scheda.", link=Link("employee", 7))
LATE = Issue("W5", "Assegnati dopo febbraio.", severity=Severity.WARNING)
DAMAGE = Issue("integrity", "Il file è danneggiato.")


def standing(facts: ClosingFacts, draft: ClosingDraft = WHOLE) -> dict[str, PointStanding]:
    return {one.id: one.standing for one in closing_points(facts, draft)}


def fields(facts: ClosingFacts, draft: ClosingDraft = WHOLE) -> list[str]:
    return [one.field or one.code for one in validate_closing(facts, draft, TODAY)]


def test_that_a_year_in_which_all_stands_is_closed_without_a_word() -> None:
    assert set(standing(SOUND).values()) == {PointStanding.DONE}
    assert fields(SOUND) == []


def test_that_sheets_not_final_hinder_whatever_is_explained() -> None:
    open_sheets = replace(SOUND, unsettled=2, first_unsettled=Link("sheet", 9))
    explained = replace(WHOLE, explanation="Le schede arriveranno.")
    assert fields(open_sheets, explained) == ["sheets"]
    assert standing(open_sheets, explained)["sheets"] is PointStanding.MISSING


def test_that_holes_errors_and_results_not_certified_ask_why() -> None:
    facts = replace(SOUND, found=(HOLE, Issue("W1", "I pesi non fanno 100.")), uncertified=Uncertified(2, 5))
    assert fields(facts) == ["explanation"]
    told = standing(facts)
    assert {told["coverage"], told["checks"], told["results"]} == {PointStanding.TO_EXPLAIN}
    explained = replace(WHOLE, explanation="Persona in comando.")
    assert fields(facts, explained) == []
    assert standing(facts, explained)["coverage"] is PointStanding.EXPLAINED


def test_that_awards_that_are_not_computed_ask_why_and_those_that_are_stand() -> None:
    left = AwardsLeft(2, 3, "Manca il monte salari di Rossi.", Link("award_fact", 7, "salary"))
    facts = replace(SOUND, awards=left)
    [point] = [one for one in closing_points(facts, WHOLE) if one.id == "awards"]
    assert point.standing is PointStanding.TO_EXPLAIN
    assert point.sentence.startswith("Mancano 3 cose per calcolarli")
    assert point.link == left.first
    assert fields(facts) == ["explanation"]
    assert standing(replace(SOUND, awards=AwardsLeft(2)))["awards"] is PointStanding.DONE


def test_that_a_damaged_archive_hinders_and_a_warning_is_only_told() -> None:
    facts = replace(SOUND, found=(LATE, LATE, DAMAGE), blocking={"integrity"})
    assert fields(facts, replace(WHOLE, explanation="Va bene così.")) == ["archive"]
    [warnings] = [one for one in closing_points(facts, WHOLE) if one.id == "warnings"]
    assert (warnings.standing, warnings.sentence) == (PointStanding.TOLD, "2 avvisi nei controlli.")
    assert fields(replace(SOUND, found=(LATE,), interim_left=3)) == []


def test_that_a_validation_before_the_end_of_its_year_asks_why() -> None:
    early = replace(WHOLE, validated_on=date(2024, 12, 31))
    assert fields(SOUND, early) == ["explanation"]
    assert fields(SOUND, replace(early, explanation="Il verbale è di quel giorno.")) == []


def test_that_act_and_validation_are_asked_with_days_that_can_be() -> None:
    assert fields(SOUND, ClosingDraft(2024)) == ["report_act_id", "validated_on", "validation"]
    assert fields(SOUND, replace(WHOLE, validated_on=date(2026, 1, 1))) == ["validated_on"]
    assert fields(SOUND, replace(WHOLE, validated_on=date(2023, 12, 31))) == ["validated_on"]
    assert fields(SOUND, replace(WHOLE, validation="x" * 301)) == ["validation"]
    assert [one.field for one in validate_reopening_of_year(YearReopeningDraft(2024, "  "))] == ["reason"]
