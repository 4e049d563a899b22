"""The parts of a sheet that others score: who sees, scores and signs them, worked by hand on a real archive."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from sqlalchemy import select

from app.domain.changes import Topic
from app.domain.errors import UserError
from app.domain.ids import OfficialId, SheetId, UserId
from app.domain.method.definition import MethodDefinition
from app.domain.method.outside_words import SectionEvaluator
from app.domain.permissions import Action, Actor
from app.domain.roles import OfficialRole, UserRole
from app.domain.sheets.detail import SheetDetail
from app.domain.sheets.sitting import SittingWalk
from app.domain.sheets.step_details import StepDetails
from app.domain.structure.hierarchy import Party
from app.domain.workflow import SheetState
from app.models.evaluation import Sheet
from app.models.municipality import Official
from app.models.sheet_parts import SheetScore
from app.services.access import reading
from app.services.archive_check import verify_archive
from app.services.audit.undoing import undo_last
from app.services.documents.sheets import sheet_pdf
from app.services.sheets.part_signing import PartSignature, reopen_part, sign_everywhere, sign_part
from app.services.sheets.parts import name_evaluators, name_everywhere
from app.services.sheets.scores import NoteDraft, ScoreDraft, TextsDraft, give_score, put_marks, write_note, write_texts
from app.services.sheets.sheets import list_sheets, sheet_detail
from app.services.sheets.signature_ledger import signature_ledger
from app.services.sheets.sitting import read_sitting
from app.services.sheets.steps import acknowledge_sheet, close_sheet, complete_sheet, deliver_sheet, reopen_sheet
from app.services.transaction import unit_of_work
from app.services.workspace import Workspace
from tests.archives.shared import Shared
from tests.looking import list_entries
from tests.pdf_words import words_of
from tests.services.sheets.test_words_of_persons import BEHAVIOURS, opened

D, TODAY = Decimal, date(2024, 12, 31)
SECOND, BODY, PEER = SectionEvaluator.SECOND, SectionEvaluator.BODY, SectionEvaluator.PEER
SHARED = replace(BEHAVIOURS, weight=D(60), evaluator=SECOND, second_share=D(25))
ALONE = replace(BEHAVIOURS, code="n", title="Qualità dei servizi", weight=D(40), evaluator=BODY)


class Hands:
    """The comune with Rossi's sheet of two sections: one that Verdi and the Segretario score, one of the Nucleo."""

    def __init__(self, shared: Shared) -> None:
        self.shared = opened(shared, SHARED, ALONE, method=MethodDefinition("m", "Metodo"))
        self.rossi = self.shared.sheet_id("Rossi")
        with reading(shared.workspace, Action.READ) as session:
            self.secretary = OfficialId(
                session.scalars(select(Official.id).where(Official.role == OfficialRole.SECRETARY)).one()
            )

    def as_(self, role: UserRole, surname: str = "", official: OfficialId | None = None) -> Workspace:
        person = self.shared.people[surname] if surname else None
        actor = Actor(surname or role.italian, role, person, official, user_id=UserId(9))
        return replace(self.shared.workspace, actor=actor)

    @property
    def evaluator(self) -> Workspace:
        return self.as_(UserRole.EQ, "Verdi")

    @property
    def second(self) -> Workspace:
        """The second evaluator, here an employee with a log-in of their own."""
        return self.as_(UserRole.EQ, "Neri")

    @property
    def body(self) -> Workspace:
        return self.as_(UserRole.BODY)

    def give(self, who: Workspace, section: str, **scores: str) -> None:
        for item, value in scores.items():
            key = item.replace("second_", "second:")
            give_score(who, ScoreDraft(self.rossi, section, key, D(value)))

    def sign(self, who: Workspace, section: str, reason: str = "") -> None:
        sign_part(who, self.rossi, PartSignature(section, TODAY, reason))

    def detail(self, who: Workspace) -> SheetDetail:
        return sheet_detail(who, self.rossi)

    def total(self, who: Workspace) -> Decimal | None:
        rows = {one.id: one for one in list_sheets(who, self.shared.round_id)}
        return rows[self.rossi].total


@pytest.fixture
def hands(shared: Shared) -> Hands:
    return Hands(shared)


def values_in(detail: SheetDetail) -> dict[str, Decimal | None]:
    return {f"{item.section}/{item.key}": item.value for item in detail.items}


def test_that_each_sees_scores_and_signs_the_own_part_until_the_sheet_is_delivered(hands: Hands) -> None:
    neri = Party(hands.shared.people["Neri"])
    assert [one.sentence for one in hands.detail(hands.evaluator).parts] == [
        "Secondo valutatore: Bianchi Carla, da compilare e firmare",  # who evaluates Verdi, by the structure
        "Nucleo: Nucleo di valutazione, da compilare e firmare",
    ]
    with pytest.raises(UserError, match="Neri non può compiere"):
        hands.detail(hands.second)
    with pytest.raises(UserError, match="già il resto"):
        name_evaluators(hands.shared.workspace, hands.rossi, {"c": Party(hands.shared.people["Verdi"])})
    with pytest.raises(UserError, match="Nessuno valuta la propria scheda"):
        name_evaluators(hands.shared.workspace, hands.rossi, {"c": Party(hands.shared.people["Rossi"])})
    with pytest.raises(UserError, match="non può compiere"):
        name_evaluators(hands.evaluator, hands.rossi, {"c": neri})
    name_evaluators(hands.shared.workspace, hands.rossi, {"c": neri})

    # The evaluator gives the own scores, and none of the others'.
    hands.give(hands.evaluator, "c", a="5", b="4")
    write_texts(hands.evaluator, TextsDraft(hands.rossi, general="Un anno pieno."))
    for section, item in (("c", "second_a"), ("n", "a")):
        with pytest.raises(UserError, match="la valuta un'altra persona"):
            hands.give(hands.evaluator, section, **{item: "5"})
    with pytest.raises(UserError, match="la valuta un'altra persona"):
        hands.sign(hands.evaluator, "c")
    with unit_of_work(hands.shared.workspace, "Da una cartella", Topic.SHEETS) as unit:  # nor from a file of theirs
        sheet = unit.get(Sheet, hands.rossi)
        put_marks(unit, sheet, ScoreDraft(hands.rossi, "c", "a", D(5)), "")
        for section, item in (("c", "second:a"), ("n", "a")):
            with pytest.raises(UserError, match="la valuta un'altra persona"):
                put_marks(unit, sheet, ScoreDraft(hands.rossi, section, item, D(5)), "")

    # The second evaluator sees the head and that part, and not what Verdi wrote.
    seen = hands.detail(hands.second)
    assert values_in(seen) == {"c/second:a": None, "c/second:b": None}
    assert (seen.is_own_part, seen.person.full_name, seen.texts.general) == (True, "Rossi Mario", "")
    assert (seen.result.total, hands.total(hands.second)) == (None, None)
    assert seen.visible_to.endswith("la propria parte: «Comportamenti»")
    for section, item in (("c", "a"), ("n", "a")):
        with pytest.raises(UserError, match="non può compiere"):
            hands.give(hands.second, section, **{item: "1"})
    with pytest.raises(UserError, match="non può compiere"):
        write_texts(hands.second, TextsDraft(hands.rossi, general="Mio"))
    hands.give(hands.second, "c", second_a="1")
    with pytest.raises(UserError, match="non è completa: Comportamenti: manca il punteggio del fattore «Qualità»"):
        hands.sign(hands.second, "c")
    hands.give(hands.second, "c", second_b="2")
    write_note(hands.second, NoteDraft(hands.rossi, "c", "second:b", "Da migliorare."))
    assert values_in(hands.detail(hands.second)) == {"c/second:a": 1, "c/second:b": 2}
    assert [one.words.name for one in hands.detail(hands.second).steps] == ["sign_part"]

    # Not signed, it is read by who keeps the archive and by nobody else, and does not count.
    told = values_in(hands.detail(hands.evaluator))
    assert (told["c/a"], told["c/second:a"], told["c/second:b"]) == (5, None, None)
    assert "Da migliorare." not in str(hands.detail(hands.evaluator))
    assert values_in(hands.detail(hands.as_(UserRole.SECRETARY, official=hands.secretary)))["c/second:b"] == 2
    assert [one.label for one in hands.detail(hands.evaluator).missing] == [
        "Comportamenti: parte del secondo valutatore (Neri Ugo, da compilare e firmare)",
        "Qualità dei servizi: parte del Nucleo (Nucleo di valutazione, da compilare e firmare)",
    ]
    count_once_signed(hands)


def count_once_signed(hands: Hands) -> None:
    """Sign the two parts: only then they count, and the sheet may be completed and handed over."""
    hands.sign(hands.second, "c")
    with pytest.raises(UserError, match="è firmata: i punteggi non si possono cambiare"):
        hands.give(hands.second, "c", second_a="5")
    assert values_in(hands.detail(hands.evaluator))["c/second:b"] == 2
    with pytest.raises(UserError, match="parte del Nucleo"):
        complete_sheet(hands.evaluator, hands.rossi)

    hands.give(hands.body, "n", a="4", b="3")
    hands.sign(hands.body, "n")
    # c: a 0,75 × 100 + 0,25 × 20 = 80, b 0,75 × 80 + 0,25 × 40 = 70; 0,6 × 80 + 0,4 × 70 = 76.
    # n: 0,6 × 80 + 0,4 × 60 = 72. Total 0,6 × 76 + 0,4 × 72 = 74,4.
    assert hands.detail(hands.evaluator).missing == ()
    assert hands.total(hands.evaluator) == D("74.40")
    step = hands.detail(hands.evaluator).result.tree.find("section:c")
    assert step is not None
    assert ("punteggi firmati da", "Neri Ugo") in step.values
    complete_sheet(hands.evaluator, hands.rossi)
    with pytest.raises(UserError, match="i punteggi non si possono"):
        reopen_part(hands.second, hands.rossi, "c", "Un errore.")
    assert hands.detail(hands.second).is_own_part
    deliver_sheet(hands.evaluator, hands.rossi, TODAY)
    assert not hands.detail(hands.second).is_own_part
    assert hands.total(hands.second) == D("74.40")
    assert "a chi ne valuta una parte" in hands.detail(hands.evaluator).visible_to
    acknowledge_sheet(hands.evaluator, hands.rossi, StepDetails(on=TODAY))
    later = hands.shared.later(date(2025, 3, 31))
    close_sheet(later, hands.rossi)
    frozen = sheet_detail(later, hands.rossi)
    assert (frozen.result.total, frozen.parts[0].part.signed_by) == (D("74.40"), "Neri Ugo")
    assert "punteggi firmati da" in str(frozen.result.tree)
    row = next(one for one in signature_ledger(later, hands.shared.round_id) if one.id == hands.rossi)
    assert "Neri Ugo (parte del secondo valutatore, firmata il 31/12/2024)" in row.evaluator
    paper = words_of(sheet_pdf(later, hands.rossi))
    assert "Secondo valutatore, per «Comportamenti»" in " ".join(paper.split())
    verdict = verify_archive(later)
    assert (verdict.damage, verdict.differences, verdict.unfaithful) == ((), (), ())


def test_that_a_signature_is_of_the_scores_of_then_and_goes_with_a_reason(hands: Hands) -> None:
    secretary = hands.as_(UserRole.SECRETARY, official=hands.secretary)
    hands.give(hands.evaluator, "c", a="5", b="4")
    hands.give(secretary, "c", second_a="1", second_b="2")  # named by the structure: it is the own part
    hands.sign(secretary, "c")
    with pytest.raises(UserError, match="già firmata"):
        name_evaluators(hands.shared.workspace, hands.rossi, {"c": Party(hands.shared.people["Neri"])})
    hands.give(secretary, "n", a="4", b="3")
    with pytest.raises(UserError, match="manca il motivo per cui la firma la registra un altro"):
        hands.sign(secretary, "n")
    hands.sign(secretary, "n", "Firmata sul verbale del Nucleo.")
    told = [one.sentence for one in hands.detail(hands.evaluator).parts]
    assert told[0] == "Secondo valutatore: Bianchi Carla, firmata il 31/12/2024"
    assert told[1].endswith("firmata il 31/12/2024, registrata da Segretario comunale: Firmata sul verbale del Nucleo")

    with pytest.raises(UserError, match="è firmata: i punteggi non si possono cambiare"):
        hands.give(secretary, "c", second_a="3")
    with pytest.raises(UserError, match="la compila il valutatore della scheda"):
        reopen_part(secretary, hands.rossi, "x", "Un punteggio sbagliato.")
    with pytest.raises(UserError, match="Manca il motivo"):
        reopen_part(secretary, hands.rossi, "c", " ")
    reopen_part(secretary, hands.rossi, "c", "Un punteggio sbagliato.")
    assert [one.section for one in hands.detail(hands.evaluator).missing] == ["c"]
    hands.give(secretary, "c", second_a="3")
    hands.sign(secretary, "c")
    assert hands.detail(hands.evaluator).missing == ()
    undo_last(secretary)
    undo_last(secretary)
    undo_last(secretary)  # the reopening: the signature is there again, of the scores that are there again
    assert hands.detail(hands.evaluator).parts[0].part.is_signed
    with unit_of_work(hands.shared.workspace, "Altra via", Topic.SHEETS) as unit:
        row = unit.session.scalars(select(SheetScore).where(SheetScore.item == "second:a")).one()
        row.value = D(2)
    assert "firma del 31/12/2024 non più valida" in hands.detail(hands.evaluator).parts[0].sentence
    assert [one.section for one in hands.detail(hands.evaluator).missing] == ["c"]
    hands.sign(secretary, "c")
    complete_sheet(hands.evaluator, hands.rossi)
    reopen_sheet(hands.evaluator, hands.rossi, "Da rivedere.")
    assert hands.detail(hands.evaluator).state is SheetState.IN_PROGRESS
    assert SheetId(hands.rossi) == hands.detail(hands.evaluator).id


def test_that_a_peer_must_be_named_and_sheets_of_before_go_on_as_they_were(shared: Shared) -> None:
    section = replace(BEHAVIOURS, weight=D(100), evaluator=PEER)
    comune = opened(shared, section, method=MethodDefinition("m", "Metodo"))
    sheet = comune.sheet_id("Rossi")
    assert comune.missing("Rossi") == ["Comportamenti: parte del valutatore pari grado (da indicare chi valuta)"]
    for item in ("a", "b"):
        give_score(comune.workspace, ScoreDraft(sheet, "c", item, D(4)))
    with pytest.raises(UserError, match="Non è ancora indicato chi valuta"):
        sign_part(comune.workspace, sheet, PartSignature("c", TODAY))
    name_evaluators(comune.workspace, sheet, {"c": Party(comune.people["Neri"])})
    sign_part(comune.workspace, sheet, PartSignature("c", TODAY))
    assert comune.missing("Rossi") == []
    assert comune.detail("Rossi").result.total == D(80)


def sitting_of(hands: Hands, who: Workspace) -> dict[str, str]:
    """Return who is in the sitting of somebody, and how each stands."""
    sitting = read_sitting(who, hands.shared.round_id)
    walk = SittingWalk().with_rows(sitting.rows, sitting.signed)
    return {row.surname: walk.mark_of(row).italian for row in walk.rows}


def test_that_the_own_parts_that_are_complete_are_signed_together(hands: Hands) -> None:
    neri, others = Party(hands.shared.people["Neri"]), [hands.shared.sheet_id(one) for one in ("Rossi", "Bruni")]
    name_everywhere(hands.shared.workspace, hands.rossi, {"c": neri})
    parts = {sheet: [one.part.name for one in sheet_detail(hands.shared.workspace, sheet).parts] for sheet in others}
    assert {one[0] for one in parts.values()} == {"Neri Ugo"}
    for sheet in others:
        for item in ("second:a", "second:b"):
            give_score(hands.second, ScoreDraft(sheet, "c", item, D(3)))
    give_score(hands.body, ScoreDraft(others[1], "n", "a", D(3)))
    assert sitting_of(hands, hands.second) == {"Rossi": "da fare", "Bruni": "da fare", "Verdi": "da fare"}
    sign_everywhere(hands.second, hands.rossi, PartSignature("c", TODAY))
    assert sitting_of(hands, hands.second) == {"Rossi": "fatta", "Bruni": "fatta", "Verdi": "da fare"}
    signed = [[one.part.is_signed for one in sheet_detail(hands.shared.workspace, sheet).parts] for sheet in others]
    assert signed == [[True, False], [True, False]]  # nothing of the Nucleo's
    assert list_entries(hands.shared.workspace)[0].label == "Firma di 2 parti: Valutazione finale 2024"
    undo_last(hands.second)
    assert not any(one.part.is_signed for one in hands.detail(hands.evaluator).parts)
    with pytest.raises(UserError, match="manca il motivo per cui la firma la registra un altro"):
        sign_everywhere(hands.as_(UserRole.VICE), hands.rossi, PartSignature("c", TODAY))
