"""The choices made for a layout, as text that is kept and read again."""

import json
from dataclasses import asdict
from typing import Any

from app.domain.plan_text.roles import ActivitiesChoice, LineEdits, LineRole, LineSigns, LineWords, PlanLayout


def layout_text(layout: PlanLayout) -> str:
    """Write what holds for every file of the layout: the choices by signs and the one about activities."""
    choices = sorted(({"role": role.value, **asdict(signs)} for signs, role in layout.choices.items()), key=str)
    activities = layout.activities.value if layout.activities else ""
    kept: dict[str, object] = {"activities": activities, "choices": choices}
    if layout.plain:
        kept["plain"] = sorted(layout.plain)
    if layout.named:
        kept["named"] = {key: role.value for key, role in sorted(layout.named.items())}
    if layout.edits:
        kept["edits"] = [[*line, *map(list, pieces)] for line, pieces in sorted(layout.edits.items())]
    return json.dumps(kept, ensure_ascii=False, sort_keys=True)


def layout_of(text: str) -> PlanLayout:
    """Read what `layout_text` wrote; a choice that this version does not know is dropped."""
    kept = json.loads(text)
    roles = {role.value: role for role in LineRole}
    names = LineSigns.__dataclass_fields__.keys()
    choices = {
        LineSigns(**{name: one[name] for name in names}): roles[one["role"]]
        for one in kept.get("choices", [])
        if one.get("role") in roles and names <= one.keys()
    }
    activities = next((one for one in ActivitiesChoice if one.value == kept.get("activities")), None)
    plain = frozenset(map(str, kept.get("plain", ())))
    named = {str(key): roles[role] for key, role in kept.get("named", {}).items() if role in roles}
    return PlanLayout(choices, activities=activities, plain=plain, named=named, edits=_edits(kept.get("edits", ())))


def _edits(kept: list[list[Any]]) -> LineEdits:
    return {
        LineWords(str(words), int(nth), int(of), bool(is_of_columns)): tuple(tuple(map(str, one)) for one in pieces)
        for words, nth, of, is_of_columns, *pieces in kept
    }
