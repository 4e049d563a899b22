"""The categories of before the areas of the contract, and what each became (CCNL 16.11.2022, tabella B)."""

import re
from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from app.domain.matching import text_key
from app.domain.structure.units import ContractAreaRow


class Transposed(NamedTuple):
    """A category that became an area: from which day, and by which words that area is known."""

    category: str
    since: date
    words: tuple[str, ...]
    codes: tuple[str, ...]


_SINCE = date(2023, 4, 1)
"""The first day of the fifth month after the contract was signed (CCNL 16.11.2022, art. 13 c. 1)."""
TRANSPOSED = (
    Transposed("A", _SINCE, ("operatori", "operatore"), ("OP", "O")),
    Transposed("B", _SINCE, ("operatori esperti", "operatore esperto"), ("OE", "OPE")),
    Transposed("C", _SINCE, ("istruttori", "istruttore"), ("IS", "IST", "I")),
    Transposed("D", _SINCE, ("funzionari", "funzionario", "funzionari ed eq"), ("FE", "FUN", "F", "FEQ")),
)
_CATEGORY = re.compile(
    r"(?:cat(?:egoria)?\.?\s*)?([ABCD])(?:\s?[.\-/]?\s?[1-8])?(?:\s?[.\-/]?\s?(?:giur|ec)\w{0,8}\.?)?", re.IGNORECASE
)


def transposed(text: str) -> Transposed | None:
    """Return what a former category (`D3`, `cat. C`, `B3 giuridico`) became; None where the text is none."""
    found = _CATEGORY.fullmatch(" ".join(text.split()))
    if found is None or len(text) > 20:
        return None
    return next(one for one in TRANSPOSED if one.category == found[1].upper())


def is_contract_area(text: str) -> bool:
    """Tell the name of an area of the contract (`Istruttori`, `Area dei funzionari ed EQ`) from that of a unit."""
    name = text_key(text).removeprefix("area degli ").removeprefix("area dei ").removeprefix("area ")
    return any(name.split(" e ")[0] in category.words for category in TRANSPOSED)


def area_of_category(text: str, areas: Sequence[ContractAreaRow]) -> ContractAreaRow | None:
    """Return the area of an archive that a former category became, where just one is called so."""
    category = transposed(text)
    if category is None:
        return None
    found = [area for area in areas if _is_called(area, category)]
    return found[0] if len(found) == 1 else None


def _is_called(area: ContractAreaRow, category: Transposed) -> bool:
    name = text_key(area.name).removeprefix("area degli ").removeprefix("area dei ")
    if name in category.words:
        return True
    is_expert = "espert" in name
    if name.startswith("operator"):
        return category.category == ("B" if is_expert else "A")
    starts = any(name.startswith(word) for word in category.words)
    return starts or (not name and area.code.upper() in category.codes)
