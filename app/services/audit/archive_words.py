"""The rows of the archive and their values in Italian, as they are now or as some changes knew them."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from functools import partial
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.domain.audit.chain import RowChange
from app.domain.audit.rows import joined
from app.domain.audit.tables import REFERENCES, naming_columns
from app.domain.italian import MONTHS, format_value
from app.models.recorder import decode, encode
from app.models.schema import Base
from app.services.audit.setting_words import setting_name, setting_value

LONGEST = 600
"""How many characters of a long text are shown."""


class ArchiveWords:
    """Names rows and writes their values; each name is looked up once. What is gone is as the changes knew it."""

    def __init__(self, session: Session, changes: Iterable[RowChange]) -> None:
        self._session = session
        self._names: dict[tuple[str, int], str] = {}
        self._gone = {(one.table, one.id): {**(one.before or {}), **(one.after or {})} for one in changes}

    def name(self, table: str, identity: int) -> str:
        """Return the name of a row as it is now, or as this entry knew it, or its number."""
        key = table, identity
        if key not in self._names:
            self._names[key] = f"n. {identity}"  # also what a row that names itself would read
            self._names[key] = self._told(table, self.values(table, identity)) or f"n. {identity}"
        return self._names[key]

    def _told(self, table: str, values: Mapping[str, Any]) -> str:
        told = [self.written(table, key, values.get(key)) for key in naming_columns(table)]
        return " ".join(told) if table == "employees" else joined(told)

    def written(self, table: str, key: str, raw: Any, identity: int | None = None) -> str:
        """Write a value as the audit keeps it; one that the schema no longer knows is written as it is.

        `identity` is the row it is of: the value of a setting is read by what the row is called.
        """
        if raw is None:
            return ""
        if table == "settings" and key in {"key", "value"}:
            return self._of_setting(key, str(raw), identity)
        if (target := REFERENCES.get(key)) is not None:
            return self.name(target, int(raw))
        column = Base.metadata.tables[table].c.get(key) if table in Base.metadata.tables else None
        if key in {"months", "actual_months"}:
            return ", ".join(name for place, name in enumerate(MONTHS) if int(raw) >> place & 1)
        try:
            return in_words(raw if column is None else decode(column, raw))
        except (ValueError, KeyError):
            return str(raw)

    def _of_setting(self, key: str, raw: str, identity: int | None) -> str:
        if key == "key":
            return setting_name(raw)
        name = "" if identity is None else str(self.values("settings", identity).get("key", ""))
        return in_words(setting_value(name, raw, partial(self.name, "method_versions")))

    def values(self, table: str, identity: int) -> Mapping[str, Any]:
        """Return a row as it is now, or as the audit knew it."""
        rows = Base.metadata.tables.get(table)
        if rows is None:
            return {}
        found = self._session.execute(select(rows).where(rows.c.id == identity)).mappings().one_or_none()
        known = self._gone.get((table, identity), {})
        return known if found is None else {key: encode(value) for key, value in found.items()}


def in_words(value: object) -> str:
    """Write a value of the archive in Italian."""
    match value:
        case datetime():
            return f"{value.astimezone():%d/%m/%Y %H:%M}"
        case bytes():
            return f"immagine di {len(value)} byte"
        case _:
            return _shortened(format_value(value))


def _shortened(text: str) -> str:
    if len(text) <= LONGEST:
        return text
    return f"{text[:LONGEST]}… ({len(text)} caratteri)"
