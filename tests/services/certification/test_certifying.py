"""The Nucleo certifies results: who, what is kept, what cannot change any more, and how it is opened again."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from hashlib import sha256

import pytest

from app.domain.certification.certifying import CertificationDraft, MinutesScan, ReopeningDraft
from app.domain.certification.results import ObjectiveResultRow, ResultStanding
from app.domain.errors import UserError
from app.domain.ids import IndicatorId, ObjectiveId, OfficialId, UserId
from app.domain.objectives import ValueKind
from app.domain.objectives.indicator import IndicatorDraft
from app.domain.objectives.phase import PhaseDraft
from app.domain.objectives.records import NeutralisationDraft, RevisionDraft
from app.domain.objectives.value import IndicatorValueDraft
from app.domain.permissions import Actor
from app.domain.roles import UserRole
from app.services.archive_check import verify_archive
from app.services.audit.undoing import redo_last, undo_last, would_undo
from app.services.certification.certifying import certify, read_minutes, reopen_certified, scan_from
from app.services.certification.reading import list_results
from app.services.objectives.editing import delete_objectives
from app.services.objectives.indicators import delete_indicators, record_value, save_indicator
from app.services.objectives.patching import change_indicators, change_objective
from app.services.objectives.phases import save_phase
from app.services.objectives.states import neutralise_objective, withdraw_objective
from app.services.workspace import Workspace
from tests.archives.comune import Comune
from tests.looking import list_certifications, list_entries

DAY = date(2025, 1, 20)
MINUTES = "Verbale n. 3 del 20/01/2025"
SCAN = MinutesScan("verbale.pdf", b"%PDF-1.7 verbale firmato")
BODY = Actor("Nucleo di valutazione", UserRole.BODY, official_id=OfficialId(1), user_id=UserId(9))


def later(comune: Comune) -> Workspace:
    return comune.later(DAY)


def draft_of(comune: Comune, *names: str, **more: object) -> CertificationDraft:
    found = tuple(comune.objectives[name] for name in names or comune.objectives)
    return CertificationDraft(
        **{"year": 2024, "objectives": found, "on_date": DAY, "minutes": MINUTES, "scan": SCAN} | more
    )


def rows(workspace: Workspace) -> dict[ObjectiveId, ObjectiveResultRow]:
    return {one.id: one for one in list_results(workspace, 2024)}


def test_that_certified_results_keep_degree_day_and_minutes(comune: Comune) -> None:
    workspace = later(comune)
    before = rows(workspace)
    assert [one.standing for one in before.values()] == [
        ResultStanding.READY, ResultStanding.READY, ResultStanding.UNMEASURED,
    ]  # fmt: skip
    assert before[comune.objectives["giudicato"]].standing_words == "Non misurato: non ha indicatori"
    assert before[comune.objectives["misurato"]].values == "Pratiche chiuse: 8 pratiche"
    assert before[comune.objectives["misurato"]].sources == "Protocollo"
    certify(workspace, draft_of(comune, "comune", "misurato"))
    after = rows(workspace)[comune.objectives["misurato"]]
    assert (after.standing_words, after.shown_degree) == ("Certificato il 20/01/2025", "80,00 %")
    assert not after.is_different
    [record] = list_certifications(workspace, 2024)
    assert (record.minutes, record.is_of_body, record.recorded_by) == (MINUTES, False, workspace.actor.name)
    assert [(one.code, one.degree, one.stands) for one in record.results] == [
        ("O1", Decimal("100.00"), True), ("O2", Decimal("80.00"), True),
    ]  # fmt: skip
    [file] = record.files
    assert (file.name, file.sha256) == ("verbale.pdf", sha256(SCAN.body).hexdigest())
    assert read_minutes(workspace, file.id).body == SCAN.body
    assert list_entries(workspace)[0].label == "Certificazione del Nucleo: 2 obiettivi"
    assert verify_archive(workspace).is_sound


REFUSED = [
    ({"objectives": ()}, "Non è scelto nessun obiettivo"),
    ({"on_date": None}, "Manca il giorno"),
    ({"on_date": date(2025, 1, 21)}, "non è ancora venuto"),
    ({"on_date": date(2023, 12, 31)}, "viene prima del 2024"),
    ({"minutes": "  "}, "Mancano gli estremi del verbale"),
    ({"minutes": "x" * 301}, "al massimo 300 caratteri"),
    ({"scan": None}, "allega la scansione"),
    ({"scan": MinutesScan("v.pdf", b"MZ")}, "non è un PDF"),
    ({"objectives": (ObjectiveId(99),)}, "non c'è più"),
]


@pytest.mark.parametrize(("more", "sentence"), REFUSED)
def test_that_a_certification_that_cannot_be_says_why_and_keeps_nothing(
    comune: Comune, more: dict[str, object], sentence: str
) -> None:
    workspace = later(comune)
    with pytest.raises(UserError, match=sentence):
        certify(workspace, replace(draft_of(comune, "misurato"), **more))
    assert list_certifications(workspace, 2024) == []


def test_that_one_without_a_result_stops_all_of_them(comune: Comune) -> None:
    workspace = later(comune)
    with pytest.raises(UserError, match="O3 non si può certificare: non ha indicatori"):
        certify(workspace, draft_of(comune))
    _add_unmeasured(comune)
    with pytest.raises(UserError, match="manca il valore"):
        certify(workspace, draft_of(comune, "comune", "misurato"))
    assert list_certifications(workspace, 2024) == []


def _add_unmeasured(comune: Comune) -> None:
    """Give the measured objective one more indicator, that nobody has measured."""
    draft = IndicatorDraft(objective_id=comune.objectives["misurato"], name="Reclami", target=Decimal(3), source="URP")
    save_indicator(comune.workspace, draft)


def test_that_what_the_degree_was_measured_from_cannot_change_until_it_is_reopened(comune: Comune) -> None:
    workspace, objective = later(comune), comune.objectives["misurato"]
    indicator = comune.indicators["misurato"]
    save_phase(workspace, PhaseDraft(objective_id=objective, title="Avvio"))
    certify(workspace, draft_of(comune, "misurato", "comune"))
    attempts = (
        lambda: record_value(workspace, _value(indicator, Decimal(10))),
        lambda: change_indicators(workspace, {indicator: {"target": Decimal(20)}}),
        lambda: delete_indicators(workspace, [indicator]),
        lambda: _add_unmeasured(comune),
        lambda: withdraw_objective(workspace, RevisionDraft(objective_id=objective, on_date=DAY, what="x", reason="y")),
        lambda: neutralise_objective(workspace, NeutralisationDraft(objective, on_date=DAY, reason="x", opinion="y")),
        lambda: delete_objectives(workspace, [objective]),
    )
    for attempt in attempts:
        with pytest.raises(UserError, match="O2 è certificato dal Nucleo il 20/01/2025") as caught:
            attempt()
        assert "lo riapre con il motivo" in caught.value.remedy
    record_value(workspace, replace(_value(indicator, Decimal(3)), kind=ValueKind.INTERIM))
    change_indicators(workspace, {indicator: {"name": "Pratiche evase"}})
    change_objective(workspace, comune.objectives["comune"], {"title": "Trasparenza"})
    save_phase(workspace, PhaseDraft(objective_id=objective, title="Chiusura"))
    reopen_certified(workspace, ReopeningDraft((objective,), "Il registro è stato corretto."))
    record_value(workspace, _value(indicator, Decimal(10)))
    certify(workspace, draft_of(comune, "misurato"))
    first, second = list_certifications(workspace, 2024)
    told = [(one.reopened_on, one.reopened_reason) for one in first.results if not one.stands]
    assert told == [(DAY, "Il registro è stato corretto.")]
    assert [one.degree for one in second.standing] == [Decimal("100.00")]
    reopen_certified(workspace, ReopeningDraft((objective,), "Errore."))
    with pytest.raises(UserError, match="fu certificato"):
        delete_objectives(workspace, [objective])
    assert verify_archive(workspace).is_sound


def _value(indicator: IndicatorId, value: Decimal) -> IndicatorValueDraft:
    return IndicatorValueDraft(indicator, ValueKind.FINAL, on_date=DAY, value=value, source="Registro")


def test_that_who_may_certify_and_reopen_is_told_by_the_policy(comune: Comune) -> None:
    workspace = later(comune)
    body = replace(workspace, actor=BODY)
    certify(body, draft_of(comune, "misurato", scan=None))
    [record] = list_certifications(body, 2024)
    assert (record.is_of_body, record.recorded_by) == (True, "Nucleo di valutazione")
    for role in (UserRole.EQ, UserRole.MAYOR):
        other = replace(workspace, actor=Actor("Altri", role, comune.people["Verdi"], user_id=UserId(4)))
        with pytest.raises(UserError, match="non può compiere"):
            certify(other, draft_of(comune, "comune"))
        with pytest.raises(UserError, match="non può compiere"):
            reopen_certified(other, ReopeningDraft((comune.objectives["misurato"],), "x"))
    with pytest.raises(UserError, match="serve il motivo"):
        reopen_certified(body, ReopeningDraft((comune.objectives["misurato"],), " "))
    with pytest.raises(UserError, match="O1 non è certificato"):
        reopen_certified(body, ReopeningDraft((comune.objectives["comune"],), "x"))
    with pytest.raises(UserError, match="già certificato: certificato il 20/01/2025"):
        certify(body, draft_of(comune, "misurato"))
    reopen_certified(workspace, ReopeningDraft((comune.objectives["misurato"],), "Errore nel verbale."))
    assert rows(workspace)[comune.objectives["misurato"]].certified is None


def test_that_a_certification_is_undone_with_its_scan_and_not_done_again_without_it(comune: Comune) -> None:
    workspace, indicator = later(comune), comune.indicators["misurato"]
    record_value(workspace, _value(indicator, Decimal(9)))
    certify(workspace, draft_of(comune, "misurato"))
    undo_last(workspace)
    assert list_certifications(workspace, 2024) == []
    with pytest.raises(UserError, match="Non c'è nessuna operazione da ripristinare"):
        redo_last(workspace)
    certify(replace(workspace, actor=BODY), draft_of(comune, "misurato", scan=None))
    offered, _ = would_undo(workspace)
    assert offered is None  # the Segretario does not undo what the Nucleo did
    undo_last(replace(workspace, actor=BODY))
    redo_last(replace(workspace, actor=BODY))
    assert rows(workspace)[comune.objectives["misurato"]].certified is not None
    assert verify_archive(workspace).is_sound


def test_that_a_neutralised_objective_is_certified_without_a_degree(comune: Comune) -> None:
    workspace, objective = later(comune), comune.objectives["misurato"]
    neutralise_objective(workspace, NeutralisationDraft(objective, on_date=DAY, reason="Evento", opinion="Favorevole"))
    certify(workspace, draft_of(comune, "misurato"))
    assert rows(workspace)[objective].shown_degree == "neutralizzato"
    assert [one.degree for one in list_certifications(workspace, 2024)[0].results] == [None]


def test_that_a_scan_that_cannot_be_read_is_told(comune: Comune) -> None:
    folder = comune.workspace.archive.path.parent
    with pytest.raises(UserError, match=r"manca\.pdf"):
        scan_from(folder / "manca.pdf")
    (folder / "verbale.pdf").write_bytes(SCAN.body)
    assert scan_from(folder / "verbale.pdf") == SCAN
