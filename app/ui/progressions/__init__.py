"""The page Progressioni: candidates, rankings, remarks; the rules with their Prova."""
