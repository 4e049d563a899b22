"""The file of progressions: what ships is sound, LEGGIMI says each word, what is wrong is told by its line."""

import dataclasses
from datetime import date
from enum import Enum
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import app
from app.domain.issues import Severity
from app.domain.law.limits import limits_on, own_limits
from app.domain.progression_file.toml import read_progressions, write_progressions
from app.domain.progression_file.words import KEYS, word_of
from app.domain.progressions import definition, vocabulary
from app.domain.progressions.definition import ExtraStep, ProgressionRules
from app.domain.progressions.law import law_issues
from app.services.law.shipped import shipped_law
from tests.domain.progressions.imaginary import RULES, D

FOLDER = Path(app.__file__).parent / "resources" / "progressions"
PRESET = (FOLDER / "differenziali.toml").read_text(encoding="utf-8")
LIMITS = limits_on(shipped_law(), date(2026, 12, 31), {})
GUIDE = (FOLDER / "LEGGIMI.md").read_text(encoding="utf-8")


def shipped() -> ProgressionRules:
    rules, issues = read_progressions(PRESET)
    assert rules is not None
    assert not [*issues, *law_issues(rules, LIMITS)]
    return rules


def test_what_ships_can_be_adopted_as_it_is_and_reads_back_the_same() -> None:
    assert read_progressions(write_progressions(shipped())) == (shipped(), [])


def test_that_a_share_of_nobody_is_a_share_and_one_below_it_is_not() -> None:
    told = {
        share: read_progressions(PRESET.replace("quota = 50", f"quota = {share}", 1)) for share in ("0", "100", "-1")
    }
    assert [share for share, (rules, _) in told.items() if rules is None] == ["-1"]


def test_the_guide_says_every_key_and_every_word() -> None:
    shapes = [one for one in vars(definition).values() if dataclasses.is_dataclass(one)]
    names = {field.name for shape in shapes for field in dataclasses.fields(shape)}
    assert names == set(KEYS)
    enums = [one for one in vars(definition).values() if isinstance(one, type) and issubclass(one, Enum)]
    words = [f'"{word_of(member)}"' for kind in enums for member in kind]
    missing = [word for word in (*(f"`{key}`" for key in KEYS.values()), *words) if word not in GUIDE]
    assert not [word for word in missing if word[1:-1] not in GUIDE]
    assert vocabulary.PlacesKind in enums


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("peso = 60", "peso = 50", "Riga 35: i pesi di performance, esperienza e altri criteri fanno 90,"),
        ("peso = 60\nanni", "peso = sessanta\nanni", "Riga 35, colonna 8: manca il valore, o è un testo"),
        ('"percentuale degli ammessi"', '"percentuale"', "Riga 7: posti 1, tipo: «percentuale» non è tra le parole"),
        ("anni_massimi = 20", "anni_massimi = 0", "Riga 40: il massimo degli anni di esperienza"),
        ("limite = 10", "limit = 10", "Riga 54: gruppo 1, limit: voce sconosciuta: forse «limite»?"),
        ('gruppo = "competenze"\nvoce = [\n    { codice = "d', 'gruppo = "altro"\nvoce = [\n    { codice = "d',
         "un gruppo «altro» che non c'è"),
        ('tipo = "tabella"\npiu_voci = "solo', 'tipo = "lineare"\npiu_voci = "solo', "serve il massimo"),
        ("{ anni = 8, percentuale = 3 }", "{ anni = 6, percentuale = 3 }", "La maggiorazione cresce con gli anni"),
        ('codice = "laurea"', 'codice = "diploma"', "la voce «diploma» è scritta due volte"),
        ("quota = 50", "quota = 500", "percentuale da 0 a 100"),
        ("valore = 750", "valore = 0", "L'importo di «Istruttori» è maggiore di zero"),
        ('area = "Operatori esperti"', 'area = "operatori"', "L'importo di «operatori» è scritto due volte"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_told_with_its_line_and_nothing_is_read(old: str, new: str, told: str) -> None:
    assert old in PRESET
    rules, issues = read_progressions(PRESET.replace(old, new, 1))
    assert rules is None
    assert told.casefold() in " ".join(issue.sentence for issue in issues).casefold()


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ("peso = 60\nanni = 3", "peso = 60\nanni = 1", "W15"),
        ("peso = 60", "peso = 60\n", ""),
        ("anni_dall_ultima = 3", "anni_dall_ultima = 5", "W21"),
        ("anni_senza_sanzioni = 2", "anni_senza_sanzioni = 1", "W21"),
        ("percentuale = 5 }", "percentuale = 6 }", "W21"),
        ("{ anni = 6,", "{ anni = 5,", "W21"),
        ("peso = 60\nanni = 3", "peso = 60\nanni = 4", "W15"),
        ("anni_dall_ultima = 3", "anni_dall_ultima = 1", "W21"),
        ("peso = 60\nanni = 3\n\n[esperienza]\npeso = 30", "peso = 39\nanni = 3\n\n[esperienza]\npeso = 51", "W21 W21"),
    ],
)
def test_what_the_contract_does_not_allow_is_a_warning_with_its_article(old: str, new: str, code: str) -> None:
    rules, issues = read_progressions(PRESET.replace(old, new, 1))
    assert rules is not None
    found = list(law_issues(rules, LIMITS))
    assert not issues
    assert " ".join(issue.code for issue in found) == code
    assert {issue.severity for issue in found} <= {Severity.WARNING}
    assert {issue.article for issue in found} <= {"CCNL 23.2.2026 art. 14"}
    assert not list(law_issues(rules, limits_on(shipped_law(), date(2022, 12, 31), {})))


def test_that_the_ente_may_set_its_own_limit_from_a_year_on() -> None:
    own = own_limits([("soglia.progressioni_valutazione.2026", "65")], 2026)
    told = [one.sentence for one in law_issues(shipped(), limits_on(shipped_law(), date(2026, 12, 31), own))]
    assert told == ["Alla performance individuale spetta almeno il 65 % del totale."]


@given(
    st.lists(st.integers(6, 40), max_size=4, unique=True).map(sorted),
    st.integers(40, 70),
    st.text(st.characters(codec="utf-8", exclude_categories=["Cs", "Cc"]), min_size=1, max_size=20),
)
@settings(max_examples=25, deadline=None)
def test_any_rules_read_back_the_same(steps: list[int], weight: int, name: str) -> None:
    rules = dataclasses.replace(
        RULES,
        name=f"R{name}",
        performance=definition.Performance(D(weight)),
        experience=definition.Experience(D(90 - weight)),
        extra=tuple(ExtraStep(years, D(1)) for years in steps),
    )
    assert read_progressions(write_progressions(rules))[0] == rules
