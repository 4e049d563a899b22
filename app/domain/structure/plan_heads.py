"""Heads whom a plan only names: who they would be in the archive, once somebody says so."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from app.domain.columns import Column, Format
from app.domain.ids import AreaId, EmployeeId, OfficialId
from app.domain.issues import Issue
from app.domain.italian import plural
from app.domain.italian_enum import ItalianEnum
from app.domain.matching import text_key
from app.domain.plan_text.people import StaffName, StaffNames, names_in
from app.domain.roles import Gender, OfficialRole
from app.domain.structure.area_charges import office_named
from app.domain.structure.divided_names import divided_name
from app.domain.structure.evaluators import OfficialRow
from app.domain.structure.likely_gender import likely_gender
from app.domain.structure.provisional import OF_HEADS

_AD_INTERIM = re.compile(r"\b(?:ad )?interim\b", re.IGNORECASE)


class HeadMatch(ItalianEnum):
    """What the archive knows of a name that the plan gives as a head."""

    KNOWN = "known", "già in archivio"
    NEW = "new", "persona nuova"
    HOLDS_ANOTHER = "holds_another", "in archivio, con un altro incarico"
    SEVERAL = "several", "più persone con questo nome"
    OFFICIAL = "official", "carica dell'ente, senza incarico di EQ"
    NO_OFFICIAL = "no_official", "carica che in archivio non c'è"


@dataclass(frozen=True, slots=True)
class PlanHead:
    """The head that a plan names for an Area without one, as its row shows it and as it is edited.

    `stated` are the words of the plan; `objectives` are those of the Area that nobody answers for; `valid_from` is the
    first day in service, here and in the Area, of somebody new, and the first of the appointment.
    """

    area_id: AreaId
    area: str
    stated: str
    match: HeadMatch
    last_name: str
    first_name: str
    valid_from: date
    valid_to: date | None = None
    employee_id: EmployeeId | None = None
    gender: Gender | None = None
    matricola: str = ""
    objectives: int = 0
    is_wanted: bool = False
    official_id: OfficialId | None = None

    @property
    def id(self) -> AreaId:
        return self.area_id

    @property
    def full_name(self) -> str:
        return f"{self.last_name} {self.first_name}".strip()

    @property
    def is_ad_interim(self) -> bool:
        """Whether the plan gives this Area to its head for the time being, beside the others."""
        return _AD_INTERIM.search(self.stated) is not None

    @property
    def is_new(self) -> bool:
        return self.match is HeadMatch.NEW

    @property
    def who(self) -> str:
        return self.match.italian


PLAN_HEAD_COLUMNS: tuple[Column, ...] = (
    Column("is_wanted", "Nomina", Format.BOOLEAN, 8, editable=True, required=True),
    Column("area", "Area", width=24),
    Column("stated", "Nel piano", width=22),
    Column("who", "Chi è", width=18),
    Column("last_name", "Cognome", width=16, editable=True),
    Column("first_name", "Nome", width=14, editable=True),
    Column("gender", "Genere", Format.CHOICE, 8, editable=True, choices=tuple(one.italian for one in Gender)),
    Column("matricola", "Matricola", Format.CODE, 10, editable=True),
    Column("valid_from", "Dal", Format.DATE, 11, editable=True),
    Column("objectives", "Obiettivi senza responsabile", Format.INTEGER, 12),
)
OF_NEW_PEOPLE = frozenset({"last_name", "first_name", "gender", "matricola"})
"""What may be written of somebody new only: of the others the archive says it."""


@dataclass(frozen=True, slots=True)
class KnownPerson:
    """Somebody of the staff: the first day on which an appointment of the year may begin, and whether one is held."""

    id: EmployeeId
    last_name: str
    first_name: str
    gender: Gender
    matricola: str
    valid_from: date
    valid_to: date | None = None
    holds_another: bool = False


@dataclass(frozen=True, slots=True)
class HeadlessArea:
    """An Area that nobody heads in the year, with the words of the plan on who does."""

    id: AreaId
    name: str
    stated: str
    objectives: int = 0


def plan_heads(
    areas: Iterable[HeadlessArea],
    people: Sequence[KnownPerson],
    codes: Iterable[str],
    start: date,
    officials: Sequence[OfficialRow] = (),
) -> Iterator[PlanHead]:
    """Propose who each head is: the person of that name, or somebody new with a free number and the year's first day.

    Gender and matricola of somebody new are a guess, to be looked at before the yes. Where the plan names an office of
    the ente it is who of `officials`, those in office in the year, has it.
    """
    taken, made = {code.casefold() for code in codes}, dict[str, PlanHead]()
    for area in areas:
        if (office := office_named(area.stated)) is not None:
            yield _official(area, office, officials, start)
            continue
        name = next(iter(names_in(area.stated)), "")
        if name:
            head = _known(area, name, people, start) or made.get(text_key(name)) or _new(area, name, taken, start)
            head = replace(head, area_id=area.id, area=area.name, stated=area.stated, objectives=area.objectives)
            made.setdefault(text_key(name), head)
            yield head


def _official(area: HeadlessArea, office: OfficialRole, officials: Sequence[OfficialRow], start: date) -> PlanHead:
    """Propose who has an office: the only one in the year, or of several the one whose name the plan says."""
    holders = [one for one in officials if one.role is office]
    words = set(text_key(area.stated).split())
    named = [one for one in holders if set(text_key(one.full_name).split()) <= words]
    found = named[-1:] or (holders if len(holders) == 1 else [])
    if not found:
        return PlanHead(
            area.id, area.name, area.stated, HeadMatch.NO_OFFICIAL, area.stated, "", start, objectives=area.objectives
        )
    one = found[0]
    return PlanHead(
        area.id, area.name, area.stated, HeadMatch.OFFICIAL, one.full_name, "", max(start, one.valid_from),
        one.valid_to, objectives=area.objectives, is_wanted=True, official_id=one.id,
    )  # fmt: skip


def _known(area: HeadlessArea, name: str, people: Sequence[KnownPerson], start: date) -> PlanHead | None:
    key = sorted(text_key(name).split())
    namesakes = [one for one in people if sorted(text_key(f"{one.last_name} {one.first_name}").split()) == key]
    found = StaffNames(StaffName(one.id, one.last_name, one.first_name) for one in people).found(name)
    one = next((person for person in people if person.id == found), None)
    if one is None and len(namesakes) < 2:
        return None
    if one is None:
        last, first, _ = divided_name(name, first_name_first=True)
        return PlanHead(area.id, area.name, area.stated, HeadMatch.SEVERAL, last, first, start)
    return PlanHead(
        area.id, area.name, area.stated, HeadMatch.HOLDS_ANOTHER if one.holds_another else HeadMatch.KNOWN,
        one.last_name, one.first_name, one.valid_from, one.valid_to, one.id, one.gender, one.matricola,
        is_wanted=not one.holds_another,
    )  # fmt: skip


def _new(area: HeadlessArea, name: str, taken: set[str], start: date) -> PlanHead:
    last, first, _ = divided_name(name, first_name_first=True)
    number = next(one for one in range(1, len(taken) + 2) if f"{OF_HEADS}{one:02d}".casefold() not in taken)
    code = f"{OF_HEADS}{number:02d}"
    taken.add(code.casefold())
    return PlanHead(
        area.id, area.name, area.stated, HeadMatch.NEW, last, first, start, None, None, likely_gender(first), code,
        is_wanted=True,
    )  # fmt: skip


def head_issues(heads: Iterable[PlanHead]) -> list[Issue]:
    """Say what is missing before these heads are appointed; `field` is the column, in the row of the Area."""
    issues = []
    for one in heads:
        if one.match is HeadMatch.SEVERAL:
            sentence = (
                f"{one.area}: ci sono più persone che si chiamano {one.full_name}. L'incarico si dà dalla scheda."
            )
            issues.append(Issue("several", sentence, "is_wanted"))
        if one.match is HeadMatch.NO_OFFICIAL:
            sentence = f"{one.area}: aggiungere prima la carica in Dati dell'ente («{one.stated}»)."
            issues.append(Issue("no_official", sentence, "is_wanted"))
        if one.is_new and one.gender is None:
            issues.append(Issue("required", f"{one.area}: manca il genere di {one.full_name}.", "gender"))
    return issues


def _identity(head: PlanHead) -> tuple[EmployeeId | None, str, str]:
    return head.employee_id, head.matricola, head.full_name


def outcome_words(heads: Sequence[PlanHead]) -> str:
    """Say what appointing them would write: `3 incarichi di EQ, 2 persone nuove e 12 obiettivi`."""
    staff = [one for one in heads if one.official_id is None]
    people = set(map(_identity, staff))
    held = {(*_identity(one), one.is_ad_interim) for one in staff}
    new = sum(1 for identity, *_ in people if identity is None)
    charges = len(heads) - len(staff)
    parts = [
        *([plural(len(held), "incarico di EQ", "incarichi di EQ")] if people or not charges else []),
        *([plural(charges, "area a chi ha una carica", "aree a chi ha una carica")] if charges else []),
        *([plural(new, "persona nuova", "persone nuove")] if new else []),
    ]
    return ", ".join(parts)
