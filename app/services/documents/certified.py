"""What of a sheet printed anew the Nucleo has certified."""

from dataclasses import replace

from sqlalchemy.orm import Session

from app.domain.documents.sheet import EvaluationSheetDocument
from app.domain.scoring.inputs import objective_key
from app.domain.sheets.detail import ItemDetail, SectionDetail
from app.services.certification.standing import standing_certifications
from app.services.cycles import cycle_of

_KNOWN = "certified"
"""Under which name a reading keeps what it has found: a batch prints a thousand sheets of one year."""


def with_certified(session: Session, document: EvaluationSheetDocument) -> EvaluationSheetDocument:
    """Return the document with the day on which the result of each objective was certified."""
    found = _sentences(session, document.year)
    return replace(document, sections=tuple(_section(one, found) for one in document.sections)) if found else document


def _sentences(session: Session, year: int) -> dict[str, str]:
    known: dict[int, dict[str, str]] = session.info.setdefault(_KNOWN, {})
    if year not in known:
        cycle = cycle_of(session, year)
        standing = standing_certifications(session, cycle.id) if cycle else {}
        known[year] = {objective_key(one): f"Risultato {each.sentence.lower()}." for one, each in standing.items()}
    return known[year]


def _section(section: SectionDetail, found: dict[str, str]) -> SectionDetail:
    return replace(section, items=tuple(_item(one, found) for one in section.items))


def _item(item: ItemDetail, found: dict[str, str]) -> ItemDetail:
    return replace(item, certified=found[item.key]) if item.key in found else item
