"""Stored shapes against the changes of today's classes: fields renamed, added, words renamed; and a later format."""

from dataclasses import dataclass, field, make_dataclass
from decimal import Decimal
from enum import Enum
from pathlib import Path
from typing import Any

import pytest

from app.domain.method.template import Band
from app.domain.serial.awards_1.result import AWARD_STATEMENT as STATEMENT_1
from app.domain.serial.awards_2.result import AWARD_STATEMENT as STATEMENT_2
from app.domain.serial.canonical import to_json
from app.domain.serial.codecs import NUMBER, TEXT, Many, Maybe, NotHeld, Pair, StoredWords, Unreadable, Within
from app.domain.serial.format_1.given import INDICATOR_PARAMETERS as PARAMETERS_1
from app.domain.serial.format_1.method import BAND, PROCESS
from app.domain.serial.format_1.sheet import SNAPSHOT
from app.domain.serial.format_2.sheet import SNAPSHOT as SNAPSHOT_2
from app.domain.serial.format_3.method import PROCESS as PROCESS_3
from app.domain.serial.format_3.sheet import SNAPSHOT as SNAPSHOT_3
from app.domain.serial.format_4.given import GIVEN, INDICATOR_PARAMETERS
from app.domain.serial.format_4.method import METHOD
from app.domain.serial.format_4.sheet import SNAPSHOT as SNAPSHOT_4
from app.domain.serial.records import Record, Tie
from app.domain.serial.records import field as tie

STORED = {"floor": "90", "share": "100", "label": "A", "is_above": False, "is_negative": False}
ROOTS: dict[str, Any] = {
    "snapshot": SNAPSHOT_4, "method": METHOD, "given": GIVEN, "parameters": INDICATOR_PARAMETERS,
    "statement": STATEMENT_2,
}  # fmt: skip


class Tone(Enum):
    """A word of today."""

    LOUD = "forte"


@dataclass(frozen=True)
class Step2:
    """A class of today that gained a field with a value made anew each time."""

    floor: Decimal
    notes: tuple[str, ...] = field(default_factory=tuple)


def test_that_a_field_renamed_today_reads_from_the_key_of_then() -> None:
    later: Any = make_dataclass("Later", [("starts_at", Decimal), ("worth", Decimal)], frozen=True)
    table: Record[Any] = Record(
        later,
        tie("floor", lambda it: it.starts_at, NUMBER),
        tie("share", lambda it: it.worth, NUMBER, Decimal(5)),
    )
    assert table.read({"floor": "90"}) == later(Decimal(90), Decimal(5))
    assert table.write(later(Decimal(90), Decimal(5))) == {"floor": "90", "share": "5"}


def test_that_a_field_added_today_begins_with_its_own_value_and_is_not_lost_in_silence() -> None:
    table = Record(Step2, tie("floor", lambda it: it.floor, NUMBER))
    assert table.read({"floor": "90"}) == Step2(Decimal(90))
    assert table.write(Step2(Decimal(90))) == {"floor": "90"}
    with pytest.raises(NotHeld, match="notes"):
        table.write(Step2(Decimal(90), ("detto",)))


def test_that_a_word_is_stored_as_it_was_whatever_it_is_called_today() -> None:
    words = StoredWords({"loud": Tone.LOUD})
    assert words.read("loud") is Tone.LOUD
    assert to_json(words, Tone.LOUD) == '"loud"'
    with pytest.raises(Unreadable, match="forte"):
        words.read("forte")
    with pytest.raises(NotHeld):
        StoredWords[Tone]({}).write(Tone.LOUD)


def test_that_a_later_format_is_a_table_with_the_keys_it_changes() -> None:
    later = BAND.plus(tie("label", lambda it: it.label, TEXT, "?"), tie("name", lambda it: it.label, TEXT, ""))
    assert [one.key for one in later.ties] == ["floor", "share", "is_above", "is_negative", "label", "name"]
    assert BAND.read(STORED) == Band(Decimal(90), Decimal(100), "A")


@pytest.mark.parametrize(
    ("plain", "path", "sentence"),
    [
        ([], (), "gruppo di voci"),
        ({**STORED, "floor": "x"}, ("floor",), "«x» non è un numero"),
        ({"share": "1"}, ("floor",), "voce obbligatoria che manca"),
        ({**STORED, "other": 1}, ("other",), "voce sconosciuta"),
        ({**STORED, "is_above": "no"}, ("is_above",), "true o false"),
    ],
)
def test_that_what_is_wrong_is_said_with_its_place(plain: Any, path: tuple[str, ...], sentence: str) -> None:
    with pytest.raises(Unreadable) as caught:
        BAND.read(plain)
    assert caught.value.path == path
    assert sentence in caught.value.sentence


def test_that_lists_say_which_of_their_items_is_wrong() -> None:
    with pytest.raises(Unreadable) as caught:
        Many(BAND).read([STORED, {**STORED, "share": None}])
    assert caught.value.path == (1, "share")
    with pytest.raises(Unreadable, match="2 elementi"):
        Pair(TEXT).read(["a"])
    with pytest.raises(Unreadable, match="elenco"):
        Many(TEXT).read("a")


def walk(codec: Any, seen: list[Any]) -> list[Any]:
    """Every table and list of words that a shape is made of."""
    if isinstance(codec, Within):
        codec = codec.named()
    if isinstance(codec, Maybe | Many):
        return walk(codec.inner, seen)
    if isinstance(codec, Record | StoredWords) and not any(codec is one for one in seen):
        seen.append(codec)
        for one in codec.ties if isinstance(codec, Record) else ():
            walk(one.codec, seen)
    return seen


def test_that_the_format_of_today_holds_every_field_and_every_word_of_today() -> None:
    """Where this fails, a class has gained something: a closed sheet keeps it only in a new format (README)."""
    parts = [part for root in ROOTS.values() for part in walk(root, [])]
    assert len(parts) > 80
    not_held = {f"{one.shape.__name__}.{name}" for one in parts if isinstance(one, Record) for name in one.not_held}
    without_word = {
        str(member)
        for one in parts
        if isinstance(one, StoredWords)
        for member in type(next(iter(one.words.values())))
        if member not in one.words.values()
    }
    assert (not_held, without_word) == (set(), set())


def described(codec: Any, path: str, seen: tuple[Any, ...] = ()) -> list[str]:
    """A line for each stored key: where it is, of what kind, and what it is when absent."""
    if isinstance(codec, Within):
        return [f"{path} = the shape around it"]
    if isinstance(codec, Maybe):
        return described(codec.inner, f"{path}?", seen)
    if isinstance(codec, Many):
        return described(codec.inner, f"{path}[]", seen)
    if isinstance(codec, StoredWords):
        return [f"{path} = {' | '.join(codec.words)}"]
    if not isinstance(codec, Record):
        return [path]
    return [row for one in codec.ties for row in described(one.codec, f"{path}.{one.key}{absent(one)}", seen)]


def absent(one: Any) -> str:
    return f"({to_json(one.codec, one.default[0])})" if one.default else ""


def test_that_the_shapes_of_format_1_are_those_of_the_archives() -> None:
    """The golden list is of what is in archives: where this fails, the table is mended, never the list."""
    found = [*described(SNAPSHOT, "snapshot"), *described(PARAMETERS_1, "parameters")]
    assert found == (Path(__file__).parent / "format_1.txt").read_text(encoding="utf-8").splitlines()


def test_that_the_shapes_of_format_2_are_those_of_format_1_and_the_review() -> None:
    found = described(SNAPSHOT_2, "snapshot")
    assert found[: -len(REVIEW)] == described(SNAPSHOT, "snapshot")
    assert found[-len(REVIEW) :] == REVIEW


def test_that_the_shapes_of_format_3_are_those_of_format_2_and_the_procedure() -> None:
    found, before = described(PROCESS_3, "process"), described(PROCESS, "process")
    assert found[: len(before)] == before
    assert found[len(before) :] == PROCEDURE
    assert elsewhere(SNAPSHOT_3) == elsewhere(SNAPSHOT_2)


def test_that_the_shapes_of_format_4_are_those_of_format_3_and_keys_written_only_where_they_say_something() -> None:
    """The golden list is of what is in archives: where this fails, the table is mended, never the list."""
    found, before = described(SNAPSHOT_4, "snapshot"), described(SNAPSHOT_3, "snapshot")
    more = [one for one in found if one not in before]
    assert [one for one in before if one not in found] == [BANDS_OF_BEFORE]
    assert more == (Path(__file__).parent / "format_4.txt").read_text(encoding="utf-8").splitlines()


def test_that_the_shapes_of_awards_are_those_of_the_archives_and_one_key_more() -> None:
    """The golden list is of what is in archives: where this fails, the table is mended, never the list."""
    found, before = described(STATEMENT_2, "statement"), described(STATEMENT_1, "statement")
    assert before == (Path(__file__).parent / "awards_1.txt").read_text(encoding="utf-8").splitlines()
    assert [one for one in before if one not in found] == []
    assert [one for one in found if one not in before] == ["statement.people[].has_payment_in_share(false)"]


def test_that_what_needs_no_word_of_format_4_is_stored_as_before() -> None:
    parts = [part for part in walk(SNAPSHOT_4, []) if isinstance(part, Record)]
    grown = [part for part in parts if any(not one.is_told for one in part.ties)]
    assert {part.shape.__name__ for part in grown} >= {"Section", "Factor", "SheetTemplate", "MethodDefinition"}
    silent = Tie("key", lambda it: it, NUMBER, (Decimal(0),), is_told=False)
    assert (silent.is_written(Decimal(0)), silent.is_written(Decimal(1))) == (False, True)


BANDS_OF_BEFORE = next(one for one in described(SNAPSHOT_3, "snapshot") if ".bands" in one and '.kind("steps")' in one)


def elsewhere(snapshot: Any) -> list[str]:
    return sorted(one for one in described(snapshot, "snapshot") if ".process" not in one)


PROCEDURE = [
    "process.answer_days(0)",
    'process.second_level("from_delivery") = none | from_delivery | after_answer',
    'process.second_level_body("")',
    "process.decision_days(0)",
    'process.interim_scores("optional") = none | optional | required',
    'process.green_from("80")',
    'process.amber_from("50")',
]
"""As they are in archives: where this fails, the table is mended, never the list."""


REVIEW = [
    "snapshot.review(null)?.remarks([])[].kind = remarks | reconsideration | conciliation | answer | hearing",
    "snapshot.review(null)?.remarks([])[].on",
    "snapshot.review(null)?.remarks([])[].author",
    "snapshot.review(null)?.remarks([])[].text",
    "snapshot.review(null)?.remarks([])[].is_late(false)",
    'snapshot.review(null)?.remarks([])[].admitted("")',
    "snapshot.review(null)?.remarks([])[].answers(null)?",
    'snapshot.review(null)?.remarks([])[].attended("")',
    'snapshot.review(null)?.remarks([])[].paper("")',
    'snapshot.review(null)?.substitution({"by":"","on":null,"reason":""}).by("")',
    'snapshot.review(null)?.substitution({"by":"","on":null,"reason":""}).on(null)?',
    'snapshot.review(null)?.substitution({"by":"","on":null,"reason":""}).reason("")',
    'snapshot.review(null)?.transcription({"by":"","on":null}).by("")',
    'snapshot.review(null)?.transcription({"by":"","on":null}).on(null)?',
    "snapshot.review(null)?.papers([])[]",
]
"""As they are in archives: where this fails, the table is mended, never the list."""
