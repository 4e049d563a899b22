"""Use cases: one function, one intention, one transaction, one label in the audit."""
