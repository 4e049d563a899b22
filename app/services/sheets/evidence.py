"""Where one sees what was reached of the objectives of a sheet, for whoever evaluates it."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from sqlalchemy import select, union_all
from sqlalchemy.orm import Session

from app.domain.ids import ObjectiveId
from app.domain.scoring.inputs import objective_key
from app.domain.sheets.detail import ItemKind, SectionDetail
from app.models.evidences import Evidence
from app.models.objectives import Indicator, IndicatorValue


def with_evidence(session: Session, sections: Sequence[SectionDetail]) -> tuple[SectionDetail, ...]:
    """Put beside each measured objective what shows its values, as far as whoever reads may see it."""
    keys = {item.key for one in sections for item in one.objectives if item.kind is ItemKind.MEASURED}
    ids = [ObjectiveId(int(key.rpartition(":")[2])) for key in keys]
    if not ids:
        return tuple(sections)
    shown = _evidence_of(session, ids)
    return tuple(
        replace(one, items=tuple(replace(item, evidence=shown.get(item.key, ())) for item in one.items))
        for one in sections
    )


def _evidence_of(session: Session, ids: Sequence[ObjectiveId]) -> dict[str, tuple[str, ...]]:
    written = (
        select(Indicator.objective_id, IndicatorValue.evidence)
        .join(IndicatorValue, IndicatorValue.indicator_id == Indicator.id)
        .where(Indicator.objective_id.in_(ids), IndicatorValue.evidence != "")
    )
    kept = select(Evidence.objective_id, Evidence.name).where(Evidence.objective_id.in_(ids))
    found: dict[str, list[str]] = defaultdict(list)
    for objective, words in session.execute(union_all(written, kept)):
        found[objective_key(objective)].append(words)
    return {key: tuple(dict.fromkeys(words)) for key, words in found.items()}
