"""The Scheda di assegnazione: what a person is given to do in the year, and how it will be evaluated."""

from dataclasses import dataclass
from datetime import date

from app.domain.documents.common import Imprint, Letterhead, Signature
from app.domain.documents.names import safe_word
from app.domain.documents.sheet import SheetNames
from app.domain.italian import format_date
from app.domain.sheets.detail import SectionDetail
from app.domain.sheets.particulars import SheetPerson


@dataclass(frozen=True, slots=True)
class AssignmentSheetDocument:
    """The objectives with their weights and the factors of one sheet, to be signed by whoever has seen them.

    `sections` have the questions and none of the answers; `seen_on` is the day of the presa visione, None until then;
    `is_to_renew`: something of what was seen was changed afterwards, and the sheet is signed again.
    """

    letterhead: Letterhead
    imprint: Imprint
    names: SheetNames
    year: int
    person: SheetPerson
    sections: tuple[SectionDetail, ...]
    seen_on: date | None = None
    is_to_renew: bool = False

    @property
    def title(self) -> str:
        return f"Scheda di assegnazione {self.year}"

    @property
    def file_name(self) -> str:
        person = self.person
        return assignment_file_name(self.year, (person.surname, person.given_name, person.matricola))

    @property
    def renewal(self) -> str:
        """Say why the sheet is signed again; empty when it is not."""
        if not self.is_to_renew:
            return ""
        seen = f"Gli obiettivi furono visti il {format_date(self.seen_on)} e " if self.seen_on else "Gli obiettivi "
        return f"{seen}sono cambiati dopo: la presa visione si rinnova con questa scheda."

    @property
    def signatures(self) -> tuple[Signature, ...]:
        is_signed = self.seen_on is not None and not self.is_to_renew
        seen = f"presa visione del {format_date(self.seen_on)}" if is_signed else ""
        return (
            Signature(self.names.evaluator, self.person.evaluator),
            Signature(f"{self.names.evaluated}, per presa visione", self.person.full_name, seen),
        )


def assignment_file_name(year: int, person: tuple[str, ...]) -> str:
    """Return a name like `Assegnazione_2024_Rossi_Mario_0123.pdf`."""
    return "_".join(filter(None, map(safe_word, ("Assegnazione", str(year), *person)))) + ".pdf"
