"""The program's own diary: one rotating file in the data folder."""

import logging
from logging.handlers import RotatingFileHandler
from pathlib import Path


def start_log(path: Path) -> None:
    """Write warnings and errors of the program to `path` (at most 3 files of 500 kB)."""
    path.parent.mkdir(parents=True, exist_ok=True)
    handler = RotatingFileHandler(path, maxBytes=500_000, backupCount=2, encoding="utf-8", delay=True)
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s: %(message)s"))
    logger = logging.getLogger("app")
    logger.setLevel(logging.INFO)
    for old in logger.handlers[:]:
        logger.removeHandler(old)
        old.close()
    logger.addHandler(handler)
