"""The texts of a document in a year: of the program, taken in with the ente's plan, or written by the ente."""

from collections.abc import Iterable, Mapping, Sequence

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.domain.changes import Changes, Topic
from app.domain.document_text.fields import FieldValues, fill_fields
from app.domain.document_text.parts import PLAN_PARTS, TITLE_PART, PartWords, TextOrigin, TextPart, validate_words
from app.domain.document_text.rich_text import TitledText, joined_sections, sections_of, titled_text, unwrapped
from app.domain.documents.catalogue import DocumentKind
from app.domain.errors import UserError
from app.domain.validation import refuse
from app.models.cycles import Cycle
from app.models.plans import OwnPlanText
from app.services.access import reading
from app.services.cycles import open_cycle, required_cycle
from app.services.documents.text_values import text_values
from app.services.toml_resources import read_toml
from app.services.transaction import Unit, unit_of_work
from app.services.workspace import Workspace

_TITLE = next(part for part in PLAN_PARTS if part.code == TITLE_PART)
Kept = Mapping[str, Sequence[OwnPlanText]]


def words_of_document(workspace: Workspace, kind: DocumentKind, year: int) -> list[PartWords]:
    """Return the words of each part of a document in a year, in the order in which they are printed."""
    with reading(workspace, kind.question) as session:
        kept = _kept(session, required_cycle(session, year))
        return [_words(part, kept, templates(kind)) for part in kind.texts]


def values_of_fields(workspace: Workspace, kind: DocumentKind, year: int) -> FieldValues:
    """Return what each field of a text stands for in a year."""
    with reading(workspace, kind.question) as session:
        return text_values(session, required_cycle(session, year), workspace)


def keep_words(workspace: Workspace, year: int, before: PartWords, body: str) -> Changes:
    """Keep the words that the ente writes for a part, where nobody has changed them since they were read."""
    with unit_of_work(workspace, f"Testo «{before.part.italian}» {year}", Topic.MUNICIPALITY) as unit:
        refuse(validate_words(body))
        cycle = open_cycle(unit.session, year)
        _refuse_changed(unit, cycle, before)
        own = _rows(unit.session, cycle, before.part.own_code)
        if body.strip() == before.before.strip():
            _delete(unit, own)
        else:
            _write(unit, cycle, before.part, own, sections_of(body) or (("", ""),))
    return unit.changes


def restore_words(workspace: Workspace, year: int, before: PartWords) -> Changes:
    """Take away what the ente wrote for a part: the words of its plan come back, or those of the program."""
    with unit_of_work(workspace, f"Ripristino del testo «{before.part.italian}» {year}", Topic.MUNICIPALITY) as unit:
        cycle = open_cycle(unit.session, year)
        _refuse_changed(unit, cycle, before)
        _delete(unit, _rows(unit.session, cycle, before.part.own_code))
    return unit.changes


def printed_words(
    session: Session, cycle: Cycle, kind: DocumentKind, values: FieldValues
) -> Mapping[str, tuple[TitledText, ...]]:
    """Return the texts of each part as they are printed, by the code of the part; one without words has none."""
    kept, shipped = _kept(session, cycle), templates(kind)
    return {part.code: printed_texts(_words(part, kept, shipped).body, values) for part in kind.texts}


def printed_texts(body: str, values: FieldValues) -> tuple[TitledText, ...]:
    """Return what is edited as one as the titled texts of a print, with the fields filled."""
    return tuple(titled_text(*section) for section in sections_of(fill_fields(body, values)))


def first_line(texts: Sequence[TitledText]) -> str:
    """Return the title that a part of a document is: the first line that the ente has written."""
    first = texts[0] if texts else TitledText("")
    return first.title or "".join(block.text for block in first.blocks[:1]).strip()


def title_of(session: Session, cycle: Cycle) -> str:
    """Return what the ente calls the document that has a title among its texts; empty where it says nothing."""
    body = _words(_TITLE, _kept(session, cycle), {}).body
    return first_line([titled_text(*section) for section in sections_of(body)])


def put_title(unit: Unit, year: int, title: str) -> None:
    """Keep what the ente calls a document; empty: what its plan calls it. `UserError` in a closed year."""
    if title.strip() != title_of(unit.session, required_cycle(unit.session, year)):
        cycle = open_cycle(unit.session, year)
        own = _rows(unit.session, cycle, _TITLE.own_code)
        if title.strip():
            _write(unit, cycle, _TITLE, own, (("", title.strip()),))
        else:
            _delete(unit, own)


def templates(kind: DocumentKind) -> Mapping[str, str]:
    """Return the words that ship with the program, by the code of their part."""
    shipped = read_toml("texts", f"{kind.texts_file}.toml") if kind.texts else {}
    return {code: unwrapped(body).strip() for code, body in shipped.items()}


def _words(part: TextPart, kept: Kept, shipped: Mapping[str, str]) -> PartWords:
    own, taken = kept.get(part.own_code, ()), kept.get(part.code, ())
    template = shipped.get(part.code, "")
    before = _body(taken) if taken else template
    before_origin = TextOrigin.PLAN if taken else TextOrigin.TEMPLATE
    source = next((text.origin for text in taken if text.origin), "")
    if own:
        return PartWords(part, _body(own), TextOrigin.OWN, before, before_origin, template, source)
    return PartWords(part, before, before_origin, before, before_origin, template, source)


def _body(texts: Iterable[OwnPlanText]) -> str:
    return joined_sections((text.title, text.body) for text in texts)


def _kept(session: Session, cycle: Cycle) -> Kept:
    found = select(OwnPlanText).where(OwnPlanText.cycle_id == cycle.id)
    kept: dict[str, list[OwnPlanText]] = {}
    for text in session.scalars(found.order_by(OwnPlanText.position, OwnPlanText.id)):
        kept.setdefault(text.part, []).append(text)
    return kept


def _rows(session: Session, cycle: Cycle, code: str) -> list[OwnPlanText]:
    found = select(OwnPlanText).where(OwnPlanText.cycle_id == cycle.id, OwnPlanText.part == code)
    return list(session.scalars(found.order_by(OwnPlanText.position, OwnPlanText.id)))


def _refuse_changed(unit: Unit, cycle: Cycle, before: PartWords) -> None:
    """Refuse to write over words that others have changed since these were read."""
    now = _words(before.part, _kept(unit.session, cycle), {before.part.code: before.template})
    if (now.body, now.origin) != (before.body, before.origin):
        raise UserError(
            f"Nel frattempo il testo «{before.part.italian}» è stato modificato da un'altra finestra.",
            "Copiare quello che si è scritto, rileggere il testo e ripetere la modifica.",
        )


def _write(
    unit: Unit, cycle: Cycle, part: TextPart, own: Sequence[OwnPlanText], sections: Sequence[tuple[str, str]]
) -> None:
    """Write the titled texts on the rows there are, so that the audit tells what has changed alone."""
    last = unit.session.scalar(select(func.max(OwnPlanText.position)).where(OwnPlanText.cycle_id == cycle.id)) or 0
    for place, (title, body) in enumerate(sections):
        if place < len(own):
            own[place].title, own[place].body = title, body
            unit.touched(own[place].id)
        else:
            position = last + place + 1
            row = OwnPlanText(cycle_id=cycle.id, part=part.own_code, title=title, body=body, position=position)
            unit.touched(unit.add(row).id)
    _delete(unit, own[len(sections) :])


def _delete(unit: Unit, rows: Iterable[OwnPlanText]) -> None:
    for row in rows:
        unit.session.delete(row)
