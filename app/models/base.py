"""The declarative base: names of constraints, old values always at hand for the audit."""

from typing import Any, ClassVar

from sqlalchemy import Integer, MetaData, event
from sqlalchemy.orm import DeclarativeBase, InstrumentedAttribute, Mapped, QueryableAttribute, mapped_column

from app.domain import ids

_IDS = {kind: Integer for name, kind in vars(ids).items() if name.endswith("Id")}


class Base(DeclarativeBase):
    """Every table of the archive."""

    type_annotation_map: ClassVar[dict[Any, Any]] = _IDS
    metadata = MetaData(
        naming_convention={
            "ix": "ix_%(column_0_label)s",
            "uq": "uq_%(table_name)s_%(column_0_N_name)s",
            "ck": "ck_%(table_name)s_%(constraint_name)s",
            "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
            "pk": "pk_%(table_name)s",
        }
    )


class Versioned:
    """Rows that two screens may edit: the number grows at each change and a stale edit is refused."""

    version: Mapped[int] = mapped_column(default=1)


@event.listens_for(Base, "attribute_instrument", propagate=True)
def _keep_old_values(_kind: type[Base], _key: str, attribute: QueryableAttribute[Any]) -> None:
    """Load the old value before a new one takes its place: without it the audit would miss a change."""
    if isinstance(attribute, InstrumentedAttribute) and hasattr(attribute.property, "columns"):
        event.listen(attribute, "set", _nothing, active_history=True)


def _nothing(*_arguments: object) -> None:
    """A listener whose only effect is its `active_history`."""
