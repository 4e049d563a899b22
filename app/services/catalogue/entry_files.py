"""The entries of the ente as one file: written, and read in another archive."""

from dataclasses import dataclass
from pathlib import Path

from app.domain.catalogue.entry import CatalogueEntry
from app.domain.catalogue.own import OwnEntryDraft
from app.domain.catalogue.reading import read_entries
from app.domain.catalogue.writing import write_entries
from app.domain.changes import Changes
from app.domain.errors import UserError
from app.domain.italian import plural, with_the_rest
from app.domain.permissions import Action
from app.services.access import ask
from app.services.catalogue.own import keep_entries, list_own_entries, refuse_unknown_sectors
from app.services.files import read_file, save_file
from app.services.workspace import Workspace
from app.services.written_text import LARGEST_TEXT, written_text

SUFFIX = ".toml"
MOST_SHOWN = 8


@dataclass(frozen=True, slots=True)
class EntriesPreview:
    """What taking in a file of entries would do: those that are new here, and those that would change one."""

    new: tuple[CatalogueEntry, ...]
    changed: tuple[CatalogueEntry, ...]
    same: int = 0

    @property
    def sentence(self) -> str:
        """Say it in Italian: `3 voci nuove, 1 voce cambia, 2 uguali`."""
        parts = [
            plural(len(self.new), "voce nuova", "voci nuove") if self.new else "",
            f"{plural(len(self.changed), 'voce cambia', 'voci cambiano')}" if self.changed else "",
            plural(self.same, "voce uguale", "voci uguali") if self.same else "",
        ]
        return ", ".join(part for part in parts if part) or "nessuna voce"


def preview_entries(workspace: Workspace, path: Path) -> EntriesPreview:
    """Read a file of entries and say what taking it in would do; `UserError` says which entry and field is wrong."""
    ask(workspace.actor, Action.IMPORT)
    entries, issues = read_entries(written_text(read_file(path, LARGEST_TEXT), "un catalogo di obiettivi"), path.name)
    if issues:
        told = with_the_rest([issue.sentence for issue in issues], MOST_SHOWN, "errore", "errori")
        raise UserError("\n".join([f"Il file «{path.name}» ha errori.", *told]), "Correggere il file e riprovare.")
    for entry in entries:
        refuse_unknown_sectors(entry)
    own = {draft.entry.code: draft.entry for draft in list_own_entries(workspace)}
    return EntriesPreview(
        tuple(entry for entry in entries if entry.code not in own),
        tuple(entry for entry in entries if own.get(entry.code, entry) != entry),
        sum(own.get(entry.code) == entry for entry in entries),
    )


def import_entries(workspace: Workspace, path: Path) -> Changes:
    """Keep the entries of a file, all of them or none, as one operation; the same file twice changes nothing."""
    found = preview_entries(workspace, path)
    drafts = [OwnEntryDraft(entry, origin=f"File {path.name}"[:300]) for entry in (*found.new, *found.changed)]
    label = f"Importa nel catalogo {plural(len(drafts), 'voce', 'voci')} dal file {path.name}"
    return keep_entries(workspace, drafts, label, Action.IMPORT)


def write_own_entries(workspace: Workspace, path: Path) -> Path:
    """Write the entries of the ente to a file, whole or not at all."""
    entries = [draft.entry for draft in list_own_entries(workspace)]
    if not entries:
        raise UserError("L'ente non ha ancora voci sue nel catalogo.", "Aggiungerne una e riprovare.")
    return save_file(path, write_entries(entries).encode(), SUFFIX)
