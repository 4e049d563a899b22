"""How an objective stands, as a sign with its words."""

from app.domain.italian import listed
from app.domain.objectives import ObjectiveState
from app.domain.objectives.lacks import Lack
from app.domain.objectives.objective import ObjectiveRow
from app.ui.kit.signs import DONE, ERROR, SET_ASIDE, TO_DO, WARNING, Sign


def sign_of(row: ObjectiveRow) -> Sign:
    """Return the sign of an objective: without indicators it cannot be measured, of nobody or copied it is to do."""
    if row.state is not ObjectiveState.ACTIVE:
        return SET_ASIDE
    if Lack.INDICATOR in row.lacks:
        return ERROR
    if not row.is_conforming:
        return WARNING
    return TO_DO if row.is_of_nobody or Lack.REVIEW in row.lacks else DONE


def state_words(row: ObjectiveRow) -> str:
    """Say what the sign says: what is missing, or where the objective stands."""
    if row.state is not ObjectiveState.ACTIVE:
        return row.state.italian
    missing = [lack.italian for lack in Lack if lack in row.lacks and lack is not Lack.REVIEW]
    copied = f", {Lack.REVIEW.italian}" if Lack.REVIEW in row.lacks else ""
    certified = f", {row.certified.sentence.lower()}" if row.certified is not None else ""
    return listed(["conforme", *missing] if row.is_conforming else missing) + copied + certified
