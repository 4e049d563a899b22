"""*Perché questo punteggio* in words: what a step of the computation says to who does not read formulas.

The steps of a closed sheet are those it was closed with: a formula that is not known here is written as it is.
"""

import re
from collections.abc import Callable, Mapping
from decimal import ROUND_HALF_UP, Decimal

from app.domain.italian import format_decimal, plural
from app.domain.scoring.steps import Step

_TWO_STOPS = re.compile(r"(?<=\w)\.\.(?=\s|$)")
"""A unit of measure may end with a full stop: «9 n.»."""
_LONG = re.compile(r"-?\d+,\d{3,}…?")
_BOUND = re.compile(r"(da|fino a) (-?\d+(?:,\d+)?) (?:→|>) (-?\d+(?:,\d+)?)")
_ROUNDED = re.compile(r"arrotondato a (\d+) decimali")
_Words = Callable[[Mapping[str, str]], str]


def sentence_of(step: Step) -> str:
    """Say how a step comes to its result; numbers have two decimals, the whole ones are on screen."""
    values = dict(step.values)
    said = _SENTENCES.get(step.formula)
    if (rounded := _ROUNDED.match(step.formula)) and "valore esatto" in values:
        return f"Il valore esatto è {values['valore esatto']}, arrotondato a {rounded[1]} decimali."
    if said is None or not _are_there(said, values):
        return shortened(_computation(step))
    return shortened(_TWO_STOPS.sub(".", f"{said[0](values)}{_cap(values)}"))


def shortened(text: str) -> str:
    """Write the numbers of a text with two decimals."""
    return _LONG.sub(lambda found: _two_decimals(found[0]), text)


def bounds_in_words(table: str) -> str:
    """Say what each step of a table gives: `da 60 a 75: 40 punti; da 75 a 90: 70 punti; da 90: 100 punti`."""
    rows = _BOUND.findall(table)
    if not rows:
        return table
    rows.sort(key=lambda row: Decimal(row[1].replace(",", ".")))
    if rows[0][0] == "da":
        ends = [f" a {row[1]}" for row in rows[1:]] + [""]
        return "; ".join(f"da {row[1]}{end}: {_points(row[2])}" for row, end in zip(rows, ends, strict=True))
    starts = ["", *(f"oltre {row[1]}, " for row in rows[:-1])]
    return "; ".join(f"{start}fino a {row[1]}: {_points(row[2])}" for row, start in zip(rows, starts, strict=True))


def _points(degree: str) -> str:
    return f"{degree} {'punto' if degree == '1' else 'punti'}"


def _two_decimals(number: str) -> str:
    value = Decimal(number.rstrip("…").replace(",", "."))
    return format_decimal(value.quantize(Decimal("0.01"), ROUND_HALF_UP))


def _computation(step: Step) -> str:
    values = "; ".join(f"{name} {value}" for name, value in step.values)
    return f"{step.formula} ({values})" if values else step.formula


def _are_there(said: tuple[_Words, tuple[str, ...]], values: Mapping[str, str]) -> bool:
    return all(name in values for name in said[1])


def _cap(values: Mapping[str, str]) -> str:
    """Say that the computation went past an end, where it did."""
    if "calcolato" not in values:
        return ""
    return f" Il conto darebbe {values['calcolato']}: il grado va {values.get('limiti', '')}."


def _whole(what: str) -> _Words:
    return lambda v: f"{what} conta per il suo peso: {v['somma']}, il tutto diviso {v['divisore']}."


def _by_date(values: Mapping[str, str]) -> str:
    late = next((value for name, value in values.items() if name.startswith("ritardo")), "0")
    done = f"Atteso entro il {values['termine']}, realizzato il {values['realizzato il']}"
    if late == "0":
        return f"{done}: in tempo."
    unit = ("mese iniziato", "mesi iniziati") if "mes" in "".join(values) else ("giorno", "giorni")
    if values["penalità"] == "0":
        return f"{done}: {plural(int(late), *unit)} di ritardo, che non tolgono punti: l'indicatore non ha penalità."
    lost = f"{values['penalità']} {'punto' if values['penalità'] == '1' else 'punti'}"
    return f"{done}: {plural(int(late), *unit)} di ritardo, {lost} in meno per ciascuno."


def _phases(values: Mapping[str, str]) -> str:
    parts = []
    for name, value in values.items():
        weight, _, progress = value.partition(" × ")
        parts.append(f"{name} {progress} % (peso {weight})")
    return f"Avanzamento delle fasi, ciascuna per il suo peso: {'; '.join(parts)}."


def _score(values: Mapping[str, str]) -> str:
    word = values.get("giudizio", "")
    return f"Punteggio {values['punteggio']}{f', «{word}»' if word else ''}."


def _table(tail: str) -> _Words:
    return lambda v: f"Ottenuto {v['valore']}. {tail} {bounds_in_words(v['tabella'])}."


_SENTENCES: dict[str, tuple[_Words, tuple[str, ...]]] = {
    "somma di peso × grado : somma dei pesi": (_whole("Ogni grado"), ("somma", "divisore")),
    "somma di peso × grado delle sezioni : somma dei pesi": (_whole("Ogni sezione"), ("somma", "divisore")),
    "grado dell'unico indicatore": (lambda _: "Ha un solo indicatore: vale il suo grado.", ()),
    "100 × (2 × atteso − valore) : atteso": (
        lambda v: f"Atteso {v['atteso']}, ottenuto {v['valore']}: meno è meglio.",
        ("valore", "atteso"),
    ),
    "100 × valore : atteso": (
        lambda v: f"Atteso {v['atteso']}, ottenuto {v['valore']}.",
        ("valore", "atteso"),
    ),
    "100 × (valore − partenza) : (atteso − partenza)": (
        lambda v: f"Da {v['partenza']} si voleva arrivare a {v['atteso']}, si è arrivati a {v['valore']}.",
        ("valore", "partenza", "atteso"),
    ),
    "valore atteso raggiunto": (
        lambda v: f"Atteso {v['atteso']}, ottenuto {v['valore']}: raggiunto.",
        ("valore", "atteso"),
    ),
    "grado del gradino raggiunto": (_table("Gradini:"), ("valore", "tabella")),
    "nessun gradino raggiunto": (_table("Nessun gradino raggiunto:"), ("valore", "tabella")),
    "in proporzione tra un gradino e il seguente": (
        _table("In proporzione tra un gradino e il seguente:"),
        ("valore", "tabella"),
    ),
    "realizzato 100, non realizzato 0": (
        lambda v: f"{v['esito'].capitalize()}: se realizzato vale 100, altrimenti 0.",
        ("esito",),
    ),
    "100 − ritardo × penalità": (_by_date, ("termine", "realizzato il", "penalità")),
    "somma di peso × avanzamento delle fasi : somma dei pesi": (_phases, ()),
    "quota del giudizio scelto": (lambda v: f"Giudizio: «{v['giudizio']}».", ("giudizio",)),
    "100 × punteggio : punteggio massimo": (_score, ("punteggio",)),
    "quota della fascia raggiunta": (
        lambda v: f"Con {v['totale arrotondato']} la fascia è «{v['fascia']}».",
        ("totale arrotondato", "fascia"),
    ),
    "(100 − quota legata) × quota della fascia + quota legata × 100 se l'obiettivo è raggiunto, 0 se no": (
        lambda v: (
            f"Il {v['quota legata ai tempi di pagamento']} dipende dai tempi di pagamento ({v['obiettivo']}); "
            f"il resto segue la quota della fascia, {v['quota della fascia']}."
        ),
        ("quota della fascia", "quota legata ai tempi di pagamento", "obiettivo"),
    ),
    "quota della fascia": (lambda v: f"La quota della fascia: {v['fascia']}.", ("fascia",)),
}
"""How each formula is said, and the values it needs."""
