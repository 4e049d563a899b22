"""Columns of the usual kinds: a number, a word of a vocabulary, a tick."""

from app.domain.columns import Column, Format


def number(key: str, heading: str, help_text: str = "", *, required: bool = True) -> Column:
    return Column(key, heading, Format.DECIMAL, 9, required=required, digits=None, help=help_text)


def choice(key: str, heading: str, help_text: str = "") -> Column:
    return Column(key, heading, Format.CHOICE, 26, required=True, help=help_text)


def tick(key: str, heading: str, help_text: str = "", width: int = 8) -> Column:
    return Column(key, heading, Format.BOOLEAN, width, help=help_text)
