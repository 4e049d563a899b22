"""Proposals of the catalogue become indicators of objectives."""

from dataclasses import replace
from decimal import Decimal

import pytest

from app.domain.catalogue.proposals import Proposal, proposals
from app.domain.errors import UserError
from app.domain.ids import ObjectiveId
from app.domain.objectives.indicator import IndicatorDraft, validate
from app.domain.permissions import Actor
from app.domain.roles import UserRole
from app.services.audit import undoing
from app.services.catalogue.accepting import accept_proposals
from app.services.catalogue.shipped import shipped_catalogue
from app.services.objectives.detail import objective_detail
from app.services.objectives.indicators import save_indicator
from tests.archives.office import Office
from tests.looking import list_entries

D = Decimal


def drafts_of(proposal: Proposal) -> tuple[IndicatorDraft, ...]:
    return tuple(one.draft for one in proposal.entry.indicators)


def indicators(office: Office, identity: ObjectiveId) -> list[tuple[str, Decimal]]:
    return [(row.name, row.weight) for row in objective_detail(office.workspace, identity).indicators]


def test_that_proposals_are_written_with_shares_of_100_as_one_operation(office: Office) -> None:
    first, second = office.objective("Recupero dell'evasione IMU"), office.objective("Piano neve")
    found = [proposals(title, "", shipped_catalogue())[0] for title in ("Recupero dell'evasione IMU", "Piano neve")]
    before = len(list_entries(office.workspace))
    changes = accept_proposals(office.workspace, {first: drafts_of(found[0]), second: [found[1].draft]})
    assert changes.label == "Indicatori dal catalogo per 2 obiettivi"
    assert len(list_entries(office.workspace)) == before + 1
    assert sum(weight for _, weight in indicators(office, first)) == 100
    assert indicators(office, second) == [(found[1].entry.indicators[0].name, D(100))]
    row = objective_detail(office.workspace, second).indicators[0]
    assert row.target is None
    assert row.target_on is None
    assert row.source == found[1].entry.indicators[0].source
    undoing.undo_last(office.workspace)
    assert indicators(office, first) == indicators(office, second) == []


def test_that_the_same_proposal_twice_changes_nothing(office: Office) -> None:
    identity = office.objective("Piano neve")
    drafts = drafts_of(proposals("Piano neve", "", shipped_catalogue())[0])
    accept_proposals(office.workspace, {identity: drafts})
    before = len(list_entries(office.workspace))
    accept_proposals(office.workspace, {identity: drafts})
    assert len(list_entries(office.workspace)) == before


def test_that_what_is_left_of_100_goes_to_the_new_indicators(office: Office) -> None:
    identity = office.objective()
    save_indicator(office.workspace, IndicatorDraft(objective_id=identity, name="Nostro", weight=D(40)))
    accept_proposals(office.workspace, {identity: [IndicatorDraft(name="Uno"), IndicatorDraft(name="Due")]})
    assert indicators(office, identity) == [("Nostro", D(40)), ("Uno", D(30)), ("Due", D(30))]


def test_that_a_proposal_for_an_objective_that_is_gone_writes_none(office: Office) -> None:
    identity = office.objective()
    with pytest.raises(UserError):
        accept_proposals(office.workspace, {identity: [IndicatorDraft(name="Uno")], ObjectiveId(9999): []})
    assert indicators(office, identity) == []


def test_that_who_may_not_edit_accepts_nothing(office: Office) -> None:
    identity = office.objective()
    body = replace(office.workspace, actor=Actor("Nucleo", UserRole.BODY))
    with pytest.raises(UserError):
        accept_proposals(body, {identity: [IndicatorDraft(name="Uno")]})


def test_that_every_indicator_of_the_catalogue_can_be_written() -> None:
    entries = shipped_catalogue().entries
    assert [issue for entry in entries for one in entry.indicators for issue in validate(one.draft)] == []
