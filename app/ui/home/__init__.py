"""Beranda: what now."""
