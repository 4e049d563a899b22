"""What the services that fill a document work on: one reading of the archive, and what every document carries."""

from dataclasses import dataclass
from typing import Any

from sqlalchemy.orm import Session

from app.domain.documents.catalogue import DocumentRequest
from app.domain.documents.common import Imprint, Letterhead
from app.models.municipality import Municipality
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

    def letterhead(self) -> Letterhead:
        """Return the letterhead of the ente: its name, then province, address and the free lines it has chosen."""
        municipality = self.session.get_one(Municipality, 1)
        own = [line.strip() for line in municipality.letterhead.splitlines()]
        province = f"Provincia di {municipality.province}" if municipality.province else ""
        lines = tuple(line for line in (province, municipality.address, *own) if line)
        return Letterhead(municipality.name, lines, municipality.logo)

    def imprint(self, *, number: str = "", method: str = "", short_hash: str = "", entry: str = "") -> Imprint:
        """Return the imprint of a document printed today: internal unless its kind is one that is published.

        The example comune marks everything as demonstrative.
        """
        return Imprint(
            printed_on=self.workspace.today,
            number=number,
            method=method,
            short_hash=short_hash,
            entry=entry,
            is_internal=not self.request.kind.is_published,
            is_demo=self.session.get_one(Municipality, 1).is_demo,
        )
