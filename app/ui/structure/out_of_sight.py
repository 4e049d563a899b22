"""What a change takes out of the day in sight: it stays at the side, and a notice says where it is found again."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QObject

from app.domain.errors import UserError
from app.domain.ids import EmployeeId
from app.domain.issues import Link
from app.domain.italian import format_date, listed
from app.domain.structure.units import UnitKey
from app.services.structure.overview import Overview
from app.services.structure.person_year import PersonInYear, read_person_year
from app.services.structure.queries import UnitDetail, read_unit
from app.ui.kit.desk import Desk
from app.ui.kit.notice import Notice, NoticeKind
from app.ui.structure.tree_nodes import homes_of, keys_of

_FOUND = "Si ritrova con Ctrl+K, o scegliendo in alto un giorno in cui c'era."
_NEXT_HEAD = "Se l'incarico passa ad altri, si conferisce con «Incarico di EQ…»."


def left_out(before: Overview | None, now: Overview, shown: Link | None) -> Link | None:
    """Return what is shown, where the tree had it and, on the same day, has it no more; None where it has."""
    if before is None or shown is None or before.day != now.day or _has(now, shown):
        return None
    return shown if _has(before, shown) else None


def headless_words(before: Overview | None, now: Overview) -> str:
    """Say which areas had who holds them and, on the same day, have nobody any more; empty where there is none."""
    if before is None or before.day != now.day:
        return ""
    heads = {area.row.id: area.row.head for area in now.tree.areas}
    lost = [area.row for area in before.tree.areas if area.row.head and heads.get(area.row.id) == ""]
    if not lost:
        return ""
    areas = listed(f"«{row.name}» (era {row.head})" for row in lost)
    return f"Al {format_date(now.day)} non ha più un titolare di EQ: {areas}. {_NEXT_HEAD}"


def _has(overview: Overview, link: Link) -> bool:
    return link in keys_of(overview.tree) or link in homes_of(overview.tree)


class KeptInSight(QObject):
    """Reads again what the tree has no more, and says so once; what was deleted is not there to be kept."""

    def __init__(
        self,
        page: QObject,
        desk: Desk,
        show_person: Callable[[PersonInYear], object],
        show_unit: Callable[[UnitDetail], object],
        give_up: Callable[[], object],
    ) -> None:
        """`give_up` shows what the tree has, where what it had is gone."""
        super().__init__(page)
        self.link: Link | None = None
        self._desk = desk
        self._show_person, self._show_unit, self._give_up = show_person, show_unit, give_up
        self._told: Link | None = None
        self._key: UnitKey | None = None
        self._day = date.min

    def keep(self, link: Link, key: UnitKey | None, day: date) -> None:
        """Show `link`: a unit where there is its `key`, or was when it was shown before, else a person."""
        key = key or (self._key if link == self.link else None)
        self.link, self._key, self._day = link, key, day
        run, workspace, latest = self._desk.runner.run, self._desk.workspace, (self.parent(), "detail")
        if key is not None:
            run(read_unit, workspace, key, day, on_done=self._unit_read, on_error=self._forget, latest=latest)
        else:
            person, read = EmployeeId(link.id), self._person_read
            run(read_person_year, workspace, person, day, None, on_done=read, on_error=self._forget, latest=latest)

    def let_go(self) -> None:
        self.link = self._told = None

    def _person_read(self, found: PersonInYear) -> None:
        self._show_person(found)
        row = found.detail.row
        if row.left_on is not None and row.left_on < self._day:
            why = f"ha la cessazione il {format_date(row.left_on)}"
        else:
            why = "non è in servizio"
        self._tell(f"{row.full_name} {why}: al {format_date(self._day)} non è più nell'albero. {_FOUND}")

    def _unit_read(self, detail: UnitDetail) -> None:
        self._show_unit(detail)
        self._tell(f"«{detail.unit.name}» al {format_date(self._day)} non c'è: non è più nell'albero. {_FOUND}")

    def _tell(self, words: str) -> None:
        if self._told != self.link:
            self._told = self.link
            self._desk.tell(Notice(words, NoticeKind.WARNING))

    def _forget(self, _error: UserError) -> None:
        self.let_go()
        self._give_up()
