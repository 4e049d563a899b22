"""What a codice fiscale says of a person by its form alone (D.M. 23.12.1976, art. 2–6)."""

import re
from datetime import date

from app.domain.matching import without_accents
from app.domain.roles import Gender

_FORM = re.compile(r"[A-Z]{6}[0-9LMNPQRSTUV]{2}[ABCDEHLMPRST][0-9LMNPQRSTUV]{2}[A-Z][0-9LMNPQRSTUV]{3}[A-Z]")
_DIGITS = str.maketrans("LMNPQRSTUV", "0123456789")
"""Letters that stand for digits where two people would share a code (omocodia)."""
_MONTHS = "ABCDEHLMPRST"
_VOWELS = "AEIOU"
_WOMEN_FROM = 40
"""Added to the day of birth of a woman (D.M. 23.12.1976, art. 5)."""


def tidy_tax_code(text: str) -> str:
    """Write a code without spaces and in capitals."""
    return "".join(text.split()).upper()


def is_tax_code(text: str) -> bool:
    """Whether a text has the form of the codice fiscale of a person, its control letter apart."""
    return _FORM.fullmatch(tidy_tax_code(text)) is not None


def gender_of(tax_code: str) -> Gender | None:
    """Return the gender that the day of a codice fiscale says; None where the text has not the form of one."""
    if not is_tax_code(tax_code):
        return None
    return Gender.FEMALE if _day(tidy_tax_code(tax_code)) > _WOMEN_FROM else Gender.MALE


def misfits(code: str, last_name: str, first_name: str, gender: Gender | None, born: date | None) -> list[str]:
    """Say to what of a person a tidy code of the right form does not correspond: `al cognome`; what is empty fits.

    The birth is compared whatever the gender, which has words of its own.
    """
    found = []
    if last_name and code_of_last_name(last_name) != code[:3]:
        found.append("al cognome")
    if first_name and code_of_first_name(first_name) != code[3:6]:
        found.append("al nome")
    if born and (born.year % 100, born.month, born.day) != _birth_in(code):
        found.append("alla data di nascita")
    if gender and gender is not gender_of(code):
        found.append("al genere")
    return found


def code_of_last_name(name: str) -> str:
    """Return the letters of a surname in the codice fiscale (D.M. 23.12.1976, art. 3)."""
    consonants, vowels = _letters(name)
    return _three(consonants + vowels)


def code_of_first_name(name: str) -> str:
    """Return the letters of a first name: of four consonants the second is left out (D.M. 23.12.1976, art. 4)."""
    consonants, vowels = _letters(name)
    if len(consonants) > 3:
        consonants = consonants[0] + consonants[2:]
    return _three(consonants + vowels)


def _three(letters: str) -> str:
    """Fill a short name up with the letter X, as the decree does."""
    return letters[:3].ljust(3, "X")


def _birth_in(code: str) -> tuple[int, int, int]:
    """Return the last two figures of the year, the month and the day."""
    return int(code[6:8].translate(_DIGITS)), _MONTHS.index(code[8]) + 1, _day(code) % _WOMEN_FROM


def _day(code: str) -> int:
    return int(code[9:11].translate(_DIGITS))


def _letters(name: str) -> tuple[str, str]:
    letters = [letter for letter in without_accents(name).upper() if letter.isascii() and letter.isalpha()]
    return "".join(one for one in letters if one not in _VOWELS), "".join(one for one in letters if one in _VOWELS)
