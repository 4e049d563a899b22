"""The menu Strumenti: the years, the audit, the checks."""
