"""The example comune with the awards of 2023, open again: its sheets are all final."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path

import pytest

from app.domain.awards.definition import AreaCoefficient, AwardRules, FundRule, IncreaseRule
from app.domain.awards.result_rules import ResultRule
from app.domain.awards.rows import AwardFundDraft, AwardRulesDraft
from app.domain.awards.vocabulary import FundKind, FundNature, PostKey
from app.domain.closing.drafts import YearReopeningDraft
from app.services.awards.facts import delete_facts
from app.services.awards.funds import save_fund
from app.services.awards.reading import read_awards
from app.services.awards.rules import add_rules, delete_rules, read_rules_page
from app.services.closing.years import reopen_year
from app.services.workspace import Workspace
from tests.archives.plain import copied

NOW = datetime(2025, 4, 1, 11, tzinfo=UTC)
AREAS = {"Operatori": "1", "Operatori esperti": "1.1", "Istruttori": "1.2", "Funzionari ed EQ": "1.5"}
RULES = AwardRules(
    "prova",
    "CCI di prova",
    coefficients=tuple(AreaCoefficient(name, Decimal(value)) for name, value in AREAS.items()),
    funds=(
        FundRule("organizzativa", "Performance organizzativa", FundKind.ORGANISATION, FundNature.STABLE),
        FundRule("individuale", "Performance individuale", increase=IncreaseRule()),
        FundRule(
            "eq",
            "Risultato EQ",
            FundKind.EQ_RESULT,
            result=ResultRule(posts_by=PostKey.POSITION_PAY, payment_share=Decimal(30)),
        ),
    ),
)
POOLS = {"organizzativa": Decimal(6000), "individuale": Decimal(9000), "eq": Decimal(15000)}


@pytest.fixture(scope="session")
def awarded_archive(example_archive: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("awards") / "premi.merito"
    with copied(example_archive, path) as made:
        workspace = replace(made, now=lambda: NOW)
        reopen_year(workspace, YearReopeningDraft(2023, "Per calcolare i premi."))
        delete_facts(workspace, 2023, [one.id for one in read_awards(workspace, 2023).facts])
        delete_rules(workspace, read_rules_page(workspace).rows[0].id)
        add_rules(workspace, RULES, AwardRulesDraft(year_from=2023))
        for code, amount in POOLS.items():
            save_fund(workspace, 2023, AwardFundDraft(code, amount))
    return path


@pytest.fixture
def awarded(awarded_archive: Path, tmp_path: Path) -> Iterator[Workspace]:
    with copied(awarded_archive, tmp_path / "premi.merito") as workspace:
        yield replace(workspace, now=lambda: NOW)
