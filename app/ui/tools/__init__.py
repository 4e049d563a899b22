"""The menu Strumenti: the years, the register of activities, the checks."""
