"""An objective: what a form edits, what a table shows."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from app.domain.certification.standing import StandingCertification
from app.domain.columns import Column, Format
from app.domain.ids import AreaId, EmployeeId, MandateLineId, MeasureId, ObjectiveId, SectorId
from app.domain.issues import Issue
from app.domain.method.objective_kind import ObjectiveKind
from app.domain.objectives.lacks import Lack
from app.domain.objectives.rules import percent_issues, text_issues
from app.domain.objectives.vocabulary import Combination, ObjectiveScope, ObjectiveState, PerformanceAmbit


@dataclass(frozen=True, slots=True, order=True)
class UnitRef:
    """A whole Area, or one of its settori."""

    area_id: AreaId
    sector_id: SectorId | None = None


@dataclass(frozen=True, slots=True)
class UnitShare:
    """A unit that pursues the objective, with the weight it has there; None is not given yet."""

    unit: UnitRef
    weight: Decimal | None = None


@dataclass(frozen=True, slots=True)
class ObjectiveDraft:
    """An objective as a form or a workbook row gives it; an empty code is made by the program.

    `measures` are those against corruption that it carries out; `difficulty` and `degree_table` are codes of
    what the method lists: empty where weight and degree count as they are.
    """

    id: ObjectiveId | None = None
    version: int | None = None
    code: str = ""
    title: str = ""
    description: str = ""
    kind: ObjectiveKind = ObjectiveKind.OPERATIONAL
    scope: ObjectiveScope = ObjectiveScope.INDIVIDUAL
    is_payment_times: bool = False
    combination: Combination = Combination.WEIGHTED_MEAN
    parent_id: ObjectiveId | None = None
    owner_id: EmployeeId | None = None
    mandate_line_id: MandateLineId | None = None
    dup_mission: str = ""
    dup_programme: str = ""
    units: tuple[UnitShare, ...] = ()
    ambits: tuple[PerformanceAmbit, ...] = ()
    measures: tuple[MeasureId, ...] = ()
    difficulty: str = ""
    degree_table: str = ""

    @property
    def is_cross(self) -> bool:
        """An objective of more than one unit is a cross (trasversale) one."""
        return len(self.units) > 1


def validate(draft: ObjectiveDraft) -> list[Issue]:
    return [
        *text_issues(draft.title, "title", "il titolo", longest=300, required=True),
        *text_issues(draft.code, "code", "il codice", longest=30),
        *text_issues(draft.dup_mission, "dup_mission", "la missione del DUP", longest=200),
        *text_issues(draft.dup_programme, "dup_programme", "il programma del DUP", longest=200),
        *text_issues(draft.difficulty, "difficulty", "la difficoltà", longest=50),
        *text_issues(draft.degree_table, "degree_table", "la tabella dei gradi", longest=50),
        *_unit_issues(draft),
        *_parent_issues(draft),
    ]


def _unit_issues(draft: ObjectiveDraft) -> Iterator[Issue]:
    units = [share.unit for share in draft.units]
    if len(set(units)) < len(units):
        yield Issue("unit_twice", "La stessa unità è indicata due volte.", "units")
    if draft.kind is ObjectiveKind.OPERATIONAL and not units:
        yield Issue("unit_missing", "Un obiettivo operativo appartiene ad almeno un'area o un settore.", "units")
    for share in draft.units:
        yield from percent_issues(share.weight, "units", "Il peso nell'unità")


def _parent_issues(draft: ObjectiveDraft) -> Iterator[Issue]:
    if draft.parent_id is not None and draft.parent_id == draft.id:
        yield Issue("own_parent", "Un obiettivo non può discendere da sé stesso.", "parent_id")


@dataclass(frozen=True, slots=True)
class ObjectiveRow:
    """One line of the list of objectives.

    `weight` is that in the unit it is shown under (None when not given); `units` are the names of the units
    (`unit_refs` their places); `people` counts the persons assigned; `progress` is 0..100 or None; `lacks` is what
    is missing, that nothing is asked of an objective set aside; `proposals` counts what was proposed of it, `files` its
    evidences kept in the archive; `difficulty` is how the method calls the one it has (empty: none);
    `is_payment_apart`: the sheet of an EQ leaves it out of its total, and it decides a share of the pay.
    """

    id: ObjectiveId
    version: int
    code: str
    title: str
    kind: ObjectiveKind
    state: ObjectiveState
    is_cross: bool
    is_payment_times: bool
    units: str
    unit_refs: tuple[UnitRef, ...]
    weight: Decimal | None
    owner: str
    people: int
    indicators: int
    progress: Decimal | None
    description: str = ""
    lacks: frozenset[Lack] = frozenset()
    ambits: str = ""
    measures: str = ""
    certified: StandingCertification | None = None
    proposals: int = 0
    files: int = 0
    difficulty: str = ""
    is_payment_apart: bool = False

    @property
    def is_of_nobody(self) -> bool:
        """Whether nobody answers for it and nobody has it."""
        return {Lack.OWNER, Lack.PEOPLE} <= self.lacks

    @property
    def is_conforming(self) -> bool:
        return not any(lack.is_of_conformity for lack in self.lacks)

    @property
    def whole_title(self) -> str:
        """The title, or the whole text when the title is only its beginning."""
        return self.description if self.title.endswith("…") and self.description else self.title


OBJECTIVE_COLUMNS: tuple[Column, ...] = (
    Column("code", "Codice", Format.CODE, 14, editable=True, synonyms=("Cod.", "Codice obiettivo", "N.")),
    Column("title", "Titolo", Format.TEXT, 36, editable=True, required=True, synonyms=("Obiettivo", "Descrizione")),
    Column("kind", "Tipo", Format.CHOICE, 14, choices=tuple(kind.italian for kind in ObjectiveKind)),
    Column("units", "Unità", Format.TEXT, 24, synonyms=("Settore", "Area", "Servizio", "Struttura")),
    Column("weight", "Peso", Format.DECIMAL, 8, editable=True, digits=None, synonyms=("Peso %", "Ponderazione")),
    Column("owner", "Responsabile", Format.TEXT, 22, synonyms=("Referente", "Titolare di EQ")),
    Column("people", "Persone", Format.INTEGER, 8),
    Column("indicators", "Indicatori", Format.INTEGER, 9),
    Column("progress", "Avanzamento", Format.PERCENT, 11, digits=0),
    Column("state", "Stato", Format.CHOICE, 12, choices=tuple(state.italian for state in ObjectiveState)),
    Column("ambits", "Ambiti (art. 8)", Format.TEXT, 24, synonyms=("Ambito di performance",)),
    Column("measures", "Misure anticorruzione", Format.TEXT, 18, synonyms=("Misura",)),
)
