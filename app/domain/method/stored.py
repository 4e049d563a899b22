"""A method as the archive stores it: canonical JSON."""

from app.domain.method.definition import MethodDefinition
from app.domain.serial.canonical import from_json, to_json


def method_to_json(definition: MethodDefinition) -> str:
    return to_json(definition)


def method_from_json(text: str) -> MethodDefinition:
    return from_json(MethodDefinition, text)
