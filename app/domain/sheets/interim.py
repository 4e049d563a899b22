"""The check of the half year: light, with an outcome and notes; scores only where the method asks."""

from app.domain.method.vocabulary import InterimScores
from app.domain.scoring.missing import Missing, MissingKind
from app.domain.scoring.results import SheetResult
from app.domain.sheets.content import SheetContent, lacking
from app.domain.workflow import InterimOutcome, RoundKind

_NO_OUTCOME = Missing("", "", "Manca l'esito della verifica intermedia: positivo o da migliorare", MissingKind.OUTCOME)
_GIVEN = frozenset({MissingKind.SCORE, MissingKind.REASON, MissingKind.PART})


def lacking_in(content: SheetContent, result: SheetResult, outcome: InterimOutcome | None) -> tuple[Missing, ...]:
    """Return what keeps a sheet from being completed: in a check of the half year the outcome, and the scores only
    where the method asks for them."""
    if content.round_kind is not RoundKind.INTERIM:
        return lacking(content, result)
    asks = content.method.process.interim_scores is InterimScores.REQUIRED
    scores = tuple(one for one in lacking(content, result) if one.kind in _GIVEN) if asks else ()
    return scores if outcome else (*scores, _NO_OUTCOME)


def outcome_of(code: str) -> InterimOutcome | None:
    """Return the outcome that an archive keeps; an empty one was not given yet."""
    return next((one for one in InterimOutcome if one.value == code), None)
