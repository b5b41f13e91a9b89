"""A yearbook promised to hold its pictures, but led to moving ones and drawings, or left them out."""

from __future__ import annotations

import base64
import io
from typing import TYPE_CHECKING

from lxml import html
from PIL import Image

from builders import AS_OF, BAI, article_text
from wardnews.executors import SerialExecutor
from wardnews.outcome import Project
from wardnews.yearbook import write_yearbook

if TYPE_CHECKING:
    from pathlib import Path

    from conftest import MakeSite

FOLDER = BAI.rpartition("/")[0]
SVG = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M0 0h9v9z"/></svg>'


def moving(kind: str) -> bytes:
    stream = io.BytesIO()
    first, second = (Image.new("RGB", (40, 30), color) for color in ("red", "blue"))
    first.save(stream, kind, save_all=True, append_images=[second])
    return stream.getvalue()


def book_of(root: Path) -> html.HtmlElement:
    written = write_yearbook(Project(root=root, as_of=AS_OF), 2020, SerialExecutor())
    assert written.data is not None, written.problems
    return html.document_fromstring(written.data.decode())


def sources(book: html.HtmlElement) -> list[str]:
    found = book.xpath("//img/@src")
    assert isinstance(found, list)
    return [str(each) for each in found]


def data_url(kind: str, data: bytes) -> str:
    return f"data:image/{kind};base64,{base64.b64encode(data).decode()}"


def test_moving_pictures_are_inside_as_they_are(make_site: MakeSite) -> None:
    kinds = {kind: moving(kind) for kind in ("gif", "png", "webp")}
    body = "\n\n".join(f"Hình:\n\n![Cờ bay](co.{kind})" for kind in kinds)
    files = {f"{FOLDER}/co.{kind}": data for kind, data in kinds.items()}
    book = book_of(make_site({BAI: article_text(body), **files}))
    assert sources(book) == [data_url(kind, data) for kind, data in kinds.items()]


def test_drawings_are_inside_and_a_link_to_one_leads_to_the_site(make_site: MakeSite) -> None:
    body = "Xem [sơ đồ](so-do.svg):\n\n![Sơ đồ](so-do.svg)"
    front = {"image": "bia.svg", "image_alt": "Bìa", "image_caption": "Bìa sách"}
    files = {f"{FOLDER}/so-do.svg": SVG, f"{FOLDER}/bia.svg": SVG + b"\n"}
    book = book_of(make_site({BAI: article_text(body, **front), **files}))
    assert sources(book) == [data_url("svg+xml", SVG + b"\n"), data_url("svg+xml", SVG)]
    assert book.xpath("//figcaption/text()") == ["Bìa sách"]
    (link,) = book.xpath("//div[@class]//a/@href") or [None]
    assert str(link).startswith("https://hoasua.example/media/so-do.")
    assert not book.xpath("//img[@width='0']")
