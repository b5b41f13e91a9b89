"""Values and texts for tests, with only what a case is about left to say."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta, timezone
from pathlib import Path
from typing import Any

from wardnews.archive import Archive, Item, Moment, build_archive
from wardnews.article import (
    Article,
    Asset,
    CategoryLink,
    Entry,
    FrontMatter,
    PageFrontMatter,
    StandingPage,
)
from wardnews.basis import LastGood
from wardnews.build import BuildReport, build
from wardnews.config import Category, Config
from wardnews.executors import SerialExecutor
from wardnews.outcome import Project
from wardnews.theme import Template, Theme
from wardnews.views import Site

HANOI = timezone(timedelta(hours=7))
AS_OF = datetime(2021, 12, 31, 8, 0, tzinfo=HANOI)
NOW = Moment(as_of=AS_OF)

SETTINGS = """\
title: Đảng ủy phường Hoa Sữa
base_url: https://hoasua.example
page_size: 5
categories:
  - name: Công tác Đảng
  - name: Dân vận
  - name: Văn hóa – Xã hội
"""

CONFIG = Config(
    title="Đảng ủy phường Hoa Sữa",
    base_url="https://hoasua.example",
    page_size=5,
    categories=(
        Category(name="Công tác Đảng", slug="cong-tac-dang"),
        Category(name="Dân vận", slug="dan-van"),
    ),
)


def at(text: str) -> datetime:
    """Return the moment `2020-10-16 15:34`, or the beginning of a day, in Hanoi."""
    return datetime.fromisoformat(text).replace(tzinfo=HANOI)


def article(path: str = "2020-10-16-gap-mat.md", /, **front: Any) -> Article:
    """Return a parsed article; what names a field of `Article` goes there, the rest above it."""
    own = {
        name: front.pop(name) for name in ("body", "slug", "references", "marks") if name in front
    }
    given: dict[str, Any] = {
        "title": "Gặp mặt",
        "date": at("2020-10-16 15:34"),
        "category": "Công tác Đảng",
    }
    slug = own.pop("slug", Path(path).stem)
    body = own.pop("body", "<p>Nội dung bài.</p>")
    return Article(
        path=f"content/articles/{path}",
        slug=slug,
        front=FrontMatter(**(given | front)),
        body=body,
        summary=front.get("summary", "Nội dung bài."),
        **own,
    )


def standing_page(path: str, /, **front: Any) -> StandingPage:
    """Return a parsed standing page; the rest is of its front matter."""
    return StandingPage(
        path=f"content/pages/{path}",
        slug=Path(path).stem,
        front=PageFrontMatter(**front),
        body="<p>Nội dung trang.</p>",
        summary="",
    )


def archive(
    *articles: Article,
    pages: tuple[StandingPage, ...] = (),
    config: Config = CONFIG,
    assets: dict[str, Asset] | None = None,
    moment: Moment = NOW,
) -> Archive:
    """Return the archive of the articles."""
    return build_archive(config, articles, pages, assets or {}, moment)


def items(*articles: Article) -> tuple[Item, ...]:
    """Return the articles as the archive shows them, newest first."""
    return archive(*articles).items


def entry(number: int = 1, /, **fields: Any) -> Entry:
    """Return the entry of an article; a greater number is a later day."""
    day = at("2020-01-01 08:00") + timedelta(days=number)
    made = Entry(
        url=f"{day:%Y/%m/%d}/bai-{number}.html",
        title=f"Bài số {number}",
        date=day,
        summary="Tóm tắt.",
        category=CategoryLink(name="Công tác Đảng", url="cong-tac-dang/index.html"),
        views=number,
    )
    return replace(made, **fields)


def asset(path: str, digest: str = "0123456789abcdef" * 2, size: int = 2048) -> Asset:
    """Return a file of the site."""
    return Asset(path=path, digest=digest, size=size)


def site(**fields: Any) -> Site:
    """Return what every page shares."""
    made = Site(
        title=CONFIG.title,
        description="Tin của phường",
        base_url=CONFIG.base_url,
        language="vi",
        categories=(),
        standing_pages=(),
        assets=(("wardnews.css", "assets/wardnews.0123.css"),),
        responsible="",
        contact=CONFIG.contact,
        links=(),
        footer="",
        monitoring="",
        search=False,
    )
    return replace(made, **fields)


def theme(**templates: str) -> Theme:
    """Return a theme of templates alone: `theme(article="…")` holds `article.html`."""
    made = (Template(name=f"{name}.html", text=text) for name, text in templates.items())
    return Theme(templates=tuple(made), static=())


def article_text(body: str = "Nội dung bài.", /, **front: str) -> str:
    """Return the source of an article; a field given as "" is left out."""
    given = {"title": "Gặp mặt", "date": "16/10/2020 15:34", "category": "Công tác Đảng"} | front
    lines = "".join(f"{key}: {value}\n" for key, value in given.items() if value)
    return f"---\n{lines}---\n\n{body}\n"


def write_files(root: Path, files: dict[str, str | bytes]) -> Path:
    """Write the files below the folder, by their paths, and return the folder."""
    for path, content in files.items():
        file = root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content if isinstance(content, bytes) else content.encode())
    return root


def read_tree(root: Path) -> dict[str, bytes]:
    """Return the bytes of every file below the folder, by its path."""
    files = sorted(file for file in root.rglob("*") if file.is_file())
    return {file.relative_to(root).as_posix(): file.read_bytes() for file in files}


def build_site(
    root: Path, output: Path | None = None, *, use_cache: bool = False, **project: Any
) -> BuildReport:
    """Build the site in the folder, as of the end of 2021, into its `build`."""
    made = Project(root=root, **({"as_of": AS_OF} | project))
    folder = output or root / "build"
    return build(made, folder, executor=SerialExecutor(), use_cache=use_cache)


BAI = "content/articles/2020/2020-10-16-gap-mat.md"
PAGE = "2020/10/16/gap-mat.html"


class Preview:
    """A site and the builds of its preview, one after the other."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.output = root / "preview"
        self.last_good = LastGood()
        self.build()

    def write(self, path: str, content: str | bytes) -> BuildReport:
        file = self.root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content if isinstance(content, bytes) else content.encode())
        return self.build()

    def build(self) -> BuildReport:
        project = Project(root=self.root, as_of=AS_OF, drafts=True)
        report = build(project, self.output, executor=SerialExecutor(), last_good=self.last_good)
        assert report.last_good is not None
        self.last_good = report.last_good
        return report

    def page(self, path: str = PAGE) -> str:
        return (self.output / path).read_text("utf-8")

    def is_clean(self) -> bool:
        build_site(self.root, self.root / "clean", drafts=True)
        return read_tree(self.output) == read_tree(self.root / "clean")
