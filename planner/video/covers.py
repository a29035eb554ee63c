"""Cover images: a picture that anybody made becomes a small upright one of 9 by 16, kept in the calendar."""

import base64
import io
import warnings
from pathlib import Path
from typing import NamedTuple

from PIL import Image, ImageOps, UnidentifiedImageError
from sqlmodel import Session, select

from models.cover import Cover
from planner.calendar.workspace import edit
from planner.errors import PlanError
from planner.errors import reason as reason_of
from planner.i18n import N_, _
from planner.video import videos

FORMATS = ("JPEG", "PNG", "WEBP", "GIF")
"""The kinds of picture that are opened; no other decoder is ever let near a file."""
MOST_PIXELS = 50_000_000
SIZE = (270, 480)
"""Width and height of what is kept, in px: sharp on a phone's preview, about 15 KB."""
QUALITY = 78
"""Of WebP, from 1 to 100."""
PREVIEW = 1600
"""The longer side in px of what is shown while the frame is chosen."""


class Box(NamedTuple):
    """A frame inside a picture: left, top, right and bottom in px."""

    left: float
    top: float
    right: float
    bottom: float


def load(path: Path) -> Image.Image:
    """Return a picture, upright and without transparency. Raises PlanError with a sentence if it can't be used."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter(
                "ignore", Image.DecompressionBombWarning
            )  # the limit below is the lower one
            with Image.open(path, formats=FORMATS) as picture:
                if picture.width * picture.height > MOST_PIXELS:
                    raise PlanError(
                        _("“{name}” has {n} megapixels. Choose a picture of at most {most}.").format(
                            name=path.name,
                            n=round(picture.width * picture.height / 1_000_000),
                            most=MOST_PIXELS // 1_000_000,
                        )
                    )
                picture.draft("RGB", (PREVIEW, PREVIEW))
                upright = ImageOps.exif_transpose(picture)
                upright.thumbnail((PREVIEW * 2, PREVIEW * 2))
                return _opaque(upright)
    except UnidentifiedImageError as error:
        raise PlanError(
            _("“{name}” isn’t a picture that can be used. Choose a JPEG, PNG, WebP or GIF file.").format(
                name=path.name
            )
        ) from error
    except Image.DecompressionBombError as error:
        raise PlanError(
            _("“{name}” is far too large. Choose a picture of at most {most} megapixels.").format(
                name=path.name, most=MOST_PIXELS // 1_000_000
            )
        ) from error
    except PlanError:
        raise
    except (OSError, ValueError, SyntaxError, EOFError, MemoryError) as error:
        reason = reason_of(error)
        raise PlanError(
            _("“{name}” can't be read: {reason}. Choose another picture.").format(
                name=path.name, reason=reason
            )
        ) from error


def frame(width: int, height: int, x: float = 0.5, y: float = 0.5, part: float = 1.0) -> Box:
    """Return the frame of 9 by 16 inside a picture of a size in px.

    ``part`` is its size, 1 being the largest that fits; ``x`` and ``y`` are where its middle is wanted, from 0 to 1.
    It never leaves the picture.
    """
    across = min(width, height * SIZE[0] / SIZE[1]) * min(1.0, max(0.1, part))
    down = across * SIZE[1] / SIZE[0]
    left = min(max(0.0, x * width - across / 2), width - across)
    top = min(max(0.0, y * height - down / 2), height - down)
    return Box(left, top, left + across, top + down)


def cut(picture: Image.Image, box: Box) -> str:
    """Return what is inside a frame as the text that a calendar keeps: WebP as Base64."""
    small = picture.resize(SIZE, Image.Resampling.LANCZOS, box=box)
    out = io.BytesIO()
    small.save(out, "WEBP", quality=QUALITY, method=4)
    return base64.b64encode(out.getvalue()).decode("ascii")


def content(kept: str) -> bytes:
    """Return the WebP file of a cover as it is kept."""
    return base64.b64decode(kept)


@edit(N_("Change cover"))
def put(session: Session, video_id: int, picture: str) -> None:
    """Give a video a cover, as ``cut`` makes it, in place of any other. Raises PlanError if the video is gone."""
    videos.get(session, video_id)
    remove(video_id).run(session)
    session.flush()
    session.add(Cover(video_id=video_id, picture=picture))


@edit(N_("Remove cover"))
def remove(session: Session, video_id: int) -> None:
    """Take a video's cover away, if it has one."""
    for cover in session.exec(select(Cover).where(Cover.video_id == video_id)):
        session.delete(cover)


def of_video(session: Session, video_id: int) -> str:
    """Return a video's cover as it is kept, empty where it has none."""
    return session.exec(select(Cover.picture).where(Cover.video_id == video_id)).first() or ""


def _opaque(picture: Image.Image) -> Image.Image:
    if picture.mode in {"RGBA", "LA", "PA"} or "transparency" in picture.info:
        white = Image.new("RGBA", picture.size, "white")
        return Image.alpha_composite(white, picture.convert("RGBA")).convert("RGB")
    return picture.convert("RGB")
