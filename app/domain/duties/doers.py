"""From the capacity in which somebody must act to the person: the structure of the year says who that is."""

from dataclasses import dataclass
from datetime import date
from functools import cached_property

from app.domain.acting import Acting
from app.domain.duties.duty import Doer
from app.domain.duties.facts import OwnedObjective, WaitingPart, YearWork
from app.domain.ids import AreaId, EmployeeId, ObjectiveId, SectorId, SheetId
from app.domain.issues import Link
from app.domain.italian import listed
from app.domain.method.outside_words import SectionEvaluator
from app.domain.permissions import Actor
from app.domain.roles import OfficialRole, UserRole
from app.domain.structure.hierarchy import Party, evaluator_on, head_on, headed_areas, official_on

SECRETARY = Doer(Party(), "Segretario comunale", "", "Segretario")
"""Who must act in an ente whose Segretario is not written in the archive."""

KINDS = {
    OfficialRole.SECRETARY: "Segretario",
    OfficialRole.MAYOR: "Sindaco",
    OfficialRole.ASSESSOR: "Assessore",
    OfficialRole.BODY_MEMBER: "Nucleo",
}
HEAD, STAFF = "EQ", "Responsabile"


@dataclass(frozen=True)
class Doers:
    """Who must act on the things of a year, on the day that is looked at, seen by the person at the keyboard."""

    work: YearWork
    day: date
    actor: Actor

    @cached_property
    def secretary(self) -> Doer:
        found = official_on(OfficialRole.SECRETARY, self.work.charge.officials, self.day)
        return self.of_party(Party(official_id=found.id)) if found else self._seen(SECRETARY)

    @cached_property
    def body(self) -> Doer:
        """The Nucleo in office, by its first member; the Segretario where the archive has none."""
        found = official_on(OfficialRole.BODY_MEMBER, self.work.charge.officials, self.day)
        return self.of_party(Party(official_id=found.id)) if found else self.secretary

    def acting(self, capacity: Acting, link: Link | None) -> Doer:
        """Return who must act in this capacity on the thing of `link`; the Segretario where nobody else is found."""
        if capacity is Acting.BODY:
            return self.body
        found = None
        if link is not None and capacity is not Acting.SECRETARY:
            match link.kind:
                case "objective":
                    found = self.of_objective(ObjectiveId(link.id))
                case "sheet":
                    found = self.of_sheet(SheetId(link.id))
                case "objectives_area":
                    found = self.head_of(AreaId(link.id))
                case "objectives_sector":
                    found = self.head_of(self.work.charge.area_of_sector.get(SectorId(link.id)))
                case "person_weights" | "training":
                    found = self.evaluator_of(EmployeeId(link.id))
        return found or self.secretary

    def of_objective(self, identity: ObjectiveId) -> Doer:
        one = self._objectives.get(identity)
        if one is not None and one.owner_id is not None:
            return self.of_party(Party(employee_id=one.owner_id))
        return self.head_of(one.area_id if one else None)

    def of_sheet(self, identity: SheetId) -> Doer:
        return self.of_party(self._evaluators.get(identity, Party()))

    def of_part(self, part: WaitingPart) -> Doer:
        """Return who scores a part of a sheet: who is named, the Nucleo, or the Segretario who is to name somebody."""
        if part.party == Party():
            return self.body if part.kind is SectionEvaluator.BODY else self.secretary
        return self.of_party(part.party)

    def head_of(self, area: AreaId | None) -> Doer:
        found = head_on(self.day, area, self.work.charge) if area is not None else None
        return self.of_party(found) if found else self.secretary

    def evaluator_of(self, person: EmployeeId) -> Doer:
        area = self.work.charge.area_of.get(person)
        return self.of_party(evaluator_on(self.day, person, area, self.work.charge) or Party())

    def of_party(self, party: Party) -> Doer:
        """Return somebody with name and role; nobody in particular is the Segretario."""
        if party not in self._known:
            self._known[party] = self._seen(self._found(party))
        return self._known[party]

    @cached_property
    def _known(self) -> dict[Party, Doer]:
        return {}

    @cached_property
    def _objectives(self) -> dict[ObjectiveId, OwnedObjective]:
        return {one.id: one for one in self.work.objectives}

    @cached_property
    def _evaluators(self) -> dict[SheetId, Party]:
        return {one.id: one.evaluator for one in (*self.work.sheets, *self.work.interim_sheets)}

    def _found(self, party: Party) -> Doer:
        charge = self.work.charge
        if party.employee_id is not None:
            areas = headed_areas(charge.appointments_of.get(party.employee_id, ()), self.day)
            names = listed(charge.areas.get(area, "").removeprefix("Area ") for area in areas)
            kind = HEAD if areas else STAFF
            return Doer(party, charge.people.get(party.employee_id, ""), f"{HEAD} {names}" if areas else STAFF, kind)
        office = next((one for one in charge.officials if one.id == party.official_id), None)
        if office is None:
            return self.secretary if party == Party() else SECRETARY
        return Doer(party, office.name, office.role.italian, KINDS[office.role])

    def _seen(self, doer: Doer) -> Doer:
        """Say whether this is the person at the keyboard."""
        if self.actor.employee_id is not None:
            is_user = doer.party.employee_id == self.actor.employee_id
        elif self.actor.role is UserRole.EQ:  # one of the Giunta who heads an Area: others of it are somebody else
            is_user = self.actor.official_id is not None and doer.party.official_id == self.actor.official_id
        else:
            is_user = doer.kind == _KIND_OF_USER.get(self.actor.role)
        return Doer(doer.party, doer.name, doer.role, doer.kind, is_user, self.work.reminded.get(doer.name))


_KIND_OF_USER = {
    UserRole.SECRETARY: KINDS[OfficialRole.SECRETARY],
    UserRole.MAYOR: KINDS[OfficialRole.MAYOR],
    UserRole.BODY: KINDS[OfficialRole.BODY_MEMBER],
}
