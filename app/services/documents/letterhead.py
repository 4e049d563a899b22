"""The heading and the margins that every document of the archive has in common."""

from sqlalchemy.orm import Session

from app.domain.documents.common import Imprint, Letterhead
from app.models.municipality import Municipality
from app.services.workspace import Workspace


def letterhead_of(session: Session) -> Letterhead:
    """Return the letterhead of the ente: its name, then province, address and the free lines it has chosen."""
    municipality = session.get_one(Municipality, 1)
    own = [line.strip() for line in municipality.letterhead.splitlines()]
    province = f"Provincia di {municipality.province}" if municipality.province else ""
    lines = tuple(line for line in (province, municipality.address, *own) if line)
    return Letterhead(municipality.name, lines, municipality.logo)


def imprint_of(
    workspace: Workspace,
    session: Session,
    *,
    number: str = "",
    method: str = "",
    short_hash: str = "",
    is_internal: bool = False,
) -> Imprint:
    """Return the imprint of a document printed today; the example comune marks everything as demonstrative."""
    return Imprint(
        printed_on=workspace.today,
        number=number,
        method=method,
        short_hash=short_hash,
        is_internal=is_internal,
        is_demo=session.get_one(Municipality, 1).is_demo,
    )
