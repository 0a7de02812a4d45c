"""Sekolah Imbas: the partner schools."""
