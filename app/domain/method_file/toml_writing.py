"""A definition to a file of rules (TOML): what its author, or a consultant, reads and goes on writing."""

import dataclasses
import json
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from enum import Enum
from typing import Any, TypeVar

from app.domain.method.definition import MethodDefinition
from app.domain.method_file.form import FileForm
from app.domain.method_file.method_form import METHOD_FILE

T = TypeVar("T")
_Form = FileForm[Any]


def write_method(definition: MethodDefinition) -> str:
    """Return the method file of a definition; reading it gives the same definition."""
    return write_rules(METHOD_FILE, definition)


def write_rules(form: FileForm[T], definition: T) -> str:
    """Return the file of some rules; reading it gives the same rules."""
    return "\n".join([form.opening, *_fields(form, definition), *_groups(form, definition, "")]).rstrip() + "\n"


def _fields(form: _Form, value: Any) -> Iterator[str]:
    return (f"{key} = {_written(form, item)}" for key, item in _told(form, value) if not _is_group(form, item))


def _groups(form: _Form, value: Any, path: str) -> Iterator[str]:
    """Write the groups below a value: first those that are one, then the lists."""
    told = [(f"{path}.{key}".lstrip("."), item) for key, item in _told(form, value) if _is_group(form, item)]
    for inside, item in told:
        if not isinstance(item, tuple):
            yield from _group(form, inside, item, "[{}]")
    for inside, item in told:
        if isinstance(item, tuple):
            for one in item:
                yield from _group(form, inside, one, "[[{}]]")


def _group(form: _Form, path: str, value: Any, header: str) -> Iterator[str]:
    yield ""
    if path in form.comments:
        yield f"# {form.comments[path]}"
    yield header.format(path)
    yield from _fields(form, value)
    yield from _groups(form, value, path)


def _told(form: _Form, value: Any) -> Iterator[tuple[str, Any]]:
    """Return what the file says of a value: what is not as it would be anyway, and what is always worth saying."""
    for field in dataclasses.fields(value):
        item = getattr(value, field.name)
        if item is not None and (item != field.default or field.name in form.always):
            yield form.dialect.key(field.name), item


def _is_group(form: _Form, item: Any) -> bool:
    if isinstance(item, tuple):
        return bool(item) and _is_group(form, item[0])
    return dataclasses.is_dataclass(item) and not isinstance(item, form.short)


def _written(form: _Form, item: Any) -> str:
    match item:
        case Enum():
            return _quoted(form.dialect.word(item))
        case Decimal():
            return f"{item.normalize():f}"
        case int() | date():
            return str(item).lower()
        case str():
            return _quoted(item)
        case tuple():
            return _listed(form, item)
        case _:
            pairs = ", ".join(f"{key} = {_written(form, part)}" for key, part in _told(form, item))
            return f"{{ {pairs} }}"


def _listed(form: _Form, items: tuple[Any, ...]) -> str:
    written = [_written(form, item) for item in items]
    if sum(map(len, written)) < 80 and not any(isinstance(item, form.short) for item in items):
        return f"[{', '.join(written)}]"
    return "\n".join(["[", *(f"    {one}," for one in written), "]"])


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")
