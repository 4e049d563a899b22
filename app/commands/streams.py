"""The boundary with the terminal: its encoding, a pipe that somebody has closed, a disk that is full."""

import codecs
import errno
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import TextIO

from app.domain.errors import UserError, reason_of

_PLAIN = {
    "→": "->",
    "…": "...",
    "–": "-",
    "—": "-",
    "’": "'",
    "‘": "'",
    "“": '"',
    "”": '"',
    "•": "-",
    "≥": ">=",
    "≤": "<=",
}
_HANDLER = "merito-plain"


class ReaderGone(Exception):  # noqa: N818 (it is how a pipe ends, not an error)
    """Whoever read our output has closed it: nobody is there to be told anything."""


def settle_streams() -> None:
    """Let no letter of ours stop a command: a terminal that lacks one shows it plainly.

    Data that go to a file or to a pipe are in UTF-8, unless `PYTHONIOENCODING` says otherwise: nothing of them is lost.
    """
    codecs.register_error(_HANDLER, _plainly)
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is None:  # closed, or taken by whoever runs the command within another program
            continue
        is_for_a_program = stream is sys.stdout and not stream.isatty() and not os.environ.get("PYTHONIOENCODING")
        if is_for_a_program:
            reconfigure(encoding="utf-8")
        reconfigure(errors=_HANDLER)


def put_out(text: str) -> None:
    """Write a line of data; `UserError` when the output does not take it."""
    with _refusals_told():
        if sys.stdout is None:
            raise OSError(errno.EBADF, "closed")
        sys.stdout.write(f"{text}\n")


def tell(sentence: str) -> None:
    """Say something to the user: on stderr, because stdout is for data; where nobody can hear, nothing is said."""
    try:
        if sys.stderr is not None:
            sys.stderr.write(f"{sentence}\n")
    except ValueError:
        pass
    except OSError:
        _forget(sys.stderr)


@contextmanager
def whole_output() -> Iterator[None]:
    """See, before a command ends, that all its output has arrived."""
    try:
        yield
    finally:
        with _refusals_told():
            if sys.stdout is not None:
                sys.stdout.flush()


@contextmanager
def _refusals_told() -> Iterator[None]:
    try:
        yield
    except OSError as error:
        _forget(sys.stdout)
        if isinstance(error, BrokenPipeError) or error.errno == errno.EINVAL:  # the second on Windows
            raise ReaderGone from error
        why = "l'uscita è chiusa" if error.errno == errno.EBADF else reason_of(error)
        raise UserError(f"I dati non si possono scrivere: {why}.", "Mandarli in un altro file e riprovare.") from error


def _forget(stream: TextIO) -> None:
    """Send what is still to be written nowhere: at its end Python would try again, and print what went wrong.

    Of what is to be said on stderr it prints nothing, and changes the exit code to 120.
    """
    with suppress(OSError, ValueError, AttributeError):
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, stream.fileno())
        os.close(nowhere)


def _plainly(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeEncodeError):
        raise error
    letters = error.object[error.start : error.end]
    return "".join(_PLAIN.get(letter, "?") for letter in letters), error.end
