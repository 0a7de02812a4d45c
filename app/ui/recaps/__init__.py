"""The page Rekap: attendance and lesson hours, counted."""
