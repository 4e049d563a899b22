"""The catalogue of typical objectives: its entries, how a line of a plan is recognised, its files."""
