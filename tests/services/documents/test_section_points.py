"""The points of a section: its own weight by its degree, and the effective weight where others do not apply."""

from dataclasses import replace
from decimal import Decimal

from app.domain.permissions import Action
from app.domain.scoring.inputs import SectionInput
from app.domain.sheets.content import SheetContent, scored
from app.domain.sheets.detail import SectionDetail
from app.domain.sheets.lines import sections_of
from app.models.evaluation import Sheet
from app.services.access import reading
from app.services.sheets.scores import ScoreDraft, give_score
from app.services.sheets.sheet_content import content_of
from tests.archives.comune import Comune


def content(comune: Comune) -> SheetContent:
    with reading(comune.workspace, Action.READ) as session:
        return content_of(session, session.get_one(Sheet, comune.sheet_id("Rossi")))


def sections(found: SheetContent) -> tuple[SectionDetail, ...]:
    return sections_of(found, scored(found))


def without(found: SheetContent, code: str) -> SheetContent:
    others = tuple(one for one in found.given.sections if one.code != code)
    apart = SectionInput(code, excluded="Nominato da poco")
    return replace(found, given=replace(found.given, sections=(*others, apart)))


def test_that_the_points_are_the_own_weight_by_the_degree_also_while_something_is_missing(session_open: Comune) -> None:
    rossi = session_open.detail("Rossi")
    item = next(item for item in rossi.items if item.section == "comportamenti")
    give_score(session_open.workspace, ScoreDraft(rossi.id, item.section, item.key, Decimal(5)))
    for section in session_open.detail("Rossi").sections:
        assert section.points == section.weight * (section.degree or 0) / 100
        assert section.effective_weight is None


def test_that_sections_that_do_not_apply_give_the_others_an_effective_weight(session_open: Comune) -> None:
    session_open.fill("Rossi")
    found = sections(without(content(session_open), "comportamenti"))
    applied = [one for one in found if not one.is_excluded]
    assert sum(one.effective_weight or 0 for one in applied) == 100
    assert all(one.points == one.weight * (one.degree or 0) / 100 for one in applied)
    assert [one.effective_weight for one in found if one.is_excluded] == [None]
