"""The file of an archive: the one room that names SQLite, its pragmas, headers, companion files and locks."""
