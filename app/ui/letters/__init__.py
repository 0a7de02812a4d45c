"""Surat: the letter register."""
