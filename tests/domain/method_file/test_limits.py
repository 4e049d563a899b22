"""A method file beyond reason is refused before it is expanded, with the line where it is so."""

import pytest

from app.domain.method_file.limits import DEEPEST, MOST_PARTS, why_too_large
from app.domain.method_file.toml import read_method
from app.services.resources import RESOURCES

OURS = sorted((RESOURCES / "methods").glob("*.toml"))


@pytest.mark.parametrize("path", OURS, ids=lambda path: path.stem)
def test_that_our_methods_are_far_from_the_limits(path):
    assert why_too_large(path.read_text(encoding="utf-8")) == ""
    assert why_too_large(path.read_text(encoding="utf-8") * 10) == ""


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("\n".join(".".join([f"k{n}", *["a"] * 400]) + " = 1" for n in range(50)), "Riga 1: questa voce ha più di 10"),
        ("nome = 'x'\n[" + ".".join(["a"] * 2000) + "]", "Riga 2: questa voce ha più di 10"),
        ("\n[" + " . ".join(['"a b"'] * 20) + "]", "Riga 2: questa voce ha più di 10"),
        ("a = " + "[" * 2000 + "]" * 2000, "Riga 1: ci sono più di 10 parentesi"),
        ('a = """\n\n"""\nb = ' + "{a = " * 200 + "1" + "}" * 200, "Riga 4: ci sono più di 10 parentesi"),
        ("\n".join(f"k{n} = 1" for n in range(50_000)), "50000 voci"),
        ("a = [" + "1," * 30_000 + "]", "30002 voci"),
    ],
)
def test_that_what_is_beyond_reason_is_refused_with_its_line(text, says):
    definition, issues = read_method(text)
    assert definition is None
    assert [says in issue.sentence for issue in issues] == [True]


def test_that_what_is_within_reason_goes_on_to_be_read():
    assert why_too_large(".".join(["a"] * DEEPEST) + " = 1") == ""
    assert why_too_large("a = 1\n" * MOST_PARTS) == ""
    assert why_too_large("a = " + "[" * DEEPEST + "]" * DEEPEST) == ""
    assert (
        why_too_large("a = 'uno.due.tre.quattro.cinque.sei.sette.otto.nove.dieci.undici.dodici' # [[[[[[[[[[[[") == ""
    )


@pytest.mark.parametrize("key", ["giorni_per_il_riesame", "giorni_per_le_osservazioni", "giorni_per_la_conciliazione"])
def test_that_terms_longer_than_a_year_are_refused(key):
    text = OURS[0].read_text(encoding="utf-8")
    head, mark, rest = text.partition("[procedimento]\n")
    lines = [line for line in rest.split("\n") if not line.startswith(key)]
    definition, issues = read_method("\n".join([f"{head}{mark}{key} = 999999999", *lines]))
    assert definition is None
    assert any("al massimo 366 (sono 999999999)" in issue.sentence for issue in issues)
