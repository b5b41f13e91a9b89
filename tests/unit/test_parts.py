import pytest

from wardnews.parts import Parts, split_source
from wardnews.yamltext import Mistake


def test_a_source_is_cut_at_its_two_fences() -> None:
    assert split_source("---\ntitle: a\n---\n\nMột\n\n---\n\nHai\n") == Parts(
        yaml="title: a", yaml_line=2, body="\nMột\n\n---\n\nHai\n", body_line=4
    )


def test_blank_lines_above_and_spaces_after_a_fence_do_no_harm() -> None:
    assert split_source("\n \n---  \ntitle: a\n--- \nMột") == Parts(
        yaml="title: a", yaml_line=4, body="Một", body_line=6
    )


def test_front_matter_may_be_empty_and_so_may_the_body() -> None:
    assert split_source("---\n---") == Parts(yaml="", yaml_line=2, body="", body_line=3)


@pytest.mark.parametrize(
    ("source", "code", "line"),
    [
        ("", "no-front-matter", 1),
        ("\n\n", "no-front-matter", 1),
        ("Sáng nay, phường họp.", "no-front-matter", 1),
        ("\n\nSáng nay, phường họp.", "no-front-matter", 3),
        ("----\ntitle: a\n----\n", "no-front-matter", 1),
        (" ---\ntitle: a\n---\n", "no-front-matter", 1),
        ("---\ntitle: a\n\nSáng nay, phường họp.", "front-matter-not-closed", 1),
        ("\n---\ntitle: a\n ---\n", "front-matter-not-closed", 2),
    ],
)
def test_a_source_without_two_fences_is_refused(source: str, code: str, line: int) -> None:
    with pytest.raises(Mistake) as caught:
        split_source(source)
    assert (caught.value.code, caught.value.line) == (code, line)
