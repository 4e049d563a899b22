"""The codes of the objectives of a year: by the mask of the ente, else by the program's own rule."""

from collections.abc import Iterable, Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session, selectinload

from app.domain.changes import Changes, Topic
from app.domain.errors import UserError
from app.domain.italian import plural
from app.domain.method.objective_kind import ObjectiveKind
from app.domain.objectives.code_mask import CodeMask, CodePlace, mask_issues, read_mask, same_letters
from app.domain.objectives.codes import CodeSeries, prefix_of
from app.domain.objectives.objective import UnitRef
from app.domain.objectives.recoding import Recoded, Recoding, waves
from app.domain.permissions import Action
from app.models.municipality import Municipality
from app.models.objectives import Objective, ObjectiveUnit
from app.models.structure import Area, Sector
from app.services.access import reading
from app.services.cycles import open_cycle, required_cycle
from app.services.transaction import unit_of_work
from app.services.workspace import Workspace


class YearCodes:
    """Gives new objectives of a year their codes, one after the other; those that are there are read once."""

    def __init__(self, session: Session, year: int, used: Iterable[str] = ()) -> None:
        self._session, self._year = session, year
        self._mask = mask_of(session)
        self._used: set[str] = set()
        self._series = CodeSeries()
        self._last: dict[str, int] = {}
        self._units: dict[UnitRef, tuple[str, str]] = {}
        self.keep(*used)

    def keep(self, *codes: str) -> None:
        """Count codes that are there, or were given by hand."""
        self._used.update(codes)
        self._series.read(codes)

    def next(self, kind: ObjectiveKind, units: Sequence[UnitRef]) -> str:
        """Return the next code of an objective, which is taken from now on."""
        code = self._masked(self._mask, self._place(kind, units)) if self._mask else self._plain(kind, units)
        self.keep(code)
        return code

    def again(self, original: Objective) -> str:
        """Return the code that an objective had another year, unless it is taken or says its year."""
        if original.code in self._used or (self._mask is not None and self._mask.has_year):
            return self.next(original.kind, refs_of(original.units))
        self.keep(original.code)
        return original.code

    def _plain(self, kind: ObjectiveKind, units: Sequence[UnitRef]) -> str:
        codes = [sector or area for area, sector in map(self._of, units)]
        return self._series.next(prefix_of(kind, codes))

    def _masked(self, mask: CodeMask, place: CodePlace) -> str:
        stem = mask.stem(place)
        number = self._last.get(stem) or mask.last_number(place, self._used)
        while (code := mask.code(place, number + 1)) in self._used:
            number += 1
        self._last[stem] = number + 1
        return code

    def _place(self, kind: ObjectiveKind, units: Sequence[UnitRef]) -> CodePlace:
        if len(units) != 1:
            return CodePlace(kind, self._year, is_cross=len(units) > 1)
        area, sector = self._of(units[0])
        return CodePlace(kind, self._year, area, sector)

    def _of(self, unit: UnitRef) -> tuple[str, str]:
        """Return the codes of the Area of a unit, and of its settore."""
        if unit in self._units:
            return self._units[unit]
        area = self._session.get(Area, unit.area_id)
        sector = self._session.get(Sector, unit.sector_id) if unit.sector_id else None
        if area is None or (unit.sector_id and sector is None):
            raise UserError(
                "Un'unità dell'obiettivo non c'è più.", "Sceglierne un'altra: la pagina mostra ora quelle che ci sono."
            )
        return self._units.setdefault(unit, (area.code, sector.code if sector else ""))


def mask_of(session: Session) -> CodeMask | None:
    """Return the mask of the ente; None when the program's own rule makes the codes."""
    ente = session.get(Municipality, 1)
    text = ente.code_mask.strip() if ente else ""
    return read_mask(text) if text and not mask_issues(text) else None


def refs_of(links: Iterable[ObjectiveUnit]) -> list[UnitRef]:
    return [UnitRef(link.area_id, link.sector_id) for link in links]


def codes_of(session: Session, cycle_id: int) -> list[str]:
    return list(session.scalars(select(Objective.code).where(Objective.cycle_id == cycle_id)))


def preview_recoding(workspace: Workspace, year: int) -> Recoding:
    """Return the code that each objective of a year would have, before anything is written."""
    with reading(workspace, Action.EDIT_ARCHIVE) as session:
        rows = _recoded(session, year)
        mask = mask_of(session)
        alike = () if mask is None else tuple(same_letters(mask, _places(session, year)))
        return Recoding(year, tuple(rows), alike)


def recode_objectives(workspace: Workspace, year: int) -> Changes:
    """Give the objectives of a year the codes of the mask, from 1 in the order in which they stand."""
    with unit_of_work(workspace, f"Ricodifica degli obiettivi {year}", Topic.OBJECTIVES) as unit:
        open_cycle(unit.session, year)
        changing = [row for row in _recoded(unit.session, year) if row.is_changed]
        for wave in waves(changing):
            for identity, code in wave:
                unit.get(Objective, identity).code = code
                unit.touched(identity)
            unit.session.flush()  # one after the other: no two objectives have the same code at any moment
        if changing:
            unit.label = f"Ricodifica di {plural(len(changing), 'obiettivo', 'obiettivi')} del {year}"
    return unit.changes


def _recoded(session: Session, year: int) -> list[Recoded]:
    cycle = required_cycle(session, year)
    found = select(Objective).where(Objective.cycle_id == cycle.id).options(selectinload(Objective.units))
    codes = YearCodes(session, year)
    return [
        Recoded(one.id, one.code, codes.next(one.kind, refs_of(one.units)), one.title)
        for one in session.scalars(found.order_by(Objective.position, Objective.code))
    ]


def _places(session: Session, year: int) -> list[tuple[str, CodePlace]]:
    """Return every unit with what its codes say of it."""
    operational = ObjectiveKind.OPERATIONAL
    areas = session.scalars(select(Area).order_by(Area.position, Area.code)).all()
    whole = [(one.name, CodePlace(operational, year, one.code)) for one in areas]
    codes = {one.id: one.code for one in areas}
    sectors = session.scalars(select(Sector).order_by(Sector.position, Sector.code))
    return [*whole, *((one.name, CodePlace(operational, year, codes[one.area_id], one.code)) for one in sectors)]
