"""What preparing the sheets of a round reads: its days, the method, the Anagrafica, the days that are not evaluable."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property

from app.domain.ids import EmployeeId
from app.domain.method.definition import MethodDefinition
from app.domain.periods import FOREVER, Period
from app.domain.structure.names import Names
from app.domain.structure.registry import Registry

Absences = Mapping[EmployeeId, Sequence[Period]]


@dataclass(frozen=True)
class RoundFacts:
    """All that preparing a round reads; `not_evaluable` are days of service that ask for no sheet."""

    period: Period
    method: MethodDefinition
    registry: Registry
    not_evaluable: Absences = field(default_factory=dict)

    @property
    def names(self) -> Names:
        return self.registry.names

    @cached_property
    def service(self) -> dict[EmployeeId, Period]:
        """The days of the round that each of the staff is in service; those in service on none are left out."""
        days = ((row.id, row.service.intersection(self.period)) for row in self.registry.employees)
        return {employee_id: service for employee_id, service in days if service}


def while_employed(registry: Registry) -> Registry:
    """Return the Anagrafica with each EQ appointment cut to the days in which its holder is employed."""
    lasting = (
        replace(row, valid_from=days.start, valid_to=None if days.end == FOREVER else days.end)
        for row in registry.appointments
        if (days := row.period.intersection(registry.employee_by_id[row.employee_id].service))
    )
    return replace(registry, appointments=tuple(lasting))
