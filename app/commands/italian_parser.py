"""argparse in Italian."""

import argparse
from typing import NoReturn

from typing_extensions import override

from app.commands.streams import put_out

WRONG_USAGE = 2

_WORDS = {
    "usage: ": "uso: ",
    "positional arguments": "argomenti",
    "options": "opzioni",
    "show this help message and exit": "mostra questo aiuto ed esce",
    "the following arguments are required: %s": "mancano: %s",
    "unrecognized arguments: %s": "parole non riconosciute: %s",
    "expected one argument": "manca il valore",
    "argument %(argument_name)s: %(message)s": "%(argument_name)s: %(message)s",
    "invalid choice: %(value)r (choose from %(choices)s)": "«%(value)s» non è ammesso (scegliere tra %(choices)s)",
    "invalid %(type)s value: %(value)r": "«%(value)s» non è ammesso",
    "not allowed with argument %s": "non va insieme a %s",
    "%(prog)s: error: %(message)s\n": "%(prog)s: %(message)s\n",
}


class Parser(argparse.ArgumentParser):
    """A parser that speaks Italian on stderr and leaves with 2 when it does not understand."""

    @override
    def print_help(self, file: object = None) -> None:
        put_out(self.format_help().rstrip())

    @override
    def error(self, message: str) -> NoReturn:
        self.print_usage()
        self.exit(WRONG_USAGE, f"{self.prog}: {message}\n")


def speak_italian() -> None:
    """Give argparse our words: it asks `gettext`, which has no Italian catalogue for it."""
    vars(argparse)["_"] = lambda text: _WORDS.get(text, text)
