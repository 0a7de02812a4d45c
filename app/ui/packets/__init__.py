"""Paket: what leaves the laptop."""
