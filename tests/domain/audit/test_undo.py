"""The walk back over the audit."""

from hypothesis import given
from hypothesis import strategies as st

from app.domain.audit.undo import LONGEST, REDO, UNDO, Done, last_redoable, last_undoable


def walked(orders: list[str]) -> tuple[list[str], list[Done]]:
    """Play `do`, `undo` and `redo` on a audit; return the operations that stand and the entries, newest first."""
    entries: list[Done] = []
    standing: list[str] = []
    for number, order in enumerate(orders, start=1):
        backwards = entries[::-1]
        target = last_undoable(backwards) if order == "undo" else last_redoable(backwards)
        if order == "do":
            entries.append(Done(number, f"op {number}", can_undo=True, undoes=None))
            standing.append(f"op {number}")
        elif target is not None:
            prefix = UNDO if order == "undo" else REDO
            entries.append(Done(number, prefix + target.bare_label, can_undo=True, undoes=target.id))
            if order == "undo":
                standing.remove(target.bare_label)
            else:
                standing.append(target.bare_label)
    return standing, entries[::-1]


@given(st.lists(st.sampled_from(["do", "undo", "redo"]), max_size=30))
def test_that_undo_always_takes_the_last_operation_that_stands(orders: list[str]) -> None:
    standing, backwards = walked(orders)
    target = last_undoable(backwards)
    assert (target.bare_label if target else None) == (standing[-1] if standing else None)


@given(st.integers(1, 12))
def test_that_all_that_is_undone_can_be_done_again(times: int) -> None:
    standing, _ = walked(["do"] * times + ["undo"] * times + ["redo"] * times)
    assert standing == [f"op {number}" for number in range(1, times + 1)]


def test_that_a_long_name_is_cut_for_the_menu_and_loses_its_fingerprint() -> None:
    label = f"{UNDO}Importazione del piano da piano.txt: 6 aree (SHA-256 {'a' * 64})"
    assert Done(1, label, can_undo=True, undoes=None).menu_label == "Importazione del piano da piano.txt: 6 aree"
    assert len(Done(1, "x" * 200, can_undo=True, undoes=None).menu_label) == LONGEST
