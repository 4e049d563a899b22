"""The comune of these tests."""

from tests.archives.comune import PEOPLE, STARTED, Comune, comune, session_open  # noqa: F401
