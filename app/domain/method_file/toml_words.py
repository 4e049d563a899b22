"""Why a text is not TOML, in words: what the parser says, and the slip of the hand that is usual at that place."""

import re
from collections.abc import Mapping
from dataclasses import dataclass


def not_toml(message: str, text: str) -> str:
    """Say where the text stops being TOML, and why; the parser tells the place only inside its message."""
    found = re.search(r"at line (\d+), column (\d+)", message)
    if found is None:
        return f"Alla fine del testo: {_known(message)}."
    line, column = int(found[1]), int(found[2])
    written = f"{text}\n".split("\n")[line - 1]
    before, after = written[: column - 1], written[column - 1 :]
    why = next((slip.words for slip in _SLIPS if slip.fits(message, before, after)), _known(message))
    return f"Riga {line}, colonna {column}: {why}."


def _known(message: str) -> str:
    return next((words for start, words in _WHY.items() if message.startswith(start)), _RULES)


@dataclass(frozen=True, slots=True)
class _Slip:
    """A mistake known by the message and by what stands just before and just after the place where it stops."""

    words: str
    message: str = ""
    before: str = ""
    after: str = ""

    def fits(self, message: str, before: str, after: str) -> bool:
        found = re.search(f"(?:{self.before})$", before) and re.match(self.after, after, re.IGNORECASE)
        return message.startswith(self.message) and bool(found)


_QUOTES = 'le virgolette devono essere quelle diritte ("), non quelle tipografiche'
_DECIMALS = "i decimali si scrivono con il punto e le migliaia senza separatore: 12.5"
_DATE = "le date si scrivono anno-mese-giorno, senza virgolette: 2025-01-31"
_LIST = "l'elenco cominciato più su non è chiuso con ]"
_SLIPS = (
    _Slip(_QUOTES, after="[“”„«»‘’]"),
    _Slip(_QUOTES, "Illegal character", before=r"[“”„]\s*"),
    _Slip(
        "sì e no si scrivono true e false, in minuscolo", "Invalid value", after=r"(s[ìi]|no|vero|falso|true|false)\b"
    ),
    _Slip("il segno meno è il trattino semplice della tastiera: -5", "Invalid value", after="[–—−]"),
    _Slip(_LIST, "Invalid value", before=r"^\s*\[\[?", after=r"\w"),
    _Slip(_LIST, "Invalid value", before=r"^\s*", after=r"[\w-]+\s*="),
    _Slip(_DATE, before=r"[=:]\s*\d{1,2}", after=r"\d?[/.-]\d{1,2}[/.-]\d{2,4}"),
    _Slip(_DATE, before=r"=\s*\d{1,2}\.\d{1,2}", after=r"\.\d{4}"),
    _Slip(_DECIMALS, before=r"=\s*-?[\d.]+", after=r",\s*\d"),
    _Slip(_DECIMALS, before=r"=\s*-?\d+,\d+\s*", after="[,}]"),
    _Slip("dopo un numero non si scrive altro, nemmeno il segno %", before=r"\d\s*", after="%"),
    _Slip("tra due voci del gruppo manca la virgola", "Unclosed inline", after=r"[\w-]+\s*="),
    _Slip("ogni voce va su una riga sua", "Expected newline", after=r"[\w-]+\s*="),
    _Slip('una virgoletta dentro un testo si scrive \\"', before=r'"[^"]*"\s*', after=r"\w"),
    _Slip("prima di questo elemento manca la virgola", "Unclosed array", after=r'[{"\d]'),
    _Slip(
        "questo elenco è cominciato più su senza le doppie parentesi, o dopo una sua parte: si scrive [[…]] ogni volta",
        "Cannot overwrite a value",
        before=r"^\s*\[\[.*",
    ),
)
_RULES = "il testo non rispetta le regole del formato TOML"
_WHY: Mapping[str, str] = {
    "Cannot overwrite a value": "questa voce c'è già",
    "Cannot declare": "questo gruppo c'è già, oppure il suo nome è già quello di una voce",
    "Cannot mutate immutable": "questo gruppo è già scritto per intero più su, nella riga di una voce",
    "Duplicate inline table key": "questa voce c'è già",
    "Expected '=' after a key": "dopo il nome della voce, senza spazi né accenti, ci vuole il segno =",
    "Expected ']": "il nome di un gruppo non è chiuso con le sue parentesi quadre",
    "Invalid date": "questa data non esiste",
    "Invalid initial character": "qui ci vuole il nome di una voce, senza spazi né accenti",
    "Invalid statement": "una riga comincia con il nome di una voce, con [ oppure con #",
    "Invalid value": "manca il valore, o è un testo senza virgolette",
    "Unclosed array": "un elenco non è chiuso con ]",
    "Unclosed inline table": "un gruppo tra parentesi graffe non è chiuso con }, oppure va a capo",
    "Unescaped": "una barra \\ dentro un testo si scrive due volte: \\\\",
    "Unterminated string": "un testo non è chiuso con le virgolette",
    "Illegal character": "un testo non è chiuso con le virgolette prima di andare a capo",
    "Expected newline or end of document": "dopo il valore c'è qualcosa di troppo",
}
