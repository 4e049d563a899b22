"""The organigramma as a document: the ente, its areas and their settori with heads and counts."""

from dataclasses import dataclass
from datetime import date

from app.domain.documents.common import Imprint, Letterhead


@dataclass(frozen=True, slots=True)
class OrganigramUnit:
    """A settore: its name, who answers for it (may be nobody) and how many people work there."""

    name: str
    people: int = 0
    head: str = ""


@dataclass(frozen=True, slots=True)
class OrganigramArea:
    """An Area with who heads it, the people of the whole Area and its settori; `is_eq`: or is to, nobody does yet."""

    name: str
    head: str = ""
    people: int = 0
    sectors: tuple[OrganigramUnit, ...] = ()
    is_eq: bool = True


@dataclass(frozen=True, slots=True)
class OrganigramDocument:
    """The whole chart: ente and Segretario at the top, areas under them."""

    municipality: str
    secretary: str = ""
    mayor: str = ""
    areas: tuple[OrganigramArea, ...] = ()

    @property
    def people(self) -> int:
        return sum(area.people for area in self.areas)


@dataclass(frozen=True, slots=True)
class OrganigramSheet:
    """The organigramma as a document of its own, as it stands on a day."""

    letterhead: Letterhead
    imprint: Imprint
    chart: OrganigramDocument
    on_day: date
    act: str = ""
