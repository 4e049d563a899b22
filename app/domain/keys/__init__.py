"""Who opens a protected archive: slots, passwords, the recovery key, the wait after failures. Pure."""
