"""Which passwords are refused, and what is said of each."""

import pytest

from app.domain.errors import UserError
from app.domain.keys.passwords import as_typed, refuse_weak

NAMES = ("Comune di Borgo Fiorito", "Segretario comunale", "Maria Bianchi")


@pytest.mark.parametrize(
    ("password", "said"),
    [
        ("", "è vuota"),
        ("corta", "5 caratteri: troppo pochi"),
        ("novecarat", "9 caratteri"),
        ("x" * 300, "più di 256"),
        ("aaaaaaaaaaaa", "ripete sempre"),
        ("ababababab", "ripete sempre"),
        ("Password2026!", "chiunque proverebbe"),
        ("segretario.2026", "chiunque proverebbe"),
        ("1234567890", "chiunque proverebbe"),
        ("qwertyuiop", "chiunque proverebbe"),
        ("comune 2025 2026", "chiunque proverebbe"),
        ("Borgofiorito?", ""),
        ("ComunediBorgoFiorito1", "nome dell'ente o dell'utente"),
        ("mariabianchi", "nome dell'ente o dell'utente"),
        ("bianchi.maria80", "nome dell'ente o dell'utente"),
        ("riga\nriga\nriga riga", "non si può scrivere"),
    ],
)
def test_that_a_weak_password_is_refused_with_its_reason(password: str, said: str) -> None:
    if not said:
        refuse_weak(password, NAMES)
        return
    with pytest.raises(UserError, match=said):
        refuse_weak(password, NAMES)


@pytest.mark.parametrize(
    "password",
    ["cavallo batteria graffetta", "Il sole sorge a est!", "àèìòù-città-9", "7391046285x", "日本語のパスワードです"],
)
def test_that_a_good_password_is_taken(password: str) -> None:
    refuse_weak(password, NAMES)


def test_that_an_accent_typed_in_two_signs_is_the_same_password() -> None:
    assert as_typed("citta\u0300") == as_typed("città")
