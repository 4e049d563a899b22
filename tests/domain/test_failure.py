"""What the log says of an error of the program: where, shortly, and nothing of what it was about."""

from app.domain.failure import FIRST, LAST, failure_details, places_of


def dig(depth: int) -> None:
    if not depth:
        message = "Rossi Mario 87,56"
        raise ValueError(message)
    dig(depth - 1)


def caught(depth: int) -> str:
    try:
        dig(depth)
    except ValueError as error:
        return places_of(error)
    return ""


def test_that_a_deep_recursion_is_told_in_one_short_line() -> None:
    said = caught(500)
    assert len(said.split(" > ")) == FIRST + LAST + 1
    assert f"({502 - FIRST - LAST} altri)" in said
    assert len(said) < 2000


def test_that_neither_the_message_nor_the_folder_is_told() -> None:
    said = caught(2)
    assert "Rossi" not in said
    assert "/" not in said
    assert said.startswith("test_failure.py:")


def test_that_an_error_of_as_many_places_as_are_told_leaves_none_out() -> None:
    said = caught(FIRST + LAST - 2)
    assert len(said.split(" > ")) == FIRST + LAST
    assert "altri" not in said


def test_that_the_details_for_support_tell_each_error_of_a_chain_and_no_message() -> None:
    try:
        try:
            dig(2)
        except ValueError as first:
            message = "Bianchi Anna"
            raise LookupError(message) from first
    except LookupError as error:
        said = failure_details(error).splitlines()
    assert [line for line in said if not line.startswith(" ")] == ["ValueError", "LookupError"]
    assert "test_failure.py" in said[1]
    assert not any(word in line for word in ("Rossi", "87,56", "Bianchi", "/") for line in said)
