"""Laws of the Valutazioni: what is written at random within the scales comes back, and nothing else does."""

import shutil
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.domain.workbooks.difference import RowState
from app.models.archive import open_archive
from app.services.sheets.sheets import list_sheets, sheet_detail
from app.services.workbooks.job import import_workbook, owners_of, preview_workbook
from app.services.workbooks.registry import SCORES_WORKBOOK
from app.services.workspace import Workspace
from tests.archives.comune import Comune
from tests.excel.libreoffice import needs_libreoffice, saved_again
from tests.excel.score_files import NOTE, choices, file_of, filled, looked_into, rows_of

Marks = dict[tuple[str, str], Any]
notes = st.text(st.characters(codec="utf-8", categories=("L", "N", "P", "Zs")), max_size=40)


def lines_of(data: bytes) -> list[tuple[str, str]]:
    """Return the lines that take a judgement, by sheet and label."""
    book = looked_into(data)
    return [
        (name, label)
        for name in book.sheetnames[2:-2]
        for label, row in rows_of(book[name]).items()
        if "||" not in book[name].cell(row, 8).value
    ]


def given_of(workspace: Workspace, round_id: Any) -> Marks:
    """Return the score and the note of each line of the round, by person and label."""
    found: Marks = {}
    for row in list_sheets(workspace, round_id):
        for item in sheet_detail(workspace, row.id).items:
            found[row.person, f"{item.code} {item.label}".strip()] = item.value, " ".join(item.note.split())
    return found


def copy_of(comune: Comune, folder: Path) -> Workspace:
    path = folder / "copia.merito"
    shutil.copy(comune.workspace.archive.path, path)
    return replace(comune.workspace, archive=open_archive(path))


@given(st.data())
@settings(max_examples=settings().max_examples // 12, suppress_health_check=list(HealthCheck))
def test_that_a_file_filled_at_random_gives_those_scores_and_an_untouched_one_none(
    session_open: Comune, tmp_path_factory: Any, data: st.DataObject
) -> None:
    workspace = copy_of(session_open, tmp_path_factory.mktemp("legge"))
    try:
        owner = data.draw(st.sampled_from(owners_of(workspace, SCORES_WORKBOOK, 2024)))
        empty = file_of(workspace, owner.name)
        assert import_workbook(workspace, SCORES_WORKBOOK, empty).is_empty
        before = given_of(workspace, session_open.round_id)
        wanted: Marks = {}
        for line in lines_of(empty):
            words = choices(empty, *line)
            if data.draw(st.booleans()):
                place = data.draw(st.integers(0, len(words) - 1))
                wanted[line] = words[place], Decimal(words[place].partition(" ")[0]), data.draw(notes) or "Motivo"
        file = filled(empty, {line: one[0] for line, one in wanted.items()})
        file = filled(file, {line: one[2] for line, one in wanted.items()}, NOTE)
        preview = preview_workbook(workspace, SCORES_WORKBOOK, file)
        assert not preview.errors
        import_workbook(workspace, SCORES_WORKBOOK, file)
        after = given_of(workspace, session_open.round_id)
        for line, (value, note) in after.items():
            expected = wanted.get(line)
            if expected is None:
                assert (value, note) == before[line]
            else:
                assert value == expected[1]
                assert note in {" ".join(expected[2].split()), ""}
        assert import_workbook(workspace, SCORES_WORKBOOK, file).is_empty
        fresh = preview_workbook(workspace, SCORES_WORKBOOK, file_of(workspace, owner.name))
        assert {one.state for one in fresh.differences} == {RowState.UNCHANGED}
    finally:
        workspace.archive.close()


@needs_libreoffice
def test_that_what_was_written_comes_back_the_same_through_libreoffice(session_open: Comune, tmp_path: Path) -> None:
    empty = file_of(session_open.workspace)
    lines = lines_of(empty)
    marks = {line: choices(empty, *line)[place % 3 + 1] for place, line in enumerate(lines)}
    file = filled(filled(empty, marks), dict.fromkeys(lines, "Perché sì,\nsu due righe"), NOTE)
    again = saved_again(file, tmp_path)
    direct, through = (preview_workbook(session_open.workspace, SCORES_WORKBOOK, one) for one in (file, again))
    assert direct.differences == through.differences
    assert through.errors == ()
    assert not import_workbook(session_open.workspace, SCORES_WORKBOOK, again).is_empty
    assert import_workbook(session_open.workspace, SCORES_WORKBOOK, file).is_empty
