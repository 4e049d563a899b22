"""A comune whose sheets count the objectives of units and of the ente: each test says who pursues what."""

from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from app.domain.ids import ObjectiveId, RoundId
from app.domain.method.definition import MethodDefinition
from app.domain.method.template import Bands, Section, SheetTemplate
from app.domain.method.vocabulary import BandKind, ObjectiveSource, SectionKind
from app.domain.objectives import IndicatorRule, ObjectiveKind, ObjectiveScope, ValueKind
from app.domain.roles import SheetRole
from app.domain.rounds.rounds import RoundDraft
from app.domain.sheets.detail import ItemDetail
from app.domain.workflow import RoundKind
from app.models.cycles import Cycle
from app.models.objectives import Indicator, IndicatorValue, Objective, ObjectiveAssignment, ObjectiveUnit
from app.models.structure import Area, Sector
from app.services.methods.versions import new_version
from app.services.rounds.rounds import open_round, prepare_round
from app.services.transaction import unit_of_work
from tests.archives.comune import Comune

D = Decimal
ANAGRAFE, TRIBUTI, AREA, TECNICA = "Anagrafe", "Tributi", "Area Affari generali", "Area Tecnica"
LAVORI = "Lavori pubblici"
UNIT = Section(
    "unita", "Risultato dell'unità", SectionKind.ORGANISATION_UNIT, D(40), objective_source=ObjectiveSource.UNIT
)
ENTITY = Section(
    "ente", "Risultato dell'ente", SectionKind.ORGANISATION_ENTITY, D(20), objective_source=ObjectiveSource.ENTITY
)
OWN = Section("affidati", "Obiettivi affidati", SectionKind.OBJECTIVES_GROUP, D(40), is_individual=True)


@dataclass(frozen=True)
class Shared(Comune):
    """A comune without objectives of its own making: each test says who pursues what, then opens its round."""

    def pursue(
        self, title: str, degree: str | None, *units: tuple[str, str | None], interim: str = "", **more: object
    ) -> ObjectiveId:
        """Add an objective of some units, each with its weight there, reached at `degree` (None: no indicator)."""
        fields = {"kind": ObjectiveKind.OPERATIONAL, "scope": ObjectiveScope.ORGANISATIONAL, **more}
        with unit_of_work(self.workspace, title) as unit:
            cycle = unit.session.scalars(select(Cycle)).one()
            objective = unit.add(Objective(cycle_id=cycle.id, code=title, title=title, **fields))
            for name, weight in units:
                place = self.place(unit.session, name)
                unit.add(ObjectiveUnit(objective_id=objective.id, **place, weight=D(weight) if weight else None))
            if degree is not None:
                row = unit.add(Indicator(objective_id=objective.id, name="Grado", rule=IndicatorRule.DIRECT))
                for kind, value in ((ValueKind.FINAL, degree), (ValueKind.INTERIM, interim)):
                    if value:
                        unit.add(
                            IndicatorValue(
                                indicator_id=row.id, kind=kind, on_date=date(2024, 6, 30), value=D(value), source="S"
                            )
                        )
            return ObjectiveId(objective.id)

    def place(self, session: Session, name: str) -> dict[str, int | None]:
        """Return where a settore, or an Area, of this name is."""
        sector = session.scalar(select(Sector).where(Sector.name == name))
        if sector:
            return {"area_id": sector.area_id, "sector_id": sector.id}
        return {"area_id": session.scalars(select(Area.id).where(Area.name == name)).one(), "sector_id": None}

    def opened(
        self, *sections: Section, kind: RoundKind = RoundKind.FINAL, payment_share: Decimal | None = None
    ) -> "Shared":
        """Open and prepare a round whose sheets, of employees and EQ, have these sections."""
        bands = Bands(BandKind.PROPORTIONAL)
        templates = tuple(
            SheetTemplate(
                role.value,
                "Scheda",
                role,
                sections=sections,
                weights_total=sum((one.weight for one in sections), D(0)),
                bands=bands,
                payment_share=payment_share,
            )
            for role in (SheetRole.EMPLOYEE, SheetRole.EQ)
        )
        version = new_version(self.workspace, MethodDefinition("m", "Metodo", templates=templates)).ids[0]
        round_id = RoundId(open_round(self.workspace, RoundDraft(2024, kind, version)).ids[0])
        prepare_round(self.workspace, round_id)
        return replace(self, round_id=round_id)

    def items(self, surname: str, section: str = "unita") -> list[ItemDetail]:
        return [item for item in self.detail(surname).items if item.section == section]

    def titles(self, surname: str, section: str = "unita") -> list[str]:
        return [item.label for item in self.items(surname, section)]

    def degree(self, surname: str, section: str = "unita") -> Fraction | None:
        return self.detail(surname).result.section(section).degree

    def missing(self, surname: str) -> list[str]:
        return [one.label for one in self.detail(surname).missing]


@pytest.fixture
def shared(comune: Comune) -> Shared:
    with unit_of_work(comune.workspace, "Senza obiettivi") as unit:
        for objective in unit.session.scalars(select(Objective)):
            unit.session.delete(objective)
    return Shared(comune.workspace, comune.people, {}, {}, comune.round_id)


def change(shared: Shared, objective: ObjectiveId, **values: object) -> None:
    with unit_of_work(shared.workspace, "Modifica") as unit:
        found = unit.session.get_one(Objective, objective)
        for name, value in values.items():
            setattr(found, name, value)


def weigh(shared: Shared, objective: ObjectiveId, weight: str) -> None:
    with unit_of_work(shared.workspace, "Peso") as unit:
        links = select(ObjectiveUnit).where(ObjectiveUnit.objective_id == objective)
        unit.session.scalars(links).one().weight = D(weight)


def assign(shared: Shared, objective: ObjectiveId, surname: str, weight: str = "100") -> None:
    with unit_of_work(shared.workspace, "Assegnazione") as unit:
        person = shared.people[surname]
        unit.add(ObjectiveAssignment(objective_id=objective, employee_id=person, weight=D(weight)))
