"""Format 2 of awards: what is other than in format 1. Written since schema 12, read for ever."""
