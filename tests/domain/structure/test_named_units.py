"""A unit found by what people call it in their lists."""

import pytest

from app.domain.structure.named_units import unit_elsewhere
from app.domain.structure.units import UnitKey, UnitKind, UnitRow

NAMES = (
    (UnitKind.AREA, "IA", "I – Amministrativo e servizi alla persona"),
    (UnitKind.AREA, "IE", "SETTORE II - ECONOMICO-FINANZIARIO"),
    (UnitKind.AREA, "IT", "Settore III – Tecnico"),
    (UnitKind.SECTOR, "TR", "Servizio Tributi"),
)
UNITS = tuple(
    UnitRow(kind, n, 1, code, name, "", n, None, None, UnitKey(n), name)
    for n, (kind, code, name) in enumerate(NAMES, 1)
)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Settore I", "IA"), ("Settore I / Demografici", "IA"), ("settore II", "IE"), ("SETTORE III / LL.PP.", "IT"),
        ("Settore I / Tributi", "TR"), ("Ufficio Tributi", "TR"), ("ie", "IE"), ("Settore IV", None), ("I", None),
        ("Settore", None), ("", None),
    ],
)  # fmt: skip
def test_that_one_unit_is_found_by_code_name_beginning_or_path(text: str, code: str | None) -> None:
    found = unit_elsewhere(UNITS, text)
    assert (found.code if found else None) == code
