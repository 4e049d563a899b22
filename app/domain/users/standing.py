"""How safely an archive is entered: how many administrators could, and whether the recovery key was ever tried."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from app.domain.italian import agreeing, format_date, listed
from app.domain.users.user import PasswordState, UserRow

NEVER_TRIED = (
    "La chiave di recupero non è mai stata provata: che il foglio sia quello giusto si scoprirebbe solo nel bisogno."
)


@dataclass(frozen=True, slots=True)
class EntryStanding:
    """`administrators` enter today with a password of their own; those `waiting` would administer too, and have none.

    `tried_on` is the last day on which the recovery key of now was copied from its paper and found right.
    """

    administrators: tuple[str, ...] = ()
    waiting: tuple[str, ...] = ()
    tried_on: date | None = None

    @property
    def lacks_administrator(self) -> bool:
        """Whether one forgotten password would leave the recovery key alone."""
        return len(self.administrators) < 2

    @property
    def lacks_trial(self) -> bool:
        return self.tried_on is None

    @property
    def administration(self) -> str:
        """Say who administers, and what is missing where it is one person alone."""
        alone = listed(self.administrators)
        if not self.lacks_administrator:
            return f"Possono amministrare {alone}: se uno dimentica la password, l'altro gliene dà una."
        who = f"può amministrare solo {alone}" if alone else "non può amministrare nessuno"
        if self.waiting:
            have = agreeing(len(self.waiting), "non ha", "non hanno")
            return f"{listed(self.waiting)} {have} ancora una password propria: fino ad allora {who}."
        return (
            f"{who[:1].upper()}{who[1:]}: se dimentica la password resta la sola chiave di recupero. Conviene un"
            " secondo amministratore, di solito il Vicesegretario."
        )

    @property
    def advice(self) -> str:
        """Say in a line what is missing, empty where nothing is."""
        if self.lacks_administrator and self.lacks_trial:
            return (
                "L'archivio ha un solo amministratore, e la chiave di recupero non è mai stata provata: se si dimentica"
                " la password, resta solo quel foglio."
            )
        if self.lacks_administrator:
            return "L'archivio ha un solo amministratore: se dimentica la password resta la sola chiave di recupero."
        return NEVER_TRIED if self.lacks_trial else ""

    @property
    def recovery(self) -> str:
        """Say whether the paper of the recovery key was tried."""
        if self.tried_on is None:
            return NEVER_TRIED
        return f"La chiave di recupero è stata provata il {format_date(self.tried_on)}: il foglio apre l'archivio."


def entry_standing_of(users: Iterable[UserRow], today: date, tried_on: date | None) -> EntryStanding:
    """Judge the users of an archive on a day."""
    found = [one for one in users if one.is_administrator and today in one.period]
    own = tuple(one.full_name for one in found if one.password is PasswordState.OWN)
    waiting = tuple(one.full_name for one in found if one.password is not PasswordState.OWN)
    return EntryStanding(own, waiting, tried_on)
