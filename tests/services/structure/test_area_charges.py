"""An Area given to the Sindaco, to an assessore, to the Segretario: who evaluates, who sees, what is refused."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from app.domain.decision_proposals import ProposalKind
from app.domain.errors import UserError
from app.domain.ids import AreaId, IndicatorId, ObjectiveId, OfficialId, RoundId, UserId
from app.domain.objectives import ValueKind
from app.domain.objectives.indicator import IndicatorDraft
from app.domain.objectives.objective import ObjectiveDraft, UnitRef, UnitShare
from app.domain.objectives.value import IndicatorValueDraft
from app.domain.permissions import Actor
from app.domain.roles import OfficialRole, UserRole
from app.domain.rounds.rounds import RoundDraft
from app.domain.structure.appointments import EqAppointmentDraft
from app.domain.structure.area_charges import AreaChargeDraft, AreaChargeRow
from app.domain.structure.evaluators import OfficialDraft, OfficialRow
from app.domain.structure.tree import structure_tree
from app.domain.structure.units import AreaDraft
from app.domain.validation import NotValid
from app.domain.workbooks.preview import changed_rows
from app.domain.workflow import RoundKind
from app.services.audit import undoing
from app.services.cycles import open_year
from app.services.methods.keeping import ensure_preset
from app.services.objectives.detail import objective_detail
from app.services.objectives.editing import create_objective
from app.services.objectives.indicators import record_value, save_indicator
from app.services.proposals.proposing import propose_of_objective
from app.services.rounds.rounds import open_round, prepare_round
from app.services.sheets.scores import ScoreDraft, give_score
from app.services.sheets.sheets import list_sheets, sheet_detail
from app.services.structure.appointments import save_appointment
from app.services.structure.area_charges import delete_charge, save_charge
from app.services.structure.evaluators import delete_official, list_officials, save_official
from app.services.structure.organigram import organigram_svg, read_organigram
from app.services.structure.queries import read_unit
from app.services.structure.units import save_area
from app.services.workbooks.job import export_workbook, import_workbook, preview_workbook
from app.services.workbooks.registry import PERSONNEL_WORKBOOK
from tests.archives.plain import read_person, read_registry
from tests.archives.town import START, Town
from tests.checking import check_structure

PROPOSED = ProposalKind.NEUTRALISE
JULY, DAY = date(2024, 7, 1), date(2024, 12, 31)


def official(town: Town, role: OfficialRole = OfficialRole.MAYOR) -> OfficialRow:
    return [one for one in list_officials(town.workspace) if one.role is role][-1]


def entrust(town: Town, code: str = "F", start: date = JULY, end: date | None = None) -> AreaChargeRow:
    """Give an Area to the Sindaco."""
    draft = AreaChargeDraft(official(town).id, (town.areas[code],), "Delibera 7", start, end)
    made = save_charge(town.workspace, draft).ids[0]
    return next(one for one in read_registry(town.workspace).charges if one.id == made)


def evaluator(town: Town, name: str, day: date = DAY) -> str:
    return read_person(town.workspace, town.people[name], day).row.evaluator


def without_head(town: Town) -> list[str]:
    return [one.sentence for one in check_structure(town.workspace, 2024) if one.code == "area_without_eq"]


def test_that_the_mayor_heads_an_area_from_a_day_and_evaluates_its_people(town: Town) -> None:
    assert without_head(town) == ["Area Servizi al cittadino: nessun titolare di EQ dal 01/01/2024 al 31/12/2024."]
    row = entrust(town)
    assert (evaluator(town, "Vitale Carla"), evaluator(town, "Vitale Carla", date(2024, 6, 30))) == (
        "Neri Alberto", "Giusti Laura",
    )  # fmt: skip
    assert evaluator(town, "Greco Paola") == "Giusti Laura"
    assert without_head(town) == ["Area Servizi al cittadino: nessun titolare di EQ dal 01/01/2024 al 30/06/2024."]
    area = structure_tree(read_registry(town.workspace), DAY).areas[-1].row
    assert (area.head, area.head_office) == ("Neri Alberto", OfficialRole.MAYOR)
    detail = read_unit(town.workspace, area.key, DAY)
    assert [(one.full_name, one.act) for one in detail.charges] == [("Neri Alberto", "Delibera 7")]
    chart = read_organigram(town.workspace, DAY)
    assert [one.is_eq for one in chart.areas] == [True] * 5 + [False]
    drawn = organigram_svg(town.workspace, DAY).decode()
    assert "incarico non assegnato" not in drawn
    assert "Responsabile: il Sindaco" in drawn
    save_charge(town.workspace, replace(row.draft, valid_from=START))
    assert without_head(town) == []
    undoing.undo_last(town.workspace)
    [kept] = read_registry(town.workspace).charges
    delete_charge(town.workspace, kept.id)
    assert evaluator(town, "Vitale Carla") == "Giusti Laura"
    undoing.undo_last(town.workspace)
    assert evaluator(town, "Vitale Carla") == "Neri Alberto"


def test_that_several_areas_are_given_with_one_act_and_corrected_one_by_one(town: Town) -> None:
    heads = {one.area_codes: one for one in read_registry(town.workspace).appointments}
    save_appointment(town.workspace, replace(heads["E"].draft, valid_to=date(2024, 6, 30)))
    areas = (town.areas["E"], town.areas["F"])
    save_charge(town.workspace, AreaChargeDraft(official(town).id, areas, "Delibera 7", JULY))
    rows = read_registry(town.workspace).charges
    assert [one.area_code for one in rows] == ["E", "F"]
    with pytest.raises(NotValid, match="aggiungerne una nuova"):
        save_charge(town.workspace, replace(rows[0].draft, area_ids=areas))
    save_charge(town.workspace, replace(rows[0].draft, valid_to=date(2024, 9, 30)))
    assert (evaluator(town, "Leone Franco"), evaluator(town, "Vitale Carla")) == ("Giusti Laura", "Neri Alberto")


def test_that_an_area_has_one_head_a_day_whoever_that_is(town: Town) -> None:
    with pytest.raises(NotValid, match="Greco Paola ha già l'incarico di EQ su Area Servizi sociali dal 01/01/2020"):
        entrust(town, "D")
    row = entrust(town, end=date(2024, 9, 30))
    with pytest.raises(NotValid, match="Neri Alberto ha già la responsabilità di Area Servizi al cittadino"):
        save_appointment(
            town.workspace, EqAppointmentDraft(town.people["Vitale Carla"], (town.areas["F"],), valid_from=JULY)
        )
    secretary = official(town, OfficialRole.SECRETARY)
    second = AreaChargeDraft(secretary.id, (town.areas["F"],), "", date(2024, 9, 1))
    with pytest.raises(NotValid, match="un'area ha un solo titolare per volta"):
        save_charge(town.workspace, second)
    save_charge(town.workspace, replace(second, valid_from=date(2024, 10, 1)))
    assert (evaluator(town, "Vitale Carla", JULY), evaluator(town, "Vitale Carla")) == ("Neri Alberto", "Giusti Laura")
    save_charge(town.workspace, replace(row.draft, act="Delibera 8"))
    empty = AreaId(save_area(town.workspace, AreaDraft("G", "Area Cultura")).ids[0])
    save_charge(town.workspace, AreaChargeDraft(secretary.id, (empty,), "Decreto 1", JULY))
    with pytest.raises(UserError, match="Dopo quel giorno: 1 responsabilità"):
        save_area(town.workspace, AreaDraft("G", "Area Cultura", None, date(2024, 8, 31), None, empty))


def test_that_nobody_heads_an_area_beyond_the_own_office(town: Town) -> None:
    with pytest.raises(NotValid, match="è in carica dal 01/01/2020"):
        entrust(town, start=date(2019, 1, 1))
    member = save_official(town.workspace, OfficialDraft(OfficialRole.BODY_MEMBER, "Sala Aldo", START)).ids[0]
    with pytest.raises(NotValid, match="non può avere un'area"):
        save_charge(town.workspace, AreaChargeDraft(OfficialId(member), (town.areas["F"],), "", JULY))
    entrust(town)
    mayor = official(town)
    with pytest.raises(UserError, match="responsabilità di un'area"):
        delete_official(town.workspace, mayor.id)
    with pytest.raises(NotValid, match="ha la responsabilità di Area Servizi al cittadino dal 01/07/2024"):
        save_official(town.workspace, replace(mayor.draft, valid_to=date(2024, 6, 30)))
    save_official(town.workspace, OfficialDraft(OfficialRole.MAYOR, "Verdi Piero", date(2024, 11, 1)))
    [row] = read_registry(town.workspace).charges
    assert row.valid_to == date(2024, 10, 31)  # it ends with the office
    undoing.undo_last(town.workspace)
    assert read_registry(town.workspace).charges[0].valid_to is None


def test_that_an_assessore_may_head_an_area_and_several_are_in_office(town: Town) -> None:
    for name in ("Sala Ugo", "Pini Ada"):
        save_official(town.workspace, OfficialDraft(OfficialRole.ASSESSOR, name, START))
    assert official(town, OfficialRole.ASSESSOR).full_name == "Pini Ada"
    save_charge(
        town.workspace,
        AreaChargeDraft(official(town, OfficialRole.ASSESSOR).id, (town.areas["F"],), "Delibera 7", JULY),
    )
    assert evaluator(town, "Vitale Carla") == "Pini Ada"


def test_that_the_mayor_who_logs_in_scores_those_sheets_alone(town: Town) -> None:
    open_year(town.workspace, 2024)
    entrust(town)
    version = ensure_preset(town.workspace, "solo-comportamenti")
    round_id = RoundId(open_round(town.workspace, RoundDraft(2024, RoundKind.FINAL, version)).ids[0])
    prepare_round(town.workspace, round_id)
    mayor = Actor("Neri Alberto", UserRole.MAYOR, official_id=official(town).id, user_id=UserId(9))
    own = replace(town.workspace, actor=mayor)
    rows = [one for one in list_sheets(own, round_id) if one.evaluator == "Neri Alberto"]
    assert [(one.person, one.valid_from) for one in rows] == [
        (name, JULY) for name in ("De Luca Teresa", "Donati Nora", "Parisi Alba", "Vitale Carla")
    ]
    item = next(one for one in sheet_detail(own, rows[0].id).items if one.takes_score)
    give_score(own, ScoreDraft(rows[0].id, item.section, item.key, Decimal(3)))
    other = next(one for one in list_sheets(town.workspace, round_id) if one.evaluator == "Greco Paola")
    with pytest.raises(UserError, match="non può compiere"):
        give_score(own, ScoreDraft(other.id, item.section, item.key, Decimal(3)))
    head = Actor("Greco Paola", UserRole.EQ, town.people["Greco Paola"], user_id=UserId(8))
    with pytest.raises(UserError, match="non può compiere"):
        sheet_detail(replace(town.workspace, actor=head), rows[0].id)


def test_that_the_mayor_measures_and_proposes_of_the_objectives_of_the_own_area_alone(town: Town) -> None:
    """Who heads an Area writes what was measured there (L. 388/2000 art. 53 c. 23), the Sindaco too."""
    open_year(town.workspace, 2024)
    made = []
    for code in "FD":
        shares = (UnitShare(UnitRef(town.areas[code])),)
        objective = ObjectiveId(
            create_objective(town.workspace, 2024, ObjectiveDraft(title=f"Sportello {code}", units=shares)).ids[0]
        )
        row = IndicatorDraft(objective_id=objective, name="Domande", target=Decimal(80), source="Protocollo")
        made.append((objective, save_indicator(town.workspace, row).ids[0]))
    (own, measured), (other, foreign) = made
    mayor = Actor("Neri Alberto", UserRole.MAYOR, official_id=official(town).id, user_id=UserId(9))
    desk = replace(town.workspace, actor=mayor)

    def measure(indicator: int) -> None:
        draft = IndicatorValueDraft(
            IndicatorId(indicator), ValueKind.FINAL, on_date=DAY, value=Decimal(75), source="Registro"
        )
        record_value(desk, draft)

    assert objective_detail(desk, own).measuring is not None, "who heads no Area is told so before writing"
    with pytest.raises(UserError, match="non è di un'area che guida"):
        measure(measured)
    row = entrust(town)
    measure(measured)
    assert objective_detail(desk, own).measuring is None
    for refused in (lambda: measure(foreign), lambda: propose_of_objective(desk, other, PROPOSED, "Fondi mancati")):
        with pytest.raises(UserError, match="non può compiere"):
            refused()
    propose_of_objective(desk, own, PROPOSED, "Fondi mancati")
    save_charge(town.workspace, replace(row.draft, valid_from=date(2023, 1, 1), valid_to=date(2023, 12, 31)))
    with pytest.raises(UserError, match="non è di un'area che guida"):
        measure(measured)


def test_that_the_workbook_takes_responsibilities_out_and_in(town: Town, tmp_path) -> None:
    entrust(town)
    path = export_workbook(town.workspace, PERSONNEL_WORKBOOK, 2024, tmp_path / "anagrafica.xlsx")
    data = path.read_bytes()
    assert changed_rows(preview_workbook(town.workspace, PERSONNEL_WORKBOOK, data)) == []
    [row] = read_registry(town.workspace).charges
    delete_charge(town.workspace, row.id)
    import_workbook(town.workspace, PERSONNEL_WORKBOOK, data)
    [again] = read_registry(town.workspace).charges
    assert replace(again, id=row.id) == row
