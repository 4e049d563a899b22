"""How the units were called when a year was closed: what is read and printed of that year calls them so for ever.

No table keeps it: the audit tells each change of a row with what stood before, and the closing keeps where the audit
was. The first change told after it has the words of then; a unit that nobody has changed since has its own.
"""

from collections import defaultdict
from collections.abc import Mapping

from sqlalchemy import select, text
from sqlalchemy.orm import Session
from sqlalchemy.orm.attributes import set_committed_value

from app.domain.audit.chain import changes_in
from app.models.cycles import Cycle
from app.models.sessions import head_hash_of, whole_session
from app.models.structure import Area, Office, Sector
from app.models.year_closings import ClosedYear

Words = Mapping[str, str]

_UNITS: Mapping[str, type[Area | Sector | Office]] = {one.__tablename__: one for one in (Area, Sector, Office)}
_WORDS = ("code", "name")
_HELD = "units_called_as_then"
_NAMED = " OR ".join(f"""instr(details, '"table":"{table}"')""" for table in _UNITS)
_SINCE = text(
    "SELECT details FROM main.audit_entries"  # noqa: S608 (names of our own tables)
    f" WHERE id > (SELECT id FROM main.audit_entries WHERE hash = :head) AND ({_NAMED}) ORDER BY id"
)
"""Of the table itself, also for who may not read the audit: they learn how a unit that they see was called."""


_KNOWN: dict[tuple[str, str], Mapping[tuple[str, int], Words]] = {}
_MOST_KNOWN = 32
"""What was found between two entries of a chain, which tells the same for ever: by the hashes of both."""


def call_units_as_then(session: Session, year: int) -> None:
    """Give the units that `session` reads the code and the name that they had when `year` was closed.

    Of an open year, or one that the archive does not hold, nothing is done. `session` must be one that only reads.
    """
    closed = select(ClosedYear.head_hash).join(Cycle, Cycle.id == ClosedYear.cycle_id)
    head = session.scalar(closed.where(Cycle.year == year, ClosedYear.reopened_on.is_(None)))
    if not head:
        return
    words = _words_at(session, head)
    _call(session, words)
    if words and (whole := whole_session(session)) is not session:
        _call(whole, words)


def _call(session: Session, units: Mapping[tuple[str, int], Words]) -> None:
    held = []
    for (table, identity), words in units.items():
        row = session.get(_UNITS[table], identity)
        if row is not None:
            for key, value in words.items():
                set_committed_value(row, key, value)
            held.append(row)
    session.info[_HELD] = held  # a session forgets a row that nobody holds, and would read it again


def _words_at(session: Session, head: str) -> Mapping[tuple[str, int], Words]:
    between = head, head_hash_of(session)
    if between not in _KNOWN:
        if len(_KNOWN) >= _MOST_KNOWN:
            _KNOWN.clear()
        _KNOWN[between] = _words_since(session, head)
    return _KNOWN[between]


def _words_since(session: Session, head: str) -> Mapping[tuple[str, int], Words]:
    found: dict[tuple[str, int], dict[str, str]] = defaultdict(dict)
    for details in session.scalars(_SINCE, {"head": head}):
        for change in changes_in(details):
            if change.table in _UNITS and change.before is not None:
                was = {key: change.before[key] for key in _WORDS if key in change.before}
                found[change.table, change.id] = was | found[change.table, change.id]
    return {key: words for key, words in found.items() if words}
