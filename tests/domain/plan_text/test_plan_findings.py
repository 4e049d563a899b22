import pytest

from app.domain.errors import UserError
from app.domain.issues import Severity, errors_of
from app.domain.plan_text.comparison import plan_changes
from app.domain.plan_text.preview import PresentPlan
from tests.domain.plan_text.parsing import parse_plan

COMMON = "OBIETTIVI COMUNI\n- Puntualità\n\n"


@pytest.mark.parametrize(
    ("body", "code", "line"),
    [
        ("AREA TECNICA\n- Asfaltature\nAREA SOCIALE\n(Settore Nidi)\n- Rette\n", "area_without_sectors", 4),
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


STAFF = """| Settore | Donne | Uomini | Totale |
| Strade | 2 | 3 | 5 |
| Verde | 1 | 2 | 3 |
| Totale | 3 | 5 | {} |

{}
"""


def staff_findings(total: str, sentence: str) -> list[str]:
    plan = parse_plan(STAFF.format(total, sentence) + COMMON + "AREA TECNICA\n(Settore Strade)\n- Asfaltature\n")
    return [issue.sentence for issue in plan.issues if issue.code.startswith("staff")]


def test_that_a_total_of_the_staff_that_is_not_its_sum_is_told() -> None:
    assert staff_findings("8", "") == []
    assert staff_findings("9", "") == ["Riga 4: la tabella del personale fa 8, il piano scrive 9."]


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("In servizio donne n. 3 (37,5%) e uomini 5", []),
        ("In servizio donne n. 3 (38%)", []),
        ("In servizio donne n. 3 (36,6%)", []),
        ("In servizio donne n. 3 (36,5%)", ["Riga 6: il piano scrive 36,5 %, ma 3 su 8 è il 37,5 %."]),
        ("In servizio uomini: 5 (60%)", ["Riga 6: il piano scrive 60 %, ma 5 su 8 è il 62,5 %."]),
    ],
)
def test_that_a_share_of_the_staff_off_by_a_point_is_told(sentence: str, found: list[str]) -> None:
    assert staff_findings("8", sentence) == found


PROSE = "Il testo che segue narra com'è andato l'anno, senza dire mai a chi spetta fare che cosa e per quando."
NOTHING = "Nel testo non si riconosce nessuna unità."


@pytest.mark.parametrize(
    ("body", "told"),
    [
        (PROSE, ""),
        (
            "Uno.\nDue.\nTre.\nQuattro.\nOtto.\nSei.\n" + PROSE.replace("l'anno", "l'obiettivo"),
            "«Uno. Due.», «Tre.», «Quattro.», «Otto.» e «Il testo che segue narra com'è andato l'obiettivo, senza di…»",
        ),
    ],
    ids=["long prose is like nothing", "a long line about objectives comes before short ones"],
)
def test_that_a_text_without_units_shows_the_lines_that_come_nearest(body: str, told: str) -> None:
    with pytest.raises(UserError) as refused:
        parse_plan(body)
    assert refused.value.problem == (f"{NOTHING} Le righe che più ci somigliano: {told}." if told else NOTHING)
