"""What a codice fiscale says of a person by its form alone (D.M. 23.12.1976, art. 2–6)."""

import re

from app.domain.roles import Gender

_FORM = re.compile(r"[A-Z]{6}[0-9LMNPQRSTUV]{2}[ABCDEHLMPRST][0-9LMNPQRSTUV]{2}[A-Z][0-9LMNPQRSTUV]{3}[A-Z]")
_DIGITS = str.maketrans("LMNPQRSTUV", "0123456789")
_WOMEN_FROM = 40
"""Added to the day of birth of a woman (D.M. 23.12.1976, art. 5)."""


def is_tax_code(text: str) -> bool:
    """Whether a text has the form of the codice fiscale of a person, its control letter apart."""
    return _FORM.fullmatch("".join(text.split()).upper()) is not None


def gender_of(tax_code: str) -> Gender | None:
    """Return the gender that the day of a codice fiscale says; None where the text has not the form of one."""
    if not is_tax_code(tax_code):
        return None
    day = "".join(tax_code.split()).upper()[9:11].translate(_DIGITS)
    return Gender.FEMALE if int(day) > _WOMEN_FROM else Gender.MALE
