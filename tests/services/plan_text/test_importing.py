"""A plan taken in from text: preview, import, the same file again, plans that are not plans."""

import hashlib
from collections import Counter
from decimal import Decimal

import pytest
from sqlalchemy import select

from app.domain.errors import UserError
from app.domain.objectives import ObjectiveKind
from app.domain.objectives.objective import UnitShare
from app.domain.permissions import Action
from app.domain.plan_text.answers import PlanAnswers
from app.domain.plan_text.edited_lines import edited
from app.domain.plan_text.preview import PlanPart
from app.models.municipality import PersonnelCost, PopulationFigure
from app.models.objectives import Objective
from app.models.structure import Area, Sector
from app.services.access import reading
from app.services.audit import undoing
from app.services.cycles import open_year
from app.services.objectives.detail import objective_detail
from app.services.objectives.patching import change_objective
from app.services.plan_text.importing import counts_sentence, import_plan
from app.services.plan_text.layouts import remembered_layout
from app.services.plan_text.opening import plan_of_bytes
from app.services.plan_text.rehearsing import read_ground, rehearse_plan
from app.services.transaction import unit_of_work
from app.services.workspace import Workspace
from tests.archives.office import list_objectives
from tests.looking import list_entries, objective_tree
from tests.services.plan_text.previews import previewed

YEAR = 2024
PLAN = """
PIANO DELLA PERFORMANCE 2024-2026

Anno\tPopolazione residente
2022\t31 dicembre 1010 maschi 500 femmine 510
2023\t31 dicembre 1000 maschi 490 femmine 510

Spesa per il personale anno 2023: 100.000,50 + IRAP: 8.000,00 + ONERI: 27.000,25

Gli OBIETTIVI STRATEGICI comuni sono i seguenti:

1) Rispetto dei tempi di pagamento: pagare le fatture entro i termini di legge.
2) Trasparenza dei dati pubblicati.

Gli OBIETTIVI OPERATIVI sono i seguenti:

AREA AMMINISTRATIVA

(Settore Segreteria)
- Riordino dell'archivio di deposito.
- Rispetto dei tempi di pagamento.

(settore Cultura)
- Apertura serale della biblioteca;
- Rispetto dei tempi di pagamento

AREA TECNICA

- Aggiornamento del piano del verde.
"""
DATA = PLAN.encode()


@pytest.fixture
def archive(workspace: Workspace) -> Workspace:
    open_year(workspace, YEAR)
    return workspace


def entries(workspace: Workspace) -> int:
    return len(list_entries(workspace))


def codes(workspace: Workspace) -> list[str]:
    return [row.code for row in list_objectives(workspace, YEAR)]


def test_that_the_preview_counts_and_writes_nothing(archive: Workspace) -> None:
    before = entries(archive)
    preview = previewed(archive, plan_of_bytes(DATA, ""), YEAR)
    counts = {count.part: count.new for count in preview.counts}
    assert counts == {
        PlanPart.AREA: 2, PlanPart.SECTOR: 2, PlanPart.COMMON: 2, PlanPart.CROSS: 1, PlanPart.OPERATIONAL: 3,
        PlanPart.POPULATION: 2, PlanPart.COST: 1,
        PlanPart.DECLARED: 0, PlanPart.ACT: 0, PlanPart.TEXT: 0, PlanPart.MANDATE: 0,
    }  # fmt: skip
    assert counts_sentence(preview) == (
        "2 aree, 2 settori, 2 obiettivi strategici comuni, 1 obiettivo trasversale, 3 obiettivi operativi, "
        "2 anni di popolazione e 1 spesa per il personale"
    )
    assert (entries(archive), codes(archive)) == (before, [])


def test_that_everything_is_written_with_one_entry_that_names_file_counts_and_fingerprint(archive: Workspace) -> None:
    before = entries(archive)
    changes = import_plan(archive, plan_of_bytes(DATA, "piano 2024.txt"), YEAR)
    assert entries(archive) == before + 1
    assert changes.label.startswith("Importazione del piano da piano 2024.txt: 2 aree, 2 settori")
    assert hashlib.sha256(DATA).hexdigest() in changes.label
    assert codes(archive) == ["SC1", "SC2", "T-01", "AMM-SEG-01", "AMM-CUL-01", "TEC-01"]


def test_that_lines_divided_and_corrected_are_told_and_the_same_file_again_changes_nothing(archive: Workspace) -> None:
    document = plan_of_bytes(DATA.replace(b"pagamento\n\nAREA", b"pagamento; Riordno\n\nAREA"), "piano 2024.txt")
    number = next(block.number for block in document.blocks if block.text.endswith("Riordno"))
    answers = PlanAnswers()
    for line, pieces in ((number, [("Rispetto dei tempi di pagamento",), ("Riordno",)]), (number + 1, [("Riordino",)])):
        answers = answers.rewriting(edited(document, answers.layout.edits), line, pieces)
    changes = import_plan(archive, document, YEAR, answers)
    assert "Riordino" in [row.title for row in list_objectives(archive, YEAR)]
    assert ", 1 riga scritta a mano (SHA-256 " in changes.label
    kept = PlanAnswers(remembered_layout(archive, document))
    told = [issue.sentence for issue in rehearse_plan(document, kept, read_ground(archive, YEAR)).preview.issues]
    assert any("divisa da chi importa" in sentence for sentence in told)
    assert import_plan(archive, document, YEAR, kept).is_empty


def test_that_units_get_codes_and_objectives_their_places(archive: Workspace) -> None:
    import_plan(archive, plan_of_bytes(DATA, ""), YEAR)
    branches = [branch for group in objective_tree(archive, YEAR).groups for branch in group.walk()]
    assert [(one.code, one.title, [row.code for row in one.rows]) for one in branches] == [
        ("", "Obiettivi strategici comuni", ["SC1", "SC2"]),
        ("AMM", "Area Amministrativa", []),
        ("AMM-SEG", "Settore Segreteria", ["T-01", "AMM-SEG-01"]),
        ("AMM-CUL", "Settore Cultura", ["T-01", "AMM-CUL-01"]),
        ("TEC", "Area Tecnica", ["TEC-01"]),
    ]


def test_that_the_payment_times_objective_of_the_units_is_marked_and_descends_from_the_common_one(
    archive: Workspace,
) -> None:
    import_plan(archive, plan_of_bytes(DATA, ""), YEAR)
    rows = {row.code: row for row in list_objectives(archive, YEAR)}
    assert [code for code, row in rows.items() if row.is_payment_times] == ["T-01"]
    assert objective_detail(archive, rows["T-01"].id).draft.parent_id == rows["SC1"].id


def payment_times(archive: Workspace, plan: str) -> list[str]:
    import_plan(archive, plan_of_bytes(plan.encode(), ""), YEAR)
    return [row.code for row in list_objectives(archive, YEAR) if row.is_payment_times]


UNITS_ONLY = """
PIANO 2024-2026

Gli OBIETTIVI OPERATIVI sono i seguenti:

AREA AMMINISTRATIVA

(Settore Segreteria)
- {first}
- Riordino dell'archivio di deposito.
"""


@pytest.mark.parametrize("of_what", ["", " delle fatture commerciali ai fornitori"])
def test_that_a_short_line_on_payment_times_is_marked_without_any_common_objective(
    archive: Workspace, of_what: str
) -> None:
    assert payment_times(archive, UNITS_ONLY.format(first=f"Rispetto dei tempi di pagamento{of_what}.")) == [
        "AMM-SEG-01"
    ]


@pytest.mark.parametrize(
    "line",
    [
        "Aggiornamento del sito istituzionale con i tempi medi di pagamento dell'anno precedente.",
        "Tempi certi per i sopralluoghi.",
        "Controllo dei pagamenti.",
    ],
)
def test_that_a_line_that_only_mentions_payments_or_times_is_not_marked(archive: Workspace, line: str) -> None:
    assert payment_times(archive, UNITS_ONLY.format(first=line)) == []


def test_that_a_long_line_is_marked_where_it_restates_the_common_objective(archive: Workspace) -> None:
    long = "Rispetto dei tempi di pagamento delle fatture dei fornitori nel settore Segreteria"
    plan = PLAN.replace("1) Rispetto dei tempi di pagamento: pagare", f"1) {long}: pagare")
    plan = plan.replace("- Rispetto dei tempi di pagamento.", f"- {long}.").replace(
        "- Rispetto dei tempi di pagamento\n", "- Cura delle collezioni\n"
    )
    assert payment_times(archive, plan) == ["AMM-SEG-02"]


def test_that_a_common_objective_alone_carries_the_mark(archive: Workspace) -> None:
    common = "1) Rispetto dei tempi di pagamento"
    plan = PLAN.replace(f"{common}: pagare le fatture entro i termini di legge", common)
    plan = plan.replace("- Rispetto dei tempi di pagamento.\n", "").replace("- Rispetto dei tempi di pagamento\n", "")
    assert payment_times(archive, plan) == ["SC1"]


def test_that_a_title_of_other_words_is_marked_where_its_indicator_is_the_annual_delay(archive: Workspace) -> None:
    line = "Puntualità verso i fornitori dell'ente. Indicatore: indicatore di ritardo annuale dei pagamenti"
    assert payment_times(archive, UNITS_ONLY.format(first=line)) == ["AMM-SEG-01"]


WEIGHED = """
PIANO 2024-2026

Gli OBIETTIVI STRATEGICI comuni sono i seguenti:

1) Rispetto dei tempi di pagamento (peso 30)

Gli OBIETTIVI OPERATIVI sono i seguenti:

AREA AMMINISTRATIVA

- Riordino dell'archivio (peso 40)
- Sito accessibile a tutti (peso 30)

AREA TECNICA

- Strade in ordine (peso 70)
"""


def test_that_the_weight_of_a_common_objective_stands_beside_those_of_each_unit(archive: Workspace) -> None:
    import_plan(archive, plan_of_bytes(WEIGHED.encode(), ""), YEAR)
    branches = {branch.code: branch for group in objective_tree(archive, YEAR).groups for branch in group.walk()}
    weights = {code: {row.code: row.weight for row in one.rows} for code, one in branches.items()}
    assert weights == {
        "AMM": {"SC1": Decimal(30), "AMM-01": Decimal(40), "AMM-02": Decimal(30)},
        "TEC": {"SC1": Decimal(30), "TEC-01": Decimal(70)},
    }
    assert all(one.total.is_right for one in branches.values())
    assert previewed(archive, plan_of_bytes(WEIGHED.encode(), ""), YEAR).is_empty


def test_that_figures_are_kept_exactly(archive: Workspace) -> None:
    import_plan(archive, plan_of_bytes(DATA, ""), YEAR)
    with reading(archive, Action.READ) as session:
        figures = session.execute(select(PopulationFigure.males, PopulationFigure.females)).all()
        [cost] = session.scalars(select(PersonnelCost))
        assert figures == [(500, 510), (490, 510)]
        assert (cost.pay, cost.irap, cost.contributions) == (
            Decimal("100000.50"), Decimal("8000.00"), Decimal("27000.25"),
        )  # fmt: skip


def test_that_the_same_file_twice_changes_nothing(archive: Workspace) -> None:
    import_plan(archive, plan_of_bytes(DATA, ""), YEAR)
    before = entries(archive)
    assert previewed(archive, plan_of_bytes(DATA, ""), YEAR).is_empty
    assert import_plan(archive, plan_of_bytes(DATA, ""), YEAR).is_empty
    assert entries(archive) == before


def test_that_an_objective_edited_since_is_known_again(archive: Workspace) -> None:
    import_plan(archive, plan_of_bytes(DATA, ""), YEAR)
    row = next(row for row in list_objectives(archive, YEAR) if row.code == "AMM-SEG-01")
    change_objective(archive, row.id, {"title": "Archivio ordinato e scartato", "description": "Riscritto."})
    assert import_plan(archive, plan_of_bytes(DATA, ""), YEAR).is_empty


def test_that_one_undo_takes_the_whole_plan_away_and_redo_brings_it_back(archive: Workspace) -> None:
    import_plan(archive, plan_of_bytes(DATA, ""), YEAR)
    undoing.undo_last(archive)
    assert codes(archive) == []
    with reading(archive, Action.READ) as session:
        assert session.scalars(select(Area)).all() == []
    undoing.redo_last(archive)
    assert import_plan(archive, plan_of_bytes(DATA, ""), YEAR).is_empty


def test_that_repeated_lines_stay_apart_when_the_user_says_no(archive: Workspace) -> None:
    import_plan(archive, plan_of_bytes(DATA, ""), YEAR, PlanAnswers(accepted_cross=frozenset()))
    assert Counter(row.is_cross for row in list_objectives(archive, YEAR)) == Counter({False: 7})
    assert import_plan(archive, plan_of_bytes(DATA, ""), YEAR, PlanAnswers(accepted_cross=frozenset())).is_empty


def test_that_units_already_there_are_known_in_spite_of_how_they_are_written(archive: Workspace) -> None:
    with unit_of_work(archive, "Struttura") as unit:
        area = unit.add(Area(code="A1", name="AREA: Amministrativa"))
        unit.add(Sector(area_id=area.id, code="S1", name="Settore  SEGRETERIA"))
    preview = previewed(archive, plan_of_bytes(DATA, ""), YEAR)
    assert (preview.count(PlanPart.AREA).unchanged, preview.count(PlanPart.SECTOR).unchanged) == (1, 1)
    import_plan(archive, plan_of_bytes(DATA, ""), YEAR)
    with reading(archive, Action.READ) as session:
        assert set(session.scalars(select(Area.code))) == {"A1", "TEC"}
        assert set(session.scalars(select(Sector.code))) == {"S1", "A1-CUL"}


def test_that_a_plan_with_one_more_unit_extends_the_cross_objective(archive: Workspace) -> None:
    import_plan(archive, plan_of_bytes(DATA, ""), YEAR)
    longer = (PLAN + "- Rispetto dei tempi di pagamento.\n").encode()
    preview = previewed(archive, plan_of_bytes(longer, ""), YEAR)
    assert preview.count(PlanPart.CROSS).changed == 1
    assert counts_sentence(preview) == "1 obiettivo in altre unità"
    import_plan(archive, plan_of_bytes(longer, ""), YEAR)
    [cross] = [row for row in list_objectives(archive, YEAR) if row.is_cross]
    assert len(cross.unit_refs) == 3


def test_that_population_without_gender_is_left_out_and_said(archive: Workspace) -> None:
    plan = PLAN.replace("2023\t31 dicembre 1000 maschi 490 femmine 510", "2023\t1000")
    preview = previewed(archive, plan_of_bytes(plan.encode(), ""), YEAR)
    assert [row.year for row in preview.population] == [2022]
    assert any("Popolazione 2023" in issue.sentence for issue in preview.issues)
    import_plan(archive, plan_of_bytes(plan.encode(), ""), YEAR)
    assert previewed(archive, plan_of_bytes(plan.encode(), ""), YEAR).is_empty


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"%PDF-1.7 \x00\x01", "PDF è danneggiato"),
        (b"", "vuoto"),
        (b"Una pagina qualsiasi, senza titoli.", "nessuna unità"),
        (b"AREA TECNICA\n\n(Settore Verde)\n\nsolo testo", "nessun obiettivo"),
        (b"(Settore Perso)\n- Fare\n\nAREA TECNICA\n\n(Settore Verde)\n- Tagliare l'erba\n", "livello superiore"),
    ],
)
def test_that_what_is_not_a_whole_plan_is_refused_in_words_and_changes_nothing(
    archive: Workspace, data: bytes, words: str
) -> None:
    before = entries(archive)
    with pytest.raises(UserError, match=words):
        import_plan(archive, plan_of_bytes(data, ""), YEAR)
    assert entries(archive) == before


def test_that_a_year_that_is_not_open_is_refused(archive: Workspace) -> None:
    with pytest.raises(UserError, match="non contiene l'anno 2031"):
        previewed(archive, plan_of_bytes(DATA, ""), 2031)


def test_that_the_real_plan_comes_in_whole_and_only_once(archive: Workspace, seed_plan: bytes) -> None:
    import_plan(archive, plan_of_bytes(seed_plan, "piano.txt"), YEAR)
    groups = objective_tree(archive, YEAR).groups
    units = [branch for group in groups for branch in group.walk() if branch.unit]
    areas = [one for one in units if one.unit.sector_id is None]
    rows = list_objectives(archive, YEAR)
    assert (len(areas), len(units) - len(areas)) == (6, 11)
    assert sum(row.kind is ObjectiveKind.STRATEGIC_COMMON for row in rows) == 7
    assert sum(len(row.unit_refs) for row in rows) == 127
    assert len({one.code for one in units}) == 17
    assert [len(row.unit_refs) for row in rows if row.is_payment_times] == [6]
    assert import_plan(archive, plan_of_bytes(seed_plan, "piano.txt"), YEAR).is_empty


def test_that_an_objective_given_to_more_units_by_hand_is_not_made_again(archive: Workspace) -> None:
    import_plan(archive, plan_of_bytes(DATA, ""), YEAR)
    row = next(row for row in list_objectives(archive, YEAR) if row.code == "TEC-01")
    draft = objective_detail(archive, row.id).draft
    other = next(row for row in list_objectives(archive, YEAR) if row.code == "AMM-SEG-01").unit_refs[0]
    change_objective(archive, row.id, {"units": (*draft.units, UnitShare(other))})
    assert import_plan(archive, plan_of_bytes(DATA, ""), YEAR).is_empty


def test_that_what_a_later_plan_adds_comes_after_what_was_there(archive: Workspace) -> None:
    import_plan(archive, plan_of_bytes(DATA, ""), YEAR)
    more = b"AREA TECNICA\n(Settore Strade)\n- Nuovi marciapiedi in centro\n- Potatura dei viali\n"
    import_plan(archive, plan_of_bytes(more, ""), YEAR)
    with reading(archive, Action.READ) as session:
        places = session.execute(select(Objective.title, Objective.position).order_by(Objective.id)).all()
    assert [place for _title, place in places] == list(range(1, len(places) + 1))
    assert [title for title, _place in places][-2:] == ["Nuovi marciapiedi in centro", "Potatura dei viali"]
