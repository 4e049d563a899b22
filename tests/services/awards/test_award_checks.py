"""What the checks of the registry find in the awards of a year."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

from app.domain.awards.facts import AwardFactDraft, AwardFactKind
from app.domain.permissions import Actor
from app.domain.roles import UserRole
from app.services.awards.checks import award_facts
from app.services.awards.facts import save_fact
from app.services.checks import CHECKS, check_year
from app.services.workspace import Workspace

OF_AWARDS = [row for row in CHECKS if row.facts is award_facts]


def found(workspace: Workspace, year: int = 2023) -> dict[str, str]:
    return {issue.code: issue.sentence for issue in check_year(workspace, year, OF_AWARDS)}


def test_that_the_registry_finds_what_law_and_contract_refuse(awarded: Workspace) -> None:
    assert found(awarded) == {}
    for kind, value in ((AwardFactKind.VARIABLE_RESOURCES, Decimal(900000)), (AwardFactKind.PAID, None)):
        day = date(2024, 1, 10) if kind is AwardFactKind.PAID else None
        save_fact(awarded, 2023, AwardFactDraft(kind, value=value, on_date=day, source="Ufficio paghe"))
    assert {"W13", "W23"} >= set(found(awarded)) >= {"W13"}
    assert "prima della validazione" in found(awarded)["W13"]
    body = replace(awarded, actor=Actor("Nucleo", UserRole.BODY))
    assert found(body) == found(awarded)
    assert found(replace(awarded, actor=Actor("Sindaco", UserRole.MAYOR))) == {}
    assert found(awarded, 1999) == {}
