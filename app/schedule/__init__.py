"""The calendar outside the logbook: national holidays, proposed dates, and calendar files (.ics)."""
