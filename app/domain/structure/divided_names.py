"""A name written whole divided in surname and first name: lists of people seldom keep the two apart."""

import re
from itertools import takewhile
from typing import NamedTuple

from app.domain.matching import without_accents, word_set
from app.domain.structure.tax_codes import misfits

_PARTICLES = word_set(
    "d da dal dall dalla dalle dallo de de' degli dei del dell della delle dello des di du el fra la le li lo mac mc"
    " san sant santa santo van von ten ter ben abu al el- st"
)
_GIVEN = word_set(
    "adriana adriano agnese alberta alberto aldo alessandra alessandro alessia alessio alice ambra amelia andrea"
    " angela angelo anna annalisa annamaria antonella antonia antonio arianna armando aurora barbara beatrice"
    " benedetta bianca bruna bruno camilla carla carlo carmela carmen carolina caterina cecilia chiara cinzia"
    " claudia claudio corrado cristian cristiana cristiano cristina daniela daniele dario davide debora deborah"
    " diego domenica domenico donatella donato edoardo elena eleonora elio elisa elisabetta emanuela emanuele emilia"
    " emilio emma enrica enrico enza enzo erica erika ernesto ester eugenia eugenio eva fabiana fabio fabrizia"
    " fabrizio federica federico felice ferdinando fernanda fernando filippo fiorella flavia flavio franca francesca"
    " francesco franco gabriele gabriella gaetano gaia gennaro giacomo giada gian gianfranco gianluca gianluigi"
    " gianni gina giorgia giorgio giovanna giovanni giulia giuliana giuliano giulio giuseppa giuseppe giuseppina"
    " grazia graziano graziella guido ida ignazio ilaria imma immacolata ines irene isabella ivan ivana ivano katia"
    " laura lea leonardo letizia lia lidia liliana lina livia livio loredana lorella lorena lorenza lorenzo luca"
    " lucia luciana luciano lucio luigi luigia luisa maddalena manuela manuele mara marcella marcello marco maria"
    " mariagrazia mariangela marianna marilena marina mario marisa maristella marta martina massimiliano massimo"
    " matilde matteo mattia maura maurizia maurizio mauro michela michele milena mirella miriam monia monica morena"
    " nadia natalia nicola nicoletta nicolo noemi nora olga orietta ornella oscar ottavia ottavio paola paolo"
    " pasquale patrizia patrizio pia pier piera pierluigi piero pietro raffaele raffaella renata renato renzo"
    " riccardo rita roberta roberto rocco romano romina rosa rosalba rosalia rosanna rosaria rosario rossana"
    " rossella ruggero sabina sabrina salvatore samuele sandra sandro sara saverio sebastiano serena sergio silvana"
    " silvano silvia silvio simona simone sofia sonia stefania stefano susanna tania tatiana teresa tiziana tiziano"
    " tommaso ugo umberto valentina valentino valeria valerio vanessa vera veronica vincenza vincenzo vito vittoria"
    " vittorio viviana walter"
)
_TITLES = re.compile(
    r"^(?:dott\.?(?:ssa|\.ssa)?|dr\.?(?:ssa)?|ing\.|arch\.|geom\.|rag\.|avv\.|sig\.?(?:ra|na)?|prof\.?(?:ssa)?|com\.te)\s+",
    re.IGNORECASE,
)


class DividedName(NamedTuple):
    """The two parts of a name, and whether it could have been divided elsewhere."""

    last: str
    first: str
    is_doubtful: bool = False


def divided_name(whole: str, tax_code: str = "", *, first_name_first: bool = False) -> DividedName:
    """Divide `Rossi Mario`, `DE LUCA Anna Maria`, `Rossi, Mario`; a codice fiscale tells where to divide.

    `first_name_first` is how the heading says that the names are written. Names all in capitals get small letters.
    """
    text = without_title(" ".join(whole.replace("’", "'").split()))
    if "," in text:
        last, _, first = text.partition(",")
        return DividedName(_shown(last), _shown(first))
    words = re.sub(r"'\s+(?=\w)", "' ", text).split()
    if len(words) < 2:
        return DividedName(_shown(text), "", is_doubtful=True)
    places = [place for place in range(1, len(words)) if not _is_particle(words[place - 1])] or [1]
    if len(tax_code) == 16:
        for place in places:
            for surname, given in ((words[:place], words[place:]), (words[place:], words[:place])):
                if not misfits(tax_code, " ".join(surname), " ".join(given), None, None):
                    return DividedName(_shown(" ".join(surname)), _shown(" ".join(given)))
    if (capitals := _in_capitals(words)) is not None:
        surname, given = capitals
        return DividedName(_shown(" ".join(surname)), _shown(" ".join(given)))
    return _by_words(words, places, first_name_first=first_name_first)


def without_title(name: str) -> str:
    """Return a name without what it is addressed by: `Dott.ssa Rossi Anna`."""
    return _TITLES.sub("", name)


def has_given_name(text: str) -> bool:
    """Whether one of the words is a first name that many have."""
    return any(map(_is_given, text.split()))


def begins_with_given_name(text: str) -> bool | None:
    """Whether a whole name begins with a first name that many have (True), or ends with one (False); else None."""
    words = without_title(text).split()
    if len(words) < 2 or _is_given(words[0]) is _is_given(words[-1]):
        return None
    return _is_given(words[0])


def _by_words(words: list[str], places: list[int], *, first_name_first: bool) -> DividedName:
    """Divide after the surname of one word and its particles, unless the words beyond are no names known."""
    if first_name_first:
        given = len(list(takewhile(_is_given, words[:-1])))
        place = next((one for one in places if one >= max(given, 1)), places[-1])
        last, first = words[place:], words[:place]
    else:
        given = len(list(takewhile(_is_given, reversed(words[1:]))))
        wanted = len(words) - given if given else places[0]
        place = next((one for one in places if one >= wanted), places[-1])
        last, first = words[:place], words[place:]
    is_doubtful = len(places) > 1 or (_is_given(last[0]) and not any(map(_is_given, first)))
    return DividedName(_shown(" ".join(last)), _shown(" ".join(first)), is_doubtful)


def _in_capitals(words: list[str]) -> tuple[list[str], list[str]] | None:
    """Return surname and first name where the surname alone is written in capitals; one letter (`D'`) is no sign."""
    capital = [word.isupper() and sum(map(str.isalpha, word)) > 1 for word in words]
    if all(capital) or not any(capital):
        return None
    last = [word for word, is_capital in zip(words, capital, strict=True) if is_capital]
    first = [word for word, is_capital in zip(words, capital, strict=True) if not is_capital]
    is_apart = capital == sorted(capital) or capital == sorted(capital, reverse=True)
    return (last, first) if is_apart else None


def _is_particle(word: str) -> bool:
    bare = without_accents(word.casefold()).rstrip(".")
    return bare in _PARTICLES or (bare.rstrip("'") in _PARTICLES and len(bare) > 1)


def _is_given(word: str) -> bool:
    return without_accents(word.casefold()) in _GIVEN


def _shown(text: str) -> str:
    """Write in small letters what is all in capitals: `DE' BIANCHI`, `D'ANGELO`."""
    clean = text.strip(" ,;")
    letters = [letter for letter in clean if letter.isalpha()]
    if len(letters) < 2 or not all(letter.isupper() for letter in letters):
        return clean
    return re.sub(r"[^\W\d_]+", lambda word: word[0].capitalize(), clean)
