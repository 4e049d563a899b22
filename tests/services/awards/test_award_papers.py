"""The papers of the awards: prospetto, totals, extracts, figures for the payroll, what is published."""

import csv
import io
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from app.domain.awards.rows import AwardFundDraft, AwardFundRow, AwardPersonRow
from app.domain.awards.vocabulary import FundKind, FundNature
from app.domain.documents.award_kinds import AWARD_EXTRACTS, AWARD_TOTALS, AWARDS
from app.domain.documents.catalogue import TRANSPARENCY, DocumentFormat, DocumentKind, DocumentRequest
from app.domain.documents.publication import EMPLOYEES_GROUP
from app.domain.documents.published_awards import EVERYBODY, NOT_FINAL, TOP_GROUP, published_awards
from app.domain.documents.transparency import AwardLine
from app.domain.errors import UserError
from app.domain.ids import EmployeeId
from app.domain.permissions import Actor
from app.domain.roles import UserRole
from app.domain.structure.hierarchy import Party
from app.services.awards.funds import save_fund
from app.services.awards.reading import read_awards
from app.services.documents.awards import extract_choices, extracts_of_person
from app.services.documents.printing import print_document
from app.services.workspace import Workspace
from tests.golden.kept import text_of_pdf


def printed(workspace: Workspace, kind: DocumentKind, folder: Path, subject: int | None = None) -> str:
    target = folder / "documento.pdf"
    print_document(workspace, DocumentRequest(kind, 2023, subject), target)
    return text_of_pdf(target.read_bytes())


def of_data(workspace: Workspace, kind: DocumentKind, folder: Path) -> list[list[str]]:
    target = folder / "documento.csv"
    print_document(workspace, DocumentRequest(kind, 2023, format=DocumentFormat.CSV), target)
    return list(csv.reader(io.StringIO(target.read_text(encoding="utf-8-sig")), delimiter=";"))


def test_that_the_prospetto_has_every_amount_with_how_it_came(awarded: Workspace, tmp_path: Path) -> None:
    text = printed(awarded, AWARDS, tmp_path)
    page = read_awards(awarded, 2023)
    assert "Prospetto dei premi – anno 2023" in text
    assert "Come si è arrivati agli importi: Performance individuale" in text
    assert "30.000,00" in text
    assert all(fund.name in text for fund in page.funds)


def test_that_the_totals_name_nobody(awarded: Workspace, tmp_path: Path) -> None:
    text = printed(awarded, AWARD_TOTALS, tmp_path)
    page = read_awards(awarded, 2023)
    assert "Totali per la determinazione" in text
    assert not any(row.name in text for fund in page.funds for row in fund.people)


def test_that_the_payroll_has_a_line_for_each_person_and_fund(awarded: Workspace, tmp_path: Path) -> None:
    head, *lines = of_data(awarded, AWARDS, tmp_path)
    page = read_awards(awarded, 2023)
    assert head == ["Matricola", "Persona", "Fondo", "Premio"]
    assert len(lines) == sum(len(fund.due) for fund in page.funds)
    paid = sum(fund.paid or Decimal(0) for fund in page.funds)
    assert sum(Decimal(line[3].replace(".", "").replace(",", ".").rstrip(" €")) for line in lines) == paid
    for wanted in (DocumentFormat.EXCEL, DocumentFormat.CALC):
        target = tmp_path / f"premi{wanted.suffix}"
        print_document(awarded, DocumentRequest(AWARDS, 2023, format=wanted), target)
        assert target.stat().st_size > 3000


def test_that_each_person_gets_the_own_extract_and_no_other(awarded: Workspace, tmp_path: Path) -> None:
    choices = extract_choices(awarded, 2023)
    [number] = extracts_of_person(awarded, 2023, "0202")
    text = printed(awarded, AWARD_EXTRACTS, tmp_path, number)
    mine = next(one.text for one in choices if one.id == number)
    assert mine in text
    assert not any(one.text in text for one in choices if one.id != number)
    own = replace(awarded, actor=Actor(mine, UserRole.EQ, EmployeeId(number // 2)))
    assert [one.id for one in extract_choices(own, 2023)] == [number]
    other = next(one.id for one in choices if one.id != number)
    with pytest.raises(UserError, match="nessun premio"):
        printed(own, AWARD_EXTRACTS, tmp_path, other)
    with pytest.raises(UserError):
        printed(own, AWARDS, tmp_path)


def test_that_what_is_missing_is_printed_in_the_place_of_amounts(awarded: Workspace, tmp_path: Path) -> None:
    save_fund(awarded, 2023, replace(read_awards(awarded, 2023).funds[1].draft, amount=None))
    text = printed(awarded, AWARDS, tmp_path)
    assert "Che cosa manca per calcolare" in text
    assert "non inserito" in printed(awarded, TRANSPARENCY, tmp_path)


def test_that_the_totals_are_published(awarded: Workspace, tmp_path: Path) -> None:
    assert "15.000,00" in printed(awarded, TRANSPARENCY, tmp_path)


def fund(code: str, kind: FundKind, people: range, amount: str = "100") -> AwardFundRow:
    rows = tuple(AwardPersonRow(Party(EmployeeId(one)), f"P{one}", amount=Decimal(1)) for one in people)
    money = Decimal(amount)
    return AwardFundRow(code, code, kind, FundNature.STABLE, money, money, Decimal(0), people=rows,
                        draft=AwardFundDraft(code))  # fmt: skip


@pytest.mark.parametrize(
    ("eq", "staff", "groups"),
    [
        (6, 20, ["Titolari di incarico di EQ", "Dipendenti"]),
        (2, 20, [EVERYBODY]),
        (6, 3, [EVERYBODY]),
        (2, 2, [one.group for one in NOT_FINAL]),
        (0, 20, ["Dipendenti"]),
    ],
)
def test_that_no_group_published_is_smaller_than_the_least_class(eq: int, staff: int, groups: list[str]) -> None:
    funds = [fund("individuale", FundKind.INDIVIDUAL, range(100, 100 + staff))]
    if eq:
        funds.append(fund("eq", FundKind.EQ_RESULT, range(1, 1 + eq)))
    assert [one.group for one in published_awards(funds)] == groups


def test_that_of_a_group_nothing_is_published_until_all_its_funds_are_final() -> None:
    staff, eq = fund("individuale", FundKind.INDIVIDUAL, range(20)), fund("eq", FundKind.EQ_RESULT, range(100, 120))
    assert published_awards([replace(staff, is_provisional=True)]) == (AwardLine(EMPLOYEES_GROUP),)
    assert published_awards([]) == NOT_FINAL
    secretary = replace(fund("segretario", FundKind.SECRETARY_RESULT, range(0)), paid=None, lacks=("la valutazione",))
    top, told = published_awards([staff, eq, secretary])
    assert (top, told.group, told.paid) == (AwardLine(TOP_GROUP), EMPLOYEES_GROUP, staff.paid)
    few = fund("eq", FundKind.EQ_RESULT, range(100, 102))
    assert published_awards([staff, few, secretary]) == NOT_FINAL
