import pytest

from app.domain.issues import Severity, errors_of
from app.domain.plan_text import PresentPlan, parse_plan, plan_changes

COMMON = "OBIETTIVI COMUNI\n- Puntualità\n\n"


@pytest.mark.parametrize(
    ("body", "code", "line"),
    [
        ("AREA TECNICA\n- Asfaltature\n", "area_without_sectors", 4),
        ("AREA TECNICA\n(Settore Strade)\n- Asfaltature\n\nAREA SOCIALE\n\nFine.\n", "area_empty", 8),
        ("AREA TECNICA\n(Settore Strade)\n(Settore Verde)\n- Potature\n", "sector_empty", 5),
        ("AREA TECNICA\n(Settore Verde)\n- Potature\n(Settore VERDE)\n- Aiuole\n", "sector_twice", 7),
        ("AREA TECNICA\n(Settore Verde)\n- Potature\n- Aiuole\n- potature;\n", "bullet_twice", 8),
        ("AREA TECNICA\n(Settore Verde)\n- Potature.\n\nSi precisa altro.\n\n- Aiuole\n", "bullets_after_prose", 10),
    ],
)
def test_that_a_doubt_names_its_line(body: str, code: str, line: int) -> None:
    issues = [issue for issue in parse_plan(COMMON + body).issues if issue.code == code]
    assert len(issues) == 1
    assert issues[0].sentence.startswith(f"Riga {line}: ")
    assert issues[0].severity is Severity.WARNING


def test_that_objectives_of_a_settore_without_area_stop_the_import_instead_of_getting_lost() -> None:
    plan = parse_plan("(Settore Verde)\n- Potature\n- Aiuole\n\nAREA TECNICA\n(Settore Strade)\n- Asfaltature\n")
    errors = errors_of(plan.issues)
    assert [issue.code for issue in errors] == ["sector_without_area"]
    assert "2 obiettivi" in errors[0].sentence
    assert not plan_changes(plan, PresentPlan()).can_be_written


def test_that_a_clean_plan_has_nothing_to_say() -> None:
    plan = parse_plan(COMMON + "AREA TECNICA\n(Settore Strade)\n- Asfaltature\n")
    assert plan.issues == ()
    assert plan_changes(plan, PresentPlan()).can_be_written


def test_that_an_area_of_the_list_with_a_shorter_name_is_the_one_of_the_section() -> None:
    plan = parse_plan(
        "A. AREA AFFARI GENERALI\nB. AREA TECNICA/MANUTENTIVA\n\nTesto.\n\nAREA AFFARI GENERALI E PERSONALE\n"
        "(Settore Segreteria)\n- Atti\n\nAREA TECNICA / MANUTENTIVA\n(Settore Strade)\n- Asfaltature\n"
    )
    assert [area.name for area in plan.areas] == ["Area Affari generali e personale", "Area Tecnica / Manutentiva"]


def test_that_an_area_of_the_list_is_compared_with_every_section_that_begins_alike() -> None:
    plan = parse_plan(
        "AREA SERVIZI PERSONA E SCUOLA\nAREA SERVIZI CASA\n\nTesto.\n\n"
        "AREA SERVIZI PERSONA E SPORT\n(Settore A)\n- Atti\n\n"
        "AREA SERVIZI PERSONA E SCUOLA MATERNA\n(Settore B)\n- Mense\n"
    )
    assert [area.name for area in plan.areas] == [
        "Area Servizi persona e sport",
        "Area Servizi persona e scuola materna",
        "Area Servizi casa",
    ]
