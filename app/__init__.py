"""Buku Imbas: an offline desktop logbook for the principal of an Indonesian model school."""

__version__ = "0.1.0"
