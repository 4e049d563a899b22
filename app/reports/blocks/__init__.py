"""The blocks documents are made of: each knows its height, draws itself and may be split between pages."""
