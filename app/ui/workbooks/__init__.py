"""Workbooks on screen: what an import would do, and where an export goes."""
