"""The documents that the program prints, as the page Documenti and the command line offer them."""

from dataclasses import dataclass
from enum import Enum

from app.domain.ids import SheetId


class DocumentKind(Enum):
    """A document that the program prints; the value is its name on the command line."""

    SHEETS = "scheda"
    PLAN = "piano"
    ORGANIGRAM = "organigramma"

    @property
    def italian(self) -> str:
        return {
            "scheda": "Schede di valutazione",
            "piano": "Piano degli obiettivi",
            "organigramma": "Organigramma",
        }[self.value]

    @property
    def description(self) -> str:
        return {
            "scheda": "Una persona o tutta la sessione, da consegnare e firmare.",
            "piano": "Popolazione, personale, organigramma e obiettivi per area e settore.",
            "organigramma": "Aree, settori, responsabili e persone, su un foglio.",
        }[self.value]


@dataclass(frozen=True, slots=True)
class DocumentRequest:
    """What to print: the kind, the year and, for sheets, one of them (None: all) and whether blank."""

    kind: DocumentKind
    year: int
    sheet_id: SheetId | None = None
    is_blank: bool = False

    @property
    def is_long(self) -> bool:
        """Whether it may take long: all the sheets of a year."""
        return self.kind is DocumentKind.SHEETS and self.sheet_id is None

    @property
    def file_name(self) -> str:
        return f"{self.kind.italian.replace(' ', '_')}_{self.year}.pdf"


@dataclass(frozen=True, slots=True)
class SheetSelection:
    """A sheet that can be printed, as a list shows it."""

    id: SheetId
    text: str
