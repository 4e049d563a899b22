"""The page Cruscotto: where the year stands."""
