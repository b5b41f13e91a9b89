"""Everything that can happen to the site of a workshop; after each edit an incremental build is proved."""

from __future__ import annotations

import os
import shutil
import time
from typing import TYPE_CHECKING
from unittest import mock

from hypothesis import strategies as st

from wardnews import output
from wardnews.output import LOCK, MARK
from workshop import BODIES, CATEGORIES, STATUSES, TICK, Piece, Workshop, running

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

ARTICLES = 5


class KilledError(BaseException):
    """Stands for the end of the process: nothing in a build may catch it."""


Edit = tuple[str, int, int]
EDITS: dict[str, Callable[[Workshop, int, int], None]] = {}


def edit(happens: Callable[[Workshop, int, int], None]) -> Callable[[Workshop, int, int], None]:
    EDITS[happens.__name__] = happens
    return happens


def sequences(steps: int) -> st.SearchStrategy[list[Edit]]:
    """Return lists of so many edits; each takes its two numbers as it needs them."""
    edits = st.tuples(st.sampled_from(sorted(EDITS)), st.integers(0, 11), st.integers(0, 11))
    return st.lists(edits, min_size=steps, max_size=steps)


def prove_sequence(root: Path, sequence: list[Edit]) -> None:
    """Make the edits one by one; after each of them the incremental tree is the clean one."""
    shop = Workshop(root)
    with running(shop):
        shop.prove()
        for name, first, second in sequence:
            mend(shop)
            EDITS[name](shop, first, second)
            shop.prove(twice=second % 3 == 0)


def mend(shop: Workshop) -> None:
    """Undo what kept the site from being published, so that later edits mean something."""
    for number, piece in shop.pieces.items():
        if piece.broken:
            piece.broken = False
            shop.save(number)


def pick(shop: Workshop, number: int) -> int:
    """Return an article's number; one that is not there is made."""
    number %= ARTICLES
    if number not in shop.pieces:
        shop.pieces[number] = Piece(name=f"b{number}", day=number + 1)
    return number


def change(shop: Workshop, first: int, **fields: int | bool) -> None:
    """Save an article with other fields."""
    number = pick(shop, first)
    for name, value in fields.items():
        setattr(shop.pieces[number], name, value)
    shop.save(number)


@edit
def body(shop: Workshop, first: int, second: int) -> None:
    change(shop, first, body=second % len(BODIES))


@edit
def title(shop: Workshop, first: int, second: int) -> None:
    change(shop, first, title=second)


@edit
def date(shop: Workshop, first: int, second: int) -> None:
    change(shop, first, day=second % 4 + 1)


@edit
def category(shop: Workshop, first: int, second: int) -> None:
    change(shop, first, category=second % len(CATEGORIES))


@edit
def status(shop: Workshop, first: int, second: int) -> None:
    change(shop, first, status=second % len(STATUSES))


@edit
def delete(shop: Workshop, first: int, _: int) -> None:
    if shop.pieces:
        number = sorted(shop.pieces)[first % len(shop.pieces)]
        shop.file(number).unlink()
        del shop.pieces[number]


@edit
def rename(shop: Workshop, first: int, _: int) -> None:
    number = pick(shop, first)
    shop.save(number)
    before = shop.file(number)
    shop.names += 1
    shop.pieces[number].name = f"b{number}-{shop.names}"
    before.rename(shop.file(number))


@edit
def break_article(shop: Workshop, first: int, _: int) -> None:
    change(shop, first, broken=True)


@edit
def attach(shop: Workshop, first: int, _: int) -> None:
    number = pick(shop, first)
    change(shop, number, attached=not shop.pieces[number].attached)


@edit
def attachment(shop: Workshop, first: int, _: int) -> None:
    shop.set_attachment(first)


@edit
def template(shop: Workshop, first: int, _: int) -> None:
    shop.set_template(first)


@edit
def config(shop: Workshop, first: int, _: int) -> None:
    shop.set_config(first)


@edit
def touch(shop: Workshop, first: int, _: int) -> None:
    number = pick(shop, first)
    shop.save(number)
    os.utime(shop.file(number))


@edit
def restore_time(shop: Workshop, first: int, second: int) -> None:
    """Change a letter in place, as an old file that is copied back: same size, same time."""
    number = pick(shop, first)
    if shop.file(number).exists():
        status = shop.file(number).stat()
        shop.pieces[number].letter = (shop.pieces[number].letter + 1) % 10
        shop.save(number)
        os.utime(shop.file(number), ns=(status.st_atime_ns, status.st_mtime_ns))
        if second % 2:
            time.sleep(TICK)  # so that its stamp is looked at, not the file
    else:
        shop.save(number)


@edit
def wait(shop: Workshop, _: int, __: int) -> None:
    """Let the files grow old enough for their stamps to be trusted."""
    del shop
    time.sleep(TICK)


@edit
def day_passes(shop: Workshop, first: int, _: int) -> None:
    shop.days += first


@edit
def delete_output(shop: Workshop, first: int, second: int) -> None:
    files = _outputs(shop)
    if second == 0:
        shutil.rmtree(shop.output)
    elif files:
        files[first * len(files) // 12].unlink()


@edit
def corrupt_output(shop: Workshop, first: int, second: int) -> None:
    """Change a byte in place: the size stays, and so does the time of writing."""
    files = _outputs(shop)
    if not files:
        return
    time.sleep(TICK)
    file = files[first * len(files) // 12]
    status = file.stat()
    data = bytearray(file.read_bytes() or b"?")
    data[second * len(data) // 12] ^= 1
    file.write_bytes(data)
    os.utime(file, ns=(status.st_atime_ns, status.st_mtime_ns))


@edit
def litter_output(shop: Workshop, first: int, _: int) -> None:
    """Leave the temporary file of a build that was killed."""
    shop.output.mkdir(exist_ok=True)
    (shop.output / MARK).touch()
    (shop.output / f"index.html.{first}.wardnews-tmp").write_bytes(b"<!doc")


@edit
def delete_cache(shop: Workshop, _: int, __: int) -> None:
    shop.cache.unlink(missing_ok=True)


@edit
def damage_cache(shop: Workshop, first: int, second: int) -> None:
    if shop.cache.exists():
        damage(shop.cache, first / 12, 1 << second)
        shop.damaged = shop.cache.stat().st_ino


@edit
def other_version(shop: Workshop, first: int, _: int) -> None:
    shop.version = first % 3


@edit
def crash(shop: Workshop, first: int, second: int) -> None:
    """Edit the looks, and be killed while the pages are being written."""
    shop.set_template(first)
    kill_build(shop, after=second)


def kill_build(shop: Workshop, after: int) -> None:
    """Start a build and end it after so many files, as if the process were gone."""
    left = after

    def write(*args: object, **options: object) -> object:
        nonlocal left
        if not left:
            raise KilledError
        left -= 1
        return write_file(*args, **options)

    write_file: Callable[..., object] = output.write_file
    with (
        mock.patch("wardnews.making.write_file", write),
        mock.patch("wardnews.turn.write_file", write),
    ):
        try:
            shop.build()
        except KilledError:
            return


def damage(file: Path, place: float, how: int) -> None:
    """Damage a file at a place from 0 to 1: `how` flips its bits; 0 and beyond a byte cut it off."""
    data = bytearray(file.read_bytes())
    at = int(place * len(data))
    if not data or not 0 < how < 256:
        file.write_bytes(data[:at])
    else:
        data[at] ^= how
        file.write_bytes(data)


def _outputs(shop: Workshop) -> list[Path]:
    ours = (shop.output / MARK, shop.output / LOCK)
    return sorted(each for each in shop.output.rglob("*") if each.is_file() and each not in ours)
