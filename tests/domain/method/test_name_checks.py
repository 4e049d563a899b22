"""Contract areas that the archive has not are told where they are named."""

from dataclasses import replace

import pytest

from app.domain.issues import Severity
from app.domain.method.name_checks import name_issues
from app.domain.method.template import FactorText
from app.domain.method_editing.places import place_of_field, put
from app.domain.roles import SheetRole
from app.services.methods.presets import list_presets, read_preset

AREAS = ("Operatori", "Operatori esperti", "Istruttori", "Funzionari ed EQ")


@pytest.mark.parametrize("code", [row.code for row in list_presets()])
def test_that_the_presets_name_the_areas_of_a_new_archive(code: str) -> None:
    assert name_issues(read_preset(code), AREAS) == []


def test_that_a_sheet_for_nobody_is_told_with_its_place() -> None:
    method = read_preset("articolo-9")
    template = replace(method.templates[0], contract_areas=("Istrutori",))
    method = put(method, ("templates", 0), template)
    [issue] = name_issues(method, AREAS)
    assert issue.severity is Severity.WARNING
    assert "«Istrutori» non è nell'archivio" in issue.sentence
    assert place_of_field(method, issue.field) == ("templates", 0, "contract_areas")
    assert name_issues(method, ()) == []
    both = put(method, ("templates", 0, "contract_areas"), ("Istrutori", "istruttori"))
    assert name_issues(both, AREAS) == []


def test_that_words_for_no_area_are_told_on_their_factor() -> None:
    method = read_preset("articolo-9")
    number = next(place for place, section in enumerate(method.templates[0].sections) if section.factors)
    place = ("templates", 0, "sections", number, "factors", 0, "variants")
    method = put(method, place, (FactorText(("Uno", "Due"), "Altre parole"),))
    [issue] = name_issues(method, AREAS)
    assert "le aree contrattuali «Uno» e «Due» non sono" in issue.sentence
    assert place_of_field(method, issue.field) == (*place, 0, "contract_areas")


def test_that_employees_whom_no_sheet_takes_are_told() -> None:
    method = read_preset("articolo-9")
    place = next(
        number
        for number, one in enumerate(method.templates)
        if one.role is SheetRole.EMPLOYEE and not one.contract_areas
    )
    limited = put(method, ("templates", place, "contract_areas"), ("Istruttori", "Funzionari"))
    found = [issue.sentence for issue in name_issues(limited, AREAS)]
    assert found == ["Nessuna scheda è per i dipendenti dell'area contrattuale «Funzionari ed EQ», che l'archivio ha."]


def test_that_a_unit_that_is_not_there_is_told_with_its_place() -> None:
    method = read_preset("tre-ambiti")
    method = put(method, ("templates", 0, "units"), ("Tributi", "POLIZIA LOCALE"))
    [issue] = name_issues(method, AREAS, ("Polizia locale", "Anagrafe"))
    assert issue.sentence.endswith("nell'archivio non c'è un'Area né un Settore «Tributi».")
    assert place_of_field(method, issue.field) == ("templates", 0, "units")
    assert name_issues(method, AREAS) == []
