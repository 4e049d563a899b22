"""The catalogue of objectives: its window, and what it proposes beside an objective."""
