"""Wrong passwords in a row, kept in the user's own data folder so that starting again does not forget them."""

import json
from collections.abc import Callable
from contextlib import suppress
from datetime import datetime, timedelta
from math import ceil
from pathlib import Path

from app.domain.errors import UserError
from app.domain.italian import agreeing, plural
from app.domain.keys.delays import FREE_FAILURES, Failures, wait_left
from app.services.files import made_folder, read_file, save_file
from app.services.workspace import this_moment

_FILE = "tentativi.json"
_LARGEST = 1_000_000


class Attempts:
    """The wrong passwords given on this computer, for each slot of each archive."""

    def __init__(self, folder: Path, now: Callable[[], datetime] = this_moment) -> None:
        self._file = folder / _FILE
        self._now = now

    def refuse_while_waiting(self, archive_id: str, slot_id: str) -> None:
        """Raise `UserError`, which says how long, while the wait after the last wrong passwords lasts."""
        wait = wait_left(self._failures().get(f"{archive_id} {slot_id}"), self._now())
        if wait > timedelta():
            raise UserError(
                f"Troppe password sbagliate: si può riprovare fra {_in_words(wait)}.",
                "Chi amministra gli utenti può reimpostare la password; con la chiave di recupero si entra subito.",
            )

    def add_failure(self, archive_id: str, slot_id: str) -> None:
        failures = self._failures()
        before = failures.get(f"{archive_id} {slot_id}")
        failures[f"{archive_id} {slot_id}"] = Failures(before.count + 1 if before else 1, self._now())
        self._save(failures)

    def left_in_words(self, archive_id: str, slot_id: str) -> str:
        """Say how many attempts are left before one waits, or how long one waits now."""
        failures = self._failures().get(f"{archive_id} {slot_id}")
        left = FREE_FAILURES - (failures.count if failures else 0)
        if left > 0:
            more = agreeing(left, "Ancora un tentativo", f"Altri {left} tentativi")
            return f"{more}, poi un minuto di attesa."
        return f"Si può riprovare fra {_in_words(wait_left(failures, self._now()))}."

    def forget(self, archive_id: str, slot_id: str) -> None:
        """Begin to count again: the right password was given."""
        failures = self._failures()
        if failures.pop(f"{archive_id} {slot_id}", None) is not None:
            self._save(failures)

    def _failures(self) -> dict[str, Failures]:
        """Read what was kept; a file that is not ours counts as none."""
        try:
            found = json.loads(read_file(self._file, _LARGEST))
            return {slot: Failures(int(n), datetime.fromisoformat(last)) for slot, (n, last) in found.items()}
        except (UserError, ValueError, TypeError, AttributeError, RecursionError):
            return {}

    def _save(self, failures: dict[str, Failures]) -> None:
        plain = {slot: (one.count, one.last.isoformat()) for slot, one in failures.items()}
        with suppress(UserError):  # a full disk keeps nobody out, and whoever has the disk can try elsewhere anyway
            made_folder(self._file.parent)
            save_file(self._file, json.dumps(plain).encode())


def own_attempts(now: Callable[[], datetime] = this_moment) -> Attempts:
    """Return those of whoever uses this computer."""
    from platformdirs import user_data_path

    return Attempts(user_data_path("Merito", appauthor=False), now)


def _in_words(wait: timedelta) -> str:
    seconds = ceil(wait.total_seconds())
    return plural(seconds, "secondo", "secondi") if seconds < 60 else plural(ceil(seconds / 60), "minuto", "minuti")
