"""A user of the program: what its form edits, what may be kept, who is active on a day, what the log-in calls it."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from app.domain.errors import UserError
from app.domain.ids import EmployeeId, OfficialId, UserId
from app.domain.issues import Issue
from app.domain.italian import format_date, listed
from app.domain.italian_enum import ItalianEnum
from app.domain.matching import text_key
from app.domain.periods import Lasting
from app.domain.permissions import Actor
from app.domain.roles import OfficialRole, UserRole
from app.domain.validation import at_most, lasting, required

ADMINISTRATING = frozenset({UserRole.SECRETARY, UserRole.VICE})
"""The roles that may administer users: who sees everything already."""

_OFFICES = {
    UserRole.SECRETARY: OfficialRole.SECRETARY,
    UserRole.MAYOR: OfficialRole.MAYOR,
    UserRole.BODY: OfficialRole.BODY_MEMBER,
    UserRole.EQ: OfficialRole.ASSESSOR,
}
_OF_STAFF = frozenset({UserRole.SECRETARY, UserRole.VICE, UserRole.EQ})


class PasswordState(ItalianEnum):
    """What a user has to enter with: a temporary password lets in only to be changed by its owner."""

    NONE = "none", "nessuna"
    TEMPORARY = "temporary", "provvisoria"
    OWN = "own", "propria"


@dataclass(frozen=True, slots=True)
class UserDraft:
    """A user as its form edits it: one of the staff, an official of the ente, or a name alone."""

    full_name: str = ""
    role: UserRole | None = None
    employee_id: EmployeeId | None = None
    official_id: OfficialId | None = None
    is_administrator: bool = False
    valid_from: date | None = None
    valid_to: date | None = None
    id: UserId | None = None
    version: int | None = None
    may_transcribe: bool = False


@dataclass(frozen=True, slots=True)
class UserRow(Lasting):
    """A user in a list; `title` is what the log-in shows, `person` who they are in the archive.

    `slot` names what the password opens; None while nobody gave a password. `password` is what the key file says of it.
    """

    id: UserId
    version: int
    full_name: str
    role: UserRole
    is_administrator: bool
    valid_from: date
    valid_to: date | None
    employee_id: EmployeeId | None = None
    official_id: OfficialId | None = None
    slot: str | None = None
    title: str = ""
    person: str = ""
    may_transcribe: bool = False
    password: PasswordState = PasswordState.NONE

    @property
    def has_password(self) -> bool:
        return self.slot is not None

    @property
    def draft(self) -> UserDraft:
        return UserDraft(
            self.full_name,
            self.role,
            self.employee_id,
            self.official_id,
            self.is_administrator,
            self.valid_from,
            self.valid_to,
            self.id,
            self.version,
            self.may_transcribe,
        )

    @property
    def actor(self) -> Actor:
        """Who this user is for the policy; `actor_on` says whether on a day they may work at all."""
        who = self.full_name, self.role, self.employee_id, self.official_id
        return Actor(*who, self.is_administrator, self.id, self.may_transcribe)


@dataclass(frozen=True, slots=True)
class OfficeHeld:
    """The office of an official, as far as a user who is that person needs it."""

    id: OfficialId
    role: OfficialRole
    full_name: str = ""
    valid_to: date | None = None
    areas: tuple[str, ...] = ()
    """The Aree of which they have the responsibility, now or from a day to come."""

    @property
    def called(self) -> str:
        """Return the name with the office, and of an assessore the Aree: `Pini Ada, Assessore responsabile di …`."""
        return (
            f"{self.full_name}, {responsible(self.areas)}" if self.areas else f"{self.full_name} ({self.role.italian})"
        )


def responsible(areas: Iterable[str]) -> str:
    """Return in which capacity an assessore heads some Aree (L. 388/2000 art. 53 c. 23)."""
    assessor, names = OfficialRole.ASSESSOR.italian, listed(areas)
    return f"{assessor} responsabile di {names}" if names else assessor


def role_for(office: OfficialRole) -> UserRole:
    """Return the role of a user who is an official with that office."""
    return next(role for role, one in _OFFICES.items() if one is office)


def office_of(draft: UserDraft, offices: Iterable[OfficeHeld], today: date) -> OfficialId | None:
    """Return the office of a user: the one given, else the only one of that role and name that has not ended."""
    if draft.official_id is not None or draft.employee_id is not None or draft.role in {None, UserRole.EQ}:
        return draft.official_id
    found = [
        one.id
        for one in offices
        if one.role is _OFFICES.get(draft.role)
        and text_key(one.full_name) == text_key(draft.full_name)
        and (one.valid_to is None or one.valid_to >= today)
    ]
    return found[0] if len(found) == 1 else None


def validate_user(draft: UserDraft, others: Sequence[UserRow] = (), offices: Iterable[OfficeHeld] = ()) -> list[Issue]:
    """Check a user against the other ones and the officials of the ente."""
    return [
        *required(draft.full_name, "full_name", "Manca il nome di chi userà il programma."),
        *at_most(draft.full_name, 200, "full_name", "Nome e cognome"),
        *required(draft.role, "role", "Scegliere il ruolo."),
        *lasting(draft.valid_from, draft.valid_to),
        *_person(draft, {one.id: one for one in offices}),
        *_administrator(draft),
        *_transcriber(draft),
        *_namesakes(draft, others),
        *_twice(draft, others),
    ]


def _person(draft: UserDraft, offices: dict[OfficialId, OfficeHeld]) -> Iterator[Issue]:
    if draft.role is None:
        return
    if draft.role is UserRole.EQ and draft.employee_id is None and draft.official_id is None:
        yield Issue("no_employee", NO_HEAD, "employee_id")
    if draft.employee_id is not None and draft.official_id is not None:
        yield Issue("two_people", "Scegliere un dipendente oppure un organo dell'ente, non tutti e due.", "official_id")
    if draft.employee_id is not None and draft.role not in _OF_STAFF:
        yield Issue("not_of_staff", f"Il ruolo «{draft.role.italian}» non è di un dipendente.", "employee_id")
    office = offices.get(draft.official_id) if draft.official_id is not None else None
    if draft.official_id is not None and (office is None or office.role is not _OFFICES.get(draft.role)):
        yield Issue("other_office", f"La carica scelta non è quella del ruolo «{draft.role.italian}».", "official_id")
    elif office is not None and draft.role is UserRole.EQ and not office.areas and draft.id is None:
        sentence = f"{office.full_name} non ha la responsabilità di nessuna area: darla prima nella pagina Struttura."
        yield Issue("heads_nothing", sentence, "official_id")


def _administrator(draft: UserDraft) -> Iterator[Issue]:
    if draft.is_administrator and draft.role is not None and draft.role not in ADMINISTRATING:
        yield Issue(
            "not_administrator", "Solo il Segretario e il Vicesegretario amministrano gli utenti.", "is_administrator"
        )


def _transcriber(draft: UserDraft) -> Iterator[Issue]:
    if draft.may_transcribe and draft.role is UserRole.SECRETARY:
        yield Issue("own_sheet", "Nessuno trascrive la propria scheda: scegliere un altro utente.", "may_transcribe")


def _namesakes(draft: UserDraft, others: Iterable[UserRow]) -> Iterator[Issue]:
    """The audit names who did a thing, and undo knows the own operations by it: no two users have one name."""
    key = text_key(draft.full_name)
    if key and any(one.id != draft.id and text_key(one.full_name) == key for one in others):
        sentence = f"C'è già un utente «{draft.full_name.strip()}»: aggiungere per esempio la matricola."
        yield Issue("namesake", sentence, "full_name")


def _twice(draft: UserDraft, others: Iterable[UserRow]) -> Iterator[Issue]:
    if draft.valid_from is None or (draft.valid_to is not None and draft.valid_to < draft.valid_from):
        return
    for one in others:
        is_same = draft.employee_id is not None and draft.employee_id == one.employee_id
        is_same_head = draft.role is UserRole.EQ and None is not draft.official_id == one.official_id
        if one.id != draft.id and (is_same or is_same_head) and one.role is draft.role and _overlap(draft, one):
            field = "employee_id" if is_same else "official_id"
            yield Issue("user_twice", f"{one.full_name} è già utente negli stessi giorni.", field)


def _overlap(draft: UserDraft, one: UserRow) -> bool:
    starts_before_end = one.valid_to is None or draft.valid_from is None or draft.valid_from <= one.valid_to
    ends_after_start = draft.valid_to is None or one.valid_from <= draft.valid_to
    return starts_before_end and ends_after_start


def without_administrator(users: Iterable[UserRow], today: date) -> list[Issue]:
    """Refuse to leave the archive without an administrator who is active and whose days have no end."""
    if any(one.is_administrator and one.valid_to is None and today in one.period for one in users):
        return []
    sentence = "Resterebbe un archivio senza amministratore: almeno uno dev'essere attivo, senza data di fine."
    return [Issue("last_administrator", sentence, "is_administrator")]


def actor_on(user: UserRow, day: date) -> Actor:
    """Return who works when this user logs in on a day; `UserError` when the dates of the user are over, or to come."""
    if day in user.period:
        return user.actor
    if day < user.valid_from:
        raise UserError(
            f"{user.full_name} può usare il programma dal {format_date(user.valid_from)}.",
            "Rivolgersi a chi amministra gli utenti.",
        )
    raise UserError(
        f"{user.full_name} poteva usare il programma fino al {format_date(user.valid_to)}.",
        "Rivolgersi a chi amministra gli utenti.",
    )


def title_of(role: UserRole, areas: Iterable[str] = (), *, is_official: bool = False) -> str:
    """Return what the log-in calls a user: the role, and of who heads Aree those; never the name of a person.

    `is_official`: who heads them is an assessore, and no EQ.
    """
    if role is not UserRole.EQ:
        return _TITLES.get(role, role.italian)
    names = [area.removeprefix("Area ") for area in areas]
    return responsible(names) if is_official else f"EQ {listed(names)}".strip()


def with_titles_apart(users: Sequence[UserRow]) -> list[UserRow]:
    """Add the initials to a title that several users have, by which each finds the own one: they are no name.

    Who has the same initials too is numbered.
    """
    many, seen = Counter(one.title for one in users), Counter[str]()

    def apart(user: UserRow) -> UserRow:
        title = f"{user.title} {initials(user.full_name)}"
        seen[title] += 1
        return replace(user, title=f"{title} ({seen[title]})" if seen[title] > 1 else title)

    return [apart(one) if many[one.title] > 1 else one for one in users]


def initials(full_name: str) -> str:
    """Return the initials of a name: `B.L.`."""
    return "".join(f"{part[0].upper()}." for part in full_name.replace("-", " ").split() if part[0].isalpha())


def bears_name(words: str, names: Iterable[str]) -> bool:
    """Tell whether the whole name of somebody is among some words: a title at the log-in must not show it."""
    keys = set(text_key(words).split())
    return any(len(parts := set(text_key(name).split())) > 1 and parts <= keys for name in names)


_TITLES = {UserRole.BODY: "Nucleo di valutazione"}
NO_HEAD = "Scegliere il dipendente, o l'assessore responsabile di un'area: dice quali aree e quali schede vede."
