"""Which passwords are refused: short ones, those that anybody would try first, those that name the ente or the user."""

import re
import unicodedata
from collections.abc import Iterable, Iterator

from app.domain.errors import UserError
from app.domain.italian import plural

SHORTEST = 10
LONGEST = 256
FEWEST_SIGNS = 5
"""Different characters below which a password is one key pressed again and again."""

COMMONEST = frozenset(
    {
        "password", "passw0rd", "segretario", "segreteria", "segretariocomunale", "comune", "municipio", "sindaco",
        "benvenuto", "ciao", "amministratore", "amministrazione", "administrator", "admin", "merito", "valutazione",
        "performance", "qwerty", "qwertyuiop", "asdfghjkl", "zxcvbnm", "iloveyou", "welcome", "letmein", "juventus",
        "napoli", "forzaitalia", "giuseppe", "francesco", "alessandro", "changeme", "cambiami", "protocollo",
        "ragioneria", "anagrafe", "palazzocomunale", "primavera", "estate", "autunno", "inverno", "gennaio", "dicembre",
    }
)  # fmt: skip
"""Words that, alone or with digits and signs around them, are among the first that somebody would try."""

_SEQUENCES = ("01234567890", "09876543210", "abcdefghijklmnopqrstuvwxyz", "qwertyuiopasdfghjklzxcvbnm")


class TemporaryPassword(UserError):  # noqa: N818 (errors say the fact)
    """The password is right and was given by somebody else: nothing opens before its owner has chosen another."""

    def __init__(self) -> None:
        super().__init__(
            "La password è provvisoria: al primo accesso se ne sceglie una propria.",
            "Entrare dalla finestra di Merito, che la chiede.",
        )


def refuse_same(old: str, new: str) -> None:
    """Raise `UserError` when the password chosen in the place of a temporary one is the same."""
    if as_typed(old) == as_typed(new):
        raise UserError("La password scelta è quella provvisoria.", "Sceglierne un'altra, che nessun altro conosca.")


def as_typed(password: str) -> str:
    """Give the same letters the same bytes whatever keyboard or system typed them (an accent may be two signs)."""
    return unicodedata.normalize("NFKC", password)


def refuse_weak(password: str, names: Iterable[str] = ()) -> None:
    """Raise `UserError` when a new password is too weak; `names` are those of the ente and of the user."""
    for problem in _problems(as_typed(password), names):
        raise UserError(problem, "Scegliere almeno 10 caratteri, oppure quattro o cinque parole senza legame fra loro.")


def _problems(password: str, names: Iterable[str]) -> Iterator[str]:
    bare = _bare(password)
    if not password:
        yield "La password è vuota."
    elif len(password) < SHORTEST:
        yield f"La password ha {plural(len(password), 'carattere', 'caratteri')}: troppo pochi."
    if len(password) > LONGEST:
        yield f"La password ha più di {LONGEST} caratteri."
    if any(unicodedata.category(sign) == "Cc" for sign in password):
        yield "La password contiene un carattere che non si può scrivere dalla tastiera."
    if len(set(password)) < FEWEST_SIGNS:
        yield "La password ripete sempre gli stessi caratteri."
    if bare in COMMONEST or _is_sequence(password):
        yield "La password è fra le prime che chiunque proverebbe."
    if any(_is_name(bare, name) for name in names):
        yield "La password è il nome dell'ente o dell'utente."


def _bare(text: str) -> str:
    """Keep the letters alone, without accents: what is left is the word that the password is made of."""
    decomposed = unicodedata.normalize("NFD", text.casefold())
    return re.sub(r"[^a-z]", "", decomposed)


def _is_sequence(password: str) -> bool:
    signs = re.sub(r"[\W_]", "", password.casefold())
    return any(signs and signs in sequence * 2 for sequence in _SEQUENCES)


def _is_name(bare: str, name: str) -> bool:
    """Whether the word that the password is made of is a name, or the longest word of it, in one order or the other."""
    words = [word for word in map(_bare, name.split()) if word]
    return bool(words) and bare in {"".join(words), "".join(reversed(words)), max(words, key=len)}
