"""Impor: a list of people onto a meeting day."""
