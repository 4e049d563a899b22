"""Format 4: what is given on a sheet, with what comes from outside it and from who scores beside its evaluator."""

from app.domain.scoring.inputs import FigureInput, MeanInput, RankInput
from app.domain.serial.codecs import NUMBER, TEXT, WHOLE_NUMBER, Many, Maybe
from app.domain.serial.format_1 import given as format_1
from app.domain.serial.format_4.words import FIGURE_SOURCE, MEAN_OF
from app.domain.serial.records import Record, field, field_if_told

FACTOR_INPUT = format_1.FACTOR_INPUT.plus(
    field_if_told("weight", lambda it: it.weight, Maybe(NUMBER), None),
    field_if_told("second", lambda it: it.second, Maybe(NUMBER), None),
    field_if_told("second_reason", lambda it: it.second_reason, TEXT, ""),
)

INDICATOR_PARAMETERS = format_1.INDICATOR_PARAMETERS.plus(
    field_if_told("degree_table", lambda it: it.degree_table, TEXT, ""),
)

INDICATOR_INPUT = format_1.INDICATOR_INPUT.plus(
    field("parameters", lambda it: it.parameters, INDICATOR_PARAMETERS, INDICATOR_PARAMETERS.of_nothing()),
)

OBJECTIVE_INPUT = format_1.OBJECTIVE_INPUT.plus(
    field("indicators", lambda it: it.indicators, Many(INDICATOR_INPUT), ()),
    field_if_told("difficulty", lambda it: it.difficulty, TEXT, ""),
    field_if_told("degree_table", lambda it: it.degree_table, TEXT, ""),
    field_if_told("contribution", lambda it: it.contribution, Maybe(NUMBER), None),
    field_if_told("second", lambda it: it.second, Maybe(NUMBER), None),
    field_if_told("second_reason", lambda it: it.second_reason, TEXT, ""),
)

SECTION_INPUT = format_1.SECTION_INPUT.plus(
    field("factors", lambda it: it.factors, Many(FACTOR_INPUT), ()),
    field("objectives", lambda it: it.objectives, Many(OBJECTIVE_INPUT), ()),
)

FIGURE = Record(
    FigureInput,
    field("kind", lambda it: it.kind, FIGURE_SOURCE),
    field("datum", lambda it: it.datum, TEXT, ""),
    field("value", lambda it: it.value, Maybe(NUMBER), None),
    field("source", lambda it: it.source, TEXT, ""),
)

MEAN_INPUT = Record(
    MeanInput,
    field("of", lambda it: it.of, MEAN_OF),
    field("total", lambda it: it.total, Maybe(NUMBER), None),
    field("share", lambda it: it.share, Maybe(NUMBER), None),
)

RANK_INPUT = Record(
    RankInput,
    field("place", lambda it: it.place, WHOLE_NUMBER),
    field("ranked", lambda it: it.ranked, WHOLE_NUMBER),
)

GIVEN = format_1.GIVEN.plus(
    field("sections", lambda it: it.sections, Many(SECTION_INPUT), ()),
    field_if_told("figures", lambda it: it.figures, Many(FIGURE), ()),
    field_if_told("means", lambda it: it.means, Many(MEAN_INPUT), ()),
    field_if_told("rank", lambda it: it.rank, Maybe(RANK_INPUT), None),
)
