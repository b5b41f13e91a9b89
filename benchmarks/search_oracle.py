"""What a search must find, by looking at every word of every article: written apart from the index.

Nothing of wardnews.text or wardnews.search is used. Two spellings of a word are equal where their
letters without tones are and their tones are, wherever the tones stand.
"""

from __future__ import annotations

import random
import re
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from benchmarks.corpus import SyntheticArticle

Key: TypeAlias = tuple[str, str]

_TONES = "\u0300\u0301\u0303\u0309\u0323"
_FORMS = 12


@dataclass(frozen=True)
class Asked:
    """A query as typed, and what it asks for: items of words, exact where marks were typed."""

    typed: str
    items: tuple[tuple[str, ...], ...]
    exact: bool


def words_of(text: str) -> list[str]:
    return re.findall(r"[^\W_]+", unicodedata.normalize("NFC", text))


def spelling(word: str) -> Key:
    decomposed = unicodedata.normalize("NFD", word.lower().replace("ð", "đ"))
    tones = "".join(each for each in decomposed if each in _TONES)
    level = "".join(each for each in decomposed if each not in _TONES)
    return unicodedata.normalize("NFC", level), tones


def bare(word: str) -> Key:
    decomposed = unicodedata.normalize("NFD", word.lower().replace("đ", "d").replace("ð", "d"))
    return "".join(each for each in decomposed if not unicodedata.combining(each)), ""


class Oracle:
    """All articles' words, block by block, in both ways to compare them."""

    def __init__(self, articles: list[SyntheticArticle]) -> None:
        self.articles = articles
        texts = [[words_of(block) for block in blocks_of(article)] for article in articles]
        self.keys = {
            exact: [
                [" " + " ".join("|".join(compare(word)) for word in block) + " " for block in text]
                for text in texts
            ]
            for exact, compare in ((True, spelling), (False, bare))
        }

    def found(self, asked: Asked) -> tuple[set[str], bool]:
        """Return the addresses of what must be found, and whether only approximately."""
        exact = self._found(asked, exact=asked.exact)
        if exact or not asked.exact:
            return exact, False
        nearly = self._found(asked, exact=False)
        return nearly, bool(nearly)

    def _found(self, asked: Asked, *, exact: bool) -> set[str]:
        compare = spelling if exact else bare
        wanted = [" " + " ".join("|".join(compare(w)) for w in item) + " " for item in asked.items]
        return {
            url_of(article)
            for article, blocks in zip(self.articles, self.keys[exact], strict=True)
            if all(any(item in block for block in blocks) for item in wanted)
        }


def blocks_of(article: SyntheticArticle) -> tuple[str, ...]:
    return (article.title, article.summary, *article.blocks)


def url_of(article: SyntheticArticle) -> str:
    return f"{article.date:%Y/%m/%d}/{article.path.rpartition('/')[2][11:-3]}.html"


def ask(articles: list[SyntheticArticle], count: int, seed: int) -> list[Asked]:
    """Return queries made of what stands in the articles, in every way in which people type."""
    rng = random.Random(seed)  # a test, not a secret
    asked = [
        Asked('"khongdauthay"', (("khongdauthay",),), exact=False),
        Asked("zzyzx dân", (("zzyzx",), ("dân",)), exact=True),
        Asked("Ðảng uỷ", (("Đảng",), ("ủy",)), exact=True),
        Asked("hoà giải", (("hòa",), ("giải",)), exact=True),
        Asked("cong tac dang", (("cong",), ("tac",), ("dang",)), exact=False),
        Asked("“công tác đảng”", (("công", "tác", "đảng"),), exact=True),
        Asked("09-QC/TW", (("09", "QC", "TW"),), exact=False),
        Asked("dảng ùy", (("dảng",), ("ùy",)), exact=True),
    ]
    while len(asked) < count:
        block = words_of(rng.choice(blocks_of(rng.choice(articles)) or ("dân",)))
        if len(block) >= 6:
            asked.append(_question(rng, block, len(asked) % _FORMS))
    return asked


def facts(articles: list[SyntheticArticle], count: int, seed: int) -> list[Asked]:
    """Return queries for dates, numbers of documents and plain numbers that stand in the articles."""
    rng = random.Random(seed)  # a test, not a secret
    text = " ".join(block for article in articles for block in article.blocks)
    joined = sorted(set(re.findall(r"\b\d\d/\d\d/\d{4}\b|\b\d\d-[A-ZĐ]+[-/][A-ZĐ]+\b", text)))
    plain = sorted(set(re.findall(r"\b\d{2,4}\b", text)))
    chosen = [*rng.sample(joined, count - count // 3), *rng.sample(plain, count // 3)]
    return [Asked(each, (tuple(words_of(each)),), exact="Đ" in each) for each in chosen]


def _question(rng: random.Random, block: list[str], form: int) -> Asked:
    at = rng.randrange(len(block) - 5)
    length = rng.choice((1, 2, 2, 3, 4, 5))
    words = tuple(block[at : at + length])
    if form % 3 == 1:
        words = tuple(rng.sample(block, min(length, len(block))))
    quoted = form % 3 == 2
    typed = " ".join(words)
    match form % 4:
        case 0:
            typed = " ".join(bare(word)[0] for word in words)
        case 1:
            typed = unicodedata.normalize("NFD", typed).upper()
        case 2:
            typed = _with_old_tones(typed).replace("đ", "ð")
        case _:
            pass
    exact = any(bare(word)[0] != word.lower() for word in words) and form % 4 != 0
    return Asked(f'"{typed}"' if quoted else typed, (words,) if quoted else _single(words), exact)


def _single(words: tuple[str, ...]) -> tuple[tuple[str, ...], ...]:
    return tuple((word,) for word in words)


def _with_old_tones(text: str) -> str:
    for new, old in (("òa", "oà"), ("óa", "oá"), ("ủy", "uỷ"), ("ùy", "uỳ"), ("úy", "uý")):
        text = re.sub(new + r"\b", old, text)
    return text
