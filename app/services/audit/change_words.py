"""What an operation changed, told with the names of things and the Italian words of their columns."""

from collections.abc import Iterable

from sqlalchemy.orm import Session

from app.domain.audit.chain import RowChange
from app.domain.audit.columns import UNTOLD, column_word
from app.domain.audit.rows import FieldChange, ThingChanged, kind_of_change
from app.domain.audit.tables import table_word
from app.models.schema import Base
from app.services.audit.archive_words import ArchiveWords
from app.services.audit.method_words import method_changes
from app.services.audit.withheld import NOTHING, WITHHELD, Withheld


class ChangeWords(ArchiveWords):
    """Tells the changes of one entry; each name is looked up once. What is `withheld` is told to be there, no more."""

    def __init__(self, session: Session, changes: Iterable[RowChange], withheld: Withheld = NOTHING) -> None:
        super().__init__(session, changes)
        self._withheld = withheld

    def thing(self, change: RowChange) -> ThingChanged:
        what = f"{kind_of_change(change.before, change.after)} – {table_word(change.table)}"
        if (sheet_id := self._withheld.sheet_of(change)) is not None:
            return ThingChanged(what, self.name("sheets", sheet_id), (FieldChange(WITHHELD, "", ""),))
        return ThingChanged(what, self.name(change.table, change.id), tuple(self._fields(change)))

    def _fields(self, change: RowChange) -> Iterable[FieldChange]:
        before, after = change.before or {}, change.after or {}
        for key in _in_order(change.table, {*before, *after}):
            if self._withheld.is_column(change, key):
                yield FieldChange(f"{column_word(change.table, key)}: {WITHHELD.lower()}", "", "")
                continue
            if key == "definition":
                yield from method_changes(before.get(key), after.get(key))
                continue
            old, new = (self.written(change.table, key, values.get(key), change.id) for values in (before, after))
            if key not in UNTOLD and (old or new):
                yield FieldChange(column_word(change.table, key), old, new)


def _in_order(table: str, keys: set[str]) -> list[str]:
    """Put the columns as the table has them; one that it no longer has comes last."""
    known = list(Base.metadata.tables[table].c.keys()) if table in Base.metadata.tables else []
    return [*(key for key in known if key in keys), *sorted(keys - set(known))]
