"""What was recorded around a closed sheet is compared with what was sealed."""

from dataclasses import replace
from datetime import date

import pytest

from app.domain.sheets.in_place import Substitution, Transcription
from app.domain.sheets.sealed import SealedRemark, SealedReview, review_differs
from app.domain.workflow import RemarkKind

DAY = date(2025, 3, 1)
ASKED = SealedRemark(RemarkKind.REMARKS, DAY, "Rossi", "Chiede.", paper="a1")
WAS = SealedReview(
    (ASKED, SealedRemark(RemarkKind.ANSWER, DAY, "Verdi", "Resta.", answers=0)),
    Substitution("Bianchi", DAY, "Congedo"),
    Transcription("Neri", DAY),
    ("a1", "b2"),
)


@pytest.mark.parametrize(
    ("now", "sentence"),
    [
        (replace(WAS, remarks=WAS.remarks[:1]), "osservazioni, richieste o risposte"),
        (replace(WAS, remarks=(replace(ASKED, text="Altro"), WAS.remarks[1])), "osservazioni, richieste o risposte"),
        (replace(WAS, remarks=(replace(ASKED, paper=""), WAS.remarks[1])), "osservazioni, richieste o risposte"),
        (replace(WAS, substitution=Substitution()), "la sostituzione del valutatore"),
        (replace(WAS, transcription=Transcription("Neri", date(2025, 3, 2))), "la trascrizione"),
        (replace(WAS, papers=("b2",)), "manca un allegato"),
    ],
)
def test_that_what_is_not_as_it_was_sealed_is_told(now: SealedReview, sentence: str) -> None:
    assert sentence in (review_differs(WAS, now) or "")


def test_that_a_paper_more_is_no_difference_and_what_was_not_sealed_is_not_compared() -> None:
    assert review_differs(WAS, replace(WAS, papers=("a1", "b2", "c3"))) is None
    assert review_differs(None, WAS) is None
