"""What names a part by its code follows when the code changes."""

from dataclasses import replace
from decimal import Decimal

from app.domain.method.checks import validate
from app.domain.method.definition import MethodDefinition
from app.domain.method.template import BlockingRule
from app.domain.method_editing.places import at
from app.domain.method_editing.renaming import put_back
from app.services.methods.presets import read_preset


def used(method: MethodDefinition) -> set[str]:
    sections = [section for template in method.templates for section in template.sections]
    scales = {factor.scale for section in sections for factor in section.factors} | {one.scale for one in sections}
    return scales | {method.indicators.judgement_scale}


def test_that_a_scale_with_another_code_stays_the_scale_of_what_used_it() -> None:
    method = read_preset("articolo-9")
    for number, scale in enumerate(method.scales):
        changed = put_back(method, ("scales", number), replace(scale, code="altra"))
        assert used(changed) == {"altra" if code == scale.code else code for code in used(method)}
        assert not [issue for issue in validate(changed) if issue.code == "unknown_scale"]


def test_that_a_block_follows_the_code_of_its_section() -> None:
    method = read_preset("articolo-9")
    section = method.templates[0].sections[0]
    rules = (BlockingRule(section.code, Decimal(50)), BlockingRule("", Decimal(60)))
    method = put_back(method, ("templates", 0, "blocking"), rules)
    changed = put_back(method, ("templates", 0, "sections", 0), replace(section, code="altra"))
    assert [rule.section for rule in at(changed, ("templates", 0, "blocking"))] == ["altra", ""]


def test_that_a_code_that_another_one_still_has_is_not_followed() -> None:
    method = read_preset("articolo-9")
    scale = method.scales[0]
    twice = replace(method, scales=(scale, *method.scales))
    changed = put_back(twice, ("scales", 0), replace(scale, code="altra"))
    assert used(changed) == used(method)


def test_that_other_edits_are_only_put_in_their_place() -> None:
    method = read_preset("articolo-9")
    section = replace(method.templates[0].sections[0], title="Altro titolo")
    place = ("templates", 0, "sections", 0)
    assert at(put_back(method, place, section), place) == section
    assert put_back(method, ("name",), "Altro").name == "Altro"
