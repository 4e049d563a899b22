"""Heads that a plan only names: made people and heads of their Aree in one operation."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from app.domain.documents.catalogue import PLAN as PLAN_DOCUMENT
from app.domain.documents.catalogue import DocumentRequest
from app.domain.roles import Gender, OfficialRole
from app.domain.structure.evaluators import OfficialDraft
from app.domain.structure.likely_gender import likely_gender
from app.domain.structure.plan_heads import HeadMatch
from app.domain.validation import NotValid
from app.services.audit import undoing
from app.services.documents.printing import print_document
from app.services.objectives.detail import objective_detail
from app.services.plan_text.importing import import_plan
from app.services.plan_text.opening import plan_of_text
from app.services.structure.evaluators import save_official
from app.services.structure.plan_heads import appoint_plan_heads, list_plan_heads
from tests.archives.office import YEAR, Office, list_objectives
from tests.archives.plain import read_registry
from tests.pdf_words import words_of
from tests.services.plan_text.test_heads import PLAN, appointments


def test_that_heads_named_by_a_plan_become_people_and_heads_in_one_go_and_answer_for_its_objectives(
    office: Office,
) -> None:
    w = office.workspace
    assert list_plan_heads(w, YEAR) == []
    import_plan(w, plan_of_text(PLAN), YEAR)
    heads = list_plan_heads(w, YEAR)
    assert [(one.area, one.match, one.full_name, one.matricola, one.objectives) for one in heads] == [
        ("Area Affari generali", HeadMatch.KNOWN, "Arcuri Ada", "0001", 1),
        ("Area Contabile", HeadMatch.NEW, "Ignoti Nino", "EQ-01", 1),
        ("Area Tecnica", HeadMatch.KNOWN, "Bassi Bruno", "0002", 1),
    ]
    assert (heads[1].gender, heads[1].valid_from, heads[1].is_wanted) == (Gender.MALE, date(YEAR, 1, 1), True)
    with pytest.raises(NotValid, match="manca il genere di Ignoti Nino"):
        appoint_plan_heads(w, YEAR, [replace(heads[1], gender=None)], gives_objectives=True)
    left = replace(heads[2], is_wanted=False)
    changes = appoint_plan_heads(w, YEAR, [heads[0], heads[1], left], gives_objectives=True)
    assert changes.label == "Responsabili dal piano: 2 incarichi di EQ, 1 persona nuova"
    assert [(name, areas) for name, areas, *_ in appointments(w)] == [
        ("Arcuri", ["Area Affari generali"]), ("Ignoti", ["Area Contabile"]),
    ]  # fmt: skip
    owners = {row.title: objective_detail(w, row.id).draft.owner_id for row in list_objectives(w, YEAR)}
    assert owners["Riordino dell'archivio di deposito"] == office.people["Arcuri"]
    assert owners["Rendiconto semplificato per i cittadini"] not in {None, office.people["Arcuri"]}
    assert owners["Manutenzione dei parchi gioco"] is None
    assert [one.area for one in list_plan_heads(w, YEAR)] == ["Area Tecnica"]
    undoing.undo_last(w)
    assert appointments(w) == []
    assert len(list_plan_heads(w, YEAR)) == 3
    assert "Ignoti" not in {one.last_name for one in read_registry(w).employees}


def test_that_an_office_that_the_plan_names_gets_the_area_without_an_appointment(
    office: Office, tmp_path: Path
) -> None:
    w = office.workspace
    plan = PLAN.replace("dott.ssa Ada Arcuri", "il Sindaco, ing. Leo Pace").replace("Nino Ignoti", "l'Assessore Pini")
    import_plan(w, plan_of_text(plan.replace("BASSI Bruno", "Vice Segretario Bassi Bruno")), YEAR)
    assert [one.match for one in list_plan_heads(w, YEAR)][:2] == [HeadMatch.NO_OFFICIAL] * 2
    with pytest.raises(NotValid, match="Area Affari generali: aggiungere prima la carica"):
        appoint_plan_heads(w, YEAR, [replace(list_plan_heads(w, YEAR)[0], is_wanted=True)], gives_objectives=True)
    for role, name in ((OfficialRole.MAYOR, "Pace Leo"), (OfficialRole.ASSESSOR, "Pini Ada")):
        save_official(w, OfficialDraft(role, name, date(YEAR, 3, 1)))
    mayor, assessor, vice = list_plan_heads(w, YEAR)
    assert [(one.match, one.full_name, one.is_wanted) for one in (mayor, assessor)] == [
        (HeadMatch.OFFICIAL, "Pace Leo", True), (HeadMatch.OFFICIAL, "Pini Ada", True),
    ]  # fmt: skip
    assert vice.official_id is None
    changes = appoint_plan_heads(w, YEAR, [mayor, assessor], gives_objectives=True)
    assert changes.label == "Responsabili dal piano: 2 aree a chi ha una carica"
    assert [(one.area, one.full_name, one.valid_from) for one in read_registry(w).charges] == [
        ("Area Affari generali", "Pace Leo", date(YEAR, 3, 1)), ("Area Contabile", "Pini Ada", date(YEAR, 3, 1)),
    ]  # fmt: skip
    assert appointments(w) == []
    assert [one.area for one in list_plan_heads(w, YEAR)] == ["Area Tecnica"]
    print_document(w, DocumentRequest(PLAN_DOCUMENT, YEAR), tmp_path / "piano.pdf")
    words = words_of(tmp_path / "piano.pdf")
    assert "Responsabile: il Sindaco Pace Leo." in words
    assert "Responsabile: l'assessore Pini Ada." in words


def test_that_one_head_of_two_aree_is_one_person_with_one_appointment(office: Office) -> None:
    w = office.workspace
    import_plan(w, plan_of_text(PLAN.replace("dott.ssa Ada Arcuri", "Nino Ignoti")), YEAR)
    heads = list_plan_heads(w, YEAR)
    assert [one.matricola for one in heads] == ["EQ-01", "EQ-01", "0002"]
    appoint_plan_heads(w, YEAR, heads, gives_objectives=False)
    assert [areas for _, areas, *_ in appointments(w)] == [["Area Affari generali", "Area Contabile"], ["Area Tecnica"]]


def test_that_an_area_given_ad_interim_is_an_appointment_of_its_own(office: Office) -> None:
    w = office.workspace
    import_plan(w, plan_of_text(PLAN.replace("dott.ssa Ada Arcuri", "Nino Ignoti (ad interim)")), YEAR)
    heads = list_plan_heads(w, YEAR)
    assert [one.matricola for one in heads] == ["EQ-01", "EQ-01", "0002"]
    changes = appoint_plan_heads(w, YEAR, heads, gives_objectives=False)
    assert changes.label == "Responsabili dal piano: 3 incarichi di EQ, 1 persona nuova"
    given = {one.areas: one.is_ad_interim for one in read_registry(w).appointments}
    assert given == {"Area Affari generali": True, "Area Contabile": False, "Area Tecnica": False}


@pytest.mark.parametrize(
    ("first_name", "gender"),
    [("Ada", Gender.FEMALE), ("Andrea", Gender.MALE), ("Luca Maria", Gender.MALE), ("Xyle", None), ("", None)],
)
def test_that_a_gender_is_guessed_only_where_the_name_says_it(first_name: str, gender: Gender | None) -> None:
    assert likely_gender(first_name) is gender
