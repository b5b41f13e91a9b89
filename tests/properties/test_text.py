import re
import unicodedata

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from slugify import slugify

from wardnews import text

TONES = "\u0300\u0309\u0303\u0301\u0323"
ONSETS = ["", *"bcdđghklmnrstvx", "ch", "gh", "kh", "ng", "ngh", "nh", "ph", "th", "tr"]
OPEN = ["oa", "oe", "uy", "uê", "uơ", "ia", "ua", "ưa", "ai", "oai", "oay", "uôi", "ươi", "oeo"]
CLOSED = ["oa", "oe", "uy", "uê", "iê", "uô", "ươ", "oă", "uâ", "uyê"]
CODAS = ["c", "ch", "m", "n", "ng", "nh", "p", "t"]
AFTER_QU = ["a", "y", "ê", "ơ", "ai", "an", "ây", "ôc", "ynh", "yêt"]
AFTER_GI = ["a", "ơ", "ai", "ay", "up", "ưa", "ươ", "êng", "âu"]

SYLLABLES = st.one_of(
    st.tuples(st.sampled_from(ONSETS), st.sampled_from(OPEN)),
    st.tuples(st.sampled_from(ONSETS), st.sampled_from(CLOSED), st.sampled_from(CODAS)),
    st.tuples(st.just("qu"), st.sampled_from(AFTER_QU)),
    st.tuples(st.just("gi"), st.sampled_from(AFTER_GI)),
).map("".join)
# Words as editors type them, and whatever Unicode has.
TYPED = st.text("aăâeêioôơuưydđÐðghnqtAÂĐOUY19 -_./,'…" + TONES + "\u0302\u0306\u031b")
TEXTS = st.one_of(TYPED, st.text(), st.tuples(TYPED, st.text()).map("".join))


def nfd(value: str) -> str:
    return unicodedata.normalize("NFD", value)


@given(SYLLABLES, st.sampled_from(TONES), st.data())
def test_a_tone_on_any_vowel_of_a_syllable_reads_alike(
    syllable: str, tone: str, data: st.DataObject
) -> None:
    vowels = [place for place, letter in enumerate(syllable) if letter in "aăâeêioôơuưy"]
    first, second = data.draw(st.tuples(st.sampled_from(vowels), st.sampled_from(vowels)))
    assert text.canon(toned(syllable, tone, first)) == text.canon(toned(syllable, tone, second))


def toned(syllable: str, tone: str, place: int) -> str:
    return unicodedata.normalize("NFC", syllable[: place + 1] + tone + syllable[place + 1 :])


@given(TEXTS)
def test_canon_is_idempotent_and_moves_tones_only(value: str) -> None:
    canon = text.canon(value)
    assert text.canon(canon) == canon
    lower = nfd(text.seen(value.lower()).replace("ð", "đ"))
    assert sorted(nfd(canon)) == sorted(lower)


@given(TEXTS)
def test_fold_is_idempotent_and_reads_canon_alike(value: str) -> None:
    folded = text.fold(value)
    assert text.fold(folded) == folded
    assert text.fold(text.canon(value)) == folded
    assert not text.has_marks(folded)


@given(TEXTS)
def test_words_of_the_text_fold_to_the_words_of_the_folded_text(value: str) -> None:
    expected = text.words(text.fold(value))
    assert tuple(map(text.fold, text.words(value))) == expected
    assert tuple(map(text.fold, text.words(text.canon(value)))) == expected


@given(TEXTS)
def test_composed_and_decomposed_read_alike(value: str) -> None:
    composed, decomposed = text.nfc(value), nfd(value)
    assert text.canon(composed) == text.canon(decomposed)
    assert text.fold(composed) == text.fold(decomposed)
    assert text.words(composed) == text.words(decomposed)
    assert text.has_marks(composed) == text.has_marks(decomposed)
    assert text.slug(composed) == text.slug(decomposed)
    assert text.collation_key(composed) == text.collation_key(decomposed)


@given(TEXTS)
def test_slug_is_one_safe_segment_and_idempotent(value: str) -> None:
    slug = text.slug(value)
    assert re.fullmatch(r"(?:[a-z0-9]+(?:-[a-z0-9]+)*)?", slug)
    assert text.slug(slug) == slug


@given(st.one_of(TEXTS, st.text("aZ019đ .:;!?()/\"-,'_–“”")))
def test_slug_is_what_slugify_makes_of_the_folded_text(value: str) -> None:
    made = slugify(text.fold(value), entities=False, decimal=False, hexadecimal=False)
    assert text.slug(value) == made


@given(TEXTS, TEXTS)
def test_collation_is_total(first: str, second: str) -> None:
    keys = text.collation_key(first), text.collation_key(second)
    assert (keys[0] == keys[1]) == (text.nfc(first) == text.nfc(second))
    assert (keys[0] < keys[1]) + (keys[0] == keys[1]) + (keys[0] > keys[1]) == 1


@given(st.lists(TEXTS), st.data())
def test_collation_does_not_depend_on_the_order_given(
    names: list[str], data: st.DataObject
) -> None:
    composed = [text.nfc(name) for name in names]
    shuffled = data.draw(st.permutations(composed))
    assert sorted(composed, key=text.collation_key) == sorted(shuffled, key=text.collation_key)


@given(st.integers(0, 10**30), st.integers(0, 10**30))
def test_numbers_in_names_sort_by_value(first: int, second: int) -> None:
    assume(first != second)
    keys = text.collation_key(f"Tổ {first}"), text.collation_key(f"Tổ {second}")
    assert (keys[0] < keys[1]) == (first < second)


@given(TEXTS, st.lists(TEXTS))
def test_nearest_is_one_of_the_candidates_and_finds_itself(name: str, others: list[str]) -> None:
    assert text.nearest(name, others) in (None, *others)
    found = text.nearest(name, [*others, name])
    assert found is not None
    assert text.fold(found) == text.fold(name)


@given(TEXTS, st.integers(1, 40))
def test_shorten_keeps_the_limit_and_the_beginning(value: str, limit: int) -> None:
    short = text.shorten(value, limit)
    collapsed = " ".join(text.nfc(value).split())
    assert len(short) <= limit
    assert short == collapsed or collapsed.startswith(short.removesuffix("…"))


@pytest.mark.parametrize("onset", ["q", "g"])
def test_unknown_clusters_stay(onset: str) -> None:
    assert text.canon(f"{onset}áoe") == f"{onset}áoe"
