"""Training kept for one and for several people, read again, undone, closed."""

from datetime import date
from decimal import Decimal

import pytest

from app.domain.errors import UserError
from app.domain.exact import ZERO
from app.domain.ids import TrainingActivityId
from app.domain.law.limits import LimitDraft
from app.domain.training.editing import TrainingActivityDraft, TrainingPlanDraft
from app.domain.validation import NotValid
from app.services.audit.undoing import undo_last
from app.services.checks import check_year
from app.services.law.limits import keep_limit
from app.services.training.keeping import delete_activities, save_activity, save_planned_hours
from app.services.training.reading import TrainingPage, read_training
from tests.archives.closing import close_explained
from tests.archives.comune import Comune

YEAR, DAY = 2025, date(2025, 4, 10)


def page_of(comune: Comune) -> TrainingPage:
    return read_training(comune.workspace, YEAR)


def hours_of(comune: Comune, surname: str) -> tuple[Decimal | None, Decimal]:
    row = next(one for one in page_of(comune).rows if one.id == comune.people[surname])
    return row.planned, row.done


def test_that_one_activity_of_several_people_is_one_operation(trained: Comune) -> None:
    people = trained.people["Rossi"], trained.people["Neri"]
    draft = TrainingActivityDraft(people, " Privacy ", DAY, Decimal("7.5"), "Syllabus")
    changes = save_activity(trained.workspace, YEAR, draft)
    assert changes.label == "Formazione di 2 persone: Privacy"
    assert [(one.full_name, one.title, one.hours) for one in page_of(trained).activities] == [
        ("Neri Ugo", "Privacy", Decimal("7.5")),
        ("Rossi Mario", "Privacy", Decimal("7.5")),
    ]
    undo_last(trained.workspace)
    assert page_of(trained).activities == ()


def test_that_hours_are_planned_changed_and_taken_away(trained: Comune) -> None:
    people = tuple(trained.people.values())
    save_planned_hours(trained.workspace, YEAR, TrainingPlanDraft(people, Decimal(40)))
    assert hours_of(trained, "Bruni") == (Decimal(40), ZERO)
    save_planned_hours(trained.workspace, YEAR, TrainingPlanDraft((trained.people["Bruni"],), None))
    assert hours_of(trained, "Bruni") == (None, ZERO)
    assert hours_of(trained, "Rossi") == (Decimal(40), ZERO)


def test_that_an_activity_is_corrected_and_deleted(trained: Comune) -> None:
    rossi = trained.people["Rossi"]
    save_activity(trained.workspace, YEAR, TrainingActivityDraft((rossi,), "Appalti", DAY, Decimal(4)))
    [row] = page_of(trained).activities
    draft = TrainingActivityDraft((rossi,), "Appalti", DAY, Decimal(6), "SNA", row.id, row.version)
    save_activity(trained.workspace, YEAR, draft)
    assert hours_of(trained, "Rossi") == (None, Decimal(6))
    with pytest.raises(UserError, match="modificati da un'altra finestra"):
        save_activity(trained.workspace, YEAR, draft)
    delete_activities(trained.workspace, YEAR, [row.id])
    assert hours_of(trained, "Rossi") == (None, ZERO)
    with pytest.raises(UserError, match="non c'è più"):
        delete_activities(trained.workspace, YEAR, [TrainingActivityId(999)])


def test_that_the_page_tells_the_threshold_its_source_and_the_share(trained: Comune) -> None:
    everybody = tuple(trained.people.values())
    save_activity(trained.workspace, YEAR, TrainingActivityDraft(everybody[:1], "Corso", DAY, Decimal(40)))
    page = page_of(trained)
    assert (page.threshold, page.totals[-1].reached, page.totals[-1].counted) == (Decimal(40), 1, len(everybody))
    assert page.source.startswith("v. direttiva")
    assert [one.name for one in page.totals] == ["Area Affari generali", "Area Tecnica", "Tutto l'ente"]
    keep_limit(trained.workspace, LimitDraft("ore_di_formazione", YEAR, Decimal(24)))
    assert page_of(trained).threshold == Decimal(24)
    assert read_training(trained.workspace, 2024).threshold is None


def test_that_bad_input_changes_nothing(trained: Comune) -> None:
    rossi = trained.people["Rossi"]
    for draft in (
        TrainingActivityDraft((rossi,), "", DAY, Decimal(4)),
        TrainingActivityDraft((rossi,), "Corso", date(2024, 4, 1), Decimal(4)),
        TrainingActivityDraft((rossi, trained.people["Neri"]), "Corso", DAY, Decimal(0)),
        TrainingActivityDraft((rossi,), "Corso", DAY, Decimal("NaN")),
        TrainingActivityDraft((rossi,), "Corso\0nascosto", DAY, Decimal(4)),
    ):
        with pytest.raises(NotValid):
            save_activity(trained.workspace, YEAR, draft)
    assert page_of(trained).activities == ()
    with pytest.raises(UserError, match="non contiene l'anno"):
        save_planned_hours(trained.workspace, 2031, TrainingPlanDraft((rossi,), Decimal(1)))


def test_that_an_activity_is_changed_for_its_person_and_in_its_year_alone(trained: Comune) -> None:
    rossi, neri = trained.people["Rossi"], trained.people["Neri"]
    made = TrainingActivityId(
        save_activity(trained.workspace, YEAR, TrainingActivityDraft((rossi,), "Corso", DAY, Decimal(4))).ids[0]
    )
    with pytest.raises(UserError, match="è di una persona sola"):
        save_activity(trained.workspace, YEAR, TrainingActivityDraft((rossi, neri), "Corso", DAY, Decimal(4), id=made))
    earlier = TrainingActivityDraft((rossi,), "Corso", date(2024, 5, 2), Decimal(4), id=made)
    with pytest.raises(UserError, match="«Corso» non è del 2024"):
        save_activity(trained.workspace, 2024, earlier)
    with pytest.raises(UserError, match="«Corso» non è del 2024"):
        delete_activities(trained.workspace, 2024, [made])
    assert hours_of(trained, "Rossi") == (None, Decimal(4))


def test_that_a_closed_year_takes_no_training(trained: Comune) -> None:
    close_explained(trained.workspace, YEAR)
    with pytest.raises(UserError, match="chiuso"):
        save_planned_hours(trained.workspace, YEAR, TrainingPlanDraft((trained.people["Rossi"],), Decimal(1)))
    lock = page_of(trained).lock
    assert lock is not None
    assert lock.sentence.startswith("Anno 2025 chiuso")
    for since in (2024, YEAR):  # a value from the year before on would touch the closed one too
        with pytest.raises(UserError, match="2025 è chiuso"):
            keep_limit(trained.workspace, LimitDraft("ore_di_formazione", since, Decimal(24)))


def test_that_w17_is_among_the_checks_of_a_year_that_has_the_threshold(trained: Comune) -> None:
    found = [one for one in check_year(trained.workspace, YEAR) if one.code == "W17"]
    assert [one.sentence for one in found] == ["Per il 2025 non è pianificata nessuna ora di formazione."]
    assert "14.1.2025" in found[0].article
    assert not [one for one in check_year(trained.workspace, 2024) if one.code == "W17"]
