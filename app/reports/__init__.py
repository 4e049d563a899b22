"""Printed documents, with ReportLab: they know neither database nor screen."""
