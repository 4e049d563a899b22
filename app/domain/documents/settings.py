"""What the ente writes on a document of a year besides its content: protocol, act, place and day, who signs."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from app.domain.columns import Column, Format
from app.domain.document_text.parts import LONGEST_TITLE
from app.domain.documents.common import PaperMarks, Signature
from app.domain.ids import ActId
from app.domain.issues import Issue
from app.domain.italian import format_date
from app.domain.structure.municipality import LONGEST_FOOTER
from app.domain.validation import at_most

MOST_SIGNATORIES = 3
"""As many as stand beside each other on paper."""


@dataclass(frozen=True, slots=True)
class Signatory:
    """Who signs: the office, as it is written over the signature (`Il Sindaco`), and the name."""

    title: str = ""
    name: str = ""


@dataclass(frozen=True, slots=True)
class DocumentDataDraft:
    """The data of one kind of document in one year, as the form edits them; `kind` is its code.

    `title` is what the ente calls it, of a document that has a title among its texts; empty: the name of its kind.
    """

    kind: str
    year: int
    version: int | None = None
    protocol_number: str = ""
    protocol_date: date | None = None
    act_id: ActId | None = None
    place: str = ""
    signed_on: date | None = None
    footer: str = ""
    signatories: tuple[Signatory, ...] = ()
    title: str = ""

    def marks(self, act: str = "", ente_footer: str = "") -> PaperMarks:
        """Return what is printed of them: `act` in words, and the footer that the ente has on every document."""
        number, day = self.protocol_number.strip(), self.protocol_date
        protocol = " ".join(filter(None, (f"n. {number}" if number else "", f"del {format_date(day)}" if day else "")))
        where = ", ".join(filter(None, (self.place.strip(), format_date(self.signed_on) if self.signed_on else "")))
        return PaperMarks(
            protocol=f"Prot. {protocol}" if protocol else "",
            act=act,
            place_and_day=where,
            signatories=tuple(Signature(one.title, one.name, "firma") for one in self.signatories),
            footer=tuple(filter(None, (ente_footer.strip(), self.footer.strip()))),
        )


DOCUMENT_DATA_COLUMNS = (
    Column("protocol_number", "Numero di protocollo", Format.CODE, 20),
    Column("protocol_date", "Data di protocollo", Format.DATE, 12),
    Column(
        "act_id",
        "Atto che lo approva",
        Format.CHOICE,
        60,
        help="Gli atti si scrivono in Struttura, Dati dell'ente, Atti",
    ),
    Column("place", "Luogo della firma", width=28),
    Column("signed_on", "Data della firma", Format.DATE, 12),
    Column("footer", "Piè di pagina di questo documento", width=60, help="Sotto quello dell'ente, su ogni pagina"),
)
DOCUMENT_TITLE = Column("title", "Titolo del documento", width=60, help="Vuoto: «{}». È anche fra i suoi testi")
SIGNATORY_COLUMNS = (
    Column("title", "In qualità di", width=28, help="Per esempio: Il Sindaco"),
    Column("name", "Nome e cognome", width=28),
)


def validate_document_data(draft: DocumentDataDraft) -> list[Issue]:
    return [
        *at_most(draft.protocol_number, 50, "protocol_number", "Numero di protocollo"),
        *at_most(draft.place, 100, "place", "Luogo della firma"),
        *at_most(draft.title.strip(), LONGEST_TITLE, "title", "Titolo del documento"),
        *at_most(draft.footer.strip(), LONGEST_FOOTER, "footer", "Piè di pagina"),
        *_signatory_issues(draft.signatories),
    ]


def _signatory_issues(signatories: tuple[Signatory, ...]) -> Iterator[Issue]:
    if len(signatories) > MOST_SIGNATORIES:
        yield Issue("too_many", f"Su un documento firmano al massimo in {MOST_SIGNATORIES}.", "title_1")
    for place, one in enumerate(signatories, start=1):
        yield from at_most(one.title, 150, f"title_{place}", "In qualità di")
        yield from at_most(one.name, 200, f"name_{place}", "Nome e cognome")
        if not one.title.strip():
            yield Issue("title", f"Manca in quale qualità firma {one.name.strip()}.", f"title_{place}")
