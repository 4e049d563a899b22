"""The rules of awards that ship with the program, and as a year takes them: with the bands of its method."""

from app.domain.awards.definition import AwardRules
from app.domain.awards.file import read_award_rules
from app.domain.awards.method_scale import with_bands_of
from app.domain.errors import UserError
from app.domain.italian import listed
from app.domain.permissions import Action, InScope
from app.services.access import reading
from app.services.cycles import cycle_of
from app.services.objectives.measures import method_of_year
from app.services.resources import RESOURCES
from app.services.workspace import Workspace

AWARDS = RESOURCES / "awards"


def list_award_presets() -> list[AwardRules]:
    """Return the rules that ship with the program, by name."""
    return sorted((read_award_preset(path.stem) for path in AWARDS.glob("*.toml")), key=lambda rules: rules.name)


def read_award_preset(code: str) -> AwardRules:
    """Read the rules of a preset by its code; `UserError` names those there are."""
    known = sorted(path.stem for path in AWARDS.glob("*.toml"))
    if code not in known:
        raise UserError(f"Non ci sono regole dei premi «{code}».", f"Scegliere tra: {listed(known)}.")
    rules, issues = read_award_rules((AWARDS / f"{code}.toml").read_text(encoding="utf-8"))
    if rules is None:
        raise UserError(f"Le regole dei premi «{code}» non sono leggibili: {issues[0].sentence}")
    return rules


def ready_rules(workspace: Workspace, code: str, year: int) -> AwardRules:
    """Return a preset for a year of the archive: sheets and awards have the same bands, those of its method."""
    with reading(workspace, InScope(Action.READ), year=year) as session:
        rules = read_award_preset(code)
        cycle = cycle_of(session, year)
        return with_bands_of(rules, method_of_year(session, cycle)) if cycle is not None else rules
