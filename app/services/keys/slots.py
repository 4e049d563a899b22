"""Who may open a protected archive that is open: adding, changing and taking away their slots."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from app.domain.errors import UserError
from app.domain.keys.passwords import refuse_weak
from app.domain.permissions import Action
from app.models.keys.key_file import DerivationCost, KeyFile, KeySlot
from app.models.keys.wrapping import calibrated_cost, new_key_file, new_slot, sealed, wrap
from app.services.access import glancing
from app.services.keys.attempts import Attempts
from app.services.keys.unlocking import key_behind
from app.services.workspace import Workspace


def add_slot(
    workspace: Workspace, title: str, password: str, names: Iterable[str] = (), *, is_temporary: bool = False
) -> str:
    """Let somebody else open the archive with a password of theirs; return the id of their slot.

    `title` names nobody («Segretario comunale»); `names` are what the password must not be; one that `is_temporary`
    lets in only to be changed.
    """
    keys = _keys_in_hand(workspace, Action.MANAGE_USERS)
    slot = new_slot(written_title(title), cost_of(keys.file), is_temporary=is_temporary)
    keys.keep_password(slot, password, names)
    return slot.id


def change_password(
    workspace: Workspace, slot_id: str, old: str, new: str, *, attempts: Attempts, names: Iterable[str] = ()
) -> None:
    """Change the own password: the one of before is asked, as at the log-in."""
    keys = _keys_in_hand(workspace, Action.OPEN)
    key_behind(keys.file, slot_id, old, attempts)
    keys.keep_password(keys.emptied(slot_id), new, names)


def reset_password(
    workspace: Workspace, slot_id: str, new: str, names: Iterable[str] = (), *, is_temporary: bool = False
) -> None:
    """Give somebody who forgot it a new password, with the archive open in the administrator's hands."""
    keys = _keys_in_hand(workspace, Action.MANAGE_USERS)
    keys.keep_password(keys.emptied(slot_id, is_temporary=is_temporary), new, names)


def remove_slot(workspace: Workspace, slot_id: str) -> None:
    """Take a slot away; its password opens nothing any more (a copy of the archive of before it still does)."""
    keys = _keys_in_hand(workspace, Action.MANAGE_USERS)
    if len(keys.file.slots) == 1:
        raise UserError("È l'unico accesso all'archivio.", "Aggiungerne un altro, poi togliere questo.")
    keys.keep(keys.file.without_slot(keys.slot(slot_id).id))


def show_titles(workspace: Workspace, titles: Mapping[str, str]) -> None:
    """Call slots, by their id, as the archive calls their users now: the log-in shows it, every password stays."""
    keys = _keys_in_hand(workspace, Action.OPEN)
    slots = tuple(slot.called(titles.get(slot.id) or slot.shown) for slot in keys.file.slots)
    if slots != keys.file.slots:
        keys.keep(replace(keys.file, slots=slots))


def cost_of(file: KeyFile) -> DerivationCost:
    """Return what Argon2id is asked here: what was measured when the archive was protected."""
    costs = [slot.cost for slot in file.slots]
    return max(costs, key=lambda cost: cost.memory_kib * cost.passes) if costs else calibrated_cost()


def written_title(title: str) -> str:
    if not title.strip():
        raise UserError("Manca il titolo dell'accesso.", "Scrivere l'incarico, per esempio «Segretario comunale».")
    return title.strip()


@dataclass(frozen=True, slots=True)
class _Keys:
    """The key file of an open archive, and the key that it is sealed with."""

    workspace: Workspace
    file: KeyFile
    key: bytes = field(repr=False)

    def slot(self, slot_id: str) -> KeySlot:
        slot = self.file.slot(slot_id)
        if slot is None:
            raise UserError("Questo accesso non c'è più.", "Chiudere la finestra e riaprirla: mostra ciò che c'è.")
        return slot

    def emptied(self, slot_id: str, *, is_temporary: bool = False) -> KeySlot:
        """Return a new slot, to be filled, in the place of one that is there."""
        return new_slot(self.slot(slot_id).shown, cost_of(self.file), slot_id, is_temporary=is_temporary)

    def keep_password(self, slot: KeySlot, password: str, names: Iterable[str]) -> None:
        refuse_weak(password, (self.file.name, slot.shown, *names))
        self.keep(self.file.with_slot(wrap(self.file, slot, self.key, password)))

    def keep(self, file: KeyFile) -> None:
        self.workspace.archive.keep_keys(sealed(file, self.key))


def _keys_in_hand(workspace: Workspace, action: Action) -> _Keys:
    """Ask the policy and return the key file with the name that the ente has now.

    One that was lost (the archive was opened by its recovery key) begins again, without slots.
    """
    with glancing(workspace, action) as glance:
        name, archive_id = glance.municipality()[0], glance.archive_id()
    archive = workspace.archive
    if archive.key is None:
        raise UserError("L'archivio non è protetto.", "Proteggerlo prima, poi aggiungere gli accessi.")
    file = archive.keys or new_key_file(archive.key, archive_id, name)
    return _Keys(workspace, replace(file, name=name), archive.key)
