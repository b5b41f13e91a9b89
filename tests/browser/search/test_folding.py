"""The folding of the script is that of `wardnews.text`, word by word."""

from __future__ import annotations

import json
import random
from pathlib import Path
from typing import TYPE_CHECKING

from browser.search.asking import nfd
from wardnews import text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Page

    from browser.search.asking import Site


ONSETS = "b c ch d đ g gh gi h k kh l m n ng ngh nh p ph qu r s t th tr v x Đ Ð"
VOWELS = (
    "a ă â e ê i o ô ơ u ư y ai ao au ay âu ây eo êu ia iê iu oa oă oe oi ôi "
    "ơi ua uâ uê ui uô uơ uy ưa ươ ưi ưu iêu oai oay oeo uây uôi uya uyê uyu ươi ươu yê yêu"
)


def test_folds_as_python_does(site: Site, page: Page) -> None:
    page.goto(f"{site.url}tim-kiem.html")
    cases = json.loads((Path(__file__).parents[2] / "data/folding.json").read_text("utf-8"))
    given = [*(case["word"] for case in cases), *random_words(10_000)]
    read = "given => given.map(each => [wardnewsText.canon(each), wardnewsText.fold(each)])"
    found = page.evaluate(read, given)
    assert found == [[text.canon(each), text.fold(each)] for each in given]
    listed = page.evaluate("given => given.map(each => wardnewsText.words(each))", given)
    assert listed == [list(text.words(each)) for each in given]
    marked = page.evaluate("given => given.map(each => wardnewsText.hasMarks(each))", given)
    assert marked == [text.has_marks(each) for each in given]


def random_words(count: int) -> Iterator[str]:
    """Yield what could be Vietnamese words, in all spellings that keyboards give."""
    rng = random.Random(10)  # noqa: S311  # a test, not a secret
    onsets, vowels = ONSETS.split(), VOWELS.split()
    codas = ["", "", "c", "ch", "m", "n", "ng", "nh", "p", "t", "1", "-"]
    for _ in range(count):
        vowel = rng.choice(vowels)
        at = rng.randrange(len(vowel)) + 1
        tone = rng.choice(["", *"\u0300\u0301\u0303\u0309\u0323"])
        normalize = rng.choice([text.nfc, nfd])
        word = rng.choice(["", *onsets]) + vowel[:at] + tone + vowel[at:] + rng.choice(codas)
        spelled = normalize(word)
        yield rng.choice([spelled, spelled.upper(), spelled.capitalize()])
