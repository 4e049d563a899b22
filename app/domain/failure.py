"""What may be told of an error of the program itself: its kind and where in the code it passed, never its message."""

import traceback

FIRST, LAST = 6, 14
"""How many places of an error are told, from where it began and up to where it arose."""


def failure_words(error: BaseException) -> str:
    """Say what kind of error it is and where it passed; its message, which could hold a name, is left out."""
    return f"{type(error).__name__}: {places_of(error)}"


def places_of(error: BaseException) -> str:
    """Say where an error passed, outermost first, without its message: that could hold a name."""
    frames = traceback.extract_tb(error.__traceback__)
    places = [f"{_short(frame.filename)}:{frame.lineno} {frame.name}" for frame in frames]
    if (left_out := len(places) - FIRST - LAST) > 0:  # a recursion passes hundreds of times in the same place
        places[FIRST:-LAST] = [f"({left_out} altri)"]
    return " > ".join(places)


def _short(file: str) -> str:
    """Return the name of a file of the program within it, of any other its own: a folder may bear a person's name."""
    _, ours, within = file.replace("\\", "/").rpartition("/app/")
    return within if ours else file.replace("\\", "/").rpartition("/")[2]
