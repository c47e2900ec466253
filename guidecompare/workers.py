"""Worker processes for work on untrusted documents: a crash, a hang or a bomb loses one task and no other.

The only importer of pebble. In: a function and its items. Out: for each item, in order, the function's value or how
the worker was lost. See docs/decisions/0002-worker-pool.md.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
from concurrent.futures import TimeoutError as TookTooLong
from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING, Any, TypeVar

from pebble import ProcessExpired, ProcessPool

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

Item = TypeVar("Item")
Value = TypeVar("Value")


class Lost(Enum):
    """How a worker was lost."""

    TIMEOUT = "timeout"
    MEMORY = "memory"
    CRASH = "crash"


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """What one task may cost."""

    seconds: float = 300.0
    memory: int = 4 << 30  # bytes of address space; held where the system can (Linux), not on Windows and macOS


def run(
    work: Callable[[Item], Value],
    items: Sequence[Item],
    *,
    prepare: Callable[..., None] | None = None,
    prepare_with: tuple[Any, ...] = (),
    workers: int | None = None,
    limits: Limits = Limits(),
) -> Iterator[Value | Lost]:
    """Yield the value of ``work`` for each item, or how its worker was lost, in the order of the items.

    ``work`` and ``prepare`` must be importable functions; ``prepare`` runs once in each worker. By default there is
    a worker for each processor. An exception of ``work`` is raised here.
    """
    count = min(workers or os.cpu_count() or 1, len(items))
    if not count:
        return
    # spawn is the one start method that every system has and that is safe beside threads
    context = multiprocessing.get_context("spawn")
    start = (limits.memory, prepare, prepare_with)
    pool = ProcessPool(max_workers=count, context=context, initializer=_start, initargs=start)
    try:
        tasks = [pool.schedule(work, args=(item,), timeout=limits.seconds) for item in items]
        for task in tasks:
            try:
                yield task.result()
            except TookTooLong:
                yield Lost.TIMEOUT
            except MemoryError:
                yield Lost.MEMORY
            except ProcessExpired:
                yield Lost.CRASH
    finally:
        # At the end nothing is left to stop; on an interrupt no one waits for the rest.
        pool.stop()  # type: ignore[no-untyped-call]  # pebble leaves it untyped
        pool.join()


def _start(memory: int, prepare: Callable[..., None] | None, prepare_with: tuple[Any, ...]) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the parent's to answer, who ends the workers
    try:
        import resource  # noqa: PLC0415 -- Windows has none
    except ImportError:
        pass
    else:
        resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    if prepare:
        prepare(*prepare_with)
