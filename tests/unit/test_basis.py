"""A preview with last good versions, through the build that it is made of."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from builders import BAI, PAGE, SETTINGS, Preview, article_text, build_site
from wardnews.basis import LastGood
from wardnews.build import BuildReport, cache_file

if TYPE_CHECKING:
    from conftest import MakeSite


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
