"""Responsibility of an Area given to who is not of the staff: Sindaco, assessore, Segretario, from a day to a day.

In a small comune the members of the Giunta may have it (L. 388/2000 art. 53 c. 23: under so many inhabitants as
`SMALL_COMUNE` says); the Segretario in any (D.Lgs. 267/2000 art. 97 c. 4 lett. d).
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from app.domain.columns import Column, Format
from app.domain.ids import AreaChargeId, AreaId, OfficialId
from app.domain.issues import Issue, Link, Severity
from app.domain.italian import format_date, format_decimal
from app.domain.matching import text_key
from app.domain.periods import Lasting, period_between
from app.domain.roles import OfficialRole
from app.domain.structure.evaluators import OfficialRow
from app.domain.structure.postings import FROM, TO
from app.domain.validation import at_most, lasting, required

MAY_HEAD = (OfficialRole.MAYOR, OfficialRole.ASSESSOR, OfficialRole.SECRETARY)
"""Who of those who act for the ente may have an Area."""

OF_GIUNTA = frozenset({OfficialRole.MAYOR, OfficialRole.ASSESSOR})
LAW_OF_GIUNTA = "L. 388/2000 art. 53 c. 23"
LAW_OF_SECRETARY = "D.Lgs. 267/2000 art. 97 c. 4 lett. d"
SMALL_COMUNE = "abitanti_area_alla_giunta"
"""The threshold of `app/resources/law`: inhabitants under which the members of the Giunta may have an Area."""

_ARTICLES = {
    OfficialRole.MAYOR: "il Sindaco",
    OfficialRole.ASSESSOR: "l'assessore",
    OfficialRole.SECRETARY: "il Segretario comunale",
    OfficialRole.BODY_MEMBER: "il Nucleo di valutazione",
}


_WORDS = {
    OfficialRole.ASSESSOR: re.compile(r"\b(?:vice[\s-]*sindac[oa]|assessor[ea])\b", re.IGNORECASE),
    OfficialRole.MAYOR: re.compile(r"(?<!vice)(?<!vice[\s-])\bsindac[oa]\b", re.IGNORECASE),
    OfficialRole.SECRETARY: re.compile(r"(?<!vice)(?<!vice[\s-])\bsegretari[oa]\b(?!\s+d)", re.IGNORECASE),
}
"""How the words of a plan name who has an office; the Vicesegretario is one of the staff."""


def office_named(text: str) -> OfficialRole | None:
    """Return the office of the ente that the words of a plan on who heads a unit name, which is no EQ."""
    return next((office for office, words in _WORDS.items() if words.search(text)), None)


class AreaHead(NamedTuple):
    """Who heads an Area on a day: an EQ, or who has the office told; nobody where the name is empty."""

    name: str = ""
    office: OfficialRole | None = None

    @property
    def title(self) -> str:
        """In which capacity, before a colon."""
        return "Titolare di EQ" if self.office is None else "Responsabile"

    @property
    def called(self) -> str:
        """Return the name with the office in front of it: `il Sindaco Neri Alberto`; an EQ by the name alone."""
        return f"{_ARTICLES[self.office]} {self.name}" if self.office is not None else self.name

    @property
    def sentence(self) -> str:
        return f"{self.title}: {self.called}" if self.name else ""


@dataclass(frozen=True, slots=True)
class AreaChargeDraft:
    """The responsibility of Aree as its form edits it; one that is kept already is of one Area."""

    official_id: OfficialId | None = None
    area_ids: tuple[AreaId, ...] = ()
    act: str = ""
    valid_from: date | None = None
    valid_to: date | None = None
    id: AreaChargeId | None = None
    version: int | None = None


@dataclass(frozen=True, slots=True)
class AreaChargeRow(Lasting):
    """The responsibility of one Area, in a list and in the sheet of a workbook."""

    id: AreaChargeId
    version: int
    official_id: OfficialId
    office: OfficialRole
    full_name: str
    area_id: AreaId
    area: str
    area_code: str
    act: str
    valid_from: date
    valid_to: date | None

    @property
    def head(self) -> AreaHead:
        return AreaHead(self.full_name, self.office)

    @property
    def role(self) -> OfficialRole:
        return self.office

    @property
    def draft(self) -> AreaChargeDraft:
        return AreaChargeDraft(
            self.official_id, (self.area_id,), self.act, self.valid_from, self.valid_to, self.id, self.version
        )


class HeadSpan(NamedTuple):
    """The days in which somebody heads an Area, whatever as: what another must not run into."""

    full_name: str
    what: str
    area_id: AreaId
    area: str
    valid_from: date
    valid_to: date | None
    link: Link


_ROLE = Column("role", "Carica", Format.CHOICE, 24, choices=tuple(one.italian for one in MAY_HEAD))
_NAME = Column("full_name", "Nome e cognome", width=30, required=True, synonyms=("Nominativo", "Responsabile"))
_ACT = Column("act", "Atto", width=36, synonyms=("Decreto", "Deliberazione"), help="L'atto che dà la responsabilità")
_AREA = Column("area_code", "Codice area", Format.CODE, 16, required=True, synonyms=("Area",))

AREA_CHARGE_COLUMNS = (_AREA, _ROLE, _NAME, FROM, TO, _ACT)
UNIT_CHARGE_COLUMNS = (_NAME, _ROLE, FROM, TO, _ACT)
CHARGE_FIELDS = (FROM, TO, _ACT)


def validate_charge(draft: AreaChargeDraft) -> list[Issue]:
    """Check the draft by itself."""
    no_areas = [] if draft.area_ids else [Issue("required", "Scegliere almeno un'area.", "area_ids")]
    return [
        *required(draft.official_id, "official_id", "Scegliere chi ha la responsabilità."),
        *no_areas,
        *at_most(draft.act, 300, "act", "Atto"),
        *lasting(draft.valid_from, draft.valid_to),
    ]


def charge_warnings(
    draft: AreaChargeDraft,
    offices: Mapping[OfficialId, OfficialRole],
    residents: int | None,
    small: Decimal | None,
) -> list[Issue]:
    """Say what should not be forgotten: the act, and that a larger comune cannot do so with its Giunta.

    `residents` are those of the last count, None where there is none; `small` the inhabitants under which the Giunta
    may have an Area, None where no law in force says it.
    """
    office = offices.get(draft.official_id) if draft.official_id is not None else None
    law = LAW_OF_SECRETARY if office is OfficialRole.SECRETARY else LAW_OF_GIUNTA
    issues = []
    if not draft.act.strip():
        sentence = "Manca l'atto: la responsabilità dell'area si dà per iscritto."
        issues.append(Issue("act_missing", sentence, "act", Severity.WARNING, law))
    if office in OF_GIUNTA and residents is not None and small is not None and residents >= small:
        sentence = (
            f"L'ente ha {_counted(residents)} abitanti: la responsabilità di un'area si può dare a Sindaco e assessori"
            f" solo sotto i {_counted(small)}."
        )
        issues.append(Issue("charge_population", sentence, "official_id", Severity.WARNING, LAW_OF_GIUNTA))
    return issues


def official_named(
    officials: Iterable[OfficialRow], name: str, office: OfficialRole | None = None, day: date | None = None
) -> OfficialRow | None:
    """Return who of those who may head an Area has this name, and this office where it is told; on `day` where several.

    None for nobody, and for more than one.
    """
    words = sorted(text_key(name).split())
    found = [
        one
        for one in officials
        if one.role in MAY_HEAD and office in {None, one.role} and sorted(text_key(one.full_name).split()) == words
    ]
    if len(found) > 1 and day is not None:
        found = [one for one in found if day in one.period]
    return found[0] if len(found) == 1 else None


def who_may_head(small: Decimal | None) -> str:
    """Say to whom an Area may be given, and where."""
    of_giunta = "Sindaco e assessori"
    if small is not None:
        of_giunta += f" nei comuni sotto i {_counted(small)} abitanti"
    return f"{of_giunta}, il Segretario in ogni ente."


def _counted(people: int | Decimal) -> str:
    return format_decimal(Decimal(people), 0, grouped=True)


def head_clashes(
    areas: Sequence[AreaId], start: date | None, end: date | None, others: Iterable[HeadSpan], own: Link | None
) -> list[Issue]:
    """Refuse a second head of the same Area on the same day: whoever works there would have two evaluators."""
    if start is None:
        return []
    period = period_between(start, end)
    return [
        _clash(other)
        for other in others
        if other.link != own
        and other.area_id in areas
        and period_between(other.valid_from, other.valid_to).overlaps(period)
    ]


def _clash(other: HeadSpan) -> Issue:
    until = f"al {format_date(other.valid_to)}" if other.valid_to else "in poi"
    sentence = (
        f"{other.full_name} ha già {other.what} {other.area} dal {format_date(other.valid_from)} {until}: "
        "chiudere prima quei giorni, un'area ha un solo titolare per volta."
    )
    link = other.link if other.link.kind == "eq_appointment" else Link("area", other.area_id)
    return Issue("eq_overlap", sentence, "valid_from", link=link)
