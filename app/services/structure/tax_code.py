"""The codice fiscale (D.M. 23.12.1976): its check character, and whether it fits the person."""

import re

from app.domain.issues import Issue, Severity
from app.domain.roles import Gender
from app.domain.structure.employees import EmployeeDraft

_SHAPE = re.compile(r"[A-Z]{6}[0-9A-Z]{2}[A-EHLMPRST][0-9A-Z]{2}[A-Z][0-9A-Z]{3}[A-Z]")
_DIGIT_PLACES = (6, 7, 9, 10, 12, 13, 14)
_DIGITS = str.maketrans("LMNPQRSTUV", "0123456789")


def tidy_tax_code(text: str) -> str:
    return re.sub(r"\s", "", text).upper()


def tax_code_issues(draft: EmployeeDraft) -> list[Issue]:
    """Say what is wrong with the codice fiscale of a draft, under its field; an empty one is not checked here.

    A code that cannot exist is an error; one that does not fit name, birth date or gender is a warning, because
    the register of the Agenzia delle entrate may differ from ours.
    """
    code = tidy_tax_code(draft.tax_code)
    if not code:
        return []
    return _malformed(code) or [_misfit(what) for what in _misfits(code, draft)]


def _malformed(code: str) -> list[Issue]:
    if not _SHAPE.fullmatch(code) or not _plain(code)[9:11].isdigit():
        sentence = "Il codice fiscale non ha la forma giusta: sono 16 caratteri, per esempio RSSMRA80A01H501U."
        return [Issue("tax_code_shape", sentence, "tax_code")]
    if _check_character(code) != code[15]:
        sentence = "Il codice fiscale contiene un errore: il carattere di controllo finale non corrisponde agli altri."
        return [Issue("tax_code_check", sentence, "tax_code")]
    return []


def _misfit(what: str) -> Issue:
    sentence = f"Il codice fiscale non corrisponde {what}: controllare l'uno e l'altro."
    return Issue("tax_code_misfit", sentence, "tax_code", Severity.WARNING)


def _misfits(code: str, draft: EmployeeDraft) -> list[str]:
    from codicefiscale import codicefiscale

    plain = _plain(code)
    found = []
    if draft.last_name and codicefiscale.encode_lastname(draft.last_name) != code[:3]:
        found.append("al cognome")
    if draft.first_name and codicefiscale.encode_firstname(draft.first_name) != code[3:6]:
        found.append("al nome")
    if draft.birth_date and not _same_birth(plain, draft):
        found.append("alla data di nascita")
    if draft.gender and (int(plain[9:11]) > 40) is not (draft.gender is Gender.FEMALE):
        found.append("al genere")
    return found


def _same_birth(plain: str, draft: EmployeeDraft) -> bool:
    """Compare year, month and day, whatever the gender (which has its own sentence)."""
    from codicefiscale import codicefiscale

    if draft.birth_date is None:
        return True
    return codicefiscale.encode_birthdate(draft.birth_date.isoformat(), "M") == f"{plain[6:9]}{_day(plain):02}"


def _day(plain: str) -> int:
    return int(plain[9:11]) % 40


def _plain(code: str) -> str:
    """Undo the letters that stand for digits when two people would share a code (omocodia)."""
    return "".join(sign.translate(_DIGITS) if place in _DIGIT_PLACES else sign for place, sign in enumerate(code))


def _check_character(code: str) -> str:
    from codicefiscale import codicefiscale

    return codicefiscale.encode_cin(code[:15])
