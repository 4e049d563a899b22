"""The codice fiscale (D.M. 23.12.1976): its check character, and whether it fits the person."""

from app.domain.issues import Issue, Severity
from app.domain.structure.employees import EmployeeDraft
from app.domain.structure.tax_codes import is_tax_code, misfits, tidy_tax_code


def tax_code_issues(draft: EmployeeDraft) -> list[Issue]:
    """Say what is wrong with the codice fiscale of a draft, under its field; an empty one is not checked here.

    A code that cannot exist is an error; one that does not fit name, birth date or gender is a warning, because
    the register of the Agenzia delle entrate may differ from ours.
    """
    code = tidy_tax_code(draft.tax_code)
    if not code:
        return []
    person = draft.last_name, draft.first_name, draft.gender, draft.birth_date
    return _malformed(code) or [_misfit(what) for what in misfits(code, *person)]


def _malformed(code: str) -> list[Issue]:
    if not is_tax_code(code):
        sentence = "Il codice fiscale non ha la forma giusta: sono 16 caratteri, per esempio RSSMRA80A01H501U."
        return [Issue("tax_code_shape", sentence, "tax_code")]
    if _check_character(code) != code[15]:
        sentence = "Il codice fiscale contiene un errore: il carattere di controllo finale non corrisponde agli altri."
        return [Issue("tax_code_check", sentence, "tax_code")]
    return []


def _misfit(what: str) -> Issue:
    sentence = f"Il codice fiscale non corrisponde {what}: controllare l'uno e l'altro."
    return Issue("tax_code_misfit", sentence, "tax_code", Severity.WARNING)


def _check_character(code: str) -> str:
    from codicefiscale import codicefiscale

    return codicefiscale.encode_cin(code[:15])
