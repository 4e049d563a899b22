"""Readable codes for the objectives of a plan: `SC1` common, `T-01` cross, `AG-SEG-01` of a settore."""

from collections.abc import Collection

from app.domain.objectives import ObjectiveKind
from app.domain.objectives.code_mask import CodeMask, CodePlace
from app.domain.plan_text.naming import area_code, name_key, sector_code
from app.domain.plan_text.shapes import UnitName

COMMON_PREFIX = "SC"
CROSS_PREFIX = "T"


class CodeBook:
    """Gives each objective the next free code; the same plan always gets the same codes.

    `used` are the codes that the archive already has: they are skipped.
    """

    def __init__(self, used: Collection[str] = (), mask: CodeMask | None = None, year: int = 0) -> None:
        """`mask` is that of the ente, where it has one; `year` is that of the plan."""
        self._used = set(used)
        self._mask, self._year = mask, year
        self._last: dict[str, int] = {}
        self._areas = _Letters({COMMON_PREFIX, CROSS_PREFIX})
        self._sectors: dict[str, _Letters] = {}

    def name(self, kind: ObjectiveKind, units: Collection[UnitName]) -> str:
        if self._mask is not None:
            return self._masked(self._mask, kind, units)
        if kind is ObjectiveKind.STRATEGIC_COMMON:
            return self._next(COMMON_PREFIX, "{prefix}{number}")
        first = next(iter(units))
        return self._next(CROSS_PREFIX if len(units) > 1 else self.prefix(first), "{prefix}-{number:02d}")

    def prefix(self, unit: UnitName) -> str:
        """Return the letters of a unit: `AG` for an Area, `AG-SEG` for one of its settori."""
        area = self._areas.of(name_key(unit.area), area_code(unit.area))
        if not unit.sector:
            return area
        letters = self._sectors.setdefault(area, _Letters(set()))
        return f"{area}-{letters.of(name_key(unit.sector), sector_code(unit.sector))}"

    def _masked(self, mask: CodeMask, kind: ObjectiveKind, units: Collection[UnitName]) -> str:
        place = CodePlace(kind, self._year, is_cross=len(units) > 1)
        if len(units) == 1:
            own = next(iter(units))
            area = self.prefix(UnitName(own.area))
            place = CodePlace(kind, self._year, area, self.prefix(own) if own.sector else "")
        stem = mask.stem(place)
        number = self._last.get(stem, 0) + 1
        while (code := mask.code(place, number)) in self._used:
            number += 1
        self._last[stem] = number
        return code

    def _next(self, prefix: str, shape: str) -> str:
        number = self._last.get(prefix, 0) + 1
        while (code := shape.format(prefix=prefix, number=number)) in self._used:
            number += 1
        self._last[prefix] = number
        return code


class _Letters:
    """Different letters for different names: the second «SEG» becomes `SEG2`."""

    def __init__(self, taken: set[str]) -> None:
        self._taken = set(taken)
        self._given: dict[str, str] = {}
        self._last: dict[str, int] = {}

    def of(self, key: str, wanted: str) -> str:
        if key not in self._given:
            letters = wanted
            while letters in self._taken:
                self._last[wanted] = self._last.get(wanted, 1) + 1
                letters = f"{wanted}{self._last[wanted]}"
            self._taken.add(letters)
            self._given[key] = letters
        return self._given[key]
