"""An incremental build is byte for byte the clean one, whatever happened before it."""

from __future__ import annotations

import tempfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, seed, settings

from edits import Edit, prove_sequence, sequences
from workshop import MEMORY

RELAXED = (HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.large_base_example)
PARTS = 8


@pytest.mark.slow
@pytest.mark.parametrize("part", range(PARTS))  # so that several workers share them
def test_after_any_edits_the_tree_is_the_clean_one(part: int) -> None:
    prove(part, examples=200 // PARTS, steps=20)


@pytest.mark.soak
@pytest.mark.parametrize("part", range(100))
def test_after_many_more_edits_the_tree_is_the_clean_one(part: int) -> None:
    prove(PARTS + part, examples=100, steps=30)


def prove(number: int, *, examples: int, steps: int) -> None:
    @seed(number)
    @settings(max_examples=examples, database=None, suppress_health_check=RELAXED)
    @given(sequences(steps))
    def proved(sequence: list[Edit]) -> None:
        with tempfile.TemporaryDirectory(dir=MEMORY) as folder:
            prove_sequence(Path(folder, "site"), sequence)

    proved()
