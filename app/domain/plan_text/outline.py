"""Gathers the lines of a plan into common objectives, aree, settori and bullets."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field

from app.domain.plan_text.cleaning import is_finished, is_hanging, joined, plain, without_loose_end
from app.domain.plan_text.lines import Line, LineKind
from app.domain.plan_text.naming import name_key
from app.domain.plan_text.shapes import Bullet
from app.domain.plan_text.titles import title_and_description

_TITLE_OF_OBJECTIVES = re.compile(r"obiettiv|attivit", re.IGNORECASE)


@dataclass(slots=True)
class OpenBullet:
    """A bullet while its lines are being gathered."""

    line: int
    pieces: list[str]
    style: str
    order: int | None
    indent: int

    @property
    def end(self) -> str:
        return self.pieces[-1]

    def closed(self) -> Bullet:
        text = without_loose_end(joined(self.pieces))
        return Bullet(self.line, text, *title_and_description(text), number=self.order)


@dataclass(slots=True)
class OpenUnit:
    """A place that takes bullets: a settore, an Area, the common objectives."""

    name: str
    line: int
    bullets: list[OpenBullet] = field(default_factory=list)
    repeated_at: list[int] = field(default_factory=list)
    doubtful_after: list[int] = field(default_factory=list)


@dataclass(slots=True)
class OpenArea:
    """An Area while its settori are being gathered."""

    own: OpenUnit
    sectors: dict[str, OpenUnit] = field(default_factory=dict)

    @property
    def is_empty(self) -> bool:
        return not self.own.bullets and not self.sectors


@dataclass(slots=True)
class Outline:
    """All that the lines say, and the lines that belong nowhere: `skipped` are lists under a title of their own."""

    areas: dict[str, OpenArea] = field(default_factory=dict)
    common: OpenUnit = field(default_factory=lambda: OpenUnit("", 0))
    orphans: list[OpenUnit] = field(default_factory=list)
    skipped: list[OpenUnit] = field(default_factory=list)
    outside: list[int] = field(default_factory=list)


def outline_of(lines: list[Line]) -> Outline:
    gathering = _Gathering()
    for line in lines:
        gathering.take(line)
    return gathering.outline


class _Gathering:
    """Walks the lines once, remembering where it stands: which Area, which settore, which bullet."""

    def __init__(self) -> None:
        self.outline = Outline()
        self._area: OpenArea | None = None
        self._unit: OpenUnit | None = None
        self._bullet: OpenBullet | None = None
        self._after_blank = True
        self._prose_after_bullets: Line | None = None
        self._steps: dict[LineKind, Callable[[Line], None]] = {
            LineKind.AREA: self._enter_area,
            LineKind.UNIT: self._enter_unit,
            LineKind.BULLET: self._take_bullet,
            LineKind.COMMON: self._enter_common,
            LineKind.OPERATIONAL: self._leave_common,
            LineKind.CLOSER: self._leave_unit,
            LineKind.TITLE: self._take_title,
            LineKind.PROSE: self._take_prose,
        }

    def take(self, line: Line) -> None:
        if step := self._steps.get(line.kind):
            step(line)
        self._after_blank = line.kind is LineKind.BLANK

    def _enter(self, unit: OpenUnit | None) -> None:
        self._unit, self._bullet, self._prose_after_bullets = unit, None, None

    def _enter_area(self, line: Line) -> None:
        if line.style and line.is_listed and self._unit and self._unit.bullets:
            self._take_bullet(line)
            return
        name = line.heading.name if line.heading else line.text
        area = self.outline.areas.setdefault(name_key(name), OpenArea(OpenUnit(name, line.number)))
        if line.is_listed:
            self._enter(None)
            return
        if area.is_empty:
            area.own.name, area.own.line = name, line.number
        self._area = area
        self._enter(area.own)

    def _enter_unit(self, line: Line) -> None:
        unit = OpenUnit(line.heading.name if line.heading else line.text, line.number)
        if self._area is None:
            self.outline.orphans.append(unit)
        else:
            known = self._area.sectors.setdefault(name_key(unit.name), unit)
            if known is not unit:
                known.repeated_at.append(line.number)
            unit = known
        self._enter(unit)

    def _enter_common(self, line: Line) -> None:
        if self._bullet and not self._after_blank and not is_finished(self._bullet.end):
            self._take_prose(line)
            return
        self._enter(self.outline.common)

    def _leave_common(self, line: Line) -> None:
        if self._unit is self.outline.common:
            self._leave_unit(line)
        else:
            self._take_prose(line)

    def _leave_unit(self, line: Line) -> None:
        if self._bullet and not self._after_blank and is_hanging(self._bullet.end):
            self._take_prose(line)
        else:
            self._enter(None)

    def _take_title(self, line: Line) -> None:
        self._bullet = None
        if self._unit is self.outline.common:
            self._enter(None)
        elif self._unit and self._unit.bullets and not _TITLE_OF_OBJECTIVES.search(line.text):
            self.outline.skipped.append(OpenUnit(line.text, line.number))
            self._enter(self.outline.skipped[-1])

    def _take_prose(self, line: Line) -> None:
        if self._bullet and self._goes_on(self._bullet, line):
            self._bullet.pieces.append(line.text)
            return
        self._bullet = None
        if self._unit and self._unit.bullets and not line.text.endswith(":"):
            self._prose_after_bullets = line

    def _goes_on(self, bullet: OpenBullet, line: Line) -> bool:
        """A line goes on with the bullet above; after a blank, only if the sentence was broken by the page."""
        if not self._after_blank:
            return True
        starts_low = line.text[:1].islower() or line.text[:1] in {"(", '"', "'"}
        return is_hanging(bullet.end) or (not is_finished(bullet.end) and starts_low)

    def _take_bullet(self, line: Line) -> None:
        if self._bullet and self._is_part_of(self._bullet, line):
            separator = "" if self._bullet.end.endswith((":", ";", ",")) else ";"
            self._bullet.pieces[-1] += separator
            self._bullet.pieces.append(line.text)
        elif self._bullet and self._is_broken_sentence(self._bullet, line):
            self._bullet.pieces.append(plain(line.raw))
        elif self._unit is None or self._is_after_the_common_list(line):
            self.outline.outside.append(line.number)
        else:
            self._open_bullet(self._unit, line)

    def _open_bullet(self, unit: OpenUnit, line: Line) -> None:
        if self._prose_after_bullets and unit is not self.outline.common:
            unit.doubtful_after.append(line.number)
        self._prose_after_bullets = None
        self._bullet = OpenBullet(line.number, [line.text], line.style, line.order, line.indent)
        unit.bullets.append(self._bullet)

    def _is_part_of(self, bullet: OpenBullet, line: Line) -> bool:
        """A line of a list inside a bullet: further in, without the number of the others, or after a colon."""
        announced = bullet.end.endswith(":")
        if self._unit and self._unit.bullets[0].order and line.order is None and not self._after_blank:
            return True
        if self._unit and line.style != self._unit.bullets[0].style:
            return line.indent > bullet.indent or (announced and not self._after_blank)
        return announced and line.indent > bullet.indent

    def _is_broken_sentence(self, bullet: OpenBullet, line: Line) -> bool:
        """«… ai sensi dell'art.» and, on the next line, «15. …»: a figure, not the number of a new bullet."""
        is_word = line.style in {"number", "letter", "circle"}
        is_other = bullet.style != line.style or line.text[:1].islower()
        return is_word and is_other and not self._after_blank and is_hanging(bullet.end)

    def _is_after_the_common_list(self, line: Line) -> bool:
        """After a paragraph the list of the common objectives goes on only if its numbers do."""
        if self._unit is not self.outline.common or not self._prose_after_bullets:
            return False
        last = self._unit.bullets[-1].order
        return last is None or line.order != last + 1
