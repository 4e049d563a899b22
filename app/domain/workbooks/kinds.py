"""The kinds of workbook: what menus and the command line call them, without their columns."""

from typing import NamedTuple

WORKBOOK_SUFFIX = ".xlsx"


class WorkbookKind(NamedTuple):
    """What a workbook holds: `code` is written in its hidden sheet and names it on the command line.

    `article` and `preposition` go before its Italian name (`l'`, `dell'`); `icon` is the name of its picture. One that
    is `of_year` is about one year; a read-only one never comes back, so its cells offer no lists;
    one that `is_apart` is a file for each of those to whom it is given.
    """

    code: str
    italian: str
    article: str
    preposition: str
    icon: str
    of_year: bool = False
    is_read_only: bool = False
    is_apart: bool = False

    @property
    def the(self) -> str:
        return f"{self.article}{self.italian.lower()}"

    @property
    def of_the(self) -> str:
        return f"{self.preposition}{self.italian.lower()}"

    def file_name(self, year: int) -> str:
        return f"{self.italian} {year}{WORKBOOK_SUFFIX}" if self.of_year else f"{self.italian}{WORKBOOK_SUFFIX}"


PERSONNEL = WorkbookKind("anagrafica", "Anagrafica", "l'", "dell'", "users-three")
ABSENCES = WorkbookKind("assenze", "Lunghe assenze", "le ", "delle ", "calendar-x")
TRAINING = WorkbookKind("formazione", "Formazione", "la ", "della ", "graduation-cap", of_year=True)
PROGRESSIONS = WorkbookKind("progressioni", "Progressioni", "le ", "delle ", "list-numbers", of_year=True)
AWARD_FACTS = WorkbookKind("premi", "Dati per i premi", "i ", "dei ", "medal", of_year=True)
OBJECTIVES = WorkbookKind("obiettivi", "Obiettivi", "gli ", "degli ", "target", of_year=True)
SCORES = WorkbookKind("valutazioni", "Valutazioni", "le ", "delle ", "clipboard-text", of_year=True, is_apart=True)
RESULTS = WorkbookKind("risultati", "Risultati", "i ", "dei ", "chart-bar", of_year=True, is_read_only=True)
