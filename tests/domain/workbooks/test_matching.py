"""Which row of the archive a row of a file is about: by its key, whole or without what may lack, else by another."""

from types import SimpleNamespace

from app.domain.workbooks.matching import Matcher
from app.domain.workbooks.objective_sheets import RESOURCES


def resource(description: str, chapter: str | None) -> SimpleNamespace:
    return SimpleNamespace(objective_code="O1", description=description, chapter=chapter)


def test_that_a_key_is_whole_without_the_part_that_may_lack_and_comes_before_the_other() -> None:
    with_chapter, without, alone = rows = [resource("Sala", "100"), resource("Sala", None), resource("Aula", "7")]
    matcher = Matcher(RESOURCES, rows)
    sala = {"objective_code": "o1", "description": " SALA "}
    assert matcher.find(sala) is without
    assert matcher.left_over() == [with_chapter, alone]
    assert matcher.find({**sala, "chapter": "100"}) is with_chapter
    assert matcher.find({**sala, "description": "Aula"}) is alone
    assert matcher.find({"description": "Sala"}) is None
    assert matcher.known({**sala, "chapter": "9"}) is None
    assert matcher.left_over() == []
