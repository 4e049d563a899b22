"""What is said before objectives are given to the staff of their units: which weights the people will have."""

import pytest

from app.services.objectives.own_units import NewlyGiven
from app.ui.objectives.bulk import first_weights_words

EQUAL = "Chi non ha ancora pesi li riceve in parti uguali"
AS_PLANNED = f"{EQUAL}, chi dirige l'area nelle proporzioni del piano"
BUT = f"{AS_PLANNED}; ma in parti uguali se fra i suoi obiettivi"


@pytest.mark.parametrize(
    ("heads", "lacking", "words"),
    [
        (0, (), f"{EQUAL}."),
        (2, (), f"{AS_PLANNED}."),
        (1, ("SC1",), f"{BUT} c'è SC1, che non ha un peso nell'unità"),
        (1, tuple("ABCDEF"), f"{BUT} c'è uno fra A, B, C, D e altri 2"),
    ],
)  # fmt: skip
def test_that_who_heads_an_area_is_told_when_the_proportions_of_the_plan_cannot_be_kept(heads, lacking, words) -> None:
    assert first_weights_words(NewlyGiven(3, 2, 0, heads, lacking)).startswith(words)
