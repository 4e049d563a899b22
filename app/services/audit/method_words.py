"""What an operation changed in the rules of a method, for the audit: differences in words, not the stored text."""

from collections.abc import Iterator

from app.domain.audit.rows import FieldChange
from app.domain.errors import UserError
from app.domain.italian import plural
from app.domain.method.definition import MethodDefinition
from app.domain.method_editing.comparison import differences
from app.services.methods.presets import read_definition

RULES = "Regole della metodologia"


def method_changes(before: str | None, after: str | None) -> Iterator[FieldChange]:
    """Tell what differs between two stored definitions; of one that came or went, how large it is."""
    try:
        old, new = (read_definition(text) if text else None for text in (before, after))
    except UserError:
        yield FieldChange(RULES, "", "non leggibili")
        return
    if old is None or new is None:
        yield FieldChange(RULES, _size(old), _size(new))
        return
    for one in differences(old, new):
        yield FieldChange(f"{one.where}: {one.what}", one.before, one.after)


def _size(definition: MethodDefinition | None) -> str:
    if definition is None:
        return ""
    templates = plural(len(definition.templates), "scheda", "schede")
    return f"{templates}, {plural(len(definition.scales), 'scala', 'scale')}"
