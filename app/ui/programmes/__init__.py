"""Program: the year's work with its stages, its dates and its quality cycle."""
