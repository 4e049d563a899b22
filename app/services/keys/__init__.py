"""Protecting an archive and opening a protected one: passwords, slots, the recovery key, a new key."""
