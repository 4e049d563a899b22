"""A method as the archive stores it: canonical JSON in the shapes of format 4."""

from app.domain.method.definition import MethodDefinition
from app.domain.serial.canonical import from_json, to_json
from app.domain.serial.format_4.method import METHOD


def method_to_json(definition: MethodDefinition) -> str:
    return to_json(METHOD, definition)


def method_from_json(text: str) -> MethodDefinition:
    return from_json(METHOD, text)
