"""What the services that fill a document work on: one reading of the archive, and what every document carries."""

from dataclasses import dataclass, field, replace
from typing import Any

from sqlalchemy.orm import Session

from app.domain.documents.catalogue import DocumentRequest
from app.domain.documents.common import Imprint, Letterhead, PaperMarks
from app.models.municipality import Municipality
from app.services.documents.letterheads import HeadingHistory
from app.services.documents.settings import marks_of
from app.services.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Filling:
    """A document being filled: who asks, inside which reading of the archive, for what.

    `gathered` is what its row gathers before (`DocumentParts.gather`).
    """

    workspace: Workspace
    session: Session
    request: DocumentRequest
    gathered: Any = None
    _marks: list[PaperMarks] = field(default_factory=list, compare=False)

    def marks(self) -> PaperMarks:
        """Return what the ente has said of this kind of document in this year, read once."""
        if not self._marks:
            self._marks.append(marks_of(self.session, self.request.kind, self.request.year))
        return self._marks[0]

    def letterhead(self, *, with_act: bool = True) -> Letterhead:
        """Return the heading of the ente, with protocol and act of this document; not the act where it stands apart."""
        marks = self.marks() if with_act else replace(self.marks(), act="")
        return replace(HeadingHistory(self.session).now().letterhead, references=marks.references)

    def imprint(
        self,
        *,
        number: str = "",
        method: str = "",
        short_hash: str = "",
        entry: str = "",
        marks: PaperMarks | None = None,
    ) -> Imprint:
        """Return the imprint of a document printed today: internal unless its kind is one that is published.

        The example comune marks everything as demonstrative. `marks` are those of a paper that is not of today.
        """
        return Imprint(
            printed_on=self.workspace.today,
            number=number,
            method=method,
            short_hash=short_hash,
            entry=entry,
            is_internal=not self.request.kind.is_published,
            is_demo=self.session.get_one(Municipality, 1).is_demo,
            marks=self.marks() if marks is None else marks,
        )
