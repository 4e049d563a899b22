"""The certified data of a year: who is asked for which, what is refused, what is told as missing."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from app.domain.certified_data.events import EventDraft
from app.domain.certified_data.figures import FigureDraft, FigureOwner, PastedFigures, pasted_values
from app.domain.errors import UserError
from app.domain.method.definition import MethodDefinition
from app.domain.method.outside import CertifiedDatum, Multiplier, MultiplierStep, Penalty
from app.domain.method.outside_words import DatumKind, DatumOwner, FigureSource
from app.domain.permissions import Actor
from app.domain.roles import UserRole
from app.services.certified_data.keeping import (
    delete_events,
    delete_figures,
    save_event,
    save_figure,
    save_pasted,
)
from app.services.certified_data.reading import read_certified
from app.services.checks import check_year
from app.services.workspace import Workspace
from tests.archives.shared import Shared
from tests.services.sheets.test_words_of_persons import BEHAVIOURS, opened

D = Decimal
DAY = date(2024, 12, 1)
DATA = (
    CertifiedDatum("ente", "Indice dell'ente", DatumOwner.ENTITY),
    CertifiedDatum("area", "Indice dell'area", DatumOwner.UNIT),
    CertifiedDatum("corso", "Corso", DatumOwner.PERSON, DatumKind.DUTY),
    CertifiedDatum("richiamo", "Richiami", DatumOwner.PERSON, DatumKind.EVENT),
    CertifiedDatum("nessuno", "Letto da nessuna scheda", DatumOwner.PERSON),
)


@pytest.fixture
def asked(shared: Shared) -> Shared:
    steps = (MultiplierStep(D(0), D(0)), MultiplierStep(D(100), D(1)))
    codes = ("ente", "area", "corso")
    cited = tuple(Multiplier(FigureSource.CERTIFIED, code, steps=steps, is_linear=True) for code in codes)
    method = MethodDefinition("m", "Metodo", certified_data=DATA)
    behaviours = replace(BEHAVIOURS, weight=D(100))
    penalties = (Penalty("Richiami", "richiamo", D(1)),)
    return opened(shared, behaviours, method=method, multipliers=cited, penalties=penalties)


def places(work: Workspace) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for row in read_certified(work, 2024).figures:
        found.setdefault(row.datum.code, []).append(f"{row.of_whom.partition(' (')[0]}: {row.figure}")
    return found


def test_what_sheets_wait_for_is_listed_told_written_pasted_and_taken_back(asked: Shared) -> None:
    work, people = asked.workspace, asked.people
    listed = places(work)
    assert set(listed) == {"ente", "area", "corso"}
    assert listed["ente"] == ["Ente: manca"]
    assert len(listed["area"]) == 2
    assert "Rossi Mario: manca" in listed["corso"]
    told = [one.sentence for one in check_year(work, 2024) if one.code == "certified"]
    assert "Manca il dato certificato «Indice dell'ente»." in told
    assert any(one.startswith("Manca il dato certificato «Corso» di Bruni Lia") for one in told)

    rows = read_certified(work, 2024).figures
    values, issues = pasted_values("Rossi Mario\t1\nneri ugo; 0\nIgnoto\t1\nRossi Mario\t0\n\nBruni", rows)
    assert [(owner.employee_id, value) for owner, value in values] == [(people["Rossi"], 1), (people["Neri"], 0)]
    assert [one.sentence for one in issues] == [
        "Riga 3: «Ignoto» non è tra chi può avere questo dato.",
        "Riga 4: «Rossi Mario (0002)» c'è già in una riga prima.",
        "Riga 6: scrivere il nome, un tabulatore e il valore.",
    ]
    save_pasted(work, 2024, PastedFigures("corso", values, DAY, "Ufficio personale", "attestati"))
    assert {"Rossi Mario: fatto", "Neri Ugo: non fatto"} <= set(places(work)["corso"])
    kept = next(one for one in read_certified(work, 2024).figures if one.value == 1)
    save_figure(work, 2024, FigureDraft("corso", (kept.owner,), D(0), DAY, "Ufficio", version=kept.version))
    with pytest.raises(UserError, match="modificati da un'altra finestra"):
        save_figure(work, 2024, FigureDraft("corso", (kept.owner,), D(1), DAY, "Ufficio", version=kept.version))
    assert kept.figure_id is not None
    delete_figures(work, 2024, [kept.figure_id])
    assert "Rossi Mario: manca" in places(work)["corso"]


def test_that_what_cannot_be_certified_is_refused_with_a_sentence(asked: Shared) -> None:
    work, rossi = asked.workspace, FigureOwner(employee_id=asked.people["Rossi"])
    draft = FigureDraft("corso", (rossi,), D(1), DAY, "Ufficio")
    for wrong, words in (
        (replace(draft, value=D(2)), "fatto \\(1\\) o non fatto \\(0\\)"),
        (replace(draft, value=None), "Manca il valore"),
        (replace(draft, certified_by=" "), "Manca chi lo certifica"),
        (replace(draft, on_date=date(2099, 1, 1)), "deve ancora venire"),
        (replace(draft, on_date=date(2023, 1, 1)), "è prima del 2024"),
        (replace(draft, owners=()), "almeno una riga"),
        (replace(draft, code="altro"), "non ha più questo dato"),
    ):
        with pytest.raises(UserError, match=words):
            save_figure(work, 2024, wrong)
    event = EventDraft("richiamo", (asked.people["Rossi"],), date(2024, 3, 1), "Ritardo", "nota 4")
    for other, words in (
        (replace(event, source=""), "Manca l'atto"),
        (replace(event, on_date=date(2023, 3, 1)), "non è del 2024"),
        (replace(event, employee_ids=()), "almeno una persona"),
        (replace(event, code="corso"), "non ha più questo evento"),
    ):
        with pytest.raises(UserError, match=words):
            save_event(work, 2024, other)


def test_that_events_are_listed_changed_and_deleted_and_others_read_only_what_they_may(asked: Shared) -> None:
    work, people = asked.workspace, asked.people
    save_event(work, 2024, EventDraft("richiamo", (people["Rossi"], people["Neri"]), date(2024, 3, 1), "", "nota 4"))
    events = read_certified(work, 2024).events
    assert {one.person.partition(" (")[0] for one in events} == {"Rossi Mario", "Neri Ugo"}
    first = events[0]
    save_event(
        work,
        2024,
        EventDraft("richiamo", first.employee_ids, date(2024, 4, 2), "Ritardo", "nota 5", first.id, first.version),
    )
    assert read_certified(work, 2024).events[0].on_date == date(2024, 4, 2)
    for surname, seen in (("Verdi", 2), ("Neri", 0)):
        eq = replace(work, actor=Actor(surname, UserRole.EQ, people[surname]))
        page = read_certified(eq, 2024)
        assert (len(page.events), page.figures) == (seen, ())
        with pytest.raises(UserError, match="non può compiere"):
            delete_events(eq, 2024, [first.id])
    delete_events(work, 2024, [one.id for one in events])
    assert read_certified(work, 2024).events == ()


def test_that_nobody_writes_certified_data_about_oneself(asked: Shared) -> None:
    rossi, neri = asked.people["Rossi"], asked.people["Neri"]
    vice = replace(asked.workspace, actor=Actor("Rossi Mario", UserRole.VICE, rossi))
    own, other = FigureOwner(employee_id=rossi), FigureOwner(employee_id=neri)
    both = FigureDraft("corso", (other, own), D(1), DAY, "Ufficio")
    event = EventDraft("richiamo", (rossi,), date(2024, 3, 1), "", "nota 4")
    pasted = PastedFigures("corso", ((own, D(1)),), DAY, "Ufficio", "")
    for write in (
        lambda: save_figure(vice, 2024, both),
        lambda: save_pasted(vice, 2024, pasted),
        lambda: save_event(vice, 2024, event),
    ):
        with pytest.raises(UserError, match="Nessuno scrive i dati certificati"):
            write()
    assert {"Rossi Mario: manca", "Neri Ugo: manca"} <= set(places(asked.workspace)["corso"])
    save_figure(vice, 2024, replace(both, owners=(other,)))
    save_figure(asked.workspace, 2024, replace(both, owners=(own,)))
    save_event(asked.workspace, 2024, event)
    page = read_certified(asked.workspace, 2024)
    [kept] = [one.figure_id for one in page.figures if one.owner == own and one.figure_id is not None]
    [told] = page.events
    changed = EventDraft("richiamo", (neri,), date(2024, 3, 1), "", "nota 4", told.id, told.version)
    for write in (
        lambda: delete_figures(vice, 2024, [kept]),
        lambda: delete_events(vice, 2024, [told.id]),
        lambda: save_event(vice, 2024, changed),
    ):
        with pytest.raises(UserError, match="Nessuno scrive i dati certificati"):
            write()
