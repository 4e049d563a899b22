"""A fund of the quota of the method, and the sheets that have payment times in it: the objective counts once."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

from sqlalchemy import select

from app.domain.awards.definition import AwardRules, FundRule
from app.domain.awards.payout import Payout
from app.domain.awards.result_pay import IN_SHARE
from app.domain.awards.result_rules import ResultRule
from app.domain.awards.rows import AwardFundDraft, AwardPersonRow, AwardRulesDraft
from app.domain.awards.vocabulary import AwardMode, FundKind, PayoutKind, PostKey
from app.domain.payment_times.certifying import DelayDraft
from app.domain.serial.canonical import sha256_of
from app.models.objectives import Objective
from app.models.people import EqAppointment, EqAppointmentArea
from app.services.awards.funds import save_fund
from app.services.awards.keeping import statement_differs
from app.services.awards.reading import read_awards
from app.services.awards.rules import add_rules
from app.services.checks import check_year
from app.services.payment_times.certifying import record_delay
from app.services.transaction import unit_of_work
from app.services.workspace import Workspace
from tests.archives.comune import Comune
from tests.archives.shared import OWN, Shared, assign
from tests.services.payment_times.test_payment_year import add_objective, delay_indicator

D = Decimal
OF_METHOD = FundRule(
    "metodo", "Risultato", FundKind.EQ_RESULT, mode=AwardMode.THEORETICAL, payout=Payout(PayoutKind.METHOD),
    result=ResultRule(PostKey.EQUAL, D(30)),
)  # fmt: skip
BY_TOTAL = replace(OF_METHOD, code="totale", name="Risultato sul totale", payout=Payout())
KEPT = Path(__file__).parents[2] / "domain" / "awards" / "statement_1.json"
RULES = AwardRules("prova", "CCI", funds=(OF_METHOD, BY_TOTAL))


def head_in(workspace: Workspace, fund: int) -> AwardPersonRow:
    page = read_awards(workspace, 2024)
    assert not page.lacks
    return page.funds[fund].due[0]


def has_sentence(row: AwardPersonRow) -> bool:
    return row.explanation is not None and any(IN_SHARE in step.formula for step in row.explanation.walk())


def told(workspace: Workspace) -> list[str]:
    return [one.sentence for one in check_year(workspace, 2024) if one.code == "award_payment"]


def test_that_a_fund_takes_payment_times_only_where_the_sheet_has_not(session_open: Comune) -> None:
    """Verdi has 100 points of 100 but for the objective, missed: 70 % of 3.000 euros, from either fund."""
    workspace, goal = session_open.later(date(2025, 2, 1)), add_objective(session_open)
    delay_indicator(session_open, goal)
    add_rules(workspace, RULES, AwardRulesDraft(year_from=2024))
    for code in ("metodo", "totale"):
        save_fund(workspace, 2024, AwardFundDraft(code, D(3000)))
    session_open.fill("Verdi")
    record_delay(workspace, DelayDraft(2024, D(4), date(2025, 1, 20), "dott.ssa Neri"))
    by_method, by_total = (head_in(workspace, fund) for fund in (0, 1))
    assert by_method.name == "Verdi Anna"
    assert (has_sentence(by_method), has_sentence(by_total)) == (True, False)
    share = session_open.detail("Verdi").result.award_share
    assert by_method.amount == D(30) * share, "what the sheet says, and nothing less"
    [note] = told(workspace)
    assert "«Risultato»: la quota della metodologia di Verdi Anna ha già i tempi di pagamento; il 30 %" in note
    with unit_of_work(session_open.workspace, "Toglie") as unit:
        unit.session.delete(unit.get(Objective, goal.id).assignments[0])
    alone = session_open.detail("Verdi").result.award_share
    assert head_in(workspace, 0).amount == D("21") * alone, "nothing of it on the sheet: the fund takes its 30 %"
    assert not has_sentence(head_in(workspace, 0))


def test_that_a_total_in_which_the_objective_weighs_is_told_beside_the_share_of_the_fund(shared: Shared) -> None:
    """Both count, for law and contract allow it; a method that puts it beside the total says nothing."""
    assign(shared, shared.pursue("Pagamenti", "100", is_payment_times=True), "Verdi", "40")
    assign(shared, shared.pursue("Altro", "100"), "Verdi", "60")
    add_rules(shared.workspace, RULES, AwardRulesDraft(year_from=2024))
    assert not told(shared.workspace), "the ready method puts it beside the total"
    opened = shared.opened(OWN)
    assert ["pesa già nella valutazione di Verdi Anna" in one for one in told(opened.workspace)] == [True, True]


def test_that_who_pays_invoices_no_more_is_not_asked(session_open: Comune) -> None:
    """An appointment that ended before the year says nothing of it: nothing of the fund hangs on payment times."""
    workspace = session_open.later(date(2025, 2, 1))
    add_rules(workspace, AwardRules("prova", "CCI", funds=(BY_TOTAL,)), AwardRulesDraft(year_from=2024))
    save_fund(workspace, 2024, AwardFundDraft("totale", D(3000)))
    session_open.fill("Verdi")

    def asked() -> bool:
        return any(
            "tempi di pagamento sono stati rispettati" in one.sentence for one in read_awards(workspace, 2024).lacks
        )

    assert asked()
    with unit_of_work(session_open.workspace, "Incarichi") as unit:
        now = unit.session.scalars(select(EqAppointment)).one()
        now.handles_payments, now.valid_from = False, date(2023, 1, 1)
        unit.add(EqAppointment(
            employee_id=now.employee_id, valid_from=date(2020, 1, 1), valid_to=date(2022, 12, 31),
            areas=[EqAppointmentArea(area_id=now.areas[0].area_id)],
        ))  # fmt: skip
    assert not asked()


def test_that_what_was_kept_when_it_counted_twice_still_checks() -> None:
    text = KEPT.read_text(encoding="utf-8")
    assert statement_differs(text, sha256_of(text)) is None
