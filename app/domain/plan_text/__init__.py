"""Gives each block of a plan its role and proposes what to create from them: pure functions, no archive."""
