"""Quantities as people write them: thousands with the dot, decimals with the comma, and what can be read in two ways.

Scores and weights have no thousands and are read by `italian.parse_decimal`.
"""

import re
from decimal import Decimal
from enum import Enum, auto

from app.domain.italian import NotReadable, format_decimal

_SIGN = r"[+-]?"
_WHOLE = re.compile(rf"{_SIGN}[0-9]+")
_ITALIAN = re.compile(rf"{_SIGN}[0-9]{{1,3}}(?:\.[0-9]{{3}})+,[0-9]+|{_SIGN}[0-9]{{1,3}}(?:\.[0-9]{{3}}){{2,}}")
_ENGLISH = re.compile(rf"{_SIGN}[0-9]{{1,3}}(?:,[0-9]{{3}})+\.[0-9]+|{_SIGN}[0-9]{{1,3}}(?:,[0-9]{{3}}){{2,}}")
_EITHER = re.compile(rf"{_SIGN}[1-9][0-9]{{0,2}}\.[0-9]{{3}}")
_DECIMAL = re.compile(rf"{_SIGN}[0-9]+[.,][0-9]+")
_APART = re.compile(r"(?<=[0-9])['’](?=[0-9]{3})|[\s\u00a0\u202f]")


_OF_ONE = {
    "anni": "anno", "atti": "atto", "controlli": "controllo", "domande": "domanda", "fascicoli": "fascicolo",
    "giorni": "giorno", "giorni lavorativi": "giorno lavorativo", "incontri": "incontro", "interventi": "intervento",
    "istanze": "istanza", "mesi": "mese", "minuti": "minuto", "ore": "ora", "persone": "persona",
    "pratiche": "pratica", "punti": "punto", "reclami": "reclamo", "settimane": "settimana", "unità": "unità",
    "utenti": "utente", "verifiche": "verifica",
}  # fmt: skip
"""What a unit of measure is called where there is one of it."""


def with_unit(value: Decimal, unit: str) -> str:
    """Write a quantity with its unit: `180.000 €`, `1 giorno`, `2,5 giorni`; one that is not known stays as it is."""
    word = unit.strip()
    if abs(value) == 1:
        word = _OF_ONE.get(word.casefold(), word)
    return f"{format_decimal(value, None, grouped=True)} {word}".strip()


class Dot(Enum):
    """What a dot before three figures stands for, once somebody has said it."""

    ASKED = auto()
    THOUSANDS = auto()
    DECIMALS = auto()


_THOUSAND = 1000


def dot_of(unit: str, before: object = None) -> Dot:
    """Return what the dot of `170.000` is beside what is known of a cell; `ASKED` where nothing says it.

    Euros have two decimals, so three figures after a dot are thousands; and a whole number that the cell shows with
    its own dot of thousands (`180.000`) is written over in the same form.
    """
    is_money = "€" in unit or "euro" in unit.casefold().split()
    is_shown_so = isinstance(before, Decimal) and abs(before) >= _THOUSAND and before == before.to_integral_value()
    return Dot.THOUSANDS if is_money or is_shown_so else Dot.ASKED


class TwoReadings(NotReadable):
    """A text is one number with the dot of thousands, and another with that of decimals: whoever wrote it is asked."""

    def __init__(self, text: str) -> None:
        self.text = text.strip()
        thousands, decimals = (read_quantity(text, dot) for dot in (Dot.THOUSANDS, Dot.DECIMALS))
        self.thousands, self.decimals = format_decimal(thousands, None), format_decimal(decimals, None)
        super().__init__(
            f"«{self.text}» si legge in due modi: scrivere {self.thousands} oppure {self.decimals}, senza il punto"
        )


def parse_quantity(text: str) -> Decimal:
    """Read `12500`, `12.500,00`, `1.500.000`, `12,5`, `12.5`, `12.500 €`: `12.500` alone raises `TwoReadings`."""
    return read_quantity(text, Dot.ASKED)


def read_quantity(text: str, dot: Dot) -> Decimal:
    """Read a quantity where `dot` says what the dot of `12.500` is.

    Beside the sign of euros it is that of thousands: amounts have two decimals. Raises `NotReadable`.
    """
    cleaned = _APART.sub("", text).replace("\N{MINUS SIGN}", "-")
    number = cleaned.removesuffix("%").removesuffix("€").removeprefix("€")
    is_money = "€" in cleaned
    if _ITALIAN.fullmatch(number):
        return Decimal(number.replace(".", "").replace(",", "."))
    if _ENGLISH.fullmatch(number):
        return Decimal(number.replace(",", ""))
    if _EITHER.fullmatch(number) and not (dot is Dot.DECIMALS and not is_money):
        if dot is Dot.ASKED and not is_money:
            raise TwoReadings(text)
        return Decimal(number.replace(".", ""))
    if _WHOLE.fullmatch(number) or _DECIMAL.fullmatch(number):
        return Decimal(number.replace(",", "."))
    message = f"«{text.strip()}» non è un numero"
    raise NotReadable(message)
