"""Any picture becomes a small upright cover, and what is no picture is refused with a sentence."""

import io

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from planner.errors import PlanError
from planner.video import covers, videos


def saved(path, picture, **options):
    picture.save(path, **options)
    return path


def picture_of(kept):
    return Image.open(io.BytesIO(covers.content(kept)))


@pytest.mark.parametrize("ending", ["jpg", "png", "webp", "gif"])
def test_a_picture_becomes_a_small_webp_of_nine_by_sixteen(tmp_path, ending):
    picture = covers.load(saved(tmp_path / f"a.{ending}", Image.new("RGB", (900, 700), "red")))
    made = picture_of(covers.cut(picture, covers.frame(*picture.size)))
    assert (made.format, made.size) == ("WEBP", covers.SIZE)


def test_a_photo_that_was_taken_sideways_stands_upright(tmp_path):
    photo = Image.new("RGB", (400, 200), "red")
    photo.paste("blue", (0, 0, 200, 200))  # the left half, which is the top once it is turned
    exif = Image.Exif()
    exif[0x0112] = 6  # orientation: turn to the right
    upright = covers.load(saved(tmp_path / "a.jpg", photo, exif=exif))
    assert upright.size == (200, 400)
    assert upright.getpixel((100, 50))[2] > 200
    assert upright.getpixel((100, 350))[0] > 200


def test_what_is_transparent_becomes_white(tmp_path):
    picture = covers.load(saved(tmp_path / "a.png", Image.new("RGBA", (90, 160), (0, 0, 0, 0))))
    assert picture.getpixel((5, 5)) == (255, 255, 255)


def test_the_frame_shows_what_is_inside_it_alone(tmp_path):
    picture = Image.new("RGB", (1600, 900), "red")
    picture.paste("blue", (800, 0, 1600, 900))
    left = picture_of(covers.cut(picture, covers.frame(1600, 900, x=0.1))).convert("RGB")
    right = picture_of(covers.cut(picture, covers.frame(1600, 900, x=0.9))).convert("RGB")
    assert left.getpixel((135, 240))[0] > 200
    assert right.getpixel((135, 240))[2] > 200


def test_a_picture_of_more_than_fifty_megapixels_is_refused_before_it_is_read(tmp_path):
    path = saved(tmp_path / "huge.png", Image.new("1", (10_000, 5_001)))
    with pytest.raises(PlanError, match=r"“huge\.png” has 50 megapixels\. Choose a picture of at most 50"):
        covers.load(path)
    covers.load(saved(tmp_path / "most.png", Image.new("1", (10_000, 5_000))))


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("text.jpg", b"not a picture"),
        ("empty.png", b""),
        ("cut.png", b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR"),
        ("drawing.svg", b"<svg xmlns='http://www.w3.org/2000/svg'/>"),
        ("print.eps", b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 10 10\n"),
    ],
)
def test_what_is_no_picture_is_refused_by_name(tmp_path, name, content):
    path = tmp_path / name
    path.write_bytes(content)
    with pytest.raises(PlanError, match=name.replace(".", r"\.")):
        covers.load(path)


def test_kinds_of_picture_that_are_not_listed_are_refused(tmp_path):
    path = saved(tmp_path / "a.tiff", Image.new("RGB", (90, 160)))
    with pytest.raises(PlanError, match="JPEG, PNG, WebP or GIF"):
        covers.load(path)


def test_a_picture_that_is_cut_off_is_refused(tmp_path):
    path = saved(tmp_path / "a.jpg", Image.effect_noise((400, 400), 90).convert("RGB"))
    path.write_bytes(path.read_bytes()[:2000])
    with pytest.raises(PlanError, match=r"a\.jpg"):
        covers.load(path)


def test_a_missing_file_and_a_folder_are_refused(tmp_path):
    for path in (tmp_path / "gone.png", tmp_path):
        with pytest.raises(PlanError, match=path.name):
            covers.load(path)


PLACES = st.floats(-1, 2, allow_nan=False)


@given(st.integers(1, 20_000), st.integers(1, 20_000), PLACES, PLACES, st.floats(0, 2))
def test_a_frame_is_nine_by_sixteen_and_never_leaves_the_picture(width, height, x, y, part):
    box = covers.frame(width, height, x, y, part)
    across, down = box.right - box.left, box.bottom - box.top
    assert across > 0
    assert abs(across * 16 - down * 9) < 0.01 * down
    assert box.left >= -1e-6
    assert box.top >= -1e-6
    assert box.right <= width + 1e-6
    assert box.bottom <= height + 1e-6


def test_a_video_has_one_cover_and_its_deletion_takes_it_along(workspace):
    made = workspace.do(videos.add("Cold brew"))
    workspace.do(covers.put(made, "YQ=="))
    workspace.do(covers.put(made, "Yg=="))
    assert workspace.read(lambda s: covers.of_video(s, made)) == "Yg=="
    workspace.undo()
    assert workspace.read(lambda s: covers.of_video(s, made)) == "YQ=="
    workspace.do(videos.delete((made,)))
    workspace.undo()
    assert workspace.read(lambda s: covers.of_video(s, made)) == "YQ=="
    workspace.do(covers.remove(made))
    assert workspace.read(lambda s: covers.of_video(s, made)) == ""
