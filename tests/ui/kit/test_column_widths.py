"""How columns share a room, whatever they ask for."""

from hypothesis import given
from hypothesis import strategies as st

from app.ui.kit.column_widths import Asked, shared


@st.composite
def columns(draw):
    def one():
        least = draw(st.integers(20, 200))
        whole = least + draw(st.integers(0, 400))
        return Asked(whole + draw(st.integers(0, 200)), whole, least, draw(st.integers(least, whole)))

    return {place: one() for place in range(draw(st.integers(1, 12)))}


@given(columns(), st.integers(100, 3000))
def test_that_columns_fill_no_more_than_the_room_and_are_never_narrower_than_their_least(asked, room):
    widths = shared(asked, room)
    assert all(widths[place] >= one.least for place, one in asked.items())
    if sum(one.least for one in asked.values()) <= room:
        assert sum(widths.values()) <= room


@given(columns(), st.integers(100, 3000))
def test_that_no_cell_is_cut_where_all_have_their_room(asked, room):
    if sum(one.whole for one in asked.values()) <= room:
        assert all(shared(asked, room)[place] >= one.whole for place, one in asked.items())


@given(columns(), st.integers(100, 3000))
def test_that_a_column_gives_up_room_only_to_those_as_narrow_as_it_is(asked, room):
    if sum(one.least for one in asked.values()) > room:
        return
    widths = shared(asked, room)
    cut = [widths[place] for place, one in asked.items() if one.least < widths[place] < one.whole]
    whole = [one.whole for place, one in asked.items() if one.least < one.whole == widths[place]]
    assert not cut or max(whole, default=0) <= min(cut)
