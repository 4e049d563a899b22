from hypothesis import given
from hypothesis import strategies as st

from app.domain.matching import stems, text_key
from app.domain.plan_text.nearness import are_near


@given(st.text())
def test_that_a_key_does_not_change_with_case_and_is_its_own_key(text: str) -> None:
    assert text_key(text_key(text)) == text_key(text)
    assert text_key(f"  {text} .") == text_key(text)


def test_that_accents_punctuation_and_spaces_do_not_count() -> None:
    assert text_key("Qualità  dell'Ente.") == text_key("QUALITA' DELL’ENTE") == "qualita dell ente"


def test_that_two_ways_of_saying_the_same_are_near() -> None:
    assert stems("Rispetto dei tempi di pagamento") == stems("Rispetto tempistica pagamenti")
    assert are_near(stems("Monitoraggio delle risorse PNRR"), stems("Monitoraggio risorse PNRR e rendiconto finale"))
    assert not are_near(stems("Controllo del territorio"), stems("Controllo del mercato"))
    assert not are_near(stems("Sport"), stems("Sport e tempo libero"))


@given(st.text(max_size=60), st.text(max_size=60))
def test_that_being_near_works_both_ways(one: str, other: str) -> None:
    if len(stems(one)) < 3 or len(stems(other)) < 3:
        assert are_near(stems(one), stems(other)) == are_near(stems(other), stems(one))
