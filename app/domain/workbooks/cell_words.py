"""Words that people write in cells in the place of a value, of a last day, of a share of time."""

import re

NOTHING = re.compile(
    r"[-–—_=/?*.]{1,6}|n\.\s?[dpa]\.?|n/[dpa]|nd|np|non (?:disponibile|pervenut[oa]|not[oa]|rilevat[oa]|indicat[oa])",
    re.IGNORECASE,
)
NOTHING_BEGINS = frozenset("-–—_=/?*.nN")
NO_END = re.compile(
    r"(?:ancora )?in (?:servizio|corso|essere|carica|forza)|attual\w*|tutt'?\s?ora|ad? oggi|oggi|"
    r"(?:a )?(?:tempo )?indeterminat\w*|illimitat\w*",
    re.IGNORECASE,
)
LAST_YEAR = 2200  # a last day from this year on is how programs write that there is none
WITHOUT_YEAR = re.compile(r"\d{1,2}\s?[/.\-]\s?\d{1,2}")
FRACTION = re.compile(r"(\d{1,2}(?:[.,]\d{1,2})?)\s?(?:/|su)\s?(\d{1,2})(?:\s?(?:h|ore)\.?)?", re.IGNORECASE)
HOURS = re.compile(
    r"(\d{1,2}(?:[.,]\d{1,2})?)(?::00|\s?(?:h|hh|ore)\b\.?)(?:\s?(?:/|a|alla)?\s?sett(?:iman\w*)?\.?)?", re.IGNORECASE
)
FULL_TIME = re.compile(r"(?:tempo )?(?:pieno|intero)|full[ -]?time|f\.?t\.?", re.IGNORECASE)
PART_TIME = re.compile(
    r"(?:part[ -]?time|p\.?\s?t\.?|tempo parziale)(?:\s*\(?(?:orizz|vert|mist|ciclic)\w*\.?\)?)?(?:\s*al\b)?[\s:–-]*",
    re.IGNORECASE,
)
BEFORE_A_DAY = re.compile(r"(?:(?:fino |sino )?(?:da|a)(?:l|ll['’])\s*|il\s+)(?=\d)", re.IGNORECASE)
"""What people write before a day: `dal 01/03/2010`, `fino al 31.5.2026`."""
VACANT = re.compile(r"(?:(?:posto|posti) )?(?:vacant[ei]|scopert[oi]|da coprire|liber[oi])(?: .*)?", re.IGNORECASE)
