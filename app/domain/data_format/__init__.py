"""The data file: everything of a logbook as JSON or TOML, described in resources/help/format-data.md."""
