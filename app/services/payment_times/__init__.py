"""Payment times: the heads who must have the objective, its measure as certified, what missing it removes."""
