"""A difference between tables and audit said in words: which thing, which field, what each says, which entry."""

from collections.abc import Iterable, Iterator, Sequence

from sqlalchemy.orm import Session

from app.domain.audit.chain import Entry, RowChange, every_change_in
from app.domain.audit.columns import UNTOLD, column_word
from app.domain.audit.replay import TOLD_BY_HASH, VERSION, Difference
from app.domain.audit.rows import row_of
from app.domain.audit.tables import table_word
from app.domain.ids import SheetId
from app.domain.italian import DASH, format_date
from app.models.narrowing import WRITTEN_ON_SHEETS
from app.models.stored_rows import from_stored
from app.services.audit.change_words import ChangeWords
from app.services.audit.withheld import Withheld

_SPOILED = (ValueError, LookupError, TypeError, ArithmeticError)


def difference_sentences(
    session: Session, found: Sequence[Difference], entries: Iterable[Entry], withheld: Withheld
) -> Iterator[str]:
    """Say each difference in a sentence; `entries` are all those of the audit.

    What was written on a sheet that is `withheld` is said to be another, not what it is.
    """
    if not found:
        return
    tellers = _last_tellers(found, entries)
    words = ChangeWords(session, (RowChange(one.table, one.id, one.told, None) for one in found if one.is_missing))
    for one, teller in zip(found, tellers, strict=True):
        yield _sentence(words, one, teller, withheld)


def _sentence(words: ChangeWords, one: Difference, teller: Entry | None, withheld: Withheld) -> str:
    by, sheet_id = _by(teller), _sheet_behind(words, one, withheld)
    name = _name(words, one.table, one.id) if sheet_id is None else _name(words, "sheets", sheet_id)
    thing = f"{table_word(one.table)} «{name}»"
    if one.is_missing:
        return f"{thing}: il registro dice che c'è{by}, nell'archivio non c'è più."
    if not one.column:
        gone = f" o dice che non c'è più{by}" if teller else ""
        return f"{thing}: è nell'archivio, ma il registro non lo conosce{gone}."
    place = f"{thing}, campo «{column_word(one.table, one.column)}»"
    if (one.table, one.column) in TOLD_BY_HASH:
        return f"{place}: non ha l'impronta che il registro dice{by}."
    is_own = one.table == "sheets" and one.column in WRITTEN_ON_SHEETS and withheld.hides(one.id)
    if one.column in UNTOLD - {VERSION} or is_own or sheet_id is not None:
        return f"{place}: non è quello che il registro dice{by}."
    told, there = _written(words, one, one.told), _written(words, one, from_stored(one.table, one.column, one.found))
    return f"{place}: il registro dice {told}{by}, nell'archivio c'è {there}."


def _sheet_behind(words: ChangeWords, one: Difference, withheld: Withheld) -> SheetId | None:
    """Return the withheld sheet of which the row is a part; a row too spoiled to be read says it in the audit alone."""
    try:
        row = words.values(one.table, one.id)
    except _SPOILED:
        row = {}
    return withheld.sheet_behind(one.table, one.id, row)


def _name(words: ChangeWords, table: str, identity: int) -> str:
    """Return how a row is called; its number, where what would name it is itself spoiled."""
    try:
        return words.name(table, identity)
    except _SPOILED:
        return f"n. {identity}"


def _written(words: ChangeWords, one: Difference, raw: object) -> str:
    return f"«{text}»" if (text := words.written(one.table, one.column, raw, one.id)) else DASH


def _by(teller: Entry | None) -> str:
    if teller is None:
        return ""
    row = row_of(teller.id, teller.at, teller.actor, teller.label)
    return f" (registrazione n. {row.id} del {format_date(row.day)}, {row.actor})"


def _last_tellers(found: Sequence[Difference], entries: Iterable[Entry]) -> list[Entry | None]:
    """Return for each difference the last entry that spoke of its column, or of its whole row."""
    wanted: dict[tuple[str, int], list[int]] = {}
    for place, one in enumerate(found):
        wanted.setdefault((one.table, one.id), []).append(place)
    tellers: list[Entry | None] = [None] * len(found)
    for entry in entries:
        for change in every_change_in(entry.details):
            for place in wanted.get((change.table, change.id), ()):
                if _speaks_of(change, found[place].column):
                    tellers[place] = entry
    return tellers


def _speaks_of(change: RowChange, column: str) -> bool:
    is_of_row = change.before is None or change.after is None
    return is_of_row or not column or column in {VERSION, *(change.after or {})}
