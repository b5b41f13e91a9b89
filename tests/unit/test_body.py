import re

import pytest

from wardnews.body import (
    Body,
    BodyPicture,
    first_paragraph,
    is_relative,
    render_body,
    resolve_links,
    sanitise,
)

PATH = "content/articles/2020/10/hoi-nghi.md"


def rendered(source: str) -> str:
    return render_body(source, PATH, 1).html


def body_at_5(source: str) -> Body:
    return render_body(source, PATH, 5)


@pytest.mark.parametrize(
    ("source", "levels"),
    [
        ("# Một\n\n## Hai\n\n# Ba", "2 3 2"),
        ("## Một\n\n### Hai", "2 3"),
        ("#### Một\n\n##### Hai", "2 3"),
        ("# Một\n\n###### Hai", "2 6"),
        ("<h1>Một</h1>\n\n## Hai", "2 3"),
    ],
)
def test_headings_begin_below_the_title(source: str, levels: str) -> None:
    html = rendered(source)
    assert " ".join(re.findall(r"<h(\d)", html)) == levels
    assert " ".join(re.findall(r"</h(\d)>", html)) == levels


def test_a_heading_can_be_linked_to() -> None:
    html = rendered("## Kết quả đạt được\n\n## Kết quả đạt được")
    assert re.findall(r'id="([^"]+)"', html) == ["muc-ket-qua-dat-duoc", "muc-ket-qua-dat-duoc_1"]


@pytest.mark.parametrize(
    ("source", "html"),
    [
        ("![Hội trường](a.jpg)", '<figure><img alt="Hội trường" src="a.jpg"></figure>'),
        (
            '![Hội trường](a.jpg "Ảnh: A & B")',
            (
                '<figure><img alt="Hội trường" src="a.jpg">'
                "<figcaption>Ảnh: A &amp; B</figcaption></figure>"
            ),
        ),
        (
            '![a > b](a.jpg)\n![b](b.jpg "B")',
            (
                '<div class="gallery"><figure><img alt="a &gt; b" src="a.jpg"></figure>'
                '<figure><img alt="b" src="b.jpg"><figcaption>B</figcaption></figure></div>'
            ),
        ),
        ("Xem ![a](a.jpg) này", '<p>Xem <img alt="a" src="a.jpg"> này</p>'),
    ],
)
def test_pictures_alone_in_a_paragraph_are_figures(source: str, html: str) -> None:
    assert rendered(source) == html


def test_a_table_scrolls_in_a_box_of_its_own() -> None:
    html = rendered("| Tổ | Số hộ |\n|:--|--:|\n| 1 | 162 |")
    assert html.startswith('<div class="table-scroll" role="region"')
    assert html.endswith("</table></div>")
    assert 'tabindex="0"' in html
    assert html.count("<td") == html.count("<th") - 1 == 2


def test_tables_have_names_of_their_own() -> None:
    table = "| Tổ | Số hộ |\n|---|---|\n| 1 | 162 |"
    names = re.compile('aria-label="([^"]*)"').findall
    assert names(rendered(table)) == ["Bảng số liệu"]
    assert names(rendered(f"{table}\n\nVà\n\n{table}")) == ["Bảng số liệu 1", "Bảng số liệu 2"]


def test_a_footnote_and_its_mark_lead_to_each_other() -> None:
    html = rendered("Hội nghị[^1] tổng kết.\n\n[^1]: Lần thứ ba.")
    assert '<sup id="fnref:1"><a class="footnote-ref" href="#fn:1">1</a></sup>' in html
    assert '<li id="fn:1">' in html
    assert 'class="footnote-backref" href="#fnref:1" title="Trở lại chú thích 1 trong bài"' in html


def test_footnotes_of_one_article_do_not_show_in_the_next() -> None:
    rendered("Một[^1]\n\n[^1]: Chú thích.")
    assert rendered("Hai") == "<p>Hai</p>"


@pytest.mark.parametrize(
    ("url", "external"),
    [
        ("https://chinhphu.vn", True),
        ("http://chinhphu.vn", True),
        ("//chinhphu.vn", True),
        ("bai-khac.md", False),
        ("#muc", False),
        ("mailto:a@b.vn", False),
    ],
)
def test_only_links_to_other_sites_are_marked(url: str, external: bool) -> None:
    html = rendered(f"[x]({url})")
    assert ('rel="external noopener"' in html) is external
    assert f'href="{url}"' in html


@pytest.mark.parametrize(
    ("source", "html"),
    [
        ("Một<script>alert(1)</script>", "<p>Một</p>"),
        ("<style>p {}</style>\n\nMột", "<p>Một</p>"),
        ('<p onclick="x()" style="color:red" class="c">Một</p>', "<p>Một</p>"),
        ('<iframe src="https://x.vn"></iframe>\n\nMột', "<p>Một</p>"),
        ("[x](javascript:alert(1))", "<p><a>x</a></p>"),
        ("[x](JaVaScRiPt&#58;alert(1))", "<p><a>x</a></p>"),
        ("[x](data:text/html,x)", "<p><a>x</a></p>"),
        ('Một <img src="a.jpg" alt="x" onerror="x()">', '<p>Một <img src="a.jpg" alt="x"></p>'),
        ('<a href="a.md" target="_blank">x</a>', '<p><a href="a.md">x</a></p>'),
        ("<form><input name=a>Một</form>", "Một"),
        ("<svg onload=x()><script>1</script></svg>Một", "<p>Một</p>"),
        ("<!-- ẩn -->Một", "<p>Một</p>"),
    ],
)
def test_nothing_that_could_run_or_dress_up_stays(source: str, html: str) -> None:
    assert rendered(source).strip() == html


def test_what_is_allowed_stays_as_it_is() -> None:
    markup = '<p>H<sub>2</sub>O, <abbr title="Ủy ban">UB</abbr>, <em>a</em> &lt;b&gt; &amp;</p>'
    assert sanitise(markup) == markup
    assert sanitise(sanitise(markup)) == markup


@pytest.mark.parametrize(
    ("markup", "words"),
    [
        ("<p>Một <b>hai</b>\nba.</p><p>Bốn.</p>", "Một hai ba."),
        ("<h2>Đề mục</h2><p> </p><p>Một</p>", "Một"),
        ('<p><img src="a.jpg" alt="x"></p><p>Một</p>', "Một"),
        ('<p>Một<sup id="fnref:1"><a href="#fn:1">1</a></sup>.</p>', "Một."),
        ("<p>1 &lt; 2 &amp; 3</p>", "1 < 2 & 3"),
        ("<ul><li>Một</li></ul>", ""),
        ("", ""),
    ],
)
def test_the_first_paragraph_is_its_words(markup: str, words: str) -> None:
    assert first_paragraph(markup) == words


def test_a_summary_is_cut_after_a_word() -> None:
    summary = render_body("từ " * 200, PATH, 1).summary
    assert len(summary) <= 280
    assert summary.endswith("từ…")


def test_references_know_where_they_were_written_and_what_they_mean() -> None:
    body = body_at_5(
        "Xem [bài](../09/bai%20khac.md?x#y) và\n[tệp](<kế hoạch.pdf>).\n\n"
        "![x](a.jpg) [lại](a.jpg) [ngoài](https://x.vn) [mục](#m) [gốc](/tin.html)"
    )
    found = [(each.written, each.path, each.line, each.column) for each in body.references]
    assert found == [
        ("../09/bai%20khac.md?x#y", "content/articles/2020/09/bai khac.md", 5, 11),
        ("kế hoạch.pdf", "content/articles/2020/10/kế hoạch.pdf", 6, 8),
        ("a.jpg", "content/articles/2020/10/a.jpg", 8, 6),
        ("/tin.html", "/tin.html", 8, 64),
    ]


def test_pictures_know_their_words_and_whether_they_are_ours() -> None:
    assert body_at_5("![x & y](a.jpg)\n\n![](https://x.vn/b.jpg)").pictures == (
        BodyPicture(written="a.jpg", alt="x & y", is_local=True, line=5, column=10),
        BodyPicture(written="https://x.vn/b.jpg", alt="", is_local=False, line=7, column=5),
    )


@pytest.mark.parametrize(
    ("url", "relative"),
    [
        ("a.jpg", True),
        ("../b.md#c", True),
        ("/d.html", True),
        ("thư/a:b.jpg", True),
        ("", False),
        ("#a", False),
        ("?a", False),
        ("//x.vn/a", False),
        ("https://x.vn", False),
        ("mailto:a@b", False),
        ("tel:024", False),
    ],
)
def test_an_address_of_the_site_is_relative(url: str, relative: bool) -> None:
    assert is_relative(url) is relative


def test_links_are_resolved_as_seen_from_the_page() -> None:
    body = body_at_5('[a](b.md) ![x](c.jpg "t") [d](e&f.md) [g](https://x.vn) [h](khong.md)')
    links = {"b.md": "2020/10/16/b.html", "c.jpg": "media/c.0.jpg", "e&f.md": "e.html?a&b"}
    html = resolve_links(body.html, links, "../../../")
    assert re.findall(r'(?:href|src)="([^"]*)"', html) == [
        "../../../2020/10/16/b.html",
        "../../../media/c.0.jpg",
        "../../../e.html?a&amp;b",
        "https://x.vn",
        "khong.md",
    ]


def test_without_links_nothing_changes() -> None:
    assert resolve_links('<a href="b.md">b</a>', {}, "../") == '<a href="b.md">b</a>'
