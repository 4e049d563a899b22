"""The Struttura tab: units, people, dated facts, the ente."""
