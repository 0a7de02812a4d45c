"""Photos: known by content, upright, small, without metadata, the same bytes every time."""

from datetime import datetime
from pathlib import Path

import pytest
from PIL import Image

from app.core.errors import UserError
from app.intake.photos import photo_media_type, photo_taken_at, write_copy


def make_photo(
    path: Path, size: tuple[int, int] = (1200, 800), form: str = "JPEG", orientation: int = 0, taken: str = ""
) -> Path:
    image = Image.new("RGB", size, "navy")
    image.paste("gold", (0, 0, size[0] // 4, size[1] // 4))  # marks the top left corner
    exif = Image.Exif()
    if orientation:
        exif[0x0112] = orientation
    if taken:
        exif.get_ifd(0x8769)[0x9003] = taken
    exif.get_ifd(0x8825)[1] = "S"  # a position
    image.save(path, form, exif=exif)
    return path


@pytest.mark.parametrize(("form", "media_type"), [("JPEG", "image/jpeg"), ("PNG", "image/png"), ("WEBP", "image/webp")])
def test_a_photo_is_known_by_its_content(tmp_path: Path, form: str, media_type: str) -> None:
    assert photo_media_type(make_photo(tmp_path / "foto.xlsx", form=form)) == media_type


def test_another_file_is_no_photo(tmp_path: Path) -> None:
    path = tmp_path / "foto.jpg"
    path.write_bytes(b"PK\x03\x04 bukan foto")
    assert photo_media_type(path) is None
    with pytest.raises(UserError, match=r"foto\.jpg.*bukan foto"):
        write_copy(path, tmp_path / "salinan.jpg", 800, 80)


def test_the_moment_comes_from_the_camera(tmp_path: Path) -> None:
    assert photo_taken_at(make_photo(tmp_path / "a.jpg", taken="2019:10:12 08:15:30")) == datetime(
        2019, 10, 12, 8, 15, 30
    )
    assert photo_taken_at(make_photo(tmp_path / "b.jpg")) is None
    assert photo_taken_at(make_photo(tmp_path / "c.jpg", taken="0000:00:00 00:00:00")) is None


def test_a_copy_is_small_upright_and_bare(tmp_path: Path) -> None:
    source = make_photo(tmp_path / "rebah.jpg", orientation=6, taken="2019:10:12 08:15:30")
    size = write_copy(source, tmp_path / "salinan.jpg", 600, 80)
    with Image.open(tmp_path / "salinan.jpg") as copy:
        assert size == copy.size == (400, 600)
        assert not copy.getexif()
        red, _, blue = copy.getpixel((390, 10))  # pyright: ignore[reportGeneralTypeIssues]
        assert red > 200 > blue  # the marked corner is now at the right


def test_a_small_photo_keeps_its_size(tmp_path: Path) -> None:
    assert write_copy(make_photo(tmp_path / "a.png", (300, 200), "PNG"), tmp_path / "b.jpg", 1600, 80) == (300, 200)


def test_transparency_becomes_white(tmp_path: Path) -> None:
    Image.new("RGBA", (50, 50), (0, 0, 0, 0)).save(tmp_path / "logo.png")
    write_copy(tmp_path / "logo.png", tmp_path / "logo.jpg", 50, 90)
    with Image.open(tmp_path / "logo.jpg") as copy:
        assert copy.getpixel((25, 25)) == (255, 255, 255)


def test_the_same_photo_gives_the_same_bytes(tmp_path: Path) -> None:
    source = make_photo(tmp_path / "a.jpg")
    write_copy(source, tmp_path / "b.jpg", 640, 80)
    write_copy(source, tmp_path / "c.jpg", 640, 80)
    assert (tmp_path / "b.jpg").read_bytes() == (tmp_path / "c.jpg").read_bytes()


def test_a_truncated_photo_gives_a_sentence_and_no_copy(tmp_path: Path) -> None:
    source = make_photo(tmp_path / "a.jpg")
    source.write_bytes(source.read_bytes()[:-2000])
    with pytest.raises(UserError, match="rusak atau tidak lengkap"):
        write_copy(source, tmp_path / "b.jpg", 640, 80)
    assert [path.name for path in tmp_path.iterdir()] == ["a.jpg"]


def test_a_giant_photo_is_refused(tmp_path: Path) -> None:
    Image.new("1", (9000, 6000)).save(tmp_path / "raksasa.png")
    with pytest.raises(UserError, match="lebih dari 50 megapiksel"):
        write_copy(tmp_path / "raksasa.png", tmp_path / "b.jpg", 640, 80)


def test_a_photo_that_was_squeezed_before_does_not_grow(tmp_path: Path) -> None:
    source, target = tmp_path / "wa.jpg", tmp_path / "salinan.jpg"
    noise = Image.effect_noise((1200, 900), 60).convert("RGB")
    noise.save(source, "JPEG", quality=60)
    assert write_copy(source, target, 1600, 90) == (1200, 900)
    assert target.stat().st_size <= source.stat().st_size * 1.02
