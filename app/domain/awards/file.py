"""A file of awards (TOML) to rules and back."""

from app.domain.awards.definition import AwardRules
from app.domain.awards.file_form import AWARD_FILE
from app.domain.issues import Issue
from app.domain.method_file.toml import read_rules
from app.domain.method_file.toml_writing import write_rules


def read_award_rules(text: str) -> tuple[AwardRules | None, list[Issue]]:
    """Read a file of awards; with errors the rules are None. Every finding begins with the line it is about."""
    return read_rules(AWARD_FILE, text)


def write_award_rules(rules: AwardRules) -> str:
    """Return the file of some rules; reading it gives the same rules."""
    return write_rules(AWARD_FILE, rules)
