"""The command line: verbs without a window, and the door to the window."""

import sys
from collections.abc import Sequence

from app.commands.parser import make_parser, speak_italian
from app.commands.verbs import VERBS
from app.domain.errors import ArchiveError, ArchiveTrouble, Cancelled, UserError
from app.services.registries import Registries

DONE, REFUSED, CANNOT_OPEN = 0, 1, 3

_REFUSALS = {ArchiveTrouble.EXISTS, ArchiveTrouble.DISK}


def main(arguments: Sequence[str] | None = None, registries: Registries | None = None) -> int:
    """Run one command and return its exit code: messages on stderr, data on stdout."""
    words = list(sys.argv[1:] if arguments is None else arguments)
    if not words or (words[0] not in VERBS and not words[0].startswith("-")):
        return _window(words)
    speak_italian()
    options = make_parser(VERBS, registries or Registries()).parse_args(words)
    try:
        return int(options.run(options))
    except ArchiveError as error:
        return _refuse(error, REFUSED if error.trouble in _REFUSALS else CANNOT_OPEN)
    except UserError as error:
        return _refuse(error, REFUSED)
    except (KeyboardInterrupt, Cancelled):
        return _refuse(UserError("Interrotto: non è stato cambiato niente."), REFUSED)


def _window(words: list[str]) -> int:
    from app.bootstrap import open_window

    return open_window(words)


def _refuse(error: UserError, code: int) -> int:
    sys.stderr.write(f"{error.sentence}\n")
    return code
