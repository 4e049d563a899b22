"""What comes often, each in its registry: built here, handed through to the window and the command line."""

from dataclasses import dataclass

from app.services.documents.registry import DOCUMENTS, DocumentRow


@dataclass(frozen=True, slots=True)
class Registries:
    """The rows that the window and the command line follow; a row more is a document more."""

    documents: tuple[DocumentRow, ...] = DOCUMENTS
