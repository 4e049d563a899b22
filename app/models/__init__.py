"""The archive: tables, transactions and migrations, with SQLAlchemy."""
