"""The numbers that the rows of a sheet say to have, where all say it in the way in which programs write it."""

import re

_WRITTEN_ALIKE = re.compile(rb'<row r="(\d{1,9})"')


def row_numbers(body: bytes) -> list[int] | None:
    """Return the numbers of all the rows, None where any may be written in another way and wants a closer look.

    It takes a fifth of the time of looking at each row, and nearly every file passes.
    """
    found = _WRITTEN_ALIKE.findall(body)
    if body.count(b"<row") + body.count(b":row") != len(found):
        return None
    return [int(number) for number in found]
