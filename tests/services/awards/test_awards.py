"""The awards of a year in the archive: computed from it, kept when it is closed, each told the own alone."""

from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path

import pytest
from sqlalchemy import text

from app.domain.awards.facts import AwardFactDraft, AwardFactKind
from app.domain.awards.rows import AwardFundDraft, AwardLackRow, AwardRulesDraft
from app.domain.awards.vocabulary import PaymentStanding, Sanction
from app.domain.closing.drafts import ClosingDraft, YearReopeningDraft
from app.domain.errors import UserError
from app.domain.ids import ActId, EmployeeId
from app.domain.issues import Link
from app.domain.permissions import Action, Actor
from app.domain.roles import OfficialRole, UserRole
from app.domain.serial.canonical import sha256_of
from app.domain.validation import NotValid
from app.models.awards import KeptStatement
from app.services.access import reading
from app.services.archive_check import verify_archive
from app.services.audit.undoing import undo_last
from app.services.awards.facts import delete_facts, save_fact
from app.services.awards.funds import save_fund
from app.services.awards.gathering import payment_standing
from app.services.awards.keeping import changed_statements, statement_differs
from app.services.awards.reading import FEW, AwardsPage, read_awards
from app.services.awards.rules import add_rules, adopt_rules, delete_rules, read_rules, read_rules_page, save_rules
from app.services.closing.years import close_year, reopen_year
from app.services.cycles import required_cycle
from app.services.structure.evaluators import list_officials
from app.services.workspace import Workspace
from tests.archives.plain import copied
from tests.services.awards.conftest import POOLS, RULES

MAYOR = Actor("Sindaco", UserRole.MAYOR)
BODY = Actor("Nucleo", UserRole.BODY)


def by_role(workspace: Workspace, actor: Actor, year: int = 2023) -> AwardsPage:
    return read_awards(replace(workspace, actor=actor), year)


def close(workspace: Workspace) -> None:
    act = read_awards(workspace, 2023).acts[0].id
    draft = ClosingDraft(2023, ActId(act), date(2024, 5, 10), "Verbale n. 2", "Come si vede dagli atti.")
    close_year(workspace, draft, ())


def test_that_a_secretary_evaluated_elsewhere_is_paid_by_the_figure_declared(
    example_archive: Path, tmp_path: Path
) -> None:
    with copied(example_archive, tmp_path / "convenzione.merito") as workspace:
        _declare_the_evaluation_of_the_secretary(workspace)


def _declare_the_evaluation_of_the_secretary(workspace: Workspace) -> None:
    later = replace(workspace, now=lambda: datetime(2025, 4, 1, 10, tzinfo=UTC))
    secretary = next(one for one in list_officials(later) if one.role is OfficialRole.SECRETARY)
    save_fund(later, 2024, AwardFundDraft("risultato-segretario", Decimal(4000), read_awards(later, 2023).acts[0].id))

    def missing() -> list[AwardLackRow]:
        return [one for one in read_awards(later, 2024).lacks if "manca la valutazione" in one.sentence
                and one.sentence.startswith(secretary.full_name)]  # fmt: skip

    [lack] = missing()
    assert "«Valutazione»" in lack.sentence
    assert lack.link == Link("award_fact", 0, "figure", secretary.id)
    save_fact(later, 2024, AwardFactDraft(
        AwardFactKind.FIGURE, official_id=secretary.id, value=Decimal(90), text="valutazione", source="Comune capofila",
    ))  # fmt: skip
    assert not missing()


def test_that_every_fund_is_shared_to_the_cent_among_the_people_of_the_archive(awarded: Workspace) -> None:
    page = read_awards(awarded, 2023)
    assert not page.lacks
    assert {fund.id: fund.amount for fund in page.funds} == POOLS
    for fund in page.funds:
        assert sum(row.amount for row in fund.due if row.amount is not None) + fund.residual == fund.amount
        assert all(row.explanation is not None for row in fund.due)
    individual, eq = page.funds[1], page.funds[2]
    assert {row.code for row in eq.due} >= {"0101", "0201"}
    assert not {row.id for row in eq.due} & {row.id for row in individual.due}
    assert any(row.is_chosen for row in individual.due)
    with reading(awarded, Action.READ) as session:
        standing = payment_standing(session, awarded, required_cycle(session, 2023))
    assert standing is PaymentStanding.REACHED


def test_that_what_is_missing_is_listed_with_its_place_and_nothing_is_computed(awarded: Workspace) -> None:
    page = read_awards(awarded, 2024)
    kinds = {lack.link.kind for lack in page.lacks if lack.link is not None}
    assert kinds >= {"awards", "sheet"}
    assert all(fund.paid is None for fund in page.funds)
    assert Link("awards", 0, "individuale") in {lack.link for lack in page.lacks}
    assert read_awards(awarded, 1999).rules is None


def test_that_a_fact_changes_who_takes_part_and_is_undone(awarded: Workspace) -> None:
    person = next(iter(read_awards(awarded, 2023).funds[1].due))
    rules = read_rules_page(awarded).rows[0]
    severe = replace(RULES, admission=replace(RULES.admission, sanction_from=Sanction.FINE))
    save_rules(awarded, rules.id, severe, rules.version)
    draft = AwardFactDraft(
        AwardFactKind.SANCTION, person.id.employee_id, sanction=Sanction.FINE, on_date=date(2023, 5, 2), source="UPD"
    )
    save_fact(awarded, 2023, draft)
    page = read_awards(awarded, 2023)
    [out] = [row for row in page.funds[1].people if row.id == person.id]
    assert out.amount is None
    assert "multa" in out.note
    [row] = page.facts
    assert row.figure == "multa"
    assert row.draft.source == "UPD"
    delete_facts(awarded, 2023, [row.id])
    undo_last(awarded)
    assert len(read_awards(awarded, 2023).facts) == 1


def test_that_the_facts_of_a_year_name_whose_they_are(awarded: Workspace) -> None:
    officials = list_officials(awarded)[:2]
    person = next(iter(read_awards(awarded, 2023).funds[1].due))
    paid = AwardFactDraft(AwardFactKind.SALARY, value=Decimal(40_000), source="Contratto")
    for one in officials:
        save_fact(awarded, 2023, replace(paid, official_id=one.id))
    save_fact(awarded, 2023, replace(paid, employee_id=person.id.employee_id))
    found = [(row.person, row.official_id) for row in read_awards(awarded, 2023).facts]
    assert sorted(found, key=str) == sorted(
        [*((one.full_name, one.id) for one in officials), (person.name, None)], key=str
    )


WRONG_FACTS = [
    (AwardFactDraft(), "kind"),
    (AwardFactDraft(AwardFactKind.SALARY, source="x", value=Decimal(1)), "person"),
    (AwardFactDraft(AwardFactKind.PAID, EmployeeId(1), source="x", on_date=date(2024, 1, 1)), "person"),
    (AwardFactDraft(AwardFactKind.SALARY, EmployeeId(1), source="x"), "value"),
    (AwardFactDraft(AwardFactKind.CONVENTION, EmployeeId(1), value=Decimal(101), source="x"), "value"),
    (AwardFactDraft(AwardFactKind.MISSED_INTERVIEW, EmployeeId(1), value=Decimal("1.5"), source="x"), "value"),
    (AwardFactDraft(AwardFactKind.SALARY, EmployeeId(1), value=Decimal(-1), source="x"), "value"),
    (AwardFactDraft(AwardFactKind.SANCTION, EmployeeId(1), source="x", on_date=date(2023, 1, 1)), "sanction"),
    (
        AwardFactDraft(
            AwardFactKind.SANCTION, EmployeeId(1), sanction=Sanction.FINE, source="x", on_date=date(2022, 5, 2)
        ),
        "on_date",
    ),
    (AwardFactDraft(AwardFactKind.FIGURE, EmployeeId(1), value=Decimal(1), source="x"), "text"),
    (AwardFactDraft(AwardFactKind.SALARY, EmployeeId(1), value=Decimal(1)), "source"),
]


@pytest.mark.parametrize(("draft", "field"), WRONG_FACTS)
def test_that_a_wrong_fact_is_refused_where_it_is_wrong(awarded: Workspace, draft: AwardFactDraft, field: str) -> None:
    with pytest.raises(NotValid) as refused:
        save_fact(awarded, 2023, draft)
    assert refused.value.issues[0].field == field


def test_that_two_versions_do_not_begin_in_the_same_year_and_funds_are_those_of_the_rules(awarded: Workspace) -> None:
    with pytest.raises(UserError, match="valgono già"):
        add_rules(awarded, RULES, AwardRulesDraft(year_from=2023))
    add_rules(awarded, replace(RULES, name="CCI nuovo"), AwardRulesDraft(year_from=2025))
    assert [row.year_from for row in read_rules_page(awarded).rows] == [2025, 2023]
    with pytest.raises(UserError, match="non hanno il fondo"):
        save_fund(awarded, 2023, AwardFundDraft("altro", Decimal(1)))
    with pytest.raises(NotValid, match="negativo"):
        save_fund(awarded, 2023, AwardFundDraft("individuale", Decimal(-1)))
    save_fund(awarded, 2023, AwardFundDraft("individuale"))
    assert read_awards(awarded, 2023).funds[1].standing == "manca 1 dato"
    undo_last(awarded)
    assert not read_awards(awarded, 2023).lacks


def test_that_the_closing_keeps_the_awards_and_they_are_compared(awarded: Workspace) -> None:
    before = read_awards(awarded, 2023)
    close(awarded)
    page = read_awards(awarded, 2023)
    assert page.is_kept
    assert [fund.people for fund in page.funds] == [fund.people for fund in before.funds]
    assert page.lock is not None
    with pytest.raises(UserError):
        save_fund(awarded, 2023, AwardFundDraft("individuale", Decimal(1)))
    [rules] = read_rules_page(awarded).rows
    assert rules.uses == (2023,)
    for change in (
        lambda: delete_rules(awarded, rules.id),
        lambda: save_rules(awarded, rules.id, RULES, rules.version),
        lambda: adopt_rules(awarded, AwardRulesDraft(rules.id, 2024, version=rules.version)),
    ):
        with pytest.raises(UserError, match="anni chiusi"):
            change()
    assert read_rules(awarded, rules.id) == RULES
    assert verify_archive(awarded).awards == ()
    reopen_year(awarded, YearReopeningDraft(2023, "Un errore."))
    assert not read_awards(awarded, 2023).is_kept
    save_fund(awarded, 2023, AwardFundDraft("individuale", Decimal(9001)))
    close(awarded)
    assert read_awards(awarded, 2023).funds[1].amount == Decimal(9001)


def test_that_awards_that_do_not_come_out_again_are_told(awarded: Workspace) -> None:
    close(awarded)
    with reading(awarded, Action.READ_AUDIT) as session:
        row = session.query(KeptStatement).order_by(KeptStatement.id.desc()).first()
        assert row is not None
        assert list(changed_statements(session)) == []
        body, sha256 = row.body, row.sha256
    assert "impronta" in str(statement_differs(body.replace("9000", "9100", 1), sha256))
    other = body.replace('"amount":', '"amount":1', 1)
    assert "non è più lo stesso" in str(statement_differs(other, sha256_of(other)))
    assert "non è leggibile" in str(statement_differs("{}", sha256_of("{}")))
    reopen_year(awarded, YearReopeningDraft(2023, "Un errore."))
    with pytest.raises(UserError, match="non si modificano"), awarded.archive.writing() as session:
        session.connection().execute(text("UPDATE award_statements SET body = ''"))


def test_that_each_role_sees_what_is_granted(awarded: Workspace) -> None:
    everybody = read_awards(awarded, 2023)
    head = max(everybody.funds[2].due, key=lambda row: row.score or 0)
    own = by_role(awarded, Actor(head.name, UserRole.EQ, head.id.employee_id))
    assert own.is_own
    assert [[row.id for row in fund.people] for fund in own.funds] == [[head.id]]
    assert own.funds[0].people[0].amount == head.amount
    assert own.funds[0].paid is own.funds[0].residual is own.funds[0].steps is None
    assert not own.facts
    assert by_role(awarded, MAYOR).funds == ()
    assert [fund.paid for fund in by_role(awarded, BODY).funds] == [fund.paid for fund in everybody.funds]
    assert by_role(awarded, Actor("Nessuno", UserRole.EQ, EmployeeId(999))).funds == ()
    admission = replace(RULES.admission, minimum_score=head.score)
    few = replace(RULES, funds=(replace(RULES.funds[2], admission=admission),))
    rules = read_rules_page(awarded).rows[0]
    save_rules(awarded, rules.id, few, rules.version)
    [fund] = by_role(awarded, Actor(head.name, UserRole.EQ, head.id.employee_id)).funds
    assert fund.people[0].explanation is None
    assert fund.people[0].note == FEW


def test_that_only_who_may_changes_the_awards(awarded: Workspace) -> None:
    for actor in (MAYOR, BODY, Actor("Ferrari Giulia", UserRole.EQ, EmployeeId(1))):
        with pytest.raises(UserError):
            save_fund(replace(awarded, actor=actor), 2023, AwardFundDraft("individuale", Decimal(1)))
