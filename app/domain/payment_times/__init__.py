"""Payment times (D.L. 13/2023 art. 4-bis c. 2): who has the objective, how it is measured, what missing it removes."""
