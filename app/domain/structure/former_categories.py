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
_CATEGORY = re.compile(r"([abcd]) ?(?:[1-8](?: ?[ge])?)?")
_AROUND = re.compile(
    r"(?:ex|cat(?:egoria)?|pos(?:izione)?|ec(?:on(?:omic[ao])?)?|giur(?:idic[ao])?|liv(?:ello)?|di accesso)\b"
)
_AREA = re.compile(
    r"(?:area )?(?:degli |dei |di )?"
    r"(op(?:er|eratore|eratori)?(?: esp(?:erto|erti)?)?|istr(?:uttore|uttori)?|funz(?:ionario|ionari)?)"
    r"(?:(?: ed?)?(?: dell[ae]?)? (?:elevat[ae] qualificazion[ei]|e\s?q))?"
)
_AREA_WORDS = ("oper", "op esp", "istr", "funz", "degli operator", "degli istruttor", "dei funzionari")
_LETTER = re.compile(r"[ABCD]", re.IGNORECASE)
_PARTS = re.compile(r"\s*[()\[\]/:;–]\s*|\s+-\s+")
_LONGEST, _LONGEST_CATEGORY = 80, 50


def transposed(text: str) -> Transposed | None:
    """Return what a former category (`D3`, `cat. C`, `B3 giuridico`) became; None where the text is none."""
    if len(text) > _LONGEST_CATEGORY:
        return None
    told = " ".join(_AROUND.sub(" ", text_key(text)).split())
    letters = {found[1] for found in _CATEGORY.finditer(told)}
    if len(letters) != 1 or _CATEGORY.sub("", told).strip():
        return None
    return next(one for one in TRANSPOSED if one.category.casefold() in letters)


def contract_area_written(text: str) -> Transposed | None:
    """Return the area that a list of people writes by its name, its category or both: `Funzionari (ex D3)`.

    None where it writes none of them, or two that do not agree.
    """
    whole = " ".join(text.split())
    if len(whole) > _LONGEST:
        return None
    parts = [whole, *_PARTS.split(whole)]
    found = {one for part in parts if part and (one := transposed(part) or _of_name(part)) is not None}
    return found.pop() if len(found) == 1 else None


def is_contract_area(text: str) -> bool:
    """Tell what says an area of the contract (`Istruttori`, `C1`, `C – Istruttore tecnico`) from a unit's name.

    A letter alone does not: units are called so too (`A – Affari generali`).
    """
    said = [part for part in _PARTS.split(" ".join(text.split())) if part and not _LETTER.fullmatch(part)]
    return contract_area_written(text) is not None and any(map(_begins_an_area, said))


def _begins_an_area(part: str) -> bool:
    return transposed(part) is not None or text_key(part).removeprefix("area ").startswith(_AREA_WORDS)


def _of_name(text: str) -> Transposed | None:
    found = _AREA.fullmatch(text_key(text))
    if found is None:
        return None
    first, *rest = found[1].split()
    return next(one for one in TRANSPOSED if one.words[0][:2] == first[:2] and (" " in one.words[0]) is bool(rest))


def area_of_category(text: str, areas: Sequence[ContractAreaRow]) -> ContractAreaRow | None:
    """Return the area of an archive that a text writes by name or former category, where just one is called so."""
    category = contract_area_written(text)
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
