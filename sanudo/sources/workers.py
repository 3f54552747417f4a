"""Reading untrusted bytes in processes of their own, each input with a time limit.

`Input`s in, `Outcome`s out in the same order, however many workers there are. A worker that hangs is ended and
gives "timeout", one that dies gives "crashed"; the next input gets a new one. A worker is a plain
`python -c` that talks over its pipes, so that calling `sanudo.read` needs no `if __name__ == "__main__"`.
"""

from __future__ import annotations

import os
import pickle
import struct
import subprocess
import sys
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from importlib import import_module
from types import TracebackType
from typing import IO, Any

from sanudo.article.types import Article
from sanudo.sources.assemble import sha256
from sanudo.sources.formats import content_of, format_of, read_bytes
from sanudo.sources.input import Input, Outcome
from sanudo.sources.limits import Limits
from sanudo.sources.problem import Problem

_START = "import sys; sys.path[:0] = {path!r}; from sanudo.sources.workers import serve; serve()"
_LENGTH = struct.Struct(">Q")
_AHEAD = 4
_READY = "ready"

Items = list[Article | Problem]


class Workers:
    """Worker processes, started when first needed and ended with the `with` block."""

    def __init__(self, processes: int, limits: Limits) -> None:
        self._limits = limits
        self._size = max(1, processes)
        self._threads: ThreadPoolExecutor | None = None
        self._idle: deque[Worker] = deque()

    def __enter__(self) -> Workers:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._threads:
            self._threads.shutdown(wait=True, cancel_futures=True)
        while self._idle:
            self._idle.pop().end()

    def outcomes(self, found: Iterable[Input], known: Callable[[str, str], bool] | None = None) -> Iterator[Outcome]:
        """One outcome for each input, in order; a few inputs are read ahead."""
        waiting: deque[tuple[str, str, bytes, Items | Future[Items] | None]] = deque()
        for item in found:
            waiting.append(self._begin(item, known))
            while len(waiting) > self._size * _AHEAD:
                yield _finished(*waiting.popleft())
            # what is done already need not wait for the window to fill
            while waiting and not isinstance(waiting[0][3], Future):
                yield _finished(*waiting.popleft())
        while waiting:
            yield _finished(*waiting.popleft())

    def _begin(
        self, item: Input, known: Callable[[str, str], bool] | None
    ) -> tuple[str, str, bytes, Items | Future[Items] | None]:
        content, problem = content_of(item)
        digest = sha256(content)
        if problem:
            return item.name, digest, content, [problem]
        if known and known(item.name, digest):
            return item.name, digest, content, None
        if len(content) <= self._limits.in_process_bytes and format_of(item.name, content).quick:
            return item.name, digest, content, read_bytes(item.name, content, self._limits)
        if self._threads is None:
            self._threads = ThreadPoolExecutor(self._size, thread_name_prefix="sanudo-reader")
        return item.name, digest, content, self._threads.submit(self._ask, item.name, content)

    def _ask(self, name: str, content: bytes) -> Items:
        """In a thread: hand the input to an idle worker (or a new one) and wait."""
        try:
            worker = self._idle.pop()
        except IndexError:
            worker = Worker()
        items, alive = worker.read(name, content, self._limits)
        if alive:
            self._idle.append(worker)
        return items


class Worker:
    """One process and its pipes."""

    def __init__(self) -> None:
        command = [sys.executable, "-c", _START.format(path=[path for path in sys.path if path])]
        self._process = subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
        )
        self._ready = False

    def read(self, name: str, content: bytes, limits: Limits) -> tuple[Items, bool]:
        """What the worker found, or the problem that it did not answer; and whether it can be used again."""
        late = threading.Event()

        def give_up() -> None:
            late.set()
            self._process.kill()

        if not self._ready:  # the first thing it says is that its parsers are loaded; that is not the input's time
            self._ready = _receive(self._process.stdout) == _READY
        timer = threading.Timer(limits.seconds, give_up)
        timer.daemon = True
        timer.start()
        try:
            _send(self._process.stdin, (name, content, limits))
            answer = _receive(self._process.stdout)
        except OSError:
            answer = None
        finally:
            timer.cancel()
        if answer is not None and not late.is_set():
            return answer, True
        code = self.end()
        digest = sha256(content)
        if late.is_set():
            message = f"not read within {limits.seconds:g} seconds. Save it as text, or raise Limits.seconds."
            return [Problem(name, "timeout", message, original=digest)], False
        message = f"the process that read it ended without an answer (exit code {code}). Save it as text."
        return [Problem(name, "crashed", message, original=digest)], False

    def end(self) -> int | None:
        """Close the pipes and wait for the process; kill it where it does not go."""
        for pipe in (self._process.stdin, self._process.stdout):
            try:
                if pipe:
                    pipe.close()
            except OSError:
                pass
        try:
            return self._process.wait(5)
        except subprocess.TimeoutExpired:
            self._process.kill()
            return self._process.wait()


def serve() -> None:
    """The worker's side: answer every request until the pipe is closed."""
    source, target = os.fdopen(os.dup(0), "rb"), os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # what a parser prints must not get into the answers
    for module in ("htmldate", "trafilatura", "sanudo.sources.page_body"):
        import_module(module)
    _send(target, _READY)
    limited = False
    while (request := _receive(source)) is not None:
        name, content, limits = request
        if not limited:
            _limit_memory(limits)
            limited = True
        _send(target, read_bytes(name, content, limits))


def _limit_memory(limits: Limits) -> None:
    try:
        import resource
    except ImportError:  # Windows has no such limit
        return
    try:
        resource.setrlimit(resource.RLIMIT_AS, (limits.memory_bytes, resource.getrlimit(resource.RLIMIT_AS)[1]))
    except (ValueError, OSError):
        return


def _finished(name: str, digest: str, content: bytes, items: Items | Future[Items] | None) -> Outcome:
    if items is None:
        return Outcome(name, digest, content, (), known=True)
    return Outcome(name, digest, content, tuple(items.result() if isinstance(items, Future) else items))


def _send(pipe: IO[bytes] | None, value: Any) -> None:
    if pipe is None:
        raise OSError("no pipe")
    data = pickle.dumps(value, protocol=5)
    pipe.write(_LENGTH.pack(len(data)))
    pipe.write(data)
    pipe.flush()


def _receive(pipe: IO[bytes] | None) -> Any:
    """The next value, or None at the end of the stream."""
    header = pipe.read(_LENGTH.size) if pipe else b""
    if len(header) < _LENGTH.size:
        return None
    (length,) = _LENGTH.unpack(header)
    data = pipe.read(length) if pipe else b""
    return pickle.loads(data) if len(data) == length else None
