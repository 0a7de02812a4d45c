"""As what somebody takes part."""

import pytest

from app.domain.categories import Category, category_of
from app.domain.terms import PersonGroup, Role


@pytest.mark.parametrize(
    ("position", "category"),
    [
        ("Kepala Sekolah", Category.PRINCIPAL),
        ("Kepala SMP Negeri 2 Sempor", Category.PRINCIPAL),
        ("Plt. Kepala", Category.PRINCIPAL),
        ("Wakil Kepala Sekolah Urusan Kurikulum", Category.TEACHER),
        ("Guru Kelas IV", Category.TEACHER),
        ("Anggota komite pembelajaran", Category.TEACHER),
        ("Ketua Komite Sekolah", Category.PARENTS_COMMITTEE),
        ("Pengawas Sekolah Madya", Category.SUPERVISOR),
        ("Kepala Tata Usaha", Category.STAFF),
        ("Operator Dapodik", Category.STAFF),
        ("Tokoh masyarakat", Category.COMMUNITY),
        ("Kepala Desa Sempor", Category.COMMUNITY),
        ("Staf Dinas Pendidikan", Category.STAFF),
        ("", Category.OTHER),
    ],
)
def test_the_position_tells_the_category(position: str, category: Category) -> None:
    assert category_of(Role.PARTICIPANT, position) is category


def test_the_task_at_the_meeting_comes_before_the_position_and_that_before_the_groups() -> None:
    assert category_of(Role.SPEAKER, "Kepala Sekolah") is Category.SPEAKER
    assert category_of(Role.MINUTES_TAKER, "Guru") is Category.COMMITTEE
    assert category_of(Role.PARTICIPANT, "Guru", [PersonGroup.SUPERVISOR]) is Category.TEACHER
    assert category_of(Role.PARTICIPANT, "", [PersonGroup.QUALITY_TEAM, PersonGroup.COMMUNITY]) is Category.COMMUNITY
