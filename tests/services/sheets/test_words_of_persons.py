"""Words of methods that need what is kept of persons and objectives: worked by hand on a real archive."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest

from app.domain.certified_data.events import EventDraft
from app.domain.certified_data.figures import OF_THE_ENTITY, FigureDraft, FigureOwner
from app.domain.errors import UserError
from app.domain.ids import AreaId, RoundId
from app.domain.method.definition import MethodDefinition
from app.domain.method.outside import Ceiling, CertifiedDatum, Difficulty, Multiplier, MultiplierStep, Penalty
from app.domain.method.outside_words import (
    Contribution,
    DatumKind,
    DatumOwner,
    FigureSource,
    MeanOf,
    RankScope,
    SectionEvaluator,
)
from app.domain.method.scale import Scale, ScaleRow
from app.domain.method.template import Bands, Factor, Rank, Section, SheetTemplate
from app.domain.method.vocabulary import BandKind, ScaleMode, SectionKind
from app.domain.permissions import Action
from app.domain.roles import SheetRole
from app.domain.rounds.rounds import RoundDraft
from app.domain.workflow import RoundKind
from app.services.access import reading
from app.services.audit import undoing
from app.services.certified_data.keeping import save_event, save_figure
from app.services.methods.versions import new_version
from app.services.rounds.rounds import open_round, prepare_round
from app.services.sheets.composition import choose_weight
from app.services.sheets.part_signing import PartSignature, sign_part
from app.services.sheets.scores import ScoreDraft, give_score
from app.services.sheets.sheet_content import content_of, sheets_of
from app.services.sheets.sheets import list_sheets
from tests.archives.shared import ANAGRAFE, AREA, ENTITY, OWN, Shared, assign, change

D = Decimal
GRADES = Scale("g", "Gradi", ScaleMode.STEPS, tuple(ScaleRow(str(one), D(one)) for one in range(1, 6)))
BEHAVIOURS = Section(
    "c", "Comportamenti", SectionKind.BEHAVIOURS, D(40), is_individual=True, scale="g",
    factors=(
        Factor("a", "Autonomia", weight=D(60), minimum_weight=D(40), maximum_weight=D(70)),
        Factor("b", "Qualità", weight=D(40), minimum_weight=D(30), maximum_weight=D(60)),
    ),
)  # fmt: skip


def opened(shared: Shared, *sections: Section, method: MethodDefinition, **more: object) -> Shared:
    """Open a final round with these sections on the sheets of employees and EQ, and what else is given."""
    template = SheetTemplate(
        "d", "Scheda", SheetRole.EMPLOYEE, sections=sections, weights_total=sum((one.weight for one in sections), D(0)),
        **{"bands": Bands(BandKind.PROPORTIONAL), **more},
    )  # fmt: skip
    templates = (template, replace(template, code="e", role=SheetRole.EQ))
    version = new_version(shared.workspace, replace(method, scales=(GRADES,), templates=templates)).ids[0]
    round_id = RoundId(open_round(shared.workspace, RoundDraft(2024, RoundKind.FINAL, version)).ids[0])
    prepare_round(shared.workspace, round_id)
    return replace(shared, round_id=round_id)


def given(shared: Shared, surname: str, section: str, item: str, value: str | None) -> None:
    give_score(
        shared.workspace, ScoreDraft(shared.sheet_id(surname), section, item, None if value is None else D(value))
    )


def test_what_a_person_brought_multiplies_the_degree_and_a_harder_objective_weighs_more(shared: Shared) -> None:
    easy, hard = shared.pursue("Facile", "100", (ANAGRAFE, "50")), shared.pursue("Difficile", "50", (ANAGRAFE, "50"))
    for objective in (easy, hard):
        assign(shared, objective, "Rossi", "50")
    change(shared, hard, difficulty="alta")
    method = MethodDefinition("m", "Metodo", difficulties=(Difficulty("alta", "Alta", D("1.5")),))
    group = replace(OWN, weight=D(100), contribution=Contribution.SHARE)
    comune = opened(shared, group, method=method)
    key = f"contribution:objective:{easy}"
    assert [one for one in comune.missing("Rossi") if "Facile" in one] == [
        "Obiettivi affidati: manca l'apporto della persona all'obiettivo «Facile»"
    ]
    given(comune, "Rossi", "affidati", key, "80")
    given(comune, "Rossi", "affidati", f"contribution:objective:{hard}", "100")
    # 50 and 50 × 1,5 = 75, out of 125: 40 and 60; 100 × 80 % = 80 and 50: 0,4 × 80 + 0,6 × 50 = 62.
    assert comune.degree("Rossi", "affidati") == 62
    line = comune.detail("Rossi").item("affidati", key)
    assert line is not None
    assert (line.label, line.value) == ("Apporto a «Facile»", D(80))
    step = comune.detail("Rossi").result.tree.find(f"section:affidati/objective:{hard}")
    assert step is not None
    assert ("difficoltà", "Alta: peso 50 × 1,5") in step.values
    with pytest.raises(UserError, match="120 non è un punteggio possibile"):
        given(comune, "Rossi", "affidati", key, "120")
    with pytest.raises(UserError, match="non fa parte della scheda"):
        given(comune, "Rossi", "affidati", "contribution:objective:9999", "80")
    undoing.undo_last(comune.workspace)
    assert comune.missing("Rossi") == ["Obiettivi affidati: manca l'apporto della persona all'obiettivo «Difficile»"]


def test_factors_weigh_as_chosen_for_the_person_and_two_who_score_have_their_shares(shared: Shared) -> None:
    section = replace(BEHAVIOURS, weight=D(100), evaluator=SectionEvaluator.SECOND, second_share=D(25))
    comune = opened(shared, section, method=MethodDefinition("m", "Metodo"))
    sheet = comune.sheet_id("Rossi")
    choose_weight(comune.workspace, sheet, "c", D(45), "a")
    assert (
        comune.detail("Rossi")
        .composition.findings[0]
        .sentence.startswith("Sezione «Comportamenti»: i pesi dei fattori")
    )
    choose_weight(comune.workspace, sheet, "c", D(55), "b")
    assert not comune.detail("Rossi").composition.findings
    with pytest.raises(UserError, match="va da 30 a 60"):
        choose_weight(comune.workspace, sheet, "c", D(80), "b")
    for item, value in (("a", "5"), ("b", "4"), ("second:a", "1")):
        given(comune, "Rossi", "c", item, value)
    with pytest.raises(UserError, match="non è completa: Comportamenti: manca il punteggio del fattore «Qualità»"):
        sign_part(comune.workspace, sheet, PartSignature("c", comune.workspace.today))
    given(comune, "Rossi", "c", "second:b", "2")
    assert comune.missing("Rossi") == [
        "Comportamenti: parte del secondo valutatore (Bianchi Carla, da compilare e firmare)"
    ]
    sign_part(comune.workspace, sheet, PartSignature("c", comune.workspace.today))
    # a: 75 % of 100 + 25 % of 20 = 80; b: 75 % of 80 + 25 % of 40 = 70; 0,45 × 80 + 0,55 × 70 = 74,5.
    assert comune.degree("Rossi", "c") == Fraction(149, 2)
    assert comune.missing("Rossi") == []


def test_figures_from_outside_reach_the_sheets_and_those_of_others_do_not(shared: Shared) -> None:
    shared.pursue("Dell'area", "80", (AREA, "100"))
    data = (
        CertifiedDatum("ente", "Indice dell'ente", DatumOwner.ENTITY),
        CertifiedDatum("area", "Indice dell'area", DatumOwner.UNIT, unit="%"),
        CertifiedDatum("corso", "Corso obbligatorio", DatumOwner.PERSON, DatumKind.DUTY),
        CertifiedDatum("richiamo", "Richiami", DatumOwner.PERSON, DatumKind.EVENT),
        CertifiedDatum("cert", "Dato della sezione", DatumOwner.PERSON),
    )
    sources = (FigureSource.ENTITY, FigureSource.UNIT, FigureSource.PRESENCE)
    multipliers = (
        *(Multiplier(one, steps=in_proportion_up_to("80"), is_linear=True) for one in sources),
        *(
            Multiplier(FigureSource.CERTIFIED, code, steps=in_proportion_up_to(whole), is_linear=True)
            for code, whole in (("ente", "80"), ("area", "100"), ("corso", "1"))
        ),
    )
    comune = opened(
        shared, ENTITY, Section("cert", "Certificato", SectionKind.EXTERNAL, D(80)),
        method=MethodDefinition("m", "Metodo", certified_data=data), multipliers=multipliers,
        penalties=(Penalty("Richiami", "richiamo", D(2)),),
    )  # fmt: skip
    work, rossi = comune.workspace, FigureOwner(employee_id=comune.people["Rossi"])
    with reading(work, Action.READ) as session:
        place = shared.place(session, AREA)
    for code, owner, value in (
        ("ente", OF_THE_ENTITY, "90"),
        ("area", FigureOwner(AreaId(place["area_id"] or 0)), "70.5"),
        ("corso", rossi, "1"),
        ("cert", rossi, "60"),
    ):
        save_figure(work, 2024, FigureDraft(code, (owner,), D(value), date(2024, 12, 1), "OIV", "verbale 3"))
    people = (comune.people["Rossi"],)
    for day in (3, 4):
        save_event(work, 2024, EventDraft("richiamo", people, date(2024, 5, day), "Ritardo", f"nota {day}"))
    mine, other = figures_of(comune, "Rossi"), figures_of(comune, "Bruni")
    assert {key: mine[key] for key in ("ente", "area", "corso", "richiamo", "cert")} == {
        "ente": D(90), "area": D("70.5"), "corso": D(1), "richiamo": D(2), "cert": D(60),
    }  # fmt: skip
    assert (mine["entity"], mine["unit"], mine["presence"]) == (D(80), D(80), D(100))
    assert (other["ente"], other["area"], other["corso"], other["richiamo"]) == (D(90), None, None, D(0))
    assert comune.degree("Rossi", "cert") == 60
    result = comune.detail("Rossi").result
    # Each multiplier of the table is 1 but that of the area: (80 × 20 + 60 × 80) : 100 = 64, less 2 × 2, times 0,705.
    assert result.missing == ()
    assert result.total == D("42.30")
    with pytest.raises(UserError, match="non si scrive sulla scheda"):
        given(comune, "Rossi", "cert", "degree", "50")
    with pytest.raises(UserError, match="la metodologia lo chiede di tutto l'ente"):
        save_figure(work, 2024, FigureDraft("ente", (rossi,), D(1), date(2024, 12, 1), "OIV"))


def in_proportion_up_to(whole: str) -> tuple[MultiplierStep, ...]:
    return MultiplierStep(D(0), D(0)), MultiplierStep(D(whole), D(1))


def figures_of(comune: Shared, surname: str) -> dict[str, Decimal | None]:
    wanted = comune.sheet_id(surname)
    with reading(comune.workspace, Action.SEE_SCORES) as session:
        sheet = next(one for one in sheets_of(session, comune.round_id) if one.id == wanted)
        return {one.datum or one.kind.value: one.value for one in content_of(session, sheet).given.figures}


def test_places_of_a_ranking_are_known_once_every_sheet_is_complete_and_follow_each_change(shared: Shared) -> None:
    ranks = (Rank(D(100), first=1), Rank(D(50), percent=D(100)))
    bands = Bands(BandKind.RANKING, ranks=ranks, scope=RankScope.ENTITY)
    behaviours = replace(BEHAVIOURS, weight=D(100))
    comune = opened(shared, behaviours, method=MethodDefinition("m", "Metodo"), bands=bands)
    comune.fill("Rossi", 4)
    comune.fill("Neri", 3)
    assert "graduatoria" in comune.missing("Rossi")[0]
    comune.fill("Bruni", 2)
    shares = {name: comune.detail(name).result.award_share for name in ("Rossi", "Neri", "Bruni")}
    assert shares == {"Rossi": D(100), "Neri": D(50), "Bruni": D(50)}
    comune.fill("Bruni", 5)
    listed = {row.person.partition(" ")[0]: row.band for row in list_sheets(comune.workspace, comune.round_id)}
    assert comune.detail("Bruni").result.award_share == 100
    assert comune.detail("Rossi").result.award_share == 50
    assert listed["Rossi"] != listed["Bruni"]


def test_a_total_is_not_above_the_mean_of_those_evaluated_once_it_is_known(shared: Shared) -> None:
    ceilings = (Ceiling(MeanOf.EVALUATED),)
    comune = opened(
        shared, replace(BEHAVIOURS, weight=D(100)), method=MethodDefinition("m", "Metodo"), ceilings=ceilings
    )
    comune.fill("Verdi", 5)
    assert len(comune.missing("Verdi")) == 1
    comune.fill("Rossi", 4)
    comune.fill("Neri", 3)
    # Rossi 80 and Neri 60: Verdi's 100 is brought to 70; those two evaluate nobody, and nothing bounds them.
    assert comune.detail("Verdi").result.total == 70
    assert comune.detail("Rossi").result.total == 80
    assert [row.total for row in list_sheets(comune.workspace, comune.round_id) if row.person.startswith("Verdi")] == [
        70
    ]
    comune.fill("Neri", 5)
    assert comune.detail("Verdi").result.total == 90
