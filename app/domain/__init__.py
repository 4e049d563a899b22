"""Values, rules and shapes of the domain: standard library only."""
