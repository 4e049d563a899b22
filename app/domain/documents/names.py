"""File names of printed documents, safe on every system."""

import re
import unicodedata
from collections.abc import Container

from app.domain.documents.sheet import EvaluationSheetDocument
from app.domain.sheets.particulars import SheetPerson


def sheet_file_name(document: EvaluationSheetDocument) -> str:
    return person_file_name(document.year, document.person, is_interim=document.is_interim)


def person_file_name(year: int, person: SheetPerson, *, is_interim: bool = False) -> str:
    """Return a name like `Scheda_2024_Rossi_Mario_0123.pdf`; that of the half of the year is a `Verifica`."""
    parts = ("Verifica" if is_interim else "Scheda", str(year), person.surname, person.given_name, person.matricola)
    return "_".join(filter(None, map(safe_word, parts))) + ".pdf"


def safe_word(text: str, longest: int = 60) -> str:
    """Keep letters without accents, digits and hyphens: D'Angelò De Rosa → DAngelo-De-Rosa."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()
    plain = re.sub(r"[^A-Za-z0-9\s-]", "", plain)
    return re.sub(r"[\s-]+", "-", plain).strip("-")[:longest].rstrip("-")


def free_name(name: str, taken: Container[str]) -> str:
    """Return `name`, or `name` with _2, _3… before the extension while it is taken (letter case apart)."""
    stem, dot, extension = name.rpartition(".")
    candidate, copy = name, 1
    while candidate.casefold() in taken:
        copy += 1
        candidate = f"{stem}_{copy}{dot}{extension}"
    return candidate
