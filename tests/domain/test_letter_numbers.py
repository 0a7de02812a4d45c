"""Letter numbers are proposed by a template, and what looks odd is told."""

from dataclasses import replace
from datetime import date

import pytest

from app.domain.letter_numbers import LetterNumber, format_number, next_number, number_remarks, pattern_of, sequence_in
from app.domain.records import Letter

TEMPLATE = "421.3/{nomor3}/{bulan}/{tahun}"


def letter(sequence: int | None, day: date, *, number: str = "", key: int = 0, subject: str = "Undangan") -> Letter:
    shown = number or (format_number(TEMPLATE, sequence, day) if sequence is not None else "")
    return Letter(id=key or sequence or 0, number=shown, sequence=sequence, date=day, subject=subject)


@pytest.mark.parametrize(
    ("template", "number"),
    [
        ("{nomor}/{bulan}/{tahun}", "7/VIII/2019"),
        (TEMPLATE, "421.3/007/VIII/2019"),
        ("000.8.3/{nomor}/SMPN2/{bulan2}-{tahun}", "000.8.3/7/SMPN2/08-2019"),
        ("420/3300.{nomor} -Bid GTK dan Kur", "420/3300.7 -Bid GTK dan Kur"),
        ("{kode}/{nomor}", "{kode}/7"),
        ("tanpa nomor", "tanpa nomor"),
    ],
)
def test_a_number_follows_any_regional_template(template: str, number: str):
    assert format_number(template, 7, date(2019, 8, 1)) == number


@pytest.mark.parametrize("month", range(1, 13))
def test_a_number_and_its_template_give_the_running_number_back(month: int):
    day = date(2019, month, 3)

    assert sequence_in(format_number(TEMPLATE, 123, day), TEMPLATE) == 123


@pytest.mark.parametrize(
    ("number", "template", "sequence"),
    [
        (" 421.3 / 9", "421.3 / {nomor}", 9),
        ("420/3300.1 -Bid GTK dan Kur", TEMPLATE, None),
        ("9/IX", "{nomor}/{bulan}", 9),
        ("9", "tanpa nomor", None),
        ("", TEMPLATE, None),
    ],
)
def test_a_typed_number_of_another_shape_has_no_running_number(number: str, template: str, sequence: int | None):
    assert sequence_in(number, template) == sequence


def test_numbers_begin_again_every_year():
    register = [letter(41, date(2018, 12, 20)), letter(3, date(2019, 7, 1)), letter(None, date(2019, 7, 2))]

    assert next_number(register, date(2019, 8, 1), TEMPLATE) == LetterNumber(4, "421.3/004/VIII/2019")
    assert next_number(register, date(2020, 1, 2), TEMPLATE) == LetterNumber(1, "421.3/001/I/2020")


def test_nothing_is_said_of_the_next_number():
    register = [letter(1, date(2019, 7, 1)), letter(2, date(2019, 7, 5))]

    assert number_remarks(letter(3, date(2019, 7, 5), key=9), register, date(2019, 7, 5)) == ()


def test_a_letter_is_not_compared_with_itself():
    one = letter(2, date(2019, 7, 5))

    assert number_remarks(one, [letter(1, date(2019, 7, 1)), one]) == ()


def test_a_number_that_is_used_already_names_the_other_letter():
    register = [letter(2, date(2019, 7, 5), number="420/3300.1 -Bid GTK dan Kur", subject="Rapat Kerja")]
    new = letter(None, date(2019, 7, 9), number="420/3300.1  -bid GTK dan Kur", key=9)

    assert number_remarks(new, register) == (
        "Nomor 420/3300.1  -bid GTK dan Kur sudah dipakai surat undangan “Rapat Kerja” tanggal 5 Juli 2019.",
    )


def test_a_running_number_that_is_used_already_is_told_although_the_text_differs():
    register = [letter(2, date(2019, 7, 5))]
    new = letter(2, date(2019, 8, 9), key=9)

    assert number_remarks(new, register) == (
        "Nomor urut 2 pada tahun 2019 sudah dipakai surat undangan “Undangan” tanggal 5 Juli 2019.",
    )


def test_the_same_short_number_in_another_year_is_no_duplicate():
    register = [letter(None, date(2018, 7, 5), number="005/12", key=1)]

    assert number_remarks(letter(None, date(2019, 7, 5), number="005/12", key=2), register) == ()


@pytest.mark.parametrize(
    ("sequence", "named"),
    [(3, "2"), (4, "2 dan 3"), (5, "2, 3 dan 4"), (20, "2 sampai dengan 19")],
)
def test_a_gap_names_the_numbers_that_are_missing(sequence: int, named: str):
    remarks = number_remarks(letter(sequence, date(2019, 7, 5), key=99), [letter(1, date(2019, 7, 1))])

    assert remarks == (f"Nomor urut {named} pada tahun 2019 belum dipakai surat lain.",)


def test_a_register_may_begin_with_any_number():
    assert number_remarks(letter(57, date(2019, 7, 5)), []) == ()


def test_a_date_before_that_of_a_smaller_number_is_told():
    register = [letter(1, date(2019, 7, 1)), letter(2, date(2019, 7, 20))]

    assert number_remarks(letter(3, date(2019, 7, 10), key=9), register) == (
        "Tanggal surat ini (10 Juli 2019) lebih awal daripada tanggal surat bernomor urut 2, yaitu 20 Juli 2019.",
    )


def test_a_date_after_that_of_a_greater_number_is_told():
    register = [letter(1, date(2019, 7, 1)), letter(3, date(2019, 7, 10))]

    assert number_remarks(letter(2, date(2019, 7, 15), key=9), register) == (
        "Tanggal surat ini (15 Juli 2019) lebih akhir daripada tanggal surat bernomor urut 3, yaitu 10 Juli 2019.",
    )


@pytest.mark.parametrize(
    ("day", "part"), [(date(2016, 7, 5), "lebih dari setahun yang lalu"), (date(2029, 7, 5), "masih jauh di depan")]
)
def test_a_date_far_from_today_is_told(day: date, part: str):
    one = replace(letter(1, day), sequence=None)

    (remark,) = number_remarks(one, [], date(2019, 7, 5))

    assert part in remark
    assert number_remarks(one, []) == ()


@pytest.mark.parametrize(
    ("number", "pattern"),
    [
        ("421.2/017/SDN5/2026", "421.2/{nomor3}/SDN5/{tahun}"),
        ("005/12/VII/2026", "005/{nomor}/{bulan}/{tahun}"),
        ("421/07/07/2026", "421/{nomor}/{bulan2}/{tahun}"),
        ("12/VII/2026", "{nomor}/{bulan}/{tahun}"),
        ("420/3300.1 -Bid GTK dan Kur", ""),
        ("Undangan", ""),
        ("", ""),
    ],
)
def test_the_pattern_behind_a_typed_number_is_made_out(number: str, pattern: str):
    assert pattern_of(number, date(2026, 7, 15)) == pattern
