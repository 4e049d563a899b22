"""The engine that turns a sheet into a score and explains it: pure, exact, the same for ever."""
