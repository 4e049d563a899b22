"""What may be wrong with the dates and the witnesses of a step."""

from datetime import date

from app.domain.issues import Severity
from app.domain.sheets.step_details import SheetCalendar, StepDetails, check_step
from app.domain.workflow import SheetState, SignatureOutcome

TODAY = date(2025, 2, 10)
CALENDAR = SheetCalendar(TODAY, date(2024, 12, 31), assigned_on=date(2024, 3, 1), delivered_on=date(2025, 2, 1))


def found(target: SheetState, **details: object) -> list[tuple[str, str]]:
    return [(one.field, one.code) for one in check_step(target, StepDetails(**details), CALENDAR)]


def test_that_what_has_not_happened_yet_is_not_recorded() -> None:
    tomorrow = date(2025, 2, 11)
    assert found(SheetState.ASSIGNED, on=tomorrow) == [("on", "future")]
    assert found(SheetState.ACKNOWLEDGED, on=tomorrow) == [("on", "future")]
    assert found(SheetState.DELIVERED, on=TODAY, interview_on=tomorrow) == [("interview_on", "future")]


def test_that_the_interview_comes_before_the_delivery() -> None:
    first, later = date(2025, 2, 1), date(2025, 2, 2)
    assert found(SheetState.DELIVERED, on=first, interview_on=later) == [("interview_on", "order")]
    assert found(SheetState.DELIVERED, on=later, interview_on=later) == []


def test_that_the_delivery_comes_after_the_objectives_were_seen() -> None:
    assert ("on", "order") in found(SheetState.DELIVERED, on=date(2024, 2, 1))


def test_that_a_delivery_within_the_period_evaluated_is_only_pointed_out() -> None:
    [issue] = check_step(SheetState.DELIVERED, StepDetails(on=date(2024, 12, 20)), CALENDAR)
    assert issue.severity is Severity.WARNING
    assert issue.sentence == "Il periodo valutato finisce dopo la consegna, il 31/12/2024."


def test_that_the_signature_comes_after_the_delivery() -> None:
    assert found(SheetState.ACKNOWLEDGED, on=date(2025, 1, 31)) == [("on", "order")]
    assert found(SheetState.ACKNOWLEDGED, on=date(2025, 2, 1)) == []


def test_that_a_refusal_names_both_witnesses() -> None:
    refused = SignatureOutcome.REFUSED_WITH_WITNESSES
    assert found(SheetState.ACKNOWLEDGED, outcome=refused, first_witness="Uno", second_witness=" ") == [
        ("second_witness", "required")
    ]
