"""What a search must find, by looking at every word of every article: written apart from the index.

Nothing of wardnews.text or wardnews.search is used. Two spellings of a word are equal where their
letters without tones are and their tones are, wherever the tones stand.
"""

from __future__ import annotations

import random
import re
import unicodedata
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

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


@cache
def spelling(word: str) -> Key:
    decomposed = unicodedata.normalize("NFD", word.lower().replace("ð", "đ"))
    tones = "".join(each for each in decomposed if each in _TONES)
    level = "".join(each for each in decomposed if each not in _TONES)
    return unicodedata.normalize("NFC", level), tones


@cache
def bare(word: str) -> Key:
    decomposed = unicodedata.normalize("NFD", word.lower().replace("đ", "d").replace("ð", "d"))
    return "".join(each for each in decomposed if not unicodedata.combining(each)), ""


class Oracle:
    """All articles' words, in both ways to compare them."""

    def __init__(self, articles: Iterable[SyntheticArticle]) -> None:
        self._texts = [(url_of(article), _keys_of(article)) for article in articles]

    def found(self, asked: Asked) -> tuple[set[str], bool]:
        """Return the addresses of what must be found, and whether only approximately."""
        wanted = _wanted(asked)
        return _answer({way: self._found(wanted[way], way) for way in wanted})

    def _found(self, wanted: list[str], way: bool) -> set[str]:  # a key
        return {url for url, keys in self._texts if all(item in keys[way] for item in wanted)}


def found_by_each(
    articles: Iterable[SyntheticArticle], asked: Sequence[Asked]
) -> list[tuple[set[str], bool]]:
    """Return what `Oracle.found` does for each query, in one pass that keeps no article."""
    wanted = [_wanted(each) for each in asked]
    found: list[dict[bool, set[str]]] = [{way: set() for way in each} for each in wanted]
    for article in articles:
        url, keys = url_of(article), _keys_of(article)
        for ways, own in zip(wanted, found, strict=True):
            for way, items in ways.items():
                if all(item in keys[way] for item in items):
                    own[way].add(url)
    return [_answer(each) for each in found]


def _answer(found: dict[bool, set[str]]) -> tuple[set[str], bool]:
    """Return what is found in the first way in which anything is, and whether that is the second."""
    exact = found.get(True)
    return (exact, False) if exact else (found[False], exact is not None and bool(found[False]))


def _wanted(asked: Asked) -> dict[bool, list[str]]:
    """Return the keys of the items, in the ways in which the query may be compared."""
    ways = (True, False) if asked.exact else (False,)
    return {way: [_key(item, way) for item in asked.items] for way in ways}


def _keys_of(article: SyntheticArticle) -> dict[bool, str]:
    """Return the words of an article, a line for each block; `True` is the exact way."""
    blocks = [words_of(block) for block in blocks_of(article)]
    return {way: "\n".join(_key(block, way) for block in blocks) for way in (True, False)}


def _key(words: Iterable[str], exact: bool) -> str:  # as above
    compare = spelling if exact else bare
    return f" {' '.join('|'.join(compare(word)) for word in words)} "


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
