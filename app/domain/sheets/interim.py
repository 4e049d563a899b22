"""The check of the half of the year: light, with an outcome and notes in the place of the scores."""

from app.domain.scoring.missing import Missing, MissingKind
from app.domain.scoring.results import SheetResult
from app.domain.sheets.content import SheetContent, lacking
from app.domain.workflow import InterimOutcome, RoundKind

_NO_OUTCOME = Missing("", "", "Manca l'esito della verifica intermedia: positivo o da migliorare", MissingKind.OUTCOME)


def lacking_in(content: SheetContent, result: SheetResult, outcome: InterimOutcome | None) -> tuple[Missing, ...]:
    """Return what keeps a sheet from being completed: scores may be given in a check of the half year, and none is
    asked for."""
    if content.round_kind is RoundKind.INTERIM:
        return () if outcome else (_NO_OUTCOME,)
    return lacking(content, result)


def outcome_of(code: str) -> InterimOutcome | None:
    """Return the outcome that an archive keeps; an empty one was not given yet."""
    return next((one for one in InterimOutcome if one.value == code), None)
