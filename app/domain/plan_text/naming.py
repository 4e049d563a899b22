"""Names of aree, settori and comuni as an Italian office writes them, and short codes made from them."""

import re

from app.domain.matching import text_key, without_accents, word_set
from app.domain.plan_text.cleaning import is_upper

_ACRONYMS = word_set(
    "ANAC ANPR ASL ASP CED CIE CUC CUG DUP EQ ICT IMU IRAP IT IVA LLPP OIV ONLUS PA PEBA PEG PGT PIAO PNA PNRR PO"
    " PPP PRG PUC PUG RASA RPCT RSU SIT SMVP SUAP SUE TARI TOSAP TUEL UE URP USB UTC ZTL"
)
_ROMAN = re.compile(r"(?:X{0,3})(?:IX|IV|V?I{0,3})")
_SMALL_WORDS = word_set(
    "a ad al alla con col da dal dalla de dei del della delle di e ed in la nel nella per su sul sulla"
)
_CODE_SILENT = word_set(
    "a ad agli ai al alla alle allo con d da dal dalla degli dei del dell della delle di e ed il in l la le nel per"
    " area settore servizio servizi ufficio unita organizzativa direzione dipartimento ripartizione"
    " centro responsabilita costo"
)
_UNIT_WORDS = word_set(
    "area settore servizio ufficio direzione dipartimento ripartizione unita organizzativa operativa cdr centro di"
    " responsabilita costo"
)
_NUMBER_SIGNS = word_set("n nr num numero")
_NUMBERING = re.compile(r"(?:n|n ro|nr)?\s*(?:\d{1,2}|[ivx]{1,4})")
_SENTENCE_START = re.compile(r"^(?:\d{1,2}|[ivx]{1,4}) [–.] [^\W\d_]|^[^\W\d_]|(?<= / )[^\W\d_]", re.IGNORECASE)
_ENTE = re.compile(
    r"(?:comune\s+d(?:i\s|el\s|ella\s|')|provincia\s+di\s|unione\s+(?:\w+\s+){0,2}comuni\b)", re.IGNORECASE
)
_LONGEST_ENTE = 80
_TOKEN = re.compile(r"[^\W_]+(?:\.[^\W_]+)*\.?|[\W_]")


def unit_name(word: str, rest: str) -> str:
    """Write «AREA», «GOVERNO DEL TERRITORIO» as «Area Governo del territorio»; mixed case is left as it is."""
    name = sentence_case(rest)
    small, _, others = name.partition(" ")
    if is_upper(rest) and others and small.casefold() in _SMALL_WORDS:
        name = f"{small.casefold()} {others}"
    return f"{word.capitalize()} {name}".strip()


def sentence_case(text: str) -> str:
    """Write capitals as a sentence, keeping acronyms, roman numerals and abbreviations: «Ufficio URP»."""
    spaced = re.sub(r"\s*/\s*", " / ", re.sub(r"\s+[-–]\s+", " – ", text)).strip()
    cased = _lowered(spaced) if is_upper(spaced) else spaced
    return _SENTENCE_START.sub(lambda first: first.group().upper(), cased)


def proper_name(text: str) -> str:
    """Write the name of a place: «SAN GIOVANNI IN PERSICETO» becomes «San Giovanni in Persiceto»."""
    if not is_upper(text):
        return text
    words = text.lower().split()
    return " ".join(word if place and word in _SMALL_WORDS else _capital(word) for place, word in enumerate(words))


def name_key(name: str) -> str:
    """Return what two spellings of the same unit have in common: no «Area», no number, no punctuation."""
    words = text_key(name).split()
    while len(words) > 1 and (words[0] in _UNIT_WORDS or _is_number(words)):
        words = words[1:]
    return " ".join(words)


def _is_number(words: list[str]) -> bool:
    """Whether a name begins with its number, be it «n. 1»."""
    is_sign = words[0] in _NUMBER_SIGNS and len(words) > 2 and _NUMBERING.fullmatch(words[1]) is not None
    return is_sign or _NUMBERING.fullmatch(words[0]) is not None


def names_the_ente(text: str) -> bool:
    """Whether a line holds the name of the ente, as at the head of a page: «COMUNE DI PROVA»."""
    return len(text) <= _LONGEST_ENTE and _ENTE.match(text) is not None and ":" not in text


def area_code(name: str) -> str:
    """Return the first letters of the words that count: «Area Affari generali» is `AG`."""
    words = _code_words(name)
    return "".join(word[0] for word in words[:2]) if len(words) > 1 else (words or ["AR"])[0][:3]


def sector_code(name: str) -> str:
    """Return three letters of the first word that counts: «Settore Segreteria» is `SEG`."""
    return (_code_words(name) or ["SET"])[0][:3]


def _code_words(name: str) -> list[str]:
    words = re.findall(r"[a-z]+", without_accents(name).casefold())
    return [word.upper() for word in words if word not in _CODE_SILENT]


def _lowered(text: str) -> str:
    return "".join(_lowered_token(token) for token in _TOKEN.findall(text))


def _lowered_token(token: str) -> str:
    bare = token.replace(".", "")
    keeps = bare in _ACRONYMS or (len(bare) > 1 and _ROMAN.fullmatch(bare)) or re.fullmatch(r"(?:\w{1,2}\.)+", token)
    return token if keeps else token.lower()


def _capital(word: str) -> str:
    return re.sub(r"[^\W\d_]+", lambda part: part.group().capitalize(), word)
