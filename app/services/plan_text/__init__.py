"""Taking in the text of a plan."""
