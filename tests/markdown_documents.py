"""Markdown as Hypothesis writes it: any blocks, blocks that are written directly, near misses."""

from __future__ import annotations

from hypothesis import strategies as st

WORDS = st.sampled_from(
    [
        "Đảng",
        "ủy",
        "phường",
        "15/10/2020",
        "38",
        "năm",
        "“khéo”",
        "(305)",
        "a_b",
        "__x__",
        "*nghiêng*",
        "**đậm**",
        "`mã`",
        "[bài](a.md)",
        "[bài][1]",
        "[1]",
        "![ảnh](a.jpg)",
        "<b>x</b>",
        "&amp;",
        "&",
        "<",
        ">",
        "\\*",
        "\\",
        "!",
        "|",
        "a|b",
        "1.",
        "2)",
        "-",
        "+",
        "#",
        "##",
        "===",
        "---",
        "***",
        "___",
        "[^1]",
        "MTTQ",
        "*[MTTQ]:",
        ":",
        ">",
        "\xa0",
        "\u2003",
        "http://a.vn",
        "<http://a.vn>",
        "wnplain0x",
        "đ́",
        "🙂",
        "{:",
        ".x",
        "}",
        "~~",
        "^",
    ]
)
LINES = st.builds(
    lambda indent, words, end: indent + " ".join(words) + end,
    st.sampled_from(["", "", "", "", " ", "  ", "    ", "\t", "> ", "- ", "1. ", "# ", ":   "]),
    st.lists(WORDS, min_size=1, max_size=6),
    st.sampled_from(["", "", "", " ", "  ", "\t"]),
)
STARTS = st.sampled_from(
    [
        "[1]: http://a.vn",
        "[^1]: ghi chú",
        "*[MTTQ]: Mặt trận",
        "a | b\n--|--\n1 | 2",
        "<div>",
        "</div>",
    ]
)
BLOCKS = st.one_of(st.lists(LINES, min_size=1, max_size=3).map("\n".join), STARTS)
GAPS = st.sampled_from(["\n\n", "\n\n", "\n\n", "\n\n\n", "\n \n", "\n\t\n", "\n"])
DOCUMENTS = st.lists(st.tuples(BLOCKS, GAPS), max_size=8).map(
    lambda pairs: "".join(block + gap for block, gap in pairs)
)


# What `blocks` and `inline` write themselves, and what differs from it by a character or two.
OWN_PIECES = st.sampled_from(
    [
        "Đảng ủy",
        "15/10/2020",
        "3.5 triệu",
        "“khéo”",
        "!",
        "& cả",
        "&amp;",
        "a &lt; b",
        "3 < 5 > 4",
        "a_b_2",
        "\\- gạch",
        "1\\. số",
        "\\*sao\\*",
        "\\[vuông\\]",
        "\u00a0",
        "**đậm**",
        "*nghiêng*",
        "**xem [bài](a.md)**",
        "[bài](a.md)",
        "[bài](../a_b/c.md#muc-x)",
        '[bài](a.md "lời (thêm)")',
        "[bài](https://a.vn/x_y?z=1#t)",
        "![ảnh](a.jpg)",
        '![ảnh "lớn"](a.jpg "chú thích")',
        "![](a.jpg)",
    ]
)
NEAR_PIECES = st.sampled_from(
    [
        "2. hai",
        "***cả hai***",
        "**đậm *và* nghiêng**",
        "[**đậm**](a.md)",
        "**không đóng",
        "hở** ra*",
        "** cách **",
        "[bài](a.md 'lời')",
        '[bài](a.md  "lời")',
        '[bài](a.md "")',
        "[bài](https://a.vn:80/)",
        "[bài](https://xn--a.vn/)",
        "[bài](https://1.2.3.4.5/)",
        "[bài](javascript:x)",
        "[bài](a b.md)",
        "[bài](<a.md>)",
        "[bài](a(b).md)",
        "[bài]( a.md )",
        "[bài]()",
        "[](a.md)",
        "[ bài ](a.md)",
        "[^1](a.md)",
        "[bài](a.md)[1]",
        "[bài] [1]",
        "![^1](a.jpg)",
        "&nbsp;",
        "&#58;",
        "&copy",
        "R&D",
        "<5@a>",
        "<a>",
        "</a",
        "<!-- a",
        "__a__",
        "_a_",
        "a__b",
        "\\",
        "\\\\",
        "\\`",
        "\\|",
        "\\ạ",
        "\\\n",
        "\u3000",
        "#",
        "|",
        "-",
        "_",
        "*",
        ":",
        ">",
        "  ",
    ]
)


def texts(pieces: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    gaps = st.sampled_from([" ", " ", " ", "", "\u00a0"])
    return st.lists(st.builds(str.__add__, pieces, gaps), min_size=1, max_size=4).map("".join)


def items(mark: str, words: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    line = st.builds(str.__add__, st.just(mark), words)
    return st.lists(line, min_size=1, max_size=3).map("\n".join)


def tables(words: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    cells = st.lists(st.one_of(words, st.just("")), min_size=3, max_size=3)
    rows = st.lists(cells.map(lambda row: f"| {' | '.join(row)} |"), min_size=2, max_size=3)
    bars = st.sampled_from(["|---|---|---|", "|:-:|-:|:--|", "| - | - | - |"])
    return st.builds(lambda rows, bar: "\n".join((rows[0], bar, *rows[1:])), rows, bars)


OWN_TEXTS = texts(OWN_PIECES)
OWN_BLOCKS = st.one_of(
    OWN_TEXTS,
    OWN_TEXTS,
    items("", OWN_TEXTS),
    st.builds("{} {}".format, st.sampled_from(["#", "##", "###"]), OWN_TEXTS),
    *(items(mark, OWN_TEXTS) for mark in ("- ", "- ", "* ", "+ ", "1. ", "3. ", "> ", ">")),
    st.builds("## Mục\n{}".format, st.one_of(OWN_TEXTS, items("- ", OWN_TEXTS))),
    tables(OWN_TEXTS),
    st.sampled_from(["---", "***", "## Mục", "## Mục", "# **Mục**", "> một\n>\n> hai"]),
)
TEXTS = texts(st.one_of(OWN_PIECES, NEAR_PIECES))
ROWS = st.lists(
    st.one_of(TEXTS, st.sampled_from(["1", "", "x", "---", ":-", "-:", ":-:"])),
    min_size=1,
    max_size=3,
).map(lambda cells: "|" + "|".join(cells) + "|")
NEAR_BLOCKS = st.one_of(
    items("", TEXTS),
    st.builds(str.__add__, st.sampled_from(["#", "## ", "### ", "#######"]), TEXTS),
    st.builds("## {}\n{}".format, TEXTS, TEXTS),
    st.builds(
        "## Mục\n{}{}".format, st.sampled_from(["- ", "1. ", "> ", "|a|b|\n|-|-|\n|"]), TEXTS
    ),
    *(
        items(mark, TEXTS)
        for mark in ("- ", "* ", "+ ", "1. ", "3. ", "> ", "-", "-  ", "  - ", "    ", ">")
    ),
    st.lists(
        st.builds(str.__add__, st.sampled_from(["- ", "1. ", "> ", ">", ""]), TEXTS), max_size=4
    ).map("\n".join),
    tables(TEXTS),
    st.lists(ROWS, min_size=1, max_size=4).map("\n".join),
    st.tuples(ROWS, st.sampled_from(["|-|", "|---|---|", "|:-:|-:|", "|"]), ROWS).map("\n".join),
    st.sampled_from(["* * *", "===", "----", "# Mục #", "- - -", ":   nghĩa"]),
    STARTS,
)


def documents(blocks: st.SearchStrategy[str], gaps: list[str]) -> st.SearchStrategy[str]:
    parts = st.builds(str.__add__, blocks, st.sampled_from(gaps))
    return st.lists(parts, max_size=6).map("".join)


OWN_DOCUMENTS = documents(OWN_BLOCKS, ["\n\n", "\n\n", "\n\n\n", "\n \n"])
NEAR_DOCUMENTS = st.one_of(
    documents(st.one_of(OWN_BLOCKS, NEAR_BLOCKS), ["\n\n", "\n\n", "\n", "\n    \n", " \n\n"]),
    documents(OWN_BLOCKS, ["\n\n", "\n", "  \n", "\n\n    "]),
)
