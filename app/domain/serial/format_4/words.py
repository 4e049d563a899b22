"""Format 4: the words in which the members of enums are stored."""

from app.domain.method.outside_words import (
    BlockEffect,
    Contribution,
    DatumKind,
    DatumOwner,
    FigureSource,
    MeanOf,
    RankScope,
    SectionEvaluator,
    Target,
    TieBreak,
    Watched,
)
from app.domain.method.vocabulary import BandKind
from app.domain.serial.codecs import StoredWords
from app.domain.serial.format_1.words import BAND_KIND as BAND_KIND_1

BAND_KIND = StoredWords({**BAND_KIND_1.words, "linear": BandKind.LINEAR, "ranking": BandKind.RANKING})

SECTION_EVALUATOR = StoredWords(
    {
        "sheet": SectionEvaluator.SHEET,
        "second": SectionEvaluator.SECOND,
        "body": SectionEvaluator.BODY,
        "peer": SectionEvaluator.PEER,
    }
)

CONTRIBUTION = StoredWords(
    {"none": Contribution.NONE, "share": Contribution.SHARE, "judgement": Contribution.JUDGEMENT}
)

FIGURE_SOURCE = StoredWords(
    {
        "entity": FigureSource.ENTITY,
        "unit": FigureSource.UNIT,
        "presence": FigureSource.PRESENCE,
        "certified": FigureSource.CERTIFIED,
    }
)

TARGET = StoredWords({"total": Target.TOTAL, "share": Target.SHARE})

WATCHED = StoredWords(
    {
        "section": Watched.SECTION,
        "factor": Watched.FACTOR,
        "objective": Watched.OBJECTIVE,
        "certified": Watched.CERTIFIED,
        "duty": Watched.DUTY,
        "entity": Watched.ENTITY,
        "unit": Watched.UNIT,
        "presence": Watched.PRESENCE,
    }
)

BLOCK_EFFECT = StoredWords(
    {
        "share_ceiling": BlockEffect.SHARE_CEILING,
        "share_cut": BlockEffect.SHARE_CUT,
        "total_ceiling": BlockEffect.TOTAL_CEILING,
        "total_zero": BlockEffect.TOTAL_ZERO,
        "negative": BlockEffect.NEGATIVE,
    }
)

MEAN_OF = StoredWords({"unit": MeanOf.UNIT, "evaluated": MeanOf.EVALUATED, "entity": MeanOf.ENTITY})

RANK_SCOPE = StoredWords(
    {
        "entity": RankScope.ENTITY,
        "area": RankScope.AREA,
        "evaluator": RankScope.EVALUATOR,
        "contract_area": RankScope.CONTRACT_AREA,
    }
)

TIE_BREAK = StoredWords(
    {
        "individual": TieBreak.INDIVIDUAL,
        "exact_total": TieBreak.EXACT_TOTAL,
        "service_days": TieBreak.SERVICE_DAYS,
        "seniority": TieBreak.SENIORITY,
        "youngest": TieBreak.YOUNGEST,
    }
)

DATUM_OWNER = StoredWords({"entity": DatumOwner.ENTITY, "unit": DatumOwner.UNIT, "person": DatumOwner.PERSON})

DATUM_KIND = StoredWords({"number": DatumKind.NUMBER, "duty": DatumKind.DUTY, "event": DatumKind.EVENT})
