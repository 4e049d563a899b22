"""A unit found by what people call it in their lists."""

import pytest

from app.domain.structure.named_units import calls_a_unit, unit_elsewhere
from app.domain.structure.units import UnitKey, UnitKind, UnitRow

NAMES = (
    (UnitKind.AREA, "IA", "I – Amministrativo e servizi alla persona"),
    (UnitKind.AREA, "IE", "SETTORE II - ECONOMICO-FINANZIARIO"),
    (UnitKind.AREA, "IT", "Settore III – Tecnico"),
    (UnitKind.SECTOR, "TR", "Servizio Tributi"),
    (UnitKind.AREA, "IV", "Polizia locale"),
)
UNITS = tuple(
    UnitRow(kind, n, 1, code, name, "", n, None, None, UnitKey(n), name)
    for n, (kind, code, name) in enumerate(NAMES, 1)
)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Settore I", "IA"), ("Settore I / Demografici", "IA"), ("settore II", "IE"), ("SETTORE III / LL.PP.", "IT"),
        ("Settore I / Tributi", "TR"), ("Ufficio Tributi", "TR"), ("ie", "IE"), ("Settore V", None),
        ("Settore IV", "IV"), ("IV SETTORE", "IV"), ("AREA IV – POLIZIA LOCALE", "IV"), ("I", None),
        ("Settore", None), ("", None), ("2° Settore", "IE"), ("4 - Polizia locale", "IV"), ("POL. LOCALE", "IV"),
        ("II SETTORE - ECONOMICO FINANZIARIO", "IE"), ("IV SETTORE – POLIZIA LOCALE", "IV"), ("Pol. munic.", None),
        ("Area II - Finanziaria", "IE"), ("III Tecnica", "IT"), ("Area IV - Polizia municipale", None),
        ("Settore I – Tecnico", None), ("Settore I – Persone", "IA"),
    ],
)  # fmt: skip
def test_that_one_unit_is_found_by_code_name_beginning_or_path(text: str, code: str | None) -> None:
    found = unit_elsewhere(UNITS, text)
    assert (found.code if found else None) == code


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("2° Economico-Finanziario", "EF"), ("3° Tecnico", "TP"), ("1° Affari Generali", "AG"), ("Tecnico", "TP"),
        ("3° Polizia", None), ("Eco", None), ("1° Vigilanza", None),
    ],
)  # fmt: skip
def test_that_a_number_that_no_unit_has_hides_no_name(text: str, code: str | None) -> None:
    names = (
        ("AG", "Affari Generali e Servizi"),
        ("EF", "Economico-Finanziario e Tributi"),
        ("TP", "Tecnico e Polizia"),
    )
    units = [
        UnitRow(UnitKind.SECTOR, n, 1, own, f"Settore {name}", "", n, None, None, UnitKey(n), name)
        for n, (own, name) in enumerate(names, 1)
    ]
    found = unit_elsewhere(units, text)
    assert (found.code if found else None) == code


@pytest.mark.parametrize(
    ("text", "is_unit"),
    [
        ("SETTORE II – TECNICO", True), ("IV Settore", True), ("Ufficio Tributi", True), ("1° Settore – Affari", True),
        ("Settore", False), ("Rossi Mario", False), ("Areato Luca", False), ("Foglio1", False),
    ],
)  # fmt: skip
def test_that_a_line_of_its_own_may_name_a_unit(text: str, *, is_unit: bool) -> None:
    assert calls_a_unit(text) is is_unit
