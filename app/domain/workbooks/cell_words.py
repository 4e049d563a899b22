"""Words that people write in cells in the place of a value, of a last day, of a share of time."""

import re

NOTHING = re.compile(
    r"[-–—_=/?*.]{1,6}|n\.\s?[dpa]\.?|n/[dpa]|nd|np|non (?:disponibile|pervenut[oa]|not[oa]|rilevat[oa]|indicat[oa])",
    re.IGNORECASE,
)
NOTHING_BEGINS = frozenset("-–—_=/?*.nN0")
NO_DAY = re.compile(r"0{1,8}|0{2}([/.\- ])0{2}\1(?:0{2}|0{4})|0{4}([/.\- ])0{2}\2 ?0{2}(?: 00:00:00)?")
"""How programs write that there is no day: `00000000`, `00/00/0000`."""
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
FULL_TIME = re.compile(
    r"(?:(?:tempo )?(?:pieno|intero)|full[ -]?time|f\.?t\.?|t\.?\s?p\.?)"
    r"(?:\s*[(:–-]?\s*36(?:[.,]00)?(?:\s?/\s?36)?(?:\s?(?:h|ore))?\)?)?",
    re.IGNORECASE,
)
NO_PART_TIME = re.compile(r"no", re.IGNORECASE)
"""In a column of part-times: who has none works the whole week."""
PART_TIME = re.compile(
    r"^s[iì][\s,:;–-]+"
    r"|^(?:oltre|superiore|fino|sino|inferiore)(?: o (?:superiore|uguale))? (?:il|al?|l['’])?\s?50\s?%?\s*[–:(-]\s*"
    r"|(?:part[ -]?time|p\.?\s?t\.?|(?:tempo )?parziale)(?:\s*\(?(?:orizz|vert|mist|ciclic)\w*\.?\)?)?"
    r"(?:\s*al\b)?[\s:–-]*",
    re.IGNORECASE,
)
BEFORE_A_DAY = re.compile(r"(?:(?:fino |sino )?(?:da|a)(?:l|ll['’])\s*|il\s+)(?=\d)", re.IGNORECASE)
"""What people write before a day: `dal 01/03/2010`, `fino al 31.5.2026`."""
_VACANT = r"(?:vacant[ei]|vacanza|scopert[oi]|liber[oi]|non (?:ri)?copert[oi]|da (?:ri)?coprire)"
VACANT = re.compile(
    r"(?:(?:n\.?\s*)?\d{1,2}\s+)?(?:un )?post[oi]\b.*(?:vacant|scopert|copert|coprir|liber|assumer|bandir|reclut).*"
    rf"|{_VACANT}(?:\s*[^\w\s].*|\s*\d.*"
    r"|\s+(?:dal|dall|ex|per|in|al|su|con|causa|ore|posto|posti|part|tempo|cat|area)\b.*)?"
    r"|n\.?\s?n\.?|p\.\s?v\.?"
    r"|da (?:assumere|reclutare|bandire|individuare|definire|nominare|sostituire|selezionare)(?: .*)?"
    r"|(?:assunzione|concorso|selezione|reclutamento|copertura|procedura|mobilit[àa]) (?:in|da|prevista|previsto|"
    r"programmata|programmato|pubblica|pubblico)\b.*"
    r"|in (?:corso|fase|attesa|via) di (?:copertura|assunzione|reclutamento|selezione|concorso|bando|sostituzione)\b.*",
    re.IGNORECASE,
)
"""A post that nobody holds, in the place of a name."""
MAY_BE_VACANT = re.compile(_VACANT + r"\b.*", re.IGNORECASE)
"""The same words followed by others: a post too, unless the row is of somebody called so (Liberi, Vacante)."""
AROUND_WORDS = " *()[]{}-–—_=.…,'\"«»<>#/"
"""What people put around such words: `*** VACANTE ***`."""
