"""The head of the audit remembered outside the archive: what it tells of copies, cuts and a chain made anew."""

import hashlib
import json
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from app.cli import main
from app.domain.audit.anchors import MOST_KEPT, Anchor, ChainState, compare, printed_anchor, with_head
from app.domain.audit.chain import GENESIS, Entry, entry_hash
from app.domain.errors import UserError
from app.domain.ids import SheetId
from app.models.anchor_file import read_anchors, write_anchors
from app.models.municipality import Setting
from app.services.archive_check import verify_archive
from app.services.audit.anchoring import against_printed, anchor_of, chain_at_opening, chain_standing, keep_anchor
from app.services.audit.confirming import CONFIRMED, confirm_chain
from app.services.audit.entries import find_entries
from app.services.documents.sheets import sheet_pdf
from app.services.transaction import unit_of_work
from app.services.workspace import Workspace
from tests.archives.plain import copied
from tests.pdf_words import words_of
from tests.services.audit.test_tampering import cut_tail, tamper


def work(workspace: Workspace, key: str) -> None:
    with unit_of_work(workspace, f"Impostazione {key}") as unit:
        unit.add(Setting(key=key, value="1"))


def rebuild_chain(raw: sqlite3.Connection) -> None:
    """Change a value in the tables and in the audit, then make every hash anew: the archive agrees with itself."""
    raw.execute("UPDATE settings SET value = '9' WHERE key = 'classe_minima'")
    names, previous = Entry.__slots__, GENESIS
    for row in raw.execute(f"SELECT {', '.join(names)} FROM audit_entries ORDER BY id").fetchall():  # noqa: S608 (our own names)
        entry = Entry(**dict(zip(names, row, strict=True)))
        details = entry.details.replace('"key":"classe_minima","value":"3"', '"key":"classe_minima","value":"9"')
        entry = replace(entry, details=details, can_undo=bool(entry.can_undo), previous_hash=previous)
        previous = entry_hash(entry)
        values = (details, entry.previous_hash, previous, entry.id)
        raw.execute("UPDATE audit_entries SET details = ?, previous_hash = ?, hash = ? WHERE id = ?", values)
    raw.execute("UPDATE archive_info SET head_hash = ?", (previous,))


def test_that_the_chain_that_goes_on_is_the_one_remembered(closed_archive: Workspace) -> None:
    assert chain_standing(closed_archive).standing is ChainState.UNKNOWN
    assert chain_at_opening(closed_archive).standing is ChainState.UNKNOWN
    work(closed_archive, "uno")
    assert chain_standing(closed_archive).standing is ChainState.GROWN
    keep_anchor(closed_archive)
    assert [one.entry for one in read_anchors(anchor_of(closed_archive).archive_id)] == [
        anchor_of(closed_archive).entry - 1,
        anchor_of(closed_archive).entry,
    ]


def test_that_a_chain_made_anew_is_told_by_nothing_but_its_anchor(closed_archive: Workspace) -> None:
    keep_anchor(closed_archive)
    tamper(closed_archive.archive.path, rebuild_chain, keep_triggers=True)
    assert verify_archive(closed_archive).is_sound
    found = chain_standing(closed_archive)
    assert found.standing is ChainState.OTHER
    assert "non è quello che questo computer conosce" in found.sentence


def test_that_a_cut_tail_is_told_as_an_older_archive(closed_archive: Workspace) -> None:
    keep_anchor(closed_archive)
    tamper(closed_archive.archive.path, cut_tail, keep_triggers=True)
    found = chain_standing(closed_archive)
    assert found.standing is ChainState.OLDER
    assert f"alla registrazione n. {found.present.entry}" in found.sentence


def test_that_an_older_copy_is_told_until_somebody_confirms_it(closed_archive: Workspace, tmp_path: Path) -> None:
    before = Path(shutil.copyfile(closed_archive.archive.path, tmp_path / "prima.merito"))
    keep_anchor(closed_archive)
    work(closed_archive, "uno")
    keep_anchor(closed_archive)
    with copied(before, tmp_path / "ripristinato.merito") as restored:
        assert chain_at_opening(restored).standing is ChainState.OLDER
        keep_anchor(restored)
        assert chain_standing(restored).is_doubtful
        work(restored, "due")
        work(restored, "tre")
        assert chain_standing(restored).standing is ChainState.OTHER
        assert confirm_chain(restored).label == CONFIRMED
        assert chain_standing(restored).standing is ChainState.GROWN
        assert find_entries(restored).rows[0].label == CONFIRMED
        assert verify_archive(restored).is_sound
    assert chain_standing(closed_archive).is_doubtful


def test_that_the_example_is_not_remembered(example: Workspace) -> None:
    keep_anchor(example)
    assert read_anchors(anchor_of(example).archive_id) == ()


@pytest.mark.parametrize("spoil", [lambda text: text[:20], lambda _: "", lambda _: "[]", lambda _: '{"format": 9}'])
def test_that_a_spoiled_file_of_anchors_says_nothing_and_is_written_anew(
    closed_archive: Workspace, tmp_path: Path, spoil: Callable[[str], str]
) -> None:
    keep_anchor(closed_archive)
    [file] = (tmp_path / "home").rglob("*.json")
    assert file.stat().st_mode & 0o077 == 0
    file.write_text(spoil(file.read_text(encoding="utf-8")), encoding="utf-8")
    assert chain_at_opening(closed_archive).standing is ChainState.UNKNOWN
    assert chain_standing(closed_archive).standing is ChainState.GROWN


def test_that_an_identity_that_is_a_path_names_no_file(tmp_path: Path) -> None:
    write_anchors("../../altrove", [Anchor("../../altrove", 1, "x", "2025-01-01T00:00:00+00:00")])
    assert list(tmp_path.rglob("altrove*")) == []
    assert read_anchors("../../altrove") == ()


def test_that_only_the_newest_heads_are_kept() -> None:
    heads: tuple[Anchor, ...] = ()
    for number in range(1, MOST_KEPT + 10):
        heads = with_head(heads, Anchor("a", number, f"{number:x}", "2025-01-01T00:00:00+00:00"))
    assert (len(heads), heads[-1].entry) == (MOST_KEPT, MOST_KEPT + 9)
    assert with_head(heads, replace(heads[-1], at="2026-01-01T00:00:00+00:00")) == heads


def test_that_the_last_common_head_is_named() -> None:
    heads = [Anchor("a", number, f"h{number}", "2025-01-01T00:00:00+00:00") for number in (3, 5, 8)]
    present = Anchor("a", 9, "x9", "2025-02-01T00:00:00+00:00")
    found = compare(present, heads, lambda number: f"h{number}" if number <= 5 else "altro")
    assert (found.standing, found.common) == (ChainState.OTHER, heads[1])
    assert "Fino alla n. 5 è lo stesso." in found.sentence


def test_that_a_closed_sheet_names_on_paper_the_entry_that_closed_it(closed_archive: Workspace) -> None:
    with closing(sqlite3.connect(closed_archive.archive.path)) as raw:
        [(sheet_id,)] = raw.execute("SELECT sheet_id FROM sheet_snapshots")
        [(number, known)] = raw.execute("SELECT id, hash FROM audit_entries WHERE details LIKE '%sheet_snapshots%'")
    words = words_of(sheet_pdf(closed_archive, SheetId(sheet_id)))
    printed = f"n. {number}, impronta {known[:12]}"
    assert f"Registro delle attività: {printed}" in words
    match = against_printed(closed_archive, printed)
    assert (match.entry, "fin lì il registro è lo stesso" in match.sentence) == (number, True)


def test_that_a_paper_tells_a_rewritten_audit(closed_archive: Workspace, capsys: pytest.CaptureFixture[str]) -> None:
    printed, path = anchor_of(closed_archive).words, str(closed_archive.archive.path)
    assert main(["check", path, "--against", printed]) in {0, 1}
    assert "fin lì il registro è lo stesso" in capsys.readouterr().err
    tamper(closed_archive.archive.path, rebuild_chain, keep_triggers=True)
    assert main(["check", path, "--against", printed]) == 1
    said = capsys.readouterr().err
    assert "L'impronta stampata non è nel registro" in said
    assert "non è quello che questo computer conosce" in said


@pytest.mark.parametrize("words", ["", "n. 135", "3f9a", "3f9a21bc77de 3f9a21bc77df", "zzzzzzzzzzzz"])
def test_that_what_is_no_hash_is_refused(words: str) -> None:
    with pytest.raises(UserError, match="non è un'impronta del registro"):
        printed_anchor(words)


def test_that_a_printed_hash_is_read_with_and_without_its_number() -> None:
    digest = hashlib.sha256(json.dumps("x").encode()).hexdigest()
    assert printed_anchor(f"n. 12, impronta {digest[:12].upper()}").entry == 12
    assert printed_anchor(digest).entry is None
