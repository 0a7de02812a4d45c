"""Kegiatan: the meetings."""
