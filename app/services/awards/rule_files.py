"""Rules of awards as files: a version written to one, rules read from one."""

from pathlib import Path

from app.domain.awards.definition import AwardRules
from app.domain.awards.file import read_award_rules, write_award_rules
from app.domain.errors import UserError
from app.domain.ids import AwardRulesId
from app.domain.issues import errors_of
from app.domain.italian import with_the_rest
from app.services.awards.rules import read_rules
from app.services.files import read_file, save_file
from app.services.workspace import Workspace
from app.services.written_text import LARGEST_TEXT, written_text

SUFFIX = ".toml"
_MOST_SHOWN = 8


def read_rules_file(path: Path) -> AwardRules:
    """Read a file of rules of awards; `UserError` names the first lines that are wrong."""
    text = written_text(read_file(path, LARGEST_TEXT), "un file di regole dei premi")
    rules, issues = read_award_rules(text)
    if rules is None:
        told = with_the_rest([one.sentence for one in errors_of(issues)], _MOST_SHOWN, "errore", "errori")
        problem = f"Le regole dei premi del file «{path.name}» hanno errori."
        raise UserError("\n".join([problem, *told]), "Correggere il file e riprovare.")
    return rules


def write_rules_file(workspace: Workspace, identity: AwardRulesId, path: Path) -> Path:
    """Write a version of the rules as a file, whole or not at all."""
    return save_file(path, write_award_rules(read_rules(workspace, identity)).encode(), SUFFIX)
