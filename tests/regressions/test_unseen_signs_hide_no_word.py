"""A word with a soft hyphen, a space without a width or a joiner inside was not found by it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from builders import BAI, article_text, build_site

if TYPE_CHECKING:
    from pathlib import Path

    from conftest import MakeSite, Run

BODY = "Họp tổ\u200b dân\u200b phố về phòng\u00adcháy, chữa ch&shy;áy; số 09-\ufeffQC/TW."


@pytest.fixture
def built(make_site: MakeSite) -> Path:
    root = make_site({BAI: article_text(BODY, title="Đại h\u200dội Đ\u2060ảng viên")})
    build_site(root)
    return root


@pytest.mark.parametrize(
    "typed",
    [
        "đại hội đảng",
        "dai hoi dang",
        "d\u200bai ho\u00adi",
        "“tổ dân phố”",
        "phòngcháy",
        "phong\u00adchay",
        "“chữa cháy”",
        "09-qc/tw",
        "09\u200b-\u200bQC/T\u2060W",
        "\ufefftổ",
    ],
)
def test_it_is_found_in_articles_and_as_it_is_typed(built: Path, run: Run, typed: str) -> None:
    found = json.loads(run("search", typed, "--source", built, "--format", "json").out)
    assert [each["url"] for each in found] == ["2020/10/16/gap-mat.html"]


def test_what_no_space_parts_is_one_word(built: Path, run: Run) -> None:
    assert json.loads(run("search", "cháy", "--source", built, "--format", "json").out)
    assert not json.loads(run("search", "phòng", "--source", built, "--format", "json").out)
