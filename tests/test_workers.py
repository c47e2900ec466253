"""One bad task loses itself and no other: with real crashes, hangs and bombs."""

from __future__ import annotations

import os
import signal
import sys
import time

import pytest

from guidecompare.workers import Limits, Lost, run

LIMITS = Limits(seconds=3.0, memory=2 << 30)


def behave(how: str) -> str:
    """Do in a worker what a bad document may make a library do."""
    match how:
        case "crash":
            os.kill(os.getpid(), signal.SIGKILL)
        case "exit":
            os._exit(1)
        case "hang":
            time.sleep(60)
        case "bomb":
            return str(len(bytearray(8 << 30)))
        case "bug":
            message = "a bug"
            raise ValueError(message)
    return how.upper()


def test_values_come_in_the_order_of_the_items() -> None:
    """Whatever worker is first."""
    items = [f"item {number}" for number in range(12)]
    assert list(run(behave, items, workers=3)) == [item.upper() for item in items]


@pytest.mark.skipif(sys.platform != "linux", reason="the memory limit and SIGKILL are Linux's")
def test_crash_hang_and_bomb_lose_only_themselves() -> None:
    """All good tasks come back, each bad one with how it was lost."""
    items = ["a", "crash", "b", "hang", "c", "bomb", "d", "exit", "e"]
    found = list(run(behave, items, workers=2, limits=LIMITS))
    assert found == ["A", Lost.CRASH, "B", Lost.TIMEOUT, "C", Lost.MEMORY, "D", Lost.CRASH, "E"]


def test_exception_of_the_work_is_raised() -> None:
    """A bug is not hidden as a lost worker."""
    with pytest.raises(ValueError, match="a bug"):
        list(run(behave, ["bug"]))


def test_no_items_start_no_workers() -> None:
    """Nothing to do is done at once."""
    assert list(run(behave, [])) == []
