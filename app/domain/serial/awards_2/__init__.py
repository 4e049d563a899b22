"""Format 1 of awards: the rules and what they gave. Written since schema 10, read for ever."""
