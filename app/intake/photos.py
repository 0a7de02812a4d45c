"""Photos in: what they are, when they were taken, and smaller copies for print and screen. Owns Pillow."""

from collections.abc import Generator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING
from warnings import catch_warnings, simplefilter

from app.core.errors import UserError, environment_fault
from app.core.files import atomic_path

if TYPE_CHECKING:
    from PIL.Image import Image

MAX_MEGAPIXELS = 50
_FORMATS = ("JPEG", "PNG", "WEBP")
_EXIF_FOLDER = 0x8769
_ORIENTATION, _CHANGED_AT, _TAKEN_AT, _DIGITISED_AT = 0x0112, 0x0132, 0x9003, 0x9004
_LYING = (5, 6, 7, 8)  # orientations that swap width and height


def photo_media_type(path: Path) -> str | None:
    """`image/jpeg`, `image/png` or `image/webp` by the file's first bytes, or None for anything else.

    Raises `SetupError` when the file cannot be opened.
    """
    try:
        with path.open("rb") as file:
            head = file.read(16)
    except OSError as error:
        raise environment_fault(error, f"membaca foto {path.name}") from error
    if head.startswith(b"\xff\xd8\xff"):
        return "image/jpeg"
    if head.startswith(b"\x89PNG\r\n\x1a\n"):
        return "image/png"
    return "image/webp" if head[:4] == b"RIFF" and head[8:12] == b"WEBP" else None


def photo_taken_at(path: Path) -> datetime | None:
    """Local clock time of the camera (EXIF), or None: photos that came by WhatsApp have none. Raises `UserError`."""
    with _opened(path) as image:
        exif = image.getexif()
        folder = exif.get_ifd(_EXIF_FOLDER)
        for value in (folder.get(_TAKEN_AT), folder.get(_DIGITISED_AT), exif.get(_CHANGED_AT)):
            taken = _moment(value)
            if taken is not None:
                return taken
    return None


def write_copy(source: Path, target: Path, long_side: int, quality: int) -> tuple[int, int]:
    """Write a JPEG of at most `long_side` pixels, upright, without metadata and position; return its width and height.

    The same source gives the same bytes. `target` is whole or untouched. Raises `UserError` for a photo that is
    damaged, too large or none at all, `SetupError` when it cannot be read or written.
    """
    from PIL import Image, ImageOps

    with _opened(source) as image:
        box = _box_within(image.size, long_side)
        image.draft("RGB", box)  # the exact box: a square one would not let the decoder shrink a wide photo
        upright = ImageOps.exif_transpose(image)
        size = box if image.getexif().get(_ORIENTATION, 1) not in _LYING else (box[1], box[0])
        if upright.size != size:
            upright = upright.resize(size, Image.Resampling.LANCZOS, reducing_gap=2.0)  # pyright: ignore[reportUnknownMemberType]
        plain = _on_white(upright)
        untouched = image.format == "JPEG" and upright.size == image.size and image.mode == "RGB"
    try:
        with atomic_path(target) as temporary:
            plain.save(temporary, "JPEG", quality=quality, optimize=False, progressive=False)
            if untouched and temporary.stat().st_size > source.stat().st_size:
                _save_as_coarse(plain, source, temporary)
    except OSError as error:
        raise environment_fault(error, f"menulis salinan foto {source.name}") from error
    return plain.size


def _save_as_coarse(plain: "Image", source: Path, target: Path) -> None:
    """Save with the source's own tables: what WhatsApp squeezed before only grows when it is saved finer."""
    with _opened(source) as image:
        tables, subsampling = getattr(image, "quantization", None), _subsampling(image)
    if tables:
        plain.save(target, "JPEG", qtables=tables, subsampling=subsampling, optimize=True, progressive=False)


def _subsampling(image: "Image") -> int:
    from PIL import JpegImagePlugin

    found = JpegImagePlugin.get_sampling(image)
    return found if found >= 0 else 2  # 4:2:0, what cameras and telephones use


@contextmanager
def _opened(path: Path) -> "Generator[Image]":
    """An image whose size is within reason; every fault of its content while it is open becomes a sentence."""
    from PIL import Image, UnidentifiedImageError

    if photo_media_type(path) is None:
        raise UserError(f"Berkas “{path.name}” bukan foto JPEG, PNG, atau WebP. Pilih berkas fotonya.")
    try:
        with catch_warnings():
            simplefilter("ignore")  # Pillow warns of what is checked or refused here anyway
            with Image.open(path, formats=_FORMATS) as image:
                _check_size(image)
                yield image
    except Image.DecompressionBombError as error:
        raise UserError(
            f"Foto “{path.name}” terlalu besar (lebih dari {MAX_MEGAPIXELS} megapiksel). Kecilkan dahulu fotonya."
        ) from error
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError, IndexError, EOFError) as error:
        if isinstance(error, OSError) and error.errno is not None:
            raise environment_fault(error, f"membaca foto {path.name}") from error
        raise UserError(
            f"Foto “{path.name}” rusak atau tidak lengkap. Salin ulang dari telepon atau kamera."
        ) from error


def _check_size(image: "Image") -> None:
    from PIL.Image import DecompressionBombError

    if image.width * image.height > MAX_MEGAPIXELS * 1_000_000:
        raise DecompressionBombError


def _box_within(size: tuple[int, int], long_side: int) -> tuple[int, int]:
    """`size` scaled down so that its longer side is at most `long_side`."""
    width, height = size
    longest = max(width, height)
    if longest <= long_side:
        return size
    return max(1, round(width * long_side / longest)), max(1, round(height * long_side / longest))


def _on_white(image: "Image") -> "Image":
    """The image as RGB without any metadata; see-through parts become white."""
    from PIL import Image

    if image.mode in ("RGBA", "LA", "PA") or "transparency" in image.info:
        layered = image.convert("RGBA")
        plain = Image.new("RGB", image.size, "white")
        plain.paste(layered, mask=layered.getchannel("A"))
        return plain
    plain = image.convert("RGB")
    if plain is image:
        plain = image.copy()
    plain.info.clear()
    return plain


def _moment(value: object) -> datetime | None:
    text = value if isinstance(value, str) else ""
    try:
        return datetime.strptime(text.strip("\x00 ")[:19], "%Y:%m:%d %H:%M:%S")
    except ValueError:
        return None
