"""What the words of methods ask of persons and objectives, awards in euro, progressions.

Rows of before are told by the defaults: no objective had a difficulty, nobody a share in an objective of a group.
"""

from alembic import op

revision = '0010'
down_revision = '0009'

TRIGGERS: tuple[str, ...] = ()


def upgrade() -> None:
    _of_method_words()
    _of_awards()
    _of_progressions()
    for trigger in TRIGGERS:
        op.execute(trigger)


def _of_method_words() -> None:
    pass


def _of_awards() -> None:
    pass


def _of_progressions() -> None:
    pass
