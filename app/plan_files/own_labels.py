"""Cells of tables that say by themselves what they hold: «Peso: 30», or «PESO» above «30»."""

from collections.abc import Sequence

from app.domain.plan_text.labels import column_role, unit_rank_of_column

_FEWEST_BOXES = 3
_LONGEST_LABEL = 60


def tells_itself(texts: Sequence[str]) -> bool:
    """Whether each cell of a row holds a label with its value: «Settore: Tributi | Responsabile: dott. Ugo Neri»."""
    told = [text.partition(":") for text in texts]
    return len(told) > 1 and all(value.strip() and _is_known(label) for label, _, value in told)


def has_boxes(rows: Sequence[Sequence[str]]) -> bool:
    """Whether the cells are boxes, each with its label above its value: in most of the rows, and in three at least."""
    boxed = sum(map(is_boxed, rows))
    return boxed >= _FEWEST_BOXES and boxed * 2 >= len(rows)


def is_boxed(texts: Sequence[str]) -> bool:
    told = [text.partition("\n") for text in texts]
    return bool(told) and all(value.strip() and _is_known(label.rstrip(" :")) for label, _, value in told)


def on_one_line(text: str) -> str:
    """Write «PESO» over «30» as «PESO: 30»; a value of more lines goes on below its label."""
    label, _, value = text.partition("\n")
    return f"{label}: {value}" if value and "\n" not in value and ":" not in label and _is_known(label) else text


def _is_known(label: str) -> bool:
    return len(label) <= _LONGEST_LABEL and (column_role(label) is not None or unit_rank_of_column(label) is not None)
