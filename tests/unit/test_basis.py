"""A preview with last good versions, through the build that it is made of."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from builders import AS_OF, SETTINGS, article_text, build_site, read_tree
from wardnews.basis import LastGood
from wardnews.build import BuildReport, build, cache_file
from wardnews.executors import SerialExecutor
from wardnews.outcome import Project

if TYPE_CHECKING:
    from pathlib import Path

    from conftest import MakeSite

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


def codes(report: BuildReport) -> list[str]:
    return [problem.code for problem in report.problems]


BROKEN = {
    "emptied": "",
    "no date": article_text("Mới.", date=""),
    "no such category": article_text("Mới.", category="Không có"),
    "no such picture": article_text("Mới.", image="khong-co.png", image_alt="Ảnh"),
    "a broken link": article_text("Mới, [xem](khong-co.md)."),
}


@pytest.mark.parametrize("broken", BROKEN.values(), ids=BROKEN)
def test_a_broken_article_keeps_its_page_and_the_rest_goes_on(
    make_site: MakeSite, broken: str
) -> None:
    preview = Preview(make_site())
    report = preview.write(BAI, broken)
    assert [problem.place.path for problem in report.problems] == [BAI]
    assert "Nội dung bài." in preview.page()
    other = article_text("Bài khác.", title="Khác", date="01/02/2020")
    assert codes(preview.write("content/articles/khac.md", other)) == codes(report)
    assert "Bài khác." in preview.page("2020/02/01/khac.html")
    assert "Khác" in preview.page("index.html")
    assert codes(preview.write(BAI, article_text("Đã sửa."))) == []
    assert "Đã sửa." in preview.page()
    assert preview.is_clean()


def test_an_article_that_was_never_good_is_left_out(make_site: MakeSite) -> None:
    preview = Preview(make_site({BAI: "", "content/articles/a.md": article_text(title="A")}))
    assert not (preview.output / PAGE).exists()
    assert "Nội dung bài." in preview.page("2020/10/16/a.html")
    preview.write(BAI, article_text())
    assert preview.is_clean()


def test_a_link_to_a_broken_article_is_no_second_mistake(make_site: MakeSite) -> None:
    link = article_text("[Xem](2020/2020-10-16-gap-mat.md)", title="A")
    preview = Preview(make_site({"content/articles/a.md": link}))
    report = preview.write(BAI, "")
    assert {problem.place.path for problem in report.problems} == {BAI}


def test_broken_settings_leave_the_last_good_ones(make_site: MakeSite) -> None:
    preview = Preview(make_site())
    report = preview.write("content/site.yml", "title: [\n")
    assert report.problems[0].place.path == "content/site.yml"
    preview.write(BAI, article_text("Đã sửa."))
    assert "Đã sửa." in preview.page()
    preview.write("content/site.yml", SETTINGS.replace("Hoa Sữa", "Hoa Lan"))
    assert "Hoa Lan" in preview.page()
    assert preview.is_clean()


def test_settings_that_were_never_good_publish_nothing(make_site: MakeSite) -> None:
    preview = Preview(make_site({"content/site.yml": "title: [\n"}))
    assert preview.last_good == LastGood()
    preview.write("content/site.yml", SETTINGS)
    assert preview.is_clean()


def test_a_second_article_at_an_address_is_left_out(make_site: MakeSite) -> None:
    preview = Preview(make_site())
    twin = article_text("Bài trùng.", title="Trùng")
    report = preview.write("content/articles/2021/2020-10-16-gap-mat.md", twin)
    assert codes(report) == ["duplicate-address"]
    assert "Nội dung bài." in preview.page()


def test_a_picture_that_vanishes_leaves_the_last_good_page(make_site: MakeSite) -> None:
    text = article_text("![Ảnh](anh.txt)")
    preview = Preview(make_site({BAI: text, "content/articles/2020/anh.txt": "1"}))
    before = preview.page()
    (preview.root / "content/articles/2020/anh.txt").unlink()
    assert codes(preview.build()) == ["missing-file"]
    assert preview.page() == before


def test_a_lost_cache_leaves_out_what_it_held(make_site: MakeSite) -> None:
    preview = Preview(make_site({"content/articles/a.md": article_text("Bài A.", title="A")}))
    preview.write(BAI, "")
    cache_file(preview.root, preview.output).unlink()
    preview.build()
    assert not (preview.output / PAGE).exists()
    preview.write(BAI, article_text("Đã sửa."))
    assert preview.is_clean()


def test_without_last_good_versions_nothing_is_published(make_site: MakeSite) -> None:
    root = make_site({BAI: ""})
    assert build_site(root).published is None
