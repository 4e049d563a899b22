"""The recovery key as text: read back however it is typed, and a wrong group named."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.errors import UserError
from app.domain.keys.recovery_key import key_in, recovery_text

KEYS = st.binary(min_size=48, max_size=48)
KEY = bytes(range(48))
SIGNS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"


@given(KEYS)
def test_that_what_is_written_is_read_back(key: bytes) -> None:
    text = recovery_text(key)
    assert [len(group) for group in text.split()] == [8] * 12 + [4]
    assert set(text) <= {*SIGNS, " "}
    assert key_in(text) == key


@pytest.mark.parametrize(
    "typed",
    [
        recovery_text(KEY).lower(),
        recovery_text(KEY).replace(" ", ""),
        recovery_text(KEY).replace(" ", "-"),
        recovery_text(KEY).replace(" ", "\n  "),
        recovery_text(KEY).replace("0", "O").replace("1", "l"),
        "  " + recovery_text(KEY).replace("0", "o").replace("1", "I") + ".",
    ],
)
def test_that_it_is_read_however_it_is_typed(typed: str) -> None:
    assert key_in(typed) == KEY


@given(KEYS, st.integers(0, 11), st.integers(0, 7), st.integers(1, 31))
def test_that_a_wrong_sign_is_found_in_its_group_or_at_the_end(key: bytes, group: int, place: int, shift: int) -> None:
    groups = recovery_text(key).split()
    old = groups[group]
    sign = SIGNS[(SIGNS.index(old[place]) + shift) % 32]
    groups[group] = old[:place] + sign + old[place + 1 :]
    with pytest.raises(UserError, match=rf"Il gruppo ({group + 1}|13) ") as caught:
        key_in(" ".join(groups))
    assert groups[group] in caught.value.problem or "gruppo 13" in caught.value.problem


def test_that_most_wrong_signs_are_found_in_their_own_group() -> None:
    groups = recovery_text(KEY).split()
    found = 0
    for sign in SIGNS:
        if sign != groups[4][3]:
            typed = [*groups[:4], groups[4][:3] + sign + groups[4][4:], *groups[5:]]
            with pytest.raises(UserError) as caught:
                key_in(" ".join(typed))
            found += "Il gruppo 5 " in caught.value.problem
    assert found >= 29


def test_that_two_groups_exchanged_are_told() -> None:
    groups = recovery_text(KEY).split()
    groups[2], groups[7] = groups[7], groups[2]
    with pytest.raises(UserError, match="Il gruppo 3 "):
        key_in(" ".join(groups))


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("", "100 caratteri: qui ne sono stati scritti 0"),
        (recovery_text(KEY)[:-5], "100 caratteri: qui ne sono stati scritti 96"),
        (recovery_text(KEY)[:20] + recovery_text(KEY)[21:], "Il gruppo 3 .* ha 7 caratteri invece di 8"),
        (recovery_text(KEY) + " ÜU", "mai il carattere"),
    ],
)
def test_that_what_lacks_or_is_too_much_is_told(typed: str, said: str) -> None:
    with pytest.raises(UserError, match=said):
        key_in(typed)
