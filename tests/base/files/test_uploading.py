"""What may be uploaded, and what becomes of it."""

import io
import zipfile
import zlib
from typing import Any

import pytest
from django.core.files.storage import InMemoryStorage
from PIL import Image

from base.errors import Conflict, Invalid, TooFast
from base.events.delivery import deliver_due
from base.files import actions as files
from base.files import room
from base.files.inspecting import MOST_PIXELS, look
from base.files.models import File, State, Usage
from base.files.pictures import sizes_of, widths_of
from networks.membership.models import Network
from networks.people.models import Person
from tests.base.files.conftest import Upload, names_in, picture

pytestmark = pytest.mark.django_db


def archive(members: dict[str, bytes], **options: Any) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        for name, content in members.items():
            made.writestr(name, content)
    return out.getvalue()


DOCX = archive({"[Content_Types].xml": b"<Types/>", "word/document.xml": b"<w/>"})
ODT = archive({"mimetype": b"application/vnd.oasis.opendocument.text", "content.xml": b"<x/>"})
ICS = b"BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n"


@pytest.mark.parametrize(
    ("content", "name", "type_", "kept_as"),
    [
        (picture("JPEG"), "Foto från mötet.JPG", "image/jpeg", "Foto-från-mötet.jpg"),
        (picture("PNG"), "skärm.png", "image/png", "skärm.png"),
        (picture("GIF", mode="P"), "rörlig.gif", "image/gif", "rörlig.gif"),
        (picture("WEBP"), "bild.webp", "image/webp", "bild.webp"),
        (picture("AVIF"), "bild.avif", "image/avif", "bild.avif"),
        (picture("JPEG"), "../../faktura.pdf.exe", "image/jpeg", "faktura.pdf.jpg"),
        (picture("JPEG"), "480.jpg", "image/jpeg", "bild-480.jpg"),
        (picture("PNG"), "Årsplan %222026%22.png", "image/png", "Årsplan-2026.png"),  # as browsers send "
        (b"%PDF-1.7\n%\xe2\xe3", "beslut.pdf", "application/pdf", "beslut.pdf"),
        (
            DOCX,
            "plan.docx",
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            "plan.docx",
        ),
        (ODT, "plan.docx", "application/vnd.oasis.opendocument.text", "plan.odt"),
        ("a;b\nå;ö\n".encode(), "lista.csv", "text/csv", "lista.csv"),
        (ICS, "inbjudan.ics", "text/calendar", "inbjudan.ics"),
        ("Hej å".encode("latin1"), "x\u202egpj.txt", "text/plain", "xgpj.txt"),
    ],
)
def test_what_a_file_is_is_told_by_its_content(content: bytes, name: str, type_: str, kept_as: str) -> None:
    looked = look(io.BytesIO(content), name)
    assert (looked.kind.type, looked.name) == (type_, kept_as)


SVG = b'<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'


@pytest.mark.parametrize(
    ("content", "name"),
    [
        (b"", "tom.txt"),
        (SVG, "bild.svg"),
        (SVG, "bild.png"),
        (SVG, "bild.txt"),
        (b"<!DOCTYPE html><script>alert(1)</script>", "sida.html"),
        (b"   \n<HTML><body>", "sida.txt"),
        (b"text" + b" " * 70_000 + b"<script>alert(1)</script>", "sida.csv"),
        (b"MZ\x90\x00" + bytes(200), "program.exe"),
        (b"MZ\x90\x00" + bytes(200), "program.jpg"),
        (b"\x7fELF" + bytes(100), "program"),
        (archive({"a.txt": b"a"}), "allt.zip"),
        (archive({"a.txt": b"a"}), "plan.docx"),
        (
            archive({"[Content_Types].xml": b"", "word/document.xml": b"", "word/vbaProject.bin": b"x"}),
            "makro.docx",
        ),
        (archive({"[Content_Types].xml": b"", "word/document.xml": bytes(30_000_000)}), "bomb.docx"),
        (archive({"[Content_Types].xml": b"", "word/a": b"", "xl/b": b""}), "båda.docx"),
        (b"PK\x03\x04" + b"x" * 500, "trasig.docx"),
        (b"\x89PNG\r\n\x1a\n" + b"x" * 500, "trasig.png"),
        (b"\xff\xd8\xff\xe0" + b"x" * 500, "trasig.jpg"),
        (b"RIFF\x00\x00\x00\x00WEBPVP8 " + b"x" * 3, "trasig.webp"),
        (b"\x00\x00\x00\x18ftypheic\x00\x00\x00\x00mif1heic", "iphone.heic"),
        (b"BM" + bytes(100), "bild.bmp"),
        (b"a\x00b", "utf16.txt"),
        (b"hello", "okand.xyz"),
    ],
)
def test_everything_else_is_refused_with_words(content: bytes, name: str) -> None:
    with pytest.raises(Invalid) as refused:
        look(io.BytesIO(content), name)
    assert len(refused.value.fields["file"][0]) > 10


def png_that_says(width: int, height: int) -> bytes:
    """Return a PNG whose header tells of any size you like."""
    header = b"IHDR" + width.to_bytes(4, "big") + height.to_bytes(4, "big") + b"\x08\x02\x00\x00\x00"
    chunk = (13).to_bytes(4, "big") + header + zlib.crc32(header).to_bytes(4, "big")
    data = b"IDAT" + zlib.compress(bytes(100))
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk
        + (len(data) - 4).to_bytes(4, "big")
        + data
        + zlib.crc32(data).to_bytes(4, "big")
    )


def webp_that_says(width: int, height: int) -> bytes:
    """Return a WebP whose header tells of any size you like."""
    box = (
        b"VP8X\x0a\x00\x00\x00\x00\x00\x00\x00"
        + (width - 1).to_bytes(3, "little")
        + (height - 1).to_bytes(3, "little")
    )
    return b"RIFF" + len(box).to_bytes(4, "little") + b"WEBP" + box


@pytest.mark.filterwarnings("ignore:Image size")
@pytest.mark.parametrize(
    "bomb",
    [
        png_that_says(8000, 8000),
        png_that_says(60_000, 60_000),
        png_that_says(20_000, 10),
        webp_that_says(16_000, 16_000),
    ],
)
def test_a_picture_of_too_many_pixels_is_refused_before_it_is_decoded(bomb: bytes) -> None:
    with pytest.raises(Invalid, match="file") as refused:
        look(io.BytesIO(bomb), "bomb.png")
    assert str(MOST_PIXELS // 1_000_000) in refused.value.fields["file"][0]


def test_a_header_that_lies_makes_a_broken_picture_and_no_harm(
    upload: Upload, store: InMemoryStorage
) -> None:
    lied = upload(png_that_says(4000, 4000), "lögn.png")
    assert (lied.state, lied.why, names_in(store)) == (State.REFUSED, "broken", [])
    assert set(Usage.objects.values_list("used", flat=True)) == {0}


def test_a_picture_is_made_anew_with_its_sizes(upload: Upload, store: InMemoryStorage) -> None:
    made = upload(picture(size=(2000, 1500)), alt="Ett  rum")
    assert (made.state, made.width, made.height, made.alt, made.raw) == (
        State.READY,
        2000,
        1500,
        "Ett rum",
        "",
    )
    found = {name.rpartition("/")[2] for name in names_in(store)}
    assert found == {"picture.jpg", *sizes_of(2000)}
    assert {f"{w}.avif" for w in (480, 960, 1280)} | {"960.jpg"} <= found
    with store.open(f"{made.folder}/960.avif") as small:
        assert Image.open(small).size == (960, 720)
    assert Usage.objects.get(kind="person").used == made.room


def test_a_small_picture_has_one_size() -> None:
    assert (widths_of(300), widths_of(480), widths_of(1000)) == ((300,), (480,), (480, 960))


def exif_of_a_phone(orientation: int = 1) -> Image.Exif:
    exif = Image.Exif()
    exif[0x0112], exif[0x010F] = orientation, "Telefonen"
    exif.get_ifd(0x8825).update({1: "N", 2: (59.0, 3.0, 0.0), 3: "E", 4: (14.0, 6.0, 0.0)})
    return exif


@pytest.mark.parametrize("form", ["JPEG", "WEBP", "PNG"])
def test_the_place_and_all_else_that_a_phone_noted_is_gone(
    form: str, upload: Upload, store: InMemoryStorage
) -> None:
    taken = picture(form, exif=exif_of_a_phone(), icc_profile=b"")
    assert b"Telefonen" in taken
    made = upload(taken)
    for name in names_in(store):
        with store.open(name) as served:
            content = served.read()
            assert b"Telefonen" not in content
            assert dict(Image.open(io.BytesIO(content)).getexif()) == {}
    assert made.state == State.READY


def test_a_picture_on_its_side_is_set_upright(upload: Upload, store: InMemoryStorage) -> None:
    waiting = upload(picture(size=(800, 600), exif=exif_of_a_phone(6)), ready=False)
    assert (waiting.width, waiting.height) == (600, 800)  # known at once: no page jumps when it is ready
    files.prepare(waiting.pk)
    made = File.objects.get(pk=waiting.pk)
    with store.open(made.stored) as served:
        assert (Image.open(served).size, made.width, made.height) == ((600, 800), 600, 800)


def test_what_is_hidden_behind_a_picture_is_gone(upload: Upload, store: InMemoryStorage) -> None:
    upload(picture("GIF", mode="P") + b"<script>alert(1)</script>", "polyglott.gif")
    upload(picture("JPEG", comment=b"<?php system(1) ?>") + archive({"a.html": b"<script>"}), "polyglott.jpg")
    for name in names_in(store):
        with store.open(name) as served:
            content = served.read()
        assert not any(each in content for each in (b"<script", b"<?php", b"PK\x03\x04")), name


@pytest.mark.parametrize(
    ("mode", "form"),
    [
        ("CMYK", "JPEG"),
        ("L", "JPEG"),
        ("RGBA", "PNG"),
        ("1", "PNG"),
        ("I;16", "PNG"),
        ("RGBA", "AVIF"),
        ("P", "GIF"),
    ],
)
def test_every_mode_of_colour_can_be_shown(mode: str, form: str, upload: Upload) -> None:
    image = Image.new(mode, (700, 500))
    out = io.BytesIO()
    image.save(out, form)
    assert upload(out.getvalue()).state == State.READY


def test_grey_of_sixteen_bits_keeps_its_shades(upload: Upload, store: InMemoryStorage) -> None:
    out = io.BytesIO()
    Image.new("I;16", (700, 500), 0x6000).save(out, "PNG")
    made = upload(out.getvalue(), "röntgen.png")
    with store.open(made.stored) as served:
        assert Image.open(served).convert("L").getpixel((5, 5)) == 0x60


def test_a_moving_picture_goes_on_moving(upload: Upload, store: InMemoryStorage) -> None:
    frames = [Image.new("RGB", (200, 100), colour) for colour in ("red", "green", "blue")]
    out = io.BytesIO()
    frames[0].save(out, "GIF", save_all=True, append_images=frames[1:], duration=200)
    made = upload(out.getvalue(), "rörlig.gif")
    with store.open(made.stored) as served:
        assert Image.open(served).n_frames == 3  # type: ignore[attr-defined]


def test_the_worker_prepares_what_has_come_and_twice_is_once(upload: Upload, store: InMemoryStorage) -> None:
    made = upload(ready=False)
    assert made.state == State.WAITING
    deliver_due()
    made.refresh_from_db()
    names = names_in(store)
    assert made.state == State.READY
    files.prepare(made.pk)
    deliver_due()
    assert names_in(store) == names


def test_the_same_key_is_the_same_file_and_another_file_under_it_a_conflict(
    upload: Upload, store: InMemoryStorage
) -> None:
    first = upload(key="k1", ready=False)
    assert upload(key="k1", ready=False).pk == first.pk
    assert (File.objects.count(), len(names_in(store))) == (1, 1)
    with pytest.raises(Conflict):
        upload(picture(size=(10, 10)), key="k1")


def test_a_try_that_died_before_the_content_was_kept_is_finished_by_the_next(
    upload: Upload, store: InMemoryStorage
) -> None:
    first = upload(key="k1", ready=False)
    File.objects.update(state=State.COMING)
    store.delete(first.raw)
    again = upload(key="k1")
    assert (again.pk, again.state) == (first.pk, State.READY)


def test_no_room_left_is_said_in_words(upload: Upload, settings: Any) -> None:
    settings.FILES_PERSON_MB = 1
    upload(b"a" * 700_000, "a.txt")
    with pytest.raises(Invalid) as refused:
        upload(b"b" * 700_000, "b.txt")
    assert "dina filer får ta 1\N{NO-BREAK SPACE}MB" in refused.value.fields["file"][0]
    assert Usage.objects.get(kind="person").used == 700_000
    settings.FILES_PERSON_MB, settings.FILES_NETWORK_MB = 10, 1
    with pytest.raises(Invalid) as refused:
        upload(b"b" * 700_000, "b.txt")
    assert "nätverkets filer får ta 1\N{NO-BREAK SPACE}MB" in refused.value.fields["file"][0]
    assert Usage.objects.get(kind="person").used == 700_000


def test_room_is_told_as_people_write_it() -> None:
    told = [room._shown(most) for most in (500, 1024, 1536, 51200)]
    assert told == [text.replace(" ", "\N{NO-BREAK SPACE}") for text in ("500 MB", "1 GB", "1,5 GB", "50 GB")]


def test_too_large_a_file_and_too_many_are_refused(upload: Upload, settings: Any) -> None:
    settings.FILE_MB = 1
    with pytest.raises(Invalid, match="file"):
        upload(b"a" * 1_100_000, "a.txt")
    with pytest.raises(TooFast):
        for n in range(files.UPLOAD.times + 1):
            upload(b"a", f"{n}.txt", ready=False)


def test_a_document_is_ready_at_once(upload: Upload) -> None:
    assert upload(b"a;b", "a.csv", ready=False).state == State.READY


def test_astrid_sees_what_she_uploaded_and_nobody_else(
    upload: Upload, network: Network, saga: Person
) -> None:
    from base.files.queries import fetchable

    made = upload()
    assert fetchable(Person.objects.get(pk=made.owner_id), made.key) == made
    assert fetchable(saga, made.key) is None
