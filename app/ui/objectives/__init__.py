"""The page of the objectives: tree, details at the side, import of a plan from text."""
