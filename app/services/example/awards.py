"""The awards of the year that the example has closed: rules adopted by an act, and the money of each fund."""

from decimal import Decimal

from app.domain.acts import ActDraft, ActKind
from app.domain.awards.facts import AwardFactDraft, AwardFactKind
from app.domain.awards.file import read_award_rules
from app.domain.awards.rows import AwardFundDraft, AwardRulesDraft
from app.domain.errors import UserError
from app.domain.ids import ActId
from app.services.awards.facts import save_fact
from app.services.awards.funds import save_fund
from app.services.awards.rules import add_rules
from app.services.example.secretary import secretary_of
from app.services.example.source import FOLDER, session_file
from app.services.resources import RESOURCES
from app.services.structure.acts import save_act
from app.services.workspace import Workspace


def write_awards(workspace: Workspace, year: int) -> None:
    """Keep the rules from `year` on, with the act that adopted them, and what each fund has."""
    rules, issues = read_award_rules((RESOURCES / FOLDER / "premi.toml").read_text(encoding="utf-8"))
    if rules is None:
        raise UserError(f"Dati del comune di esempio: {issues[0].sentence}", "Reinstallare il programma.")
    source = session_file(year)["awards"]
    act = ActId(save_act(workspace, ActDraft(kind=ActKind.GIUNTA, year=year, **source["act"])).ids[0])
    add_rules(workspace, rules, AwardRulesDraft(None, year, act))
    for code, amount in source["funds"].items():
        save_fund(workspace, year, AwardFundDraft(code, Decimal(amount), act))
    salary = source["salary_of_secretary"]
    draft = AwardFactDraft(
        AwardFactKind.SALARY,
        official_id=secretary_of(workspace),
        value=Decimal(salary["value"]),
        source=salary["source"],
    )
    save_fact(workspace, year, draft)
