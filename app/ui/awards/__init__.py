"""The page *Premi*: funds of the year, who has what and why, facts and rules."""
