"""Work shared among processes: results in order, a time limit for each document, and a dead worker costs one document."""

import gc
import pickle
import sys
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from wirecleaner.errors import PipelineError

if TYPE_CHECKING:
    from pebble import ProcessFuture, ProcessPool

Item = TypeVar("Item")
Result = TypeVar("Result")

# Documents handed over at once: handing over costs 0.3 ms, a document 2 to 30 ms.
_CHUNK = 8
# Chunks that wait for each process, so that none is idle while results are taken in order.
_AHEAD = 4
# A worker is ready after 1 to 3 seconds, on a machine that is busy as well as this after 10.
_START = 60

# After so many chunks the tables of the languages at hand are loaded.
_WARM = 4

_work: Callable[[Any], Any]
_done = 0


@dataclass(frozen=True, slots=True)
class Lost(Generic[Item]):
    """An item whose worker was stopped or died over it: `error` is "TimeLimit" or "WorkerDied"."""

    item: Item
    error: str
    message: str


def spread(
    work: Callable[[Item], Result], items: Iterable[Item], *, processes: int, time_limit: float | None = None
) -> Iterator[Result | Lost[Item]]:
    """What `work` makes of each item, in order.

    A chunk that takes longer than `time_limit` seconds, or kills its worker, is done again item by item: only the
    items to blame are lost. Items are taken from the iterable a little ahead of the results, so memory is bounded.
    """
    from multiprocessing import get_context

    from pebble import ProcessPool

    check_sendable(work)
    pool = ProcessPool(processes, initializer=_install, initargs=(work,), context=get_context("spawn"))
    waiting: deque[tuple[list[Item], ProcessFuture[list[Result]]]] = deque()
    source = iter(items)
    try:
        _wait_for_a_worker(pool)
        while chunk := list(islice(source, _CHUNK)):
            waiting.append((chunk, pool.schedule(_run, (chunk,), timeout=time_limit)))
            if len(waiting) > _AHEAD * processes:
                yield from _results(pool, *waiting.popleft(), time_limit)
        while waiting:
            yield from _results(pool, *waiting.popleft(), time_limit)
    finally:
        pool.stop()  # type: ignore[no-untyped-call]
        pool.join()


def _wait_for_a_worker(pool: "ProcessPool") -> None:
    """See that a worker can start at all: one that cannot import the script that started it would be started for ever.

    Raises `PipelineError`.
    """
    main = sys.modules.get("__main__")
    file = getattr(main, "__file__", None)
    if file is not None and not Path(file).exists() and getattr(main, "__spec__", None) is None:
        raise PipelineError(f"workers cannot import {file}; put the code into a file, or use processes=1")
    try:
        pool.schedule(_run, ([],)).result(_START)
    except TimeoutError:
        raise PipelineError(
            f"no worker was ready after {_START} seconds; a script that uses several processes has to do so under "
            "if __name__ == '__main__':, as each worker imports it"
        ) from None


def check_sendable(work: object) -> None:
    """Tell at once, and in words that help, that a pipeline cannot be sent to other processes. Raises `PipelineError`."""
    try:
        pickle.dumps(work)
    except (pickle.PicklingError, AttributeError, TypeError) as error:
        raise PipelineError(
            f"this pipeline cannot be sent to other processes ({error}); define its stages and its article type at the "
            "top of a module, or use processes=1"
        ) from error


def _install(work: Callable[[Any], Any]) -> None:
    """In a new worker: keep the work, so that it is sent once and not with every chunk."""
    global _work
    _work = work


def _run(chunk: list[Any]) -> list[Any]:
    global _done
    results = [_work(item) for item in chunk]
    _done += 1
    if _done <= _WARM:
        # A worker is ours alone: its tables stay, and need not be looked through for garbage again and again.
        gc.freeze()
    return results


def _results(
    pool: "ProcessPool", chunk: list[Item], future: "ProcessFuture[list[Result]]", time_limit: float | None
) -> Iterator[Result | Lost[Item]]:
    from pebble import ProcessExpired

    try:
        yield from future.result()
    except (TimeoutError, ProcessExpired):
        for item in chunk:
            yield _alone(pool, item, time_limit)


def _alone(pool: "ProcessPool", item: Item, time_limit: float | None) -> "Result | Lost[Item]":
    from pebble import ProcessExpired

    try:
        results: list[Result] = pool.schedule(_run, ([item],), timeout=time_limit).result()
    except TimeoutError:
        return Lost(item, "TimeLimit", f"not done after {time_limit:g} seconds; its worker was stopped")
    except ProcessExpired as error:
        return Lost(item, "WorkerDied", f"the worker died over it (exit code {error.exitcode})")
    return results[0]
