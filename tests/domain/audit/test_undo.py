"""The walk back over the audit."""

from hypothesis import given
from hypothesis import strategies as st

from app.domain.audit.operation_names import LONGEST, REDO, UNDO, bare
from app.domain.audit.undo import Done, is_sure, last_redoable, standing, why_left
from app.domain.permissions import Actor
from app.domain.roles import UserRole

SECRETARY = Actor("Rossi", UserRole.SECRETARY)


def newest_standing(backwards: list[Done]) -> Done | None:
    return next(standing(backwards), None)


def walked(orders: list[str]) -> tuple[list[str], list[Done]]:
    """Play `do`, `undo` and `redo` on a audit; return the operations that stand and the entries, newest first."""
    entries: list[Done] = []
    stood: list[str] = []
    for number, order in enumerate(orders, start=1):
        backwards = entries[::-1]
        target = newest_standing(backwards) if order == "undo" else last_redoable(backwards)
        if order == "do":
            entries.append(Done(number, f"op {number}", can_undo=True, undoes=None))
            stood.append(f"op {number}")
        elif target is not None:
            prefix = UNDO if order == "undo" else REDO
            entries.append(Done(number, prefix + target.bare_label, can_undo=True, undoes=target.id))
            if order == "undo":
                stood.remove(target.bare_label)
            else:
                stood.append(target.bare_label)
    return stood, entries[::-1]


@given(st.lists(st.sampled_from(["do", "undo", "redo"]), max_size=30))
def test_that_undo_always_takes_the_last_operation_that_stands(orders: list[str]) -> None:
    stood, backwards = walked(orders)
    target = newest_standing(backwards)
    assert (target.bare_label if target else None) == (stood[-1] if stood else None)


@given(st.integers(1, 12))
def test_that_all_that_is_undone_can_be_done_again(times: int) -> None:
    stood, _ = walked(["do"] * times + ["undo"] * times + ["redo"] * times)
    assert stood == [f"op {number}" for number in range(1, times + 1)]


def test_that_a_long_name_is_cut_for_the_menu_and_loses_its_fingerprint() -> None:
    label = f"{UNDO}Importazione del piano da piano.txt: 6 aree (SHA-256 {'a' * 64})"
    assert Done(1, label, can_undo=True, undoes=None).menu_label == "Importazione del piano da piano.txt: 6 aree"
    assert Done(1, "x" * 200, can_undo=True, undoes=None).menu_label == f"{'x' * (LONGEST - 1)}…"
    assert Done(1, "x" * LONGEST, can_undo=True, undoes=None).menu_label == "x" * LONGEST
    assert Done(1, "x" * (LONGEST - 3) + "  " + "y" * 9, can_undo=True, undoes=None).menu_label.endswith("x…")


def test_that_what_is_closed_or_of_others_is_left_with_the_reason() -> None:
    closing = Done(3, "Chiusura della scheda", can_undo=False, undoes=None, actor="Rossi", action="close")
    theirs = Done(2, "Punteggio", can_undo=True, undoes=None, actor="Verdi", action="score")
    assert why_left(SECRETARY, closing, is_newest=True) == (
        "«Chiusura della scheda» non si annulla: ciò che è chiuso si riapre."
    )
    assert why_left(SECRETARY, theirs, is_newest=True) == ""
    assert why_left(SECRETARY, theirs, is_newest=False) == "«Punteggio» è di Verdi."
    assert not is_sure(SECRETARY, theirs, is_newest=True)


@given(st.lists(st.sampled_from(["do", "undo", "redo"]), max_size=20))
def test_that_what_stands_is_each_operation_once(orders: list[str]) -> None:
    stood, backwards = walked(orders)
    assert [done.bare_label for done in standing(backwards)] == stood[::-1]


def test_that_only_the_beginnings_of_undo_and_redo_are_taken_off_a_name() -> None:
    name = "Modifica obiettivo «Annulla: le code», poi Ripristina: gli orari"
    assert bare(name) == name
    assert bare(UNDO + name) == bare(REDO + UNDO + name) == name
