"""No table without its rule: whoever adds one says who reads it."""

from datetime import date

from app.domain.ids import EmployeeId
from app.domain.permissions import Actor
from app.domain.roles import UserRole
from app.models.narrowing import OPEN_TABLES, narrowed_tables, narrowing_of
from app.models.schema import Base

DAY = date(2024, 6, 30)
EQ = Actor("Verdi Anna", UserRole.EQ, EmployeeId(1))


def test_that_every_table_is_open_to_everybody_or_narrowed_for_an_eq() -> None:
    tables = {table.name for table in Base.metadata.sorted_tables}
    assert tables == OPEN_TABLES | narrowed_tables(EQ)
    assert not OPEN_TABLES & narrowed_tables(EQ)


def test_that_nothing_is_narrowed_until_people_log_in() -> None:
    assert narrowing_of(Actor("Segretario comunale", UserRole.SECRETARY), DAY) is None
    assert all(narrowing_of(Actor("Chi", role), DAY) for role in UserRole if role is not UserRole.SECRETARY)
