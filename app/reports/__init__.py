"""Floor 2: workbook and PDF from records."""
