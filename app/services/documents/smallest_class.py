"""The smallest class of people that this ente publishes: a setting, five where none was chosen."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.domain.changes import Changes, Topic
from app.domain.documents.publication import FEWEST_ALLOWED, MOST_ALLOWED, SMALLEST_CLASS, smallest_class_issues
from app.domain.permissions import Action
from app.domain.setting_keys import SMALLEST_CLASS_KEY
from app.domain.validation import refuse
from app.models.municipality import Setting
from app.services.access import reading
from app.services.transaction import unit_of_work
from app.services.workspace import Workspace


def smallest_class(session: Session) -> int:
    """Return the setting; what cannot be read, or is out of its range, is as if it were not there."""
    text = session.scalar(select(Setting.value).where(Setting.key == SMALLEST_CLASS_KEY)) or ""
    number = int(text) if text.isdecimal() else SMALLEST_CLASS
    return number if FEWEST_ALLOWED <= number <= MOST_ALLOWED else SMALLEST_CLASS


def read_smallest_class(workspace: Workspace) -> int:
    with reading(workspace, Action.READ) as session:
        return smallest_class(session)


def keep_smallest_class(workspace: Workspace, number: int) -> Changes:
    """Choose how many people the smallest class published has."""
    refuse(smallest_class_issues(number))
    with unit_of_work(workspace, f"Classe minima da pubblicare: {number}", Topic.MUNICIPALITY) as unit:
        row = unit.session.scalar(select(Setting).where(Setting.key == SMALLEST_CLASS_KEY))
        if row is None:
            unit.add(Setting(key=SMALLEST_CLASS_KEY, value=str(number)))
        else:
            row.value = str(number)
    return unit.changes
