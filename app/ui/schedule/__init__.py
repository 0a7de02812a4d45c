"""Jadwal: month, agenda, calendar file."""
