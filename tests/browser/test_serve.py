"""`wardnews serve` as an editor meets it: real files, a real process, a real browser."""

from __future__ import annotations

import contextlib
import shutil
import subprocess
import time
from typing import TYPE_CHECKING, Protocol

import pytest
from playwright.sync_api import expect

from builders import article_text, build_site, read_tree
from running import Running

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, Page

    from conftest import MakeSite

PATIENCE = 20_000  # milliseconds until a page that does not come is a failure
ARTICLE = "content/articles/2020/2020-10-16-gap-mat.md"
ADDRESS = "2020/10/16/gap-mat.html"
MANY = 200


class Preview(Running):
    """A running `wardnews serve`: its site's folder and its address."""

    def __init__(self, root: Path) -> None:
        super().__init__("serve", "--port", "0", "--source", str(root))
        self.root = root
        self.url = self.until(r"http://127\.0\.0\.1:\d+/").group()

    def save(self, text: str, path: str = ARTICLE) -> None:
        file = self.root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(text.encode())


class Serve(Protocol):
    def __call__(self, root: Path) -> Preview: ...


@pytest.fixture
def serve() -> Iterator[Serve]:
    running: list[Preview] = []

    def start(root: Path) -> Preview:
        running.append(Preview(root))
        return running[-1]

    yield start
    for preview in running:
        preview.stop()


@pytest.fixture
def page(chromium: Browser) -> Iterator[Page]:
    opened = chromium.new_page()
    opened.set_default_timeout(PATIENCE)
    yield opened
    opened.close()


def shows(page: Page, text: str) -> None:
    expect(page.locator("body")).to_contain_text(text, timeout=PATIENCE)


def is_clean(preview: Preview) -> None:
    """The preview's folder holds what a clean build of the same sources makes, in the end.

    A page is shown at a glance before its site is built.
    """
    clean, built = preview.root.parent / "clean", preview.root / ".wardnews/preview"
    build_site(preview.root, clean, drafts=True)
    expected, end = read_tree(clean), time.monotonic() + PATIENCE / 1000
    while time.monotonic() < end:
        with contextlib.suppress(FileNotFoundError):  # a file that is being moved to its place
            if read_tree(built) == expected:
                return
        time.sleep(0.05)
    assert read_tree(built) == expected


def test_a_saved_article_shows_by_itself(make_site: MakeSite, serve: Serve, page: Page) -> None:
    preview = serve(make_site())
    page.goto(preview.url + ADDRESS)
    shows(page, "Nội dung bài.")
    preview.save(article_text("Câu mới."))
    shows(page, "Câu mới.")
    assert "preview.js" not in (preview.root / ".wardnews/preview" / ADDRESS).read_text("utf-8")
    is_clean(preview)


def test_a_page_that_has_not_changed_is_not_loaded_again(
    make_site: MakeSite, serve: Serve, page: Page
) -> None:
    preview = serve(
        make_site({"content/pages/lien-he.md": "---\ntitle: Liên hệ\n---\n\nỞ phường.\n"})
    )
    page.goto(preview.url + "lien-he.html")
    page.evaluate("window.kept = true")
    preview.save("---\ntitle: [\n---\n")
    page.locator("#wardnews-problems").wait_for()
    preview.save(article_text("Câu mới."))
    page.locator("#wardnews-problems").wait_for(state="detached")
    assert page.evaluate("window.kept")


def test_a_broken_article_keeps_its_last_good_page_under_its_problems(
    make_site: MakeSite, serve: Serve, page: Page
) -> None:
    preview = serve(make_site())
    page.goto(preview.url + ADDRESS)
    preview.save(article_text("Câu <script>mới</script>.", date="31/02/2020"))
    panel = page.locator("#wardnews-problems")
    expect(panel).to_contain_text(f"{ARTICLE}, dòng 3", timeout=PATIENCE)
    expect(panel).to_contain_text("Không có ngày “31/02/2020” trong lịch.")
    shows(page, "Nội dung bài.")
    preview.save(article_text("Câu đã sửa."))
    panel.wait_for(state="detached")
    shows(page, "Câu đã sửa.")
    is_clean(preview)


def test_an_emptied_article_is_never_shown_empty(
    make_site: MakeSite, serve: Serve, page: Page
) -> None:
    preview = serve(make_site())
    page.goto(preview.url + ADDRESS)
    preview.save("")
    page.locator("#wardnews-problems").wait_for()
    shows(page, "Nội dung bài.")
    preview.save(article_text("Bước hai."))
    shows(page, "Bước hai.")
    is_clean(preview)


def test_drafts_and_articles_to_come_are_shown_and_marked(
    make_site: MakeSite, serve: Serve, page: Page
) -> None:
    files: dict[str, str | bytes] = {
        "content/articles/nhap.md": article_text(title="Bài đang viết", status="draft"),
        "content/articles/cho.md": article_text(title="Bài hẹn giờ", publish="01/01/2030"),
    }
    preview = serve(make_site(files))
    page.goto(preview.url)
    shows(page, "Bài đang viết")
    shows(page, "nháp")
    shows(page, "Bài hẹn giờ")
    shows(page, "chờ đăng")


def test_a_page_that_is_not_there_yet_comes_by_itself(
    make_site: MakeSite, serve: Serve, page: Page
) -> None:
    preview = serve(make_site())
    page.goto(preview.url + "2020/10/17/bai-moi.html")
    shows(page, "Chưa có trang này")
    preview.save(article_text("Bài vừa viết.", date="17/10/2020"), "content/articles/bai-moi.md")
    shows(page, "Bài vừa viết.")


def test_two_hundred_saves_of_every_kind(make_site: MakeSite, serve: Serve, page: Page) -> None:
    preview = serve(make_site())
    page.goto(preview.url + ADDRESS)
    file = preview.root / ARTICLE
    for number in range(MANY):
        text = article_text(f"Lần lưu {number}.").encode()
        match number % 4:
            case 0:
                file.write_bytes(text)
            case 1:  # emptied first, as some editors do
                file.write_bytes(b"")
                file.write_bytes(text)
            case 2:  # by renaming, as others do
                beside = file.with_name("~WRL0001.tmp")
                beside.write_bytes(text)
                beside.replace(file)
            case _:  # deleted and made again
                file.unlink()
                file.write_bytes(text)
        if number % 20 == 19:
            shows(page, f"Lần lưu {number}.")
    is_clean(preview)


def test_a_folder_that_is_deleted_and_comes_back(
    make_site: MakeSite, serve: Serve, page: Page
) -> None:
    preview = serve(make_site())
    page.goto(preview.url + ADDRESS)
    away = preview.root.parent / "away"
    (preview.root / "content").rename(away)
    page.locator("#wardnews-problems").wait_for()
    shows(page, "Nội dung bài.")
    away.rename(preview.root / "content")
    page.locator("#wardnews-problems").wait_for(state="detached")
    shutil.rmtree(preview.root / "content/articles")
    shows(page, "Chưa có trang này")
    preview.save(article_text("Đã trở lại."))
    shows(page, "Đã trở lại.")
    is_clean(preview)


@pytest.mark.parametrize("count", [300, pytest.param(2000, marks=pytest.mark.soak)])
def test_a_branch_of_many_articles_is_checked_out(
    make_site: MakeSite, serve: Serve, page: Page, count: int
) -> None:
    preview = serve(make_site())
    page.goto(preview.url + ADDRESS)
    for number in range(count):
        day = f"{number % 28 + 1:02}/{number % 12 + 1:02}/2019"
        path = f"content/articles/2019/{number % 50}/bai-{number}.md"
        preview.save(article_text(f"Bài {number}.", title=f"Tin số {number}", date=day), path)
    preview.save(article_text("Nhánh mới."))
    expect(page.locator("body")).to_contain_text("Nhánh mới.", timeout=10 * PATIENCE)
    page.goto(preview.url + "2019/01/01/bai-0.html")
    shows(page, "Bài 0.")
    is_clean(preview)


def git(root: Path, *arguments: str) -> None:
    who = ("-c", "user.name=Biên tập", "-c", "user.email=bien-tap@phuong.example")
    subprocess.run(["git", *who, *arguments], cwd=root, check=True, capture_output=True)  # noqa: S603, S607  # our own words


@pytest.mark.skipif(shutil.which("git") is None, reason="git is not there")
def test_a_branch_is_checked_out_with_git(make_site: MakeSite, serve: Serve, page: Page) -> None:
    root = make_site({".gitignore": ".wardnews/\n"})
    git(root, "init", "--initial-branch", "chinh")
    git(root, "add", ".")
    git(root, "commit", "--message", "Một bài")
    git(root, "switch", "--create", "nhieu-bai")
    for number in range(1, 29):
        path = root / f"content/articles/2019/bai-{number}.md"
        path.parent.mkdir(exist_ok=True)
        path.write_text(article_text(f"Bài {number}.", date=f"{number:02}/01/2019"), "utf-8")
    (root / ARTICLE).write_text(article_text("Ở nhánh nhiều bài."), "utf-8")
    git(root, "add", ".")
    git(root, "commit", "--message", "Nhiều bài")
    git(root, "switch", "chinh")
    preview = serve(root)
    page.goto(preview.url + ADDRESS)
    shows(page, "Nội dung bài.")
    git(root, "switch", "nhieu-bai")
    shows(page, "Ở nhánh nhiều bài.")
    page.goto(preview.url + "2019/01/28/bai-28.html")
    shows(page, "Bài 28.")
    is_clean(preview)
    git(root, "switch", "chinh")
    shows(page, "Chưa có trang này")
    is_clean(preview)


def test_ctrl_c_ends_it_cleanly(make_site: MakeSite, serve: Serve, page: Page) -> None:
    preview = serve(make_site())
    page.goto(preview.url)
    printed = preview.stop()
    assert preview.process.returncode == 0
    assert "Đã dừng theo yêu cầu." in printed
    assert "Traceback" not in printed
