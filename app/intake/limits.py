"""How much of a file the worker may use."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """Caps of one reading; beyond any of them the file is refused with a sentence."""

    file_mb: int = 100
    memory_mb: int = 500  # address space of the worker
    seconds: float = 20.0  # wall time
    rows: int = 200_000  # per sheet
    columns: int = 500  # those further right are not looked at
    unpacked_mb: int = 300  # of a zipped workbook
