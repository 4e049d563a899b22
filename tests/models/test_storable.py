"""No row holds what could not be read, counted or dated again: at the ends of what is accepted."""

from datetime import date

import pytest

from app.domain.errors import UserError
from app.models.base import Base
from app.models.cycles import Cycle
from app.models.municipality import Official
from app.models.objectives import Objective
from app.models.storable import _refuse
from app.models.structure import Area

LARGEST = 10**12


@pytest.mark.parametrize(
    ("row", "key", "value"),
    [
        (Cycle(), "year", LARGEST - 1),
        (Cycle(), "year", -LARGEST + 1),
        (Official(), "valid_from", date(1900, 1, 1)),
        (Official(), "valid_to", date(2199, 12, 31)),
        (Official(), "valid_to", None),
        (Area(), "name", "Tab\te a capo\r\nsono testo, «è» e 🙂 anche"),
        (Objective(), "is_cross", True),
    ],
)
def test_that_what_stands_at_an_end_is_kept(row: Base, key: str, value: object) -> None:
    _refuse(row, key, value)


@pytest.mark.parametrize(
    ("row", "key", "value", "words"),
    [
        (Cycle(), "year", LARGEST, "il numero è troppo grande"),
        (Cycle(), "year", -LARGEST, "il numero è troppo grande"),
        (Official(), "valid_from", date(1899, 12, 31), "31/12/1899 non è una data possibile"),
        (Official(), "valid_to", date(2200, 1, 1), "01/01/2200 non è una data possibile"),
        (Area(), "name", "a\x00b", "«a□b» contiene caratteri che non si possono leggere"),
        (Area(), "name", "\ud800", "«□» contiene"),
        (Area(), "name", "\x7f", "«□» contiene"),
    ],
)
def test_that_what_stands_just_beyond_an_end_is_refused(row: Base, key: str, value: object, words: str) -> None:
    with pytest.raises(UserError, match=words):
        _refuse(row, key, value)
