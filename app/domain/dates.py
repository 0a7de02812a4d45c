"""Indonesian dates and numbers. A day name is always derived from its date, never asked for."""

from collections.abc import Sequence
from datetime import date, time

DAY_NAMES = ("Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu")
MONTH_NAMES = (
    "Januari",
    "Februari",
    "Maret",
    "April",
    "Mei",
    "Juni",
    "Juli",
    "Agustus",
    "September",
    "Oktober",
    "November",
    "Desember",
)


def day_name(day: date) -> str:
    """`Senin` … `Minggu`."""
    return DAY_NAMES[day.weekday()]


def format_date(day: date) -> str:
    """`16 November 2019`."""
    return f"{day.day} {MONTH_NAMES[day.month - 1]} {day.year}"


def format_day(day: date) -> str:
    """`Sabtu, 16 November 2019`."""
    return f"{day_name(day)}, {format_date(day)}"


def format_short_date(day: date) -> str:
    """`16 Nov 2019`, for narrow columns."""
    return f"{day.day} {MONTH_NAMES[day.month - 1][:3]} {day.year}"


def format_days(days: Sequence[date]) -> str:
    """A meeting's dates as one phrase: `Jumat–Sabtu, 11–12 Oktober 2019`; days that are not adjacent are listed."""
    ordered = sorted(set(days))
    if not ordered:
        return "tanggal belum ditentukan"
    first, last = ordered[0], ordered[-1]
    if first == last:
        return format_day(first)
    if (last - first).days != len(ordered) - 1:
        return "; ".join(format_day(day) for day in ordered)
    names = f"{day_name(first)}–{day_name(last)}"
    if (first.year, first.month) == (last.year, last.month):
        return f"{names}, {first.day}–{format_date(last)}"
    if first.year == last.year:
        return f"{names}, {first.day} {MONTH_NAMES[first.month - 1]} – {format_date(last)}"
    return f"{names}, {format_date(first)} – {format_date(last)}"


def short_names(phrase: str) -> str:
    """A phrase of dates with the names in three letters, for narrow columns: `Sel–Rab, 30 Nov – 1 Des 2027`."""
    for name in (*DAY_NAMES, *MONTH_NAMES):
        phrase = phrase.replace(name, name[:3])
    return phrase


def format_time(moment: time) -> str:
    """`08.00`."""
    return f"{moment.hour:02d}.{moment.minute:02d}"


def format_times(start: time | None, end: time | None, zone: str) -> str:
    """`08.00–14.00 WIB`, `08.00 WIB – selesai`, or empty when no time is known."""
    if start is None:
        return ""
    if end is None:
        return f"{format_time(start)} {zone} – selesai"
    return f"{format_time(start)}–{format_time(end)} {zone}"


def format_number(number: int) -> str:
    """`1.250.000`."""
    return f"{number:,}".replace(",", ".")


def format_size(size: int) -> str:
    """Bytes as a person reads them: `17,4 MB`, `312 kB`, `87 byte` (decimal units, as Windows mail limits count)."""
    if size >= 1_000_000:
        return f"{size / 1_000_000:.1f} MB".replace(".", ",")
    if size >= 1_000:
        return f"{round(size / 1_000)} kB"
    return f"{size} byte"


def whole_percent(part: int, whole: int) -> int:
    """Percent of a `whole` above 0; a half is rounded up, as every spreadsheet does: 1 of 8 is 13."""
    return (200 * part + whole) // (2 * whole)


def format_percent(part: int, whole: int) -> str:
    """`87 %`, or `–` when nothing was expected."""
    return f"{whole_percent(part, whole)} %" if whole else "–"


def school_year_of(day: date) -> str:
    """Tahun pelajaran of a date: `2019/2020` runs from July 2019 to June 2020."""
    first = day.year if day.month >= 7 else day.year - 1
    return f"{first}/{first + 1}"


_UNITS = ("nol", "satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan", "sepuluh", "sebelas")


def number_in_words(number: int) -> str:
    """`dua ribu sembilan belas`, for 0 to 999.999."""
    if not 0 <= number < 1_000_000:
        raise ValueError(number)
    if number < 12:
        return _UNITS[number]
    if number < 20:
        return f"{_UNITS[number - 10]} belas"
    for size, word in ((1_000, "ribu"), (100, "ratus"), (10, "puluh")):
        if number >= size:
            count, rest = divmod(number, size)
            # 1 000 is seribu and 100 seratus, but 1 in front of a larger group stays satu (21 000: dua puluh satu ribu)
            many = f"se{word}" if count == 1 else f"{number_in_words(count)} {word}"
            return f"{many} {number_in_words(rest)}" if rest else many
    raise AssertionError(number)


def date_in_words(day: date) -> str:
    """`tanggal satu Agustus dua ribu sembilan belas`, as a berita acara writes it."""
    return f"tanggal {number_in_words(day.day)} {MONTH_NAMES[day.month - 1]} {number_in_words(day.year)}"
