"""What tells a Merito archive from any other file, known without SQLAlchemy."""

APPLICATION_ID = 0x4D455254
"""`MERT`, in the header of the file."""

SCHEMA_VERSION = 12
"""The number that the archive carries in `user_version`; it grows with each migration."""
