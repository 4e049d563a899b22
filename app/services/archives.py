"""Making and opening archives."""

from collections.abc import Callable
from pathlib import Path

from app.domain.changes import Topic
from app.domain.errors import UserError
from app.domain.structure.municipality import MunicipalityDraft, validate_municipality
from app.domain.validation import refuse
from app.models.archive import Archive, create_archive
from app.models.audit import give_identity
from app.models.municipality import Municipality
from app.models.structure import ContractArea
from app.services.audit.identity import tell_identity
from app.services.cycles import add_year
from app.services.methods.keeping import ensure_preset
from app.services.methods.presets import DEFAULT_PRESET
from app.services.transaction import unit_of_work
from app.services.workspace import Clock, Workspace, this_moment

SUFFIX = ".merito"
EXAMPLE_ID = "00000000-0000-4000-8000-000000000000"
"""The identity of every example, so that what it prints (the fingerprints of its audit too) is the same each time."""

CONTRACT_AREAS = (
    ("OP", "Operatori"),
    ("OE", "Operatori esperti"),
    ("IS", "Istruttori"),
    ("FE", "Funzionari ed EQ"),
)
"""The areas of the national contract: CCNL Funzioni locali 16.11.2022 art. 12."""


def new_archive(
    path: Path,
    name: str,
    year: int,
    preset: str = DEFAULT_PRESET,
    *,
    is_demo: bool = False,
    now: Clock = this_moment,
    fill: Callable[[Workspace], None] | None = None,
) -> Workspace:
    """Make the archive of the comune `name` for `year`, with a preset method, let `fill` go on, and open it.

    A failure (name empty, year impossible, unknown preset, folder that refuses, whatever happens in `fill`)
    leaves no file.
    """
    if not name.strip():
        raise UserError("Il nome del comune è vuoto.", "Scrivere per esempio «Comune di …».")
    refuse(validate_municipality(MunicipalityDraft(name=name.strip())))

    def prepare(archive: Archive) -> None:
        workspace = Workspace(archive, now=now)
        _write_first_data(workspace, name.strip(), year, preset, is_demo=is_demo)
        if fill is not None:
            fill(workspace)

    return Workspace(create_archive(with_suffix(path), prepare))


def with_suffix(path: Path) -> Path:
    return path if path.suffix == SUFFIX else path.with_name(path.name + SUFFIX)


def _write_first_data(workspace: Workspace, name: str, year: int, preset: str, *, is_demo: bool) -> None:
    with unit_of_work(workspace, f"Nuovo archivio: {name}", Topic.MUNICIPALITY) as unit:
        unit.can_undo = False
        if is_demo:
            give_identity(unit.session, EXAMPLE_ID, workspace.now())
        unit.add(Municipality(id=1, name=name, is_demo=is_demo))
        for position, (code, title) in enumerate(CONTRACT_AREAS):
            unit.add(ContractArea(code=code, name=title, position=position))
        add_year(unit, year)
        tell_identity(unit)
    ensure_preset(workspace, preset)
