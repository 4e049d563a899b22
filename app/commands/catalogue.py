"""`merito catalogue`: the entries of the catalogue listed, those of the ente written to a file or taken in from one."""

import argparse

from app.commands.opening import opened, opened_to_tell
from app.commands.streams import put_out, tell
from app.domain.catalogue.entry import Catalogue, CatalogueEntry
from app.domain.errors import UserError
from app.domain.italian import listed
from app.domain.matching import text_key


def run(options: argparse.Namespace) -> int:
    """Export, import (with `--dry-run` only show), or list."""
    if options.export:
        return _export(options)
    return _take_in(options) if options.take_in else _list(options)


def _export(options: argparse.Namespace) -> int:
    from app.services.audit.exports import export_entries_of_catalogue

    with opened_to_tell(options.archive) as workspace:
        tell(f"Scritto: {export_entries_of_catalogue(workspace, options.export)}")
    return 0


def _take_in(options: argparse.Namespace) -> int:
    from app.services.catalogue.entry_files import import_entries, preview_entries

    with opened(options.archive, writing=not options.dry_run) as workspace:
        preview = preview_entries(workspace, options.take_in)
        for word, entries in (("nuova", preview.new), ("modificata", preview.changed)):
            for entry in entries:
                put_out(f"{word}\t{entry.code}\t{entry.title}")
        tell(f"{options.take_in.name}: {preview.sentence}.")
        if not options.dry_run:
            changes = import_entries(workspace, options.take_in)
            tell("Nessuna novità: l'archivio era già così." if changes.is_empty else changes.label)
    return 0


def _list(options: argparse.Namespace) -> int:
    from app.domain.catalogue.searching import search_catalogue
    from app.services.catalogue.own import catalogue_of

    with opened(options.archive) as workspace:
        catalogue = catalogue_of(workspace)
    for entry in search_catalogue(catalogue, options.search, _sector(catalogue, options.sector)):
        put_out(_line(catalogue, entry))
    return 0


def _line(catalogue: Catalogue, entry: CatalogueEntry) -> str:
    """Write an entry: whose it is, its code, its settore, its title, its indicators."""
    whose = "ente" if entry.code in catalogue.own else "programma"
    sector = catalogue.sector_name(entry.sectors[0]) if entry.sectors else ""
    indicators = "; ".join(indicator.name for indicator in entry.indicators)
    return f"{whose}\t{entry.code}\t{sector}\t{entry.title}\t{indicators}"


def _sector(catalogue: Catalogue, words: str) -> str:
    """Return the code of a settore, by its code or name; `UserError` names those there are."""
    key = text_key(words)
    found = next((one.code for one in catalogue.sectors if key in {text_key(one.code), text_key(one.name)}), "")
    if key and not found:
        known = listed(one.name for one in catalogue.sectors)
        raise UserError(f"Il catalogo non ha il settore «{words}».", f"I settori sono: {known}.")
    return found
