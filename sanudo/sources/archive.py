"""Zip archives and gzipped files in, their members as `Input`s out. Nothing is ever unpacked to disk.

Safe against bombs (sizes are counted while unpacking, not believed) and names that point outside.
"""

from __future__ import annotations

import io
import stat
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import IO

from sanudo.sources.folder import is_hidden, printable
from sanudo.sources.input import Input, refused, too_large
from sanudo.sources.limits import MB, Limits
from sanudo.sources.problem import Refused

_OFFICE = {".docx", ".xlsx", ".pptx", ".odt", ".ods", ".epub", ".jar", ".whl", ".apk", ".pages"}
_BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, NotImplementedError, RuntimeError)


def is_zip(head: bytes, suffix: str) -> bool:
    """Whether a file is read as an archive of reports (office documents are zip files, too)."""
    return suffix == ".zip" or (head.startswith((b"PK\x03\x04", b"PK\x05\x06")) and suffix not in _OFFICE)


def zip_members(source: Path | IO[bytes], name: str, limits: Limits, depth: int = 1) -> Iterator[Input]:
    """Each member as `archive.zip/inner/name`, by name; an archive within is opened up to Limits.archive_depth."""
    try:
        archive = zipfile.ZipFile(source)
        members = sorted((info for info in archive.infolist() if not info.is_dir()), key=lambda info: info.filename)
    except _BROKEN as error:
        yield refused(name, "broken", f"no readable zip archive: {error}. Pack it again.")
        return
    members = [info for info in members if not is_hidden(info.filename)]
    if not members:
        yield refused(name, "empty", "an archive without files. Leave it out.")
    unpacked = 0
    seen: dict[str, int] = {}
    for count, info in enumerate(members):
        if count >= limits.archive_members:
            message = (
                f"more than {limits.archive_members} members; the last {len(members) - count} are not read. Split it."
            )
            yield refused(name, "too_large", message)
            return
        inner = _inner_name(name, info.filename, seen)
        problem = _unsafe(info, inner, limits)
        if problem is None:
            unpacked += info.file_size
            if unpacked > limits.archive_bytes:
                total = f"{limits.archive_bytes / 1e6:.0f} MB"
                problem = refused(inner, "too_large", f"the archive unpacks to more than {total}. Split it.")
        if problem:
            yield problem
        elif info.filename.lower().endswith(".zip"):
            yield from _nested(archive, info, inner, limits, depth)
        else:
            yield _member(archive, info, inner, limits)


def gzip_file(path: Path, name: str, limits: Limits) -> Input:
    """A gzipped file as one input under its name without `.gz`, unless a file beside it has that name."""
    try:
        size = path.stat().st_size
    except OSError as error:
        return refused(name, "unreadable", f"cannot be read: {error.strerror}. Check its permissions.")
    own = name if path.with_name(path.name.removesuffix(".gz")).exists() else name.removesuffix(".gz")
    return Input(own, size, lambda: _gunzip(path, limits))


def _inner_name(archive: str, member: str, seen: dict[str, int]) -> str:
    """A name that stays inside the archive's; a second member of one name gets " (2)"."""
    parts = [part for part in member.replace("\\", "/").split("/") if part not in ("", ".", "..")]
    name = f"{archive}/{printable('/'.join(parts)) or 'unnamed'}"
    seen[name] = seen.get(name, 0) + 1
    return name if seen[name] == 1 else f"{name} ({seen[name]})"


def _unsafe(info: zipfile.ZipInfo, name: str, limits: Limits) -> Input | None:
    path = info.filename.replace("\\", "/")
    if path.startswith("/") or ".." in path.split("/") or path[1:2] == ":":
        return refused(name, "traversal", f"its name in the archive is {info.filename!r}, outside it. Pack it again.")
    if stat.S_ISLNK(info.external_attr >> 16):
        return refused(name, "symlink", "a symbolic link, not followed. Pack the file that it points to.")
    if info.flag_bits & 0x1:
        return refused(name, "encrypted", "encrypted. Unpack it and give the files.")
    if info.file_size > MB and info.file_size > limits.archive_ratio * max(1, info.compress_size):
        ratio = info.file_size // max(1, info.compress_size)
        return refused(name, "archive_bomb", f"unpacks to {ratio} times its packed size. Leave it out.")
    if info.file_size > limits.file_bytes:
        return refused(name, "too_large", too_large(info.file_size, limits))
    return None


def _member(archive: zipfile.ZipFile, info: zipfile.ZipInfo, name: str, limits: Limits) -> Input:
    return Input(name, info.file_size, lambda: _unpack(archive, info, limits))


def _unpack(archive: zipfile.ZipFile, info: zipfile.ZipInfo, limits: Limits) -> bytes:
    try:
        with archive.open(info) as file:
            content = file.read(limits.file_bytes + 1)
    except _BROKEN as error:
        raise Refused("broken", f"the archive member cannot be unpacked: {error}. Pack it again.") from error
    if len(content) > limits.file_bytes:
        raise Refused("too_large", too_large(len(content), limits))
    return content


def _nested(archive: zipfile.ZipFile, info: zipfile.ZipInfo, name: str, limits: Limits, depth: int) -> Iterator[Input]:
    if depth >= limits.archive_depth:
        yield refused(name, "too_deep", f"an archive {depth} archives deep. Unpack it and give the files.")
        return
    try:
        content = _unpack(archive, info, limits)
    except Refused as refusal:
        yield refused(name, refusal.kind, refusal.message)
        return
    yield from zip_members(io.BytesIO(content), name, limits, depth + 1)


def _gunzip(path: Path, limits: Limits) -> bytes:
    """The content of a gzip file, unpacked no further than the limits."""
    machine = zlib.decompressobj(wbits=31)
    out = bytearray()
    packed = 0
    try:
        with path.open("rb") as file:
            while not machine.eof and (chunk := file.read(65536)):
                packed += len(chunk)
                out += machine.decompress(chunk, limits.file_bytes + 1 - len(out))
                while machine.unconsumed_tail and len(out) <= limits.file_bytes:
                    out += machine.decompress(machine.unconsumed_tail, limits.file_bytes + 1 - len(out))
                if len(out) > limits.file_bytes:
                    kind = "archive_bomb" if len(out) > limits.archive_ratio * packed else "too_large"
                    raise Refused(kind, "unpacks to " + too_large(len(out), limits))
    except (zlib.error, OSError) as error:
        raise Refused("broken", f"no readable gzip file: {error}. Pack it again.") from error
    if not machine.eof:
        raise Refused("broken", f"the gzip file ends too soon, after {packed} bytes. Copy or pack it again.")
    return bytes(out)
