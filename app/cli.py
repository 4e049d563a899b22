"""The command line: verbs without a window, and the door to the window."""

import argparse
import sys
from collections.abc import Sequence

from app.commands.ending import ended_in_order, interrupted_words, left_words
from app.commands.italian_parser import speak_italian
from app.commands.parser import make_parser
from app.commands.streams import ReaderGone, settle_streams, tell, whole_output
from app.commands.verbs import VERBS
from app.domain.errors import ArchiveError, ArchiveTrouble, Cancelled, UserError, reason_of
from app.services.registries import Registries

DONE, REFUSED, CANNOT_OPEN = 0, 1, 3

_REFUSALS = {ArchiveTrouble.EXISTS, ArchiveTrouble.DISK}


def main(arguments: Sequence[str] | None = None, registries: Registries | None = None) -> int:
    """Run one command and return its exit code: messages on stderr, data on stdout."""
    words = list(sys.argv[1:] if arguments is None else arguments)
    if not words or (words[0] not in VERBS and not words[0].startswith("-")):
        return _window(words)
    settle_streams()
    speak_italian()
    try:
        with ended_in_order():
            return _answered(words, registries or Registries())
    except KeyboardInterrupt:  # it came while the outcome was being told: what was done is whole
        return REFUSED


def _answered(words: list[str], registries: Registries) -> int:
    """Run a command: whatever stops it is a sentence."""
    options: argparse.Namespace | None = None
    try:
        with whole_output():
            options = make_parser(VERBS, registries).parse_args(words)
            return int(options.run(options))
    except ReaderGone:
        return REFUSED
    except (UserError, MemoryError, OSError) as error:
        tell(_words_of(error))
        return _code_of(error)
    except (KeyboardInterrupt, Cancelled):
        tell(interrupted_words(options))
        return REFUSED
    except Exception as error:  # a bug of ours: whoever is at the terminal reads a sentence, not Python
        tell(_failed(error, options))
        return REFUSED


def _failed(error: Exception, options: argparse.Namespace | None) -> str:
    """Log where the program failed, and say it with what was left and where the log is."""
    from app.services.program_log import keep_log, log_file, tell_in_log

    log = log_file()
    is_kept = keep_log(log)
    tell_in_log("il comando non è riuscito", error)
    where = f"I dettagli, senza dati personali, sono in «{log}»." if is_kept else f"In «{log}» non si può scrivere."
    return f"Errore del programma ({type(error).__name__}). {left_words(options)} {where}"


def _words_of(error: UserError | MemoryError | OSError) -> str:
    match error:
        case UserError():
            return error.sentence
        case MemoryError():
            return "La memoria di questo computer non basta. Chiudere altri programmi e riprovare."
        case OSError():
            where = f" ({error.filename})" if error.filename else ""
            return f"Il sistema ha rifiutato l'operazione: {reason_of(error)}{where}."


def _code_of(error: UserError | MemoryError | OSError) -> int:
    if isinstance(error, ArchiveError) and error.trouble not in _REFUSALS:
        return CANNOT_OPEN
    return REFUSED


def _window(words: list[str]) -> int:
    from app.bootstrap import open_window

    return open_window(words)
