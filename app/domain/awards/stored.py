"""Rules of awards and statements as the archive stores them: canonical JSON, one row for each format there ever was."""

from collections.abc import Mapping
from typing import Any

from app.domain.awards.definition import AwardRules
from app.domain.awards.statement import AwardStatement
from app.domain.errors import UserError
from app.domain.serial.awards_1 import result as format_1
from app.domain.serial.awards_1.rules import AWARD_RULES
from app.domain.serial.awards_2 import result as format_2
from app.domain.serial.canonical import from_json, from_loaded, loaded, to_json
from app.domain.serial.codecs import Codec

STATEMENTS: Mapping[int, Codec[AwardStatement]] = {1: format_1.AWARD_STATEMENT, 2: format_2.AWARD_STATEMENT}


def rules_to_json(rules: AwardRules) -> str:
    return to_json(AWARD_RULES, rules)


def rules_from_json(text: str) -> AwardRules:
    return from_json(AWARD_RULES, text)


def write_statement(statement: AwardStatement) -> str:
    """Write a statement in its format: one made now has that of today."""
    return to_json(STATEMENTS[statement.format], statement)


def read_statement(text: str) -> AwardStatement:
    """Read a statement of whatever format; `UserError` says what of it cannot be read."""
    plain = loaded(text)
    return from_loaded(STATEMENTS[_format_of(plain)].read, plain)


def _format_of(plain: Any) -> int:
    number = plain.get("format", 1) if isinstance(plain, dict) else None
    if type(number) is not int or number not in STATEMENTS:
        raise UserError(
            "Un prospetto dei premi è in un formato che questa versione di Merito non conosce.",
            "Aprire l'archivio con la versione più recente del programma.",
        )
    return number
