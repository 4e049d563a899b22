"""What may be told of an error of the program itself: its kind and where in the code it passed, never its message."""

import traceback
from collections.abc import Iterator

FIRST, LAST = 6, 14
"""How many places of an error are told, from where it began and up to where it arose."""


def failure_words(error: BaseException) -> str:
    """Say what kind of error it is and where it passed; its message, which could hold a name, is left out."""
    return f"{type(error).__name__}: {places_of(error)}"


def failure_details(error: BaseException) -> str:
    """Say for whoever gives support the kinds of an error and of what led to it, and all the places that each passed.

    Messages are left out: they may hold names, scores and paths.
    """
    return "\n".join(line for one in _causes(error) for line in _detail_lines(one))


def _causes(error: BaseException) -> Iterator[BaseException]:
    """Yield what led to an error before the error itself, as Python prints them."""
    found: list[BaseException] = []
    one: BaseException | None = error
    while one is not None and one not in found:
        found.append(one)
        one = one.__cause__ or (None if one.__suppress_context__ else one.__context__)
    yield from reversed(found)


def _detail_lines(error: BaseException) -> Iterator[str]:
    yield type(error).__name__
    yield from (f"  {place}" for place in _places(error))


def places_of(error: BaseException) -> str:
    """Say where an error passed, outermost first, without its message: that could hold a name."""
    return " > ".join(_places(error))


def _places(error: BaseException) -> list[str]:
    frames = traceback.extract_tb(error.__traceback__)
    places = [f"{_short(frame.filename)}:{frame.lineno} {frame.name}" for frame in frames]
    if (left_out := len(places) - FIRST - LAST) > 0:  # a recursion passes hundreds of times in the same place
        places[FIRST:-LAST] = [f"({left_out} altri)"]
    return places


def _short(file: str) -> str:
    """Return the name of a file of the program within it, of any other its own: a folder may bear a person's name."""
    _, ours, within = file.replace("\\", "/").rpartition("/app/")
    return within if ours else file.replace("\\", "/").rpartition("/")[2]
