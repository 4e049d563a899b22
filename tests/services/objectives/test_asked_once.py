"""What a reading finds once: of each year its method, of each person how the year goes; who writes asks anew."""

from sqlalchemy import select

from app.domain.permissions import Action
from app.models.cycles import Cycle
from app.models.municipality import Setting
from app.services.access import reading
from app.services.cycles import add_year
from app.services.methods.chosen import method_key
from app.services.methods.keeping import ensure_preset
from app.services.objectives.measures import method_of_year
from app.services.objectives.person_weights import terms_of
from app.services.transaction import unit_of_work
from tests.archives.comune import Comune

METHODS = {2024: "solo-comportamenti", 2025: "obiettivi-comuni-e-specifici"}


def test_that_each_year_has_its_own_method_and_who_writes_sees_the_one_just_chosen(comune: Comune) -> None:
    versions = {year: ensure_preset(comune.workspace, code) for year, code in METHODS.items()}
    with unit_of_work(comune.workspace, "Metodi") as unit:
        add_year(unit, 2025)
        cycles = {one.year: one for one in unit.session.scalars(select(Cycle))}
        before = method_of_year(unit.session, cycles[2024]).name
        for year, version in versions.items():
            unit.add(Setting(key=method_key(year), value=str(version)))
        unit.session.flush()
        written = [method_of_year(unit.session, cycles[year]).name for year in METHODS]
    with reading(comune.workspace, Action.READ) as session:
        cycles = {one.year: one for one in session.scalars(select(Cycle))}
        names = [method_of_year(session, cycles[year]).name for year in (*METHODS, *METHODS)]
    assert names == [*written, *written]
    assert len({before, *written}) >= 2
    assert written[0] != written[1]


def test_that_people_asked_one_after_the_other_have_the_terms_they_have_together(comune: Comune) -> None:
    with reading(comune.workspace, Action.READ) as session:
        cycle = session.scalars(select(Cycle)).one()
        apart = [terms_of(session, cycle, [one]) for one in comune.people.values()]
        again = terms_of(session, cycle, list(comune.people.values()))
    with reading(comune.workspace, Action.READ) as session:
        whole = terms_of(session, session.scalars(select(Cycle)).one())
    assert {key: found for one in apart for key, found in one.items()} == again == whole
    assert len(set(whole.values())) > 1
