"""The reminder to one person: what is late, what is still to do, by when."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from app.domain.documents.common import Imprint, Letterhead
from app.domain.documents.missing import PrintedDuty
from app.domain.documents.names import safe_word
from app.domain.duties.duty import Doer, Duty, late_count
from app.domain.italian import agreeing, format_date, plural

_ALL_LATE = "Si chiede di provvedere quanto prima."
_LATE_TOO = "Si chiede di completare quanto prima ciò che è in ritardo, e il resto entro i giorni indicati."
_IN_TIME = "Si chiede di provvedere entro i giorni indicati."
_UNDATED = "Si chiede di provvedere."


@dataclass(frozen=True, slots=True)
class ReminderLetter:
    """A letter to somebody who must act; `secretary` is who signs it, empty where the archive does not name them."""

    letterhead: Letterhead
    imprint: Imprint
    year: int
    on_day: date
    addressee: Doer
    duties: Sequence[Duty]
    secretary: str = ""

    @property
    def is_to_oneself(self) -> bool:
        """Tell whether who signs is whom it is for: a note to oneself has no signature of another."""
        return self.addressee.kind == "Segretario" or self.addressee.name == self.secretary != ""

    @property
    def file_name(self) -> str:
        return reminder_file_name(self.addressee.name)

    @property
    def subject(self) -> str:
        return f"Promemoria: che cosa manca nel {self.year}"

    @property
    def opening(self) -> str:
        """Say how much is left, and what is asked."""
        late = late_count(self.duties, self.on_day)
        counted = plural(len(self.duties), "voce", "voci")
        tail = f", di cui {late} in ritardo" if late else ""
        dated = any(one.due is not None and not one.is_late(self.on_day) for one in self.duties)
        asked = (_LATE_TOO if dated else _ALL_LATE) if late else _IN_TIME if dated else _UNDATED
        count = agreeing(len(self.duties), "resta", "restano")
        return f"Al {format_date(self.on_day)}, per l'anno {self.year}, {count} da completare {counted}{tail}. {asked}"

    @property
    def late(self) -> list[PrintedDuty]:
        return [self._printed(one) for one in self.duties if one.is_late(self.on_day)]

    @property
    def ahead(self) -> list[PrintedDuty]:
        return [self._printed(one) for one in self.duties if not one.is_late(self.on_day)]

    def _printed(self, one: Duty) -> PrintedDuty:
        return PrintedDuty(one.sentence, one.mended, one.due, one.time_left(self.on_day))


def reminder_file_name(name: str) -> str:
    """Return a name like `Promemoria_Rossi-Mario.pdf`."""
    return f"Promemoria_{safe_word(name)}.pdf"
