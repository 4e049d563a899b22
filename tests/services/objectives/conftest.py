"""The office of these tests."""

from tests.archives.office import YEAR, Office, office  # noqa: F401
