"""A file of the catalogue is read whole, or each problem says the file, the entry and the field."""

import pytest

from app.domain.catalogue.reading import read_entries, read_sector
from app.domain.objectives.vocabulary import Direction, IndicatorRule

GOOD = """
codice = "prova"
nome = "Settore di prova"
parole = ["prova"]

[[obiettivo]]
codice = "prova-uno"
titolo = "Provare"
settori = ["prova"]
parole = ["provar"]

[[obiettivo.indicatore]]
nome = "Prove fatte"
unita = "n."
regola = "a gradini"
verso = "più basso è meglio"
gradino = [{ valore = 0, grado = 100 }, { valore = 2.5, grado = 50 }]
fonte = "Registro"
natura = "qualità"
"""


def test_that_a_good_file_is_read() -> None:
    file, issues = read_sector(GOOD, "prova.toml")
    assert file is not None
    assert not issues
    indicator = file.entries[0].indicators[0]
    assert (indicator.rule, indicator.direction) == (IndicatorRule.STEPS, Direction.LOWER)
    assert [str(step.bound) for step in indicator.steps] == ["0", "2.5"]
    assert indicator.draft.source == "Registro"


@pytest.mark.parametrize(
    ("old", "new", "sentence"),
    [
        ('codice = "prova-uno"\n', "", "prova.toml: obiettivo 1, «codice»: voce obbligatoria che manca"),
        ('titolo = "Provare"', 'titolo = ""', "prova.toml: obiettivo «prova-uno», «titolo»: manca il titolo."),
        ('titolo = "Provare"', "titolo = 3", "prova.toml: obiettivo «prova-uno», «titolo»: «3» non è un testo"),
        ('unita = "n."', 'untia = "n."', "indicatore 1, «untia»: voce sconosciuta: forse «unita»?"),
        ('"a gradini"', '"a occhio"', "obiettivo «prova-uno», indicatore 1, «regola»: «a occhio» non è tra le parole"),
        ('"a gradini"', '"sì / no"', "indicatore 1, «gradino»: i gradini servono soltanto alla regola «a gradini»."),
        ('nome = "Prove fatte"', 'nome = " "', "indicatore 1, «nome»: manca il nome dell'indicatore."),
        ('parole = ["provar"]', 'parole = "provar"', "«prova-uno», «parole»: ci si aspetta un elenco"),
        ('nome = "Prove fatte"', 'nome = “Prove”', "prova.toml: riga 13, colonna 8: le virgolette devono essere"),
        ('parole = ["provar"]', 'parole = ["provar", "di, la"]', "«parole»: «di, la» non ha nessuna parola che dica"),
        ("grado = 50", "grado = 5000", "indicatore 1, «gradino»: il grado va da 0 a 1000."),
    ],
)  # fmt: skip
def test_that_a_bad_file_is_told_by_entry_and_field(old: str, new: str, sentence: str) -> None:
    assert old in GOOD
    file, issues = read_sector(GOOD.replace(old, new), "prova.toml")
    assert file is None
    assert any(sentence in issue.sentence for issue in issues), [issue.sentence for issue in issues]


def test_that_a_code_written_twice_is_told() -> None:
    twice = '[[obiettivo]]\ncodice = "a"\ntitolo = "A"\n[[obiettivo]]\ncodice = "a"\ntitolo = "B"\n'
    entries, issues = read_entries(twice, "voci.toml")
    assert not entries
    assert issues[0].sentence == "voci.toml: obiettivo «a», «codice»: lo stesso codice è scritto due volte"


@pytest.mark.parametrize(
    "text", ["obiettivo = 3", "[obiettivo]\na = 1", "x = [[[[[[[[[[[[1]]]]]]]]]]]]", "\x00", "[[obiettivo]]"]
)
def test_that_any_other_text_is_told_and_never_read(text: str) -> None:
    entries, issues = read_entries(text, "voci.toml")
    assert not entries
    assert issues
    assert all(issue.sentence.startswith("voci.toml: ") for issue in issues)
