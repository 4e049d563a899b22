"""Format 1 of awards: the facts of the people and of the pools."""

from typing import Any

from app.domain.awards.participants import (
    AbsentDays,
    Evaluation,
    GateDegree,
    HeldPost,
    MissedTimes,
    NamedFigure,
    Participant,
    Spell,
)
from app.domain.awards.pool import FundPool
from app.domain.awards.vocabulary import PaymentStanding
from app.domain.exact import HUNDRED
from app.domain.ids import EmployeeId, OfficialId
from app.domain.roles import SheetRole
from app.domain.serial.awards_1.words import FUND_NATURE, MISSED_DUTY, PAYMENT_STANDING, SANCTION
from app.domain.serial.codecs import DAY, FLAG, FRACTION, NUMBER, TEXT, WHOLE_NUMBER, Codec, Many, Maybe, Unreadable
from app.domain.serial.format_1.sheet import PERIOD
from app.domain.serial.format_1.words import SHEET_ROLE
from app.domain.serial.records import Record, field
from app.domain.structure.hierarchy import Party


class _PartyCodec:
    """Somebody by what they are and by their number: `employee 12`."""

    def read(self, plain: Any) -> Party:
        kind, _, number = str(plain).partition(" ")
        if kind not in {"employee", "official"} or not number.isdecimal():
            raise Unreadable("non dice di chi è")
        return Party(EmployeeId(int(number))) if kind == "employee" else Party(None, OfficialId(int(number)))

    def write(self, value: Party) -> str:
        is_employee = value.employee_id is not None
        return f"employee {value.employee_id}" if is_employee else f"official {value.official_id}"


PARTY: Codec[Party] = _PartyCodec()

SPELL = Record(
    Spell,
    field("period", lambda it: it.period, PERIOD),
    field("contract_area", lambda it: it.contract_area, TEXT, ""),
    field("part_time", lambda it: it.part_time, NUMBER, HUNDRED),
    field("area", lambda it: it.area, TEXT, ""),
    field("sector", lambda it: it.sector, TEXT, ""),
    field("evaluator", lambda it: it.evaluator, TEXT, ""),
    field("profile", lambda it: it.profile, TEXT, ""),
    field("is_fixed_term", lambda it: it.is_fixed_term, FLAG, False),
)

HELD_POST = Record(
    HeldPost,
    field("period", lambda it: it.period, PERIOD),
    field("title", lambda it: it.title, TEXT),
    field("weight", lambda it: it.weight, Maybe(NUMBER), None),
    field("position_pay", lambda it: it.position_pay, Maybe(WHOLE_NUMBER), None),
    field("is_interim", lambda it: it.is_interim, FLAG, False),
    field("borne_share", lambda it: it.borne_share, NUMBER, HUNDRED),
)

ABSENT_DAYS = Record(
    AbsentDays,
    field("kind", lambda it: it.kind, TEXT),
    field("period", lambda it: it.period, PERIOD),
    field("is_neutral", lambda it: it.is_neutral, FLAG, False),
)

EVALUATION = Record(
    Evaluation,
    field("name", lambda it: it.name, TEXT),
    field("value", lambda it: it.value, Maybe(FRACTION)),
)

GATE_DEGREE = Record(
    GateDegree,
    field("code", lambda it: it.code, TEXT),
    field("degree", lambda it: it.degree, Maybe(NUMBER)),
)

MISSED_TIMES = Record(
    MissedTimes,
    field("duty", lambda it: it.duty, MISSED_DUTY),
    field("times", lambda it: it.times, WHOLE_NUMBER),
)

NAMED_FIGURE = Record(
    NamedFigure,
    field("name", lambda it: it.name, TEXT),
    field("value", lambda it: it.value, NUMBER),
)

PARTICIPANT = Record(
    Participant,
    field("party", lambda it: it.party, PARTY),
    field("name", lambda it: it.name, TEXT),
    field("code", lambda it: it.code, TEXT, ""),
    field("role", lambda it: it.role, SHEET_ROLE, SheetRole.EMPLOYEE),
    field("spells", lambda it: it.spells, Many(SPELL), ()),
    field("posts", lambda it: it.posts, Many(HELD_POST), ()),
    field("absences", lambda it: it.absences, Many(ABSENT_DAYS), ()),
    field("evaluations", lambda it: it.evaluations, Many(EVALUATION), ()),
    field("share", lambda it: it.share, Maybe(FRACTION), None),
    field("is_negative", lambda it: it.is_negative, FLAG, False),
    field("is_evaluated", lambda it: it.is_evaluated, FLAG, True),
    field("sanctions", lambda it: it.sanctions, Many(SANCTION), ()),
    field("gates", lambda it: it.gates, Many(GATE_DEGREE), ()),
    field("salary", lambda it: it.salary, Maybe(WHOLE_NUMBER), None),
    field("other_incentives", lambda it: it.other_incentives, Maybe(WHOLE_NUMBER), None),
    field("payment_times", lambda it: it.payment_times, PAYMENT_STANDING, PaymentStanding.NOT_ASKED),
    field("missed_duties", lambda it: it.missed_duties, Many(MISSED_TIMES), ()),
    field("hired_on", lambda it: it.hired_on, Maybe(DAY), None),
    field("born_on", lambda it: it.born_on, Maybe(DAY), None),
    field("figures", lambda it: it.figures, Many(NAMED_FIGURE), ()),
)

FUND_POOL = Record(
    FundPool,
    field("code", lambda it: it.code, TEXT),
    field("cents", lambda it: it.cents, Maybe(WHOLE_NUMBER)),
    field("year", lambda it: it.year, WHOLE_NUMBER),
    field("nature", lambda it: it.nature, Maybe(FUND_NATURE), None),
)
