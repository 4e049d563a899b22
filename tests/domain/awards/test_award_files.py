"""Files of awards: presets, the description for consultants, rules to file and back, what is said of a wrong one."""

import dataclasses
import re
from decimal import Decimal
from enum import Enum
from pathlib import Path
from typing import Any, get_args, get_type_hints

import pytest

from app.domain.awards import admission, definition, payout, result_rules
from app.domain.awards.file import read_award_rules, write_award_rules
from app.domain.awards.file_form import AWARD_FILE
from app.domain.awards.file_words import AWARD_KEYS
from app.domain.issues import Severity
from app.domain.method_file.toml_writing import _written
from app.domain.method_file.words import word_of
from tests.domain.awards.people import HALF, computed, euros, person

FOLDER = Path(__file__).parents[3] / "app" / "resources" / "awards"
TEXT = (FOLDER / "LEGGIMI.md").read_text(encoding="utf-8")
EXAMPLE = re.findall(r"```toml\n(.*?)```", TEXT, re.DOTALL)[0]
CODE = set(re.findall(r"`([^`\n]+)`", TEXT.replace("```", "")))
SHAPES = [
    shape
    for module in (definition, admission, payout, result_rules)
    for shape in vars(module).values()
    if dataclasses.is_dataclass(shape) and isinstance(shape, type) and shape.__module__ == module.__name__
]


def hints_of(shape: type) -> list[Any]:
    return [part for hint in get_type_hints(shape).values() for part in (hint, *get_args(hint))]


WORDS = {
    word_of(word)
    for shape in SHAPES
    for part in hints_of(shape)
    if isinstance(part, type) and issubclass(part, Enum)
    for word in part
}


def test_that_every_key_and_every_word_is_described_and_no_other_word() -> None:
    bare = {code.strip("[]").rpartition(".")[2] for code in CODE}
    assert set(AWARD_KEYS.values()) - CODE - bare == set()
    assert {word for word in WORDS if f'"{word}"' not in CODE} == set()
    quoted = {code.strip('"') for code in CODE if code.startswith('"')}
    assert quoted - WORDS == {"Giunta comunale", "totale", "individuale"}
    fields = {field.name for shape in SHAPES for field in dataclasses.fields(shape)}
    assert fields == AWARD_KEYS.keys() - {"organ", "number", "day"}


def test_that_every_default_is_the_one_described() -> None:
    paragraphs = re.split(r"\n(?=- |\n)", TEXT)
    missing = []
    for shape in SHAPES:
        for field in dataclasses.fields(shape):
            if isinstance(field.default, bool | Decimal | int | Enum):
                default, key = _written(AWARD_FILE, field.default), AWARD_KEYS[field.name]
                if not any(f"`{key}`" in one and f"`{default}`" in one for one in paragraphs):
                    missing.append(f"{shape.__name__}.{key} = {default}")
    assert missing == []


def test_that_the_complete_example_gives_what_it_tells() -> None:
    rules, issues = read_award_rules(EXAMPLE)
    assert rules is not None
    assert issues == []
    people = [person(1, 92), person(2, 85, "Operatori esperti", period=HALF), person(3, 70, "Istruttori", part_time=50)]
    result = computed(rules.funds[0], 1_000_000, people, coefficients=rules.coefficients)
    assert euros(result) == ["4705.88", "2608.70", "2685.42"]


@pytest.mark.parametrize("path", sorted(FOLDER.glob("*.toml")), ids=lambda path: path.stem)
def test_that_a_preset_is_read_without_remarks_and_written_back(path: Path) -> None:
    rules, issues = read_award_rules(path.read_text(encoding="utf-8"))
    assert rules is not None
    assert (rules.code, issues) == (path.stem, [])
    assert read_award_rules(write_award_rules(rules)) == (rules, [])


HEAD = 'codice = "x"\nnome = "X"\n'
FUND = f'{HEAD}[[fondo]]\ncodice = "f"\nnome = "F"\n'
WRONG = [
    ("nome = 'X'\n", "Riga 1: codice: voce obbligatoria che manca"),
    (HEAD, "Riga 1: le regole non hanno nessun fondo: si scrive [[fondo]]."),
    (FUND + 'tipo = "premio"\n', "Riga 6: fondo 1, tipo: «premio» non è tra le parole ammesse"),
    (FUND + "aliquota = 30\n", "Riga 6: fondo 1, aliquota: voce fuori posto: va in [fondo.maggiorazione]"),
    (FUND + "massimo = 10.123\n", "Riga 6: il massimo individuale: in euro, al massimo due decimali."),
    (FUND + "minimo = 5\nmassimo = 4\n", "Riga 6: il minimo individuale supera il massimo."),
    (FUND + "minimo = -5\n", "Riga 6: il minimo individuale non può essere negativo."),
    (FUND + '[[fondo]]\ncodice = "F"\nnome = "G"\n', "Riga 7: due fondi hanno lo stesso codice «F»."),
    (FUND + '[fondo.calcolo]\ntipo = "fasce"\n', "Riga 6: mancano le fasce: { da = 90, quota = 100 }."),
    (
        FUND + '[fondo.calcolo]\ntipo = "fasce"\nfasce = [{ da = 90, quota = 120 }]\n',
        "Riga 8: la quota di una fascia: da 0 a 100 (è 120).",
    ),
    (
        FUND + '[fondo.calcolo]\ntipo = "fasce"\nfasce = [{ da = 9, quota = 1 }, { da = 9, quota = 2 }]\n',
        "Riga 8: due fasce cominciano dallo stesso punto.",
    ),
    (FUND + '[fondo.calcolo]\ntipo = "importo fisso"\n', "Riga 6: mancano gli importi: { da = 90, importo = 500 }."),
    (FUND + '[fondo.calcolo]\ntipo = "classi"\n', "Riga 6: mancano le classi"),
    (FUND + '[fondo.calcolo]\ntipo = "a punti oltre la soglia"\n', "Riga 6: manca la quota alla soglia"),
    (
        FUND + '[fondo.calcolo]\ntipo = "intera da una soglia"\nintera_da = 60\nin_parte_da = 70\n',
        "Riga 9: la quota in parte comincia da 0 in su, e non oltre quella intera.",
    ),
    (FUND + "[fondo.calcolo]\nsoglia = 3\n", "Riga 7: con il calcolo «lineare» la voce «soglia» non conta."),
    (
        FUND + '[fondo.divisione]\nper = "area"\n',
        "Riga 6: le quote delle chiavi di divisione devono fare 100: fanno 0.",
    ),
    (
        FUND + '[fondo.divisione]\nper = "area"\nchiavi = [{ chiave = "persone", quota = 70 }]\n',
        "Riga 8: le quote delle chiavi di divisione devono fare 100: fanno 70.",
    ),
    (
        FUND + '[fondo.divisione]\nper = "area"\nchiavi = [{ chiave = "peso dell\'unità" }]\n',
        'Riga 6: mancano i pesi dei gruppi: { gruppo = "…", peso = 1 }.',
    ),
    (FUND + "[fondo.maggiorazione]\naliquota = 130\n", "Riga 7: l'aliquota della maggiorazione: da 1 a 100 (è 130)."),
    (FUND + "[fondo.maggiorazione]\npersone = 0\n", "Riga 7: chi ha la maggiorazione è almeno una persona."),
    (
        FUND + 'tipo = "risultato EQ"\n[fondo.maggiorazione]\n',
        "Riga 7: la maggiorazione è del premio individuale dei dipendenti",
    ),
    (
        FUND + '[fondo.maggiorazione]\nmodo = "moltiplicata"\n',
        "Riga 7: «moltiplicata» (quota × (1 + aliquota)) dà meno dell'aliquota sulla media pro capite",
    ),
    (
        FUND + '[fondo.maggiorazione]\nmodo = "aggiuntiva"\n[fondo.calcolo]\ntipo = "importo fisso"\n',
        "Riga 7: con l'importo fisso la maggiorazione si accantona",
    ),
    (FUND + "[fondo.maggiorazione]\n", "Riga 3: non è detto chi viene prima a parità di valutazione"),
    (FUND + '[fondo.residuo]\ndestinazione = "ridistribuito"\n', "Riga 7: a saldo il fondo si divide per intero"),
    (FUND + 'parimerito = [{ chiave = "dato" }]\n', "Riga 6: il criterio «dato» chiede il nome: quale?"),
    (
        FUND + 'tipo = "risultato EQ"\n[fondo.risultato]\nquota_tempi_di_pagamento = 20\nquota_ad_interim = 30\n',
        "Riga 8: la quota legata ai tempi di pagamento è sotto il 30 % della retribuzione di risultato.",
    ),
    (
        FUND + 'tipo = "risultato Segretario"\n[fondo.risultato]\nquota_tempi_di_pagamento = 30\n',
        "Riga 8: la quota legata ai tempi di pagamento vale per il Segretario se il Comune gli ha assegnato",
    ),
    (HEAD + '[[assenza]]\neffetto = "riduce oltre"\n', "Riga 3: «riduce oltre» chiede quanti giorni: almeno 1."),
    (
        HEAD + '[[assenza]]\neffetto = "riduce"\nmotivi = ["A"]\n[[assenza]]\neffetto = "neutra"\nmotivi = ["a"]\n',
        "Riga 8: per «a» ci sono due regole: ne basta una.",
    ),
    (HEAD + '[part_time]\nmodo = "percentuale del contratto"\n', "Riga 3: mancano i gradini del part time"),
    (HEAD + "[ammissione]\ngiorni_minimi = 400\n", "Riga 4: i giorni minimi di servizio: da 0 a 366 (è 400)."),
    (HEAD + "[tempo]\ngiorni_del_mese = 32\n", "Riga 4: i giorni con cui un mese conta: da 1 a 31 (è 32)."),
    ('coefficienti = [{ area = "A", valore = 0 }]\n' + HEAD, "Riga 1: il coefficiente di «A» deve essere maggiore"),
    ("valido_dal = 2025-01-01\nvalido_al = 2024-01-01\n" + HEAD, "Riga 2: la validità delle regole finisce prima"),
    (HEAD + "[tempo\n", "Riga 3"),
]


@pytest.mark.parametrize(("text", "told"), WRONG)
def test_that_a_wrong_file_is_told_by_line_and_place(text: str, told: str) -> None:
    rules, issues = read_award_rules(text)
    assert any(issue.sentence.startswith(told) for issue in issues), [issue.sentence for issue in issues]
    assert (rules is None) == any(issue.severity is Severity.ERROR for issue in issues)
