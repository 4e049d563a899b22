"""What the first guess says of every line of the `plans/`, how sure it is and why, kept as it was looked at.

Three quarters of what the recognition knows are thresholds and words that no right answer shows: a line taken for the
same thing less surely, or for another reason, is read right and told wrong.
"""

from collections import defaultdict

from app.domain.errors import UserError
from app.domain.plan_text.blocks import SourceDocument
from app.domain.plan_text.proposing import proposed
from app.domain.plan_text.recognising import recognised
from app.domain.plan_text.roles import RoleGuess
from app.domain.plan_text.text_blocks import document_of_text
from tests.domain.plan_text.measuring import PLANS, text_and_right
from tests.golden.kept import compare, lean


def test_that_roles_certainty_and_reasons_are_those_kept() -> None:
    said: dict[tuple[str, int, str], list[str]] = defaultdict(list)
    others: list[str] = []
    for path in PLANS:
        document = document_of_text(text_and_right(path)[0])
        guesses = recognised(document)
        for guess in guesses:
            said[guess.role.name, guess.confidence, guess.reason].append(f"{path.stem[-12:]}:{guess.block}")
            if guess.facts or guess.owner:
                others.append(f"{path.stem} {guess.block} {guess.text!r} {lean(guess.facts)} {lean(guess.owner)}")
        others.append(f"{path.stem} {_outcome(document, guesses)}")
    lines = [f"{role} {sure} {why}\n    {' '.join(places)}" for (role, sure, why), places in sorted(said.items())]
    compare("plan_text/guesses", "\n".join(lines) + "\n")
    compare("plan_text/outcomes", "\n".join(others) + "\n")


def _outcome(document: SourceDocument, guesses: tuple[RoleGuess, ...]) -> str:
    try:
        return lean(proposed(document, guesses))
    except UserError as error:
        return f"{error}"
