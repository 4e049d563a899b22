"""The key file: each of its bytes counts, and a slot opens with its password, in its place, and not otherwise."""

from dataclasses import replace

import pytest

from app.models.keys.key_file import LOWEST_COST, DerivationCost, KeyFile, KeyFileError, read, written
from app.models.keys.wrapping import (
    calibrated_cost,
    is_sealed,
    key_id_of,
    new_key,
    new_key_file,
    new_slot,
    sealed,
    unwrap,
    wrap,
)
from tests.archives.encrypted import KEY, OTHER_KEY

FIRST, SECOND = "cavallo batteria graffetta", "secchio nuvola tamburo"


@pytest.fixture(scope="module")
def file() -> KeyFile:
    file = new_key_file(KEY, "11111111-2222", "Comune di Borgo «Ìo»")
    for title, password in (("Segretario comunale", FIRST), ("EQ Affari generali", SECOND)):
        file = file.with_slot(wrap(file, new_slot(title, LOWEST_COST), KEY, password))
    return sealed(file, KEY)


def test_that_what_is_written_is_read_back(file: KeyFile) -> None:
    assert read(written(file)) == file
    assert is_sealed(read(written(file)), KEY)


def test_that_a_password_opens_its_slot_alone(file: KeyFile) -> None:
    first, second = file.slots
    assert unwrap(file, first, FIRST) == KEY
    assert unwrap(file, second, SECOND) == KEY
    assert unwrap(file, first, SECOND) is None
    assert unwrap(file, first, FIRST + " ") is None


def test_that_the_file_tells_nothing_of_the_key_nor_of_the_passwords(file: KeyFile) -> None:
    content = written(file)
    for secret in (KEY, KEY[:32], KEY[32:], FIRST.encode(), SECOND.encode()):
        assert secret not in content
        assert secret.hex().encode() not in content


def test_that_a_slot_in_the_place_of_another_opens_nothing(file: KeyFile) -> None:
    first, second = file.slots
    exchanged = replace(first, id=second.id), replace(second, id=first.id)
    assert unwrap(file, exchanged[0], FIRST) is None
    titled = replace(first, title=second.title)
    assert unwrap(file, titled, FIRST) is None
    assert unwrap(file, replace(first, wrapped=second.wrapped), FIRST) is None
    other = replace(file, archive_id="33333333-4444")
    assert unwrap(other, first, FIRST) is None


@pytest.mark.parametrize(
    "cost",
    [
        DerivationCost(19 * 1024 - 1, 2, 1),
        DerivationCost(64 * 1024, 1, 1),
        DerivationCost(8, 64, 1),
        DerivationCost(19 * 1024, 2, 0),
        DerivationCost(2**31, 2, 1),
        DerivationCost(19 * 1024, 10**9, 1),
    ],
)
def test_that_parameters_below_the_minimum_or_beyond_a_pc_are_refused(file: KeyFile, cost: DerivationCost) -> None:
    spoiled = replace(file, slots=(replace(file.slots[0], cost=cost), file.slots[1]))
    with pytest.raises(KeyFileError):
        read(written(spoiled))


def test_that_a_slot_added_changed_or_taken_is_told_by_the_seal(file: KeyFile) -> None:
    for changed in (
        replace(file, slots=file.slots[:1]),
        replace(file, slots=(*file.slots, new_slot("Intruso", LOWEST_COST))),
        replace(file, slots=file.slots[::-1]),
        replace(file, name="Altro Comune"),
        replace(file, archive_id="x"),
        replace(file, key_id=key_id_of(OTHER_KEY)),
    ):
        assert not is_sealed(changed, KEY)
    assert not is_sealed(file, OTHER_KEY)


def test_that_no_flipped_byte_passes_unseen(file: KeyFile) -> None:
    """Refused where it is read, or told by the seal: never another key, never another set of people."""
    whole = written(file)
    for place in range(len(whole)):
        for bit in (0x01, 0x20):
            content = bytearray(whole)
            content[place] ^= bit
            try:
                found = read(bytes(content))
            except KeyFileError:
                continue
            assert not is_sealed(found, KEY), place
            assert found != file


def test_that_a_flipped_byte_of_a_slot_never_gives_another_key(file: KeyFile) -> None:
    first = file.slots[0]
    for name in ("salt", "nonce", "wrapped"):
        value = bytearray(getattr(first, name))
        value[0] ^= 1
        assert unwrap(file, replace(first, **{name: bytes(value)}), FIRST) is None
    assert unwrap(file, replace(first, cost=replace(first.cost, passes=3)), FIRST) is None


@pytest.mark.parametrize(
    "content", [b"", b"{}", b"[]", b"null", b"\xff\xfe", b'{"format":1}', b"[" * 100_000, b'{"format":"1"}']
)
def test_that_what_is_not_a_key_file_is_refused(content: bytes) -> None:
    with pytest.raises(KeyFileError) as caught:
        read(content)
    assert not caught.value.is_newer


def test_that_a_later_format_is_known_as_such(file: KeyFile) -> None:
    with pytest.raises(KeyFileError) as caught:
        read(written(file).replace(b'"format":1', b'"format":4'))
    assert caught.value.is_newer


@pytest.mark.parametrize(("taken", "passes"), [(0.25, 2), (0.05, 10), (0.001, 64), (0.7, 2)])
def test_that_the_cost_is_measured_to_about_half_a_second_and_never_below_the_minimum(
    taken: float, passes: int
) -> None:
    ticks = iter([10.0, 10.0 + taken])
    cost = calibrated_cost(lambda: next(ticks))
    assert cost.is_allowed
    assert cost.passes == passes


def test_that_a_slow_pc_is_asked_the_minimum() -> None:
    ticks = iter([0.0, 9.0])
    assert calibrated_cost(lambda: next(ticks)) == LOWEST_COST


def test_that_two_keys_are_never_the_same() -> None:
    assert len({new_key() for _ in range(50)}) == 50
    assert key_id_of(KEY) != key_id_of(OTHER_KEY)


def test_that_a_slot_called_otherwise_opens_with_its_password_and_is_covered_by_the_seal(file: KeyFile) -> None:
    called = file.slots[1].called("EQ Servizi interni")
    other = sealed(file.with_slot(called), KEY)
    again = read(written(other))
    assert again == other
    assert is_sealed(again, KEY)
    assert again.slots[1].shown == "EQ Servizi interni"
    assert unwrap(again, again.slots[1], SECOND) == KEY
    assert not is_sealed(replace(other, slots=(other.slots[0], called.called("Sindaco"))), KEY)


def test_that_a_file_without_other_titles_is_written_as_the_first_format(file: KeyFile) -> None:
    assert b'"format":1' in written(file)
    called = file.with_slot(file.slots[1].called("EQ Servizi interni"))
    assert b'"format":2' in written(called)
    assert written(called.with_slot(called.slots[1].called(file.slots[1].title))) == written(file)
    for spoiled in (written(called).replace(b'"format":2', b'"format":1'), written(file).replace(b":1,", b":2,", 1)):
        with pytest.raises(KeyFileError):
            read(spoiled)
