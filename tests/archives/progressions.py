"""An archive with the progressions of its year published, with everything that their papers may carry."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path

import pytest

from app.domain.ids import EmployeeId
from app.domain.progressions.definition import Amount, Places
from app.domain.progressions.editing import (
    HeldItemDraft,
    PastYearDraft,
    ProgressionFactDraft,
    ProgressionRemarkDraft,
)
from app.domain.progressions.vocabulary import PlacesKind
from app.services.progressions.facts import CandidateFacts, save_person_facts
from app.services.progressions.procedures import begin_procedure, save_rules, shipped_rules
from app.services.progressions.publishing import publish_final, publish_provisional
from app.services.progressions.reading import read_progressions_of
from app.services.progressions.remarks import save_remark
from app.services.workspace import Workspace
from tests.archives.plain import copied

YEAR = 2024
RULES = replace(
    shipped_rules(),
    places=(Places(PlacesKind.NUMBER, number=1),),
    amounts=(Amount("IS", Decimal(750)), Amount("FE", Decimal(1600))),
)
_NOW = datetime(2025, 3, 20, 12, tzinfo=UTC)


@pytest.fixture
def ranked(closed_made: Path, tmp_path: Path) -> Iterator[Workspace]:
    """The archive with one closed sheet, and its ranking final: one excluded for a sanction, a remark answered."""
    with copied(closed_made, tmp_path / "graduatoria.merito") as workspace:
        then = replace(workspace, now=lambda: _NOW)
        begin_procedure(then, YEAR)
        save_rules(then, YEAR, RULES)
        people = {one.name.split()[0]: EmployeeId(one.id) for one in read_progressions_of(then, YEAR).candidates}
        for place, (name, person) in enumerate(people.items()):
            sanction = date(2024, 5, 1) if name == "Neri" else None
            fact = ProgressionFactDraft(person, has_none=True, sanction_on=sanction, source="Fascicolo personale")
            years = (PastYearDraft(person, 2023, Decimal(80 + place), "Scheda del 2023"),)
            items = (HeldItemDraft(person, "corsi", "corso", Decimal(9), "Attestati"),) if name == "Bruni" else ()
            save_person_facts(then, YEAR, CandidateFacts(fact, years, items))
        publish_provisional(then, YEAR, date(2025, 2, 3))
        remark = ProgressionRemarkDraft(people["Rossi"], date(2025, 2, 7), "Chiede un riesame.", "Resta com'è.")
        save_remark(then, YEAR, remark)
        publish_final(then, YEAR, date(2025, 2, 20))
        yield then
