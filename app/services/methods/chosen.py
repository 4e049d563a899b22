"""The version of the method that a year goes by before it has a session, chosen when the year was begun."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.domain.setting_keys import METHOD_OF
from app.models.methods import MethodVersion
from app.models.municipality import Setting


def method_key(year: int) -> str:
    """Return the name of the setting that says it."""
    return METHOD_OF.format(year=year)


def chosen_version(session: Session, year: int) -> MethodVersion | None:
    """Return the version chosen for a year; None when nobody chose one, or it is no more."""
    text = session.scalar(select(Setting.value).where(Setting.key == method_key(year)))
    return session.get(MethodVersion, int(text)) if text and text.isdecimal() else None
