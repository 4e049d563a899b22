"""Anagrafica and Obiettivi of any archive, taken into one that holds nothing but the year: the same content."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.domain.objectives.assignment import AssignmentDraft
from app.domain.objectives.objective import ObjectiveDraft, UnitShare
from app.domain.objectives.records import ResourceDraft
from app.domain.objectives.value import IndicatorValueDraft
from app.domain.objectives.vocabulary import ResourceKind
from app.services.cycles import add_year
from app.services.objectives.assignments import put_assignment
from app.services.objectives.editing import add_objective
from app.services.objectives.indicators import INDICATOR, put_value
from app.services.objectives.parts import write_part
from app.services.objectives.phases import PHASE
from app.services.objectives.records import RESOURCE
from app.services.transaction import Unit, unit_of_work
from app.services.workbooks.job import import_workbook, workbook_bytes
from app.services.workbooks.registry import OBJECTIVES_WORKBOOK, PERSONNEL_WORKBOOK
from app.services.workspace import Workspace
from tests.archives.office import YEAR, Office
from tests.archives.plain import copied
from tests.services.workbooks.test_objectives import AMOUNTS, INDICATORS, PHASES_OF, TITLES, WEIGHTS, cells

BOTH = (PERSONNEL_WORKBOOK, OBJECTIVES_WORKBOOK)
PLACES = ("Segreteria", "Cultura", "Contabile")
GIVEN_TO = st.dictionaries(st.sampled_from(["Arcuri", "Bassi"]), WEIGHTS, max_size=2)
RESOURCES = st.builds(
    ResourceDraft, kind=st.sampled_from(list(ResourceKind)), description=TITLES,
    amount=st.none() | st.integers(0, 10**8).map(lambda cents: Decimal(cents).scaleb(-2)),
)  # fmt: skip
PLANS = st.lists(
    st.tuples(
        TITLES, st.sets(st.sampled_from(PLACES), min_size=1), WEIGHTS, st.lists(INDICATORS, max_size=1), AMOUNTS,
        PHASES_OF, GIVEN_TO, RESOURCES,
    ),
    min_size=1, max_size=3,
)  # fmt: skip


def taken_into(empty: Workspace, source: Workspace, year: int) -> None:
    """Take both workbooks in, and check that they hold what the other holds, and change nothing a second time."""
    with unit_of_work(empty, "Anno") as unit:
        add_year(unit, year)
    books = [(book, workbook_bytes(source, book, year, "prova")) for book in BOTH]
    for book, data in books:
        import_workbook(empty, book, data)
    for book, data in books:
        assert content(workbook_bytes(empty, book, year, "prova")) == content(data)
        assert import_workbook(empty, book, data).is_empty


def content(data: bytes) -> dict[str, dict[int, dict[int, object]]]:
    """Return what a workbook holds, but for the state of objectives: an act changes that, and no file."""
    found = cells(data)
    headings = found.get("Obiettivi", {}).get(1, {})
    for row in found.get("Obiettivi", {}).values():
        for place, heading in headings.items():
            if heading == "Stato" and row is not headings:
                row.pop(place, None)
    return found


def write_plan(unit: Unit, office: Office, plan: Sequence[Any]) -> None:
    for title, places, weight, indicators, measured, phase, people, resource in plan:
        shares = tuple(UnitShare(office.units[name], weight) for name in sorted(places))
        owner = next((office.people[name] for name in people), None)
        identity = add_objective(unit, YEAR, ObjectiveDraft(title=title, units=shares, owner_id=owner)).id
        for indicator in indicators:
            made = write_part(INDICATOR, unit, replace(indicator, objective_id=identity))
            if measured is not None and not indicator.rule.wants_due_date:
                put_value(
                    unit, IndicatorValueDraft(made.id, on_date=date(YEAR, 12, 31), value=measured, source="Registro")
                )
        write_part(PHASE, unit, replace(phase, objective_id=identity))
        write_part(RESOURCE, unit, replace(resource, objective_id=identity))
        for name, share in people.items():
            put_assignment(unit, AssignmentDraft(identity, office.people[name], weight=share))


@settings(
    max_examples=max(3, settings().max_examples // 20), suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(PLANS)
def test_that_any_archive_fills_an_empty_one_with_its_two_workbooks(
    office_made: Office, empty_archive: Path, tmp_path_factory: pytest.TempPathFactory, plan: Sequence[Any]
) -> None:
    source, folder = office_made.workspace.archive.path, tmp_path_factory.mktemp("due")
    with copied(source, folder / "uno.merito") as one, copied(empty_archive, folder / "due.merito") as two:
        with unit_of_work(one, "Obiettivi qualsiasi") as unit:
            write_plan(unit, office_made, plan)
        taken_into(two, one, YEAR)


def test_that_the_example_comune_fills_an_empty_archive(
    example: Workspace, empty_archive: Path, tmp_path: Path
) -> None:
    with copied(empty_archive, tmp_path / "vuoto.merito") as empty:
        taken_into(empty, example, 2024)
