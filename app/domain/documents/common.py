"""What every document carries: who prints it, its number, its date and its marks."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Protocol

from app.domain.issues import Issue

INTERNAL_MARK = "Documento interno — contiene dati personali"
DEMO_MARK = "DATI DIMOSTRATIVI"
PROVISIONAL_MARK = "PROVVISORIA"


@dataclass(frozen=True, slots=True)
class Letterhead:
    """The heading of the ente: name, lines under it, and the logo as the bytes of a PNG or JPEG file.

    `references` stand under it at the right: the protocol of the document and the act that approves it.
    """

    name: str
    lines: tuple[str, ...] = ()
    logo: bytes | None = None
    references: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Signature:
    """One place of the signature block.

    `note` is printed small under the line (a date, a refusal recorded with its witnesses).
    """

    role: str
    name: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class PaperMarks:
    """What the ente has said of a document: its protocol and act in words, place and day, who signs, footer lines.

    `is_signed_inside`: the document has its own places to sign, with place and day beside them.
    """

    protocol: str = ""
    act: str = ""
    place_and_day: str = ""
    signatories: tuple[Signature, ...] = ()
    footer: tuple[str, ...] = ()
    is_signed_inside: bool = False

    @property
    def references(self) -> tuple[str, ...]:
        """The lines under the heading of the ente."""
        return tuple(filter(None, (self.protocol, f"Approvazione: {self.act}" if self.act else "")))


NO_MARKS = PaperMarks()


@dataclass(frozen=True, slots=True)
class Imprint:
    """What the margins and the properties of a document say; same imprint and same data, same bytes.

    `number` identifies the document in the archive; `method` names the version of the method;
    `short_hash` is the beginning of the fingerprint of what is printed; `entry` the words of the entry of the audit
    that closed it, for whoever will want to know whether the audit was rewritten.
    """

    printed_on: date
    number: str = ""
    method: str = ""
    short_hash: str = ""
    entry: str = ""
    is_internal: bool = False
    is_demo: bool = False
    marks: PaperMarks = NO_MARKS


class HeadedDocument(Protocol):
    """A document as any printer knows it: whose it is and when it is printed."""

    @property
    def letterhead(self) -> Letterhead: ...
    @property
    def imprint(self) -> Imprint: ...


@dataclass(frozen=True, slots=True)
class ExplanationLine:
    """One step of *Perché questo punteggio*: how deep it is, what it is, the computation and its result."""

    depth: int
    label: str
    formula: str = ""
    result: str = ""


@dataclass(frozen=True, slots=True)
class Printed:
    """The outcome of a print: how many documents and pages, the files written, what did not stop it.

    `addressees` are the people to whom letters are written, for the audit to name.
    """

    documents: int
    pages: int
    files: tuple[Path, ...] = ()
    issues: tuple[Issue, ...] = field(default=())
    addressees: tuple[str, ...] = ()


def printed_together(printed: Sequence[Printed]) -> Printed:
    """Sum several prints; what did not stop them is told once."""
    files = tuple(file for one in printed for file in one.files)
    issues = {issue for one in printed for issue in one.issues}
    documents, pages = sum(one.documents for one in printed), sum(one.pages for one in printed)
    addressees = dict.fromkeys(name for one in printed for name in one.addressees)
    return Printed(documents, pages, files, tuple(issues), tuple(addressees))


def dup_words(mission: str, programme: str) -> str:
    """Say to which missione and programma of the DUP an objective belongs."""
    parts = (("missione", mission.strip()), ("programma", programme.strip()))
    return ", ".join(f"{what} {value}" for what, value in parts if value)
