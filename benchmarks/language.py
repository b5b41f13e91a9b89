"""The words of the synthetic archives, and which word follows which.

Few words are frequent and most are rare, and each has its own usual followers, so that pairs of
words are distributed as an index meets them in practice.
"""

from __future__ import annotations

import random
import unicodedata
from dataclasses import dataclass
from functools import cache
from pathlib import Path

_ONSETS = "b c ch d đ g gi h kh l m n ng nh ph qu s t th tr v x"
_RIMES = (
    "a an ang anh ai ao am ăn ăng âm ân âu e en eo ên ênh i iên iêm inh iêu o oan oa oai on "
    "ong ô ôn ông ôi ơ ơn ơi u un ung uôn uông uy ư ưng ươn ương ươi ưu ưa ia ua at ac ach ap "
    "ăt ăc ât âp ec et êch êt iêc iêt ich it oc ot ôc ôp uc ut uôc ưc ươc ươt"
)
_STOPPED = ("c", "ch", "p", "t")
_TONES = ("", "\u0300", "\u0301", "\u0309", "\u0303", "\u0323")
_STOPPED_TONES = ("\u0301", "\u0323")
_RARE_SYLLABLES = 2500
_RARE_WORDS = 4000
_SAMPLES = 256  # a byte chooses one
_USUAL_FOLLOWERS = 120


@dataclass(frozen=True, slots=True)
class Language:
    """Words, and for each 256 samples of what follows it, as indexes into the words."""

    words: tuple[str, ...]
    followers: tuple[tuple[int, ...], ...]

    def sentence(self, rng: random.Random, length: int) -> str:
        """Return `length` words that follow one another, with a capital and a full stop."""
        at = rng.randrange(len(self.words))
        chosen: list[str] = []
        for place, byte in enumerate(rng.randbytes(length)):
            at = self.followers[at][byte]
            comma = "," if place % 9 == 8 and place + 1 < length else ""
            chosen.append(self.words[at] + comma)
        text = " ".join(chosen)
        return text[0].upper() + text[1:]


@cache
def read_language() -> Language:
    rng = random.Random("wardnews")
    listed = Path(__file__).with_name("vocabulary.txt").read_text(encoding="utf-8").splitlines()
    topics = [line.partition(": ")[2].split(", ") for line in listed if not line.startswith("#")]
    links, *others = topics
    # Words are interleaved so that the first of every topic are the most frequent.
    usual = [topic[rank] for rank in range(80) for topic in others if rank < len(topic)]
    words = tuple(dict.fromkeys([*links, *usual, *_rare_words(rng)]))
    weights = [(rank + 20) ** -1.4 for rank in range(len(words))]
    everything = range(len(words))
    pool = rng.choices(everything, weights, k=400_000)
    followers = []
    for _ in words:
        own = rng.choices(pool, k=_USUAL_FOLLOWERS)
        ranks = (int(4 * rng.paretovariate(0.6)) - 4 for _ in range(_SAMPLES * 3 // 4))
        usual_ones = [own[min(rank, _USUAL_FOLLOWERS - 1)] for rank in ranks]
        followers.append((*usual_ones, *rng.choices(pool, k=_SAMPLES - len(usual_ones))))
    return Language(words, tuple(followers))


def _rare_words(rng: random.Random) -> list[str]:
    """Return names and rare words of one or two syllables that Vietnamese could have."""
    inventory = [_syllable(rng) for _ in range(_RARE_SYLLABLES)]
    syllables = rng.choices(
        inventory, [(rank + 30) ** -0.8 for rank in range(len(inventory))], k=2 * _RARE_WORDS
    )
    pairs = [syllables[at : at + 2] for at in range(0, len(syllables), 2)]
    names = [" ".join(map(str.capitalize, pair)) for pair in pairs[::2]]
    mixed = [*names, *(" ".join(pair) for pair in pairs[1::2])]
    rng.shuffle(mixed)
    return mixed


def _syllable(rng: random.Random) -> str:
    onset, rime = rng.choice(_ONSETS.split()), rng.choice(_RIMES.split())
    if onset == "qu" and rime[0] in "uoôươ":
        onset = "h"
    tone = rng.choice(_STOPPED_TONES if rime.endswith(_STOPPED) else _TONES)
    # The tone stands on the vowel with a mark, else before the last consonant or on the first.
    marked = [place for place, letter in enumerate(rime) if letter in "ăâêôơư"]
    vowels = [place for place, letter in enumerate(rime) if letter in "aăâeêioôơuưy"]
    place = marked[-1] if marked else vowels[-1] if vowels[-1] + 1 < len(rime) else vowels[0]
    return unicodedata.normalize("NFC", onset + rime[: place + 1] + tone + rime[place + 1 :])
