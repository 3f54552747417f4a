"""Archives: read without unpacking to disk, and safe against what is packed to do harm."""

import gzip
import io
import zipfile

import sanudo
from sanudo.article.types import Article
from sanudo.sources.limits import Limits

REPORT = (
    "The foreign minister said on Monday that the talks in the capital would go on for as long as they were needed.\n"
)


def packed(members: dict[str, bytes | str], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return out.getvalue()


def kinds(path, **limits) -> dict[str, str]:
    items = sanudo.read(path, limits=Limits(**limits))
    return {item.name: "article" if isinstance(item, Article) else item.kind for item in items}


def test_members_are_named_by_archive_and_path_in_order(tmp_path):
    (tmp_path / "n.zip").write_bytes(
        packed({"b/2.txt": REPORT, "a.txt": REPORT, "__MACOSX/x": b"junk", ".DS_Store": b"x"})
    )
    assert list(kinds(tmp_path)) == ["n.zip/a.txt", "n.zip/b/2.txt"]


def test_a_bomb_is_refused_and_its_neighbours_are_read(tmp_path):
    (tmp_path / "n.zip").write_bytes(packed({"a.txt": REPORT, "bomb.txt": b"0" * 5_000_000}))
    assert kinds(tmp_path) == {"n.zip/a.txt": "article", "n.zip/bomb.txt": "archive_bomb"}


def test_a_member_that_lies_about_its_size_is_stopped_while_unpacking(tmp_path):
    content = packed({"a.txt": b"0123456789" * 1000})
    lie = content.replace((10_000).to_bytes(4, "little"), (10).to_bytes(4, "little"))
    (tmp_path / "n.zip").write_bytes(lie)
    assert next(iter(kinds(tmp_path, file_bytes=5000).values())) in ("too_large", "broken", "article")


def test_names_that_point_outside_are_refused(tmp_path):
    (tmp_path / "n.zip").write_bytes(
        packed({"../../etc/passwd": REPORT, "/abs.txt": REPORT, "C:\\x.txt": REPORT, "ok.txt": REPORT})
    )
    found = kinds(tmp_path)
    assert sorted(found.values()) == ["article", "traversal", "traversal", "traversal"]
    assert all(name.startswith("n.zip/") and ".." not in name for name in found)


def test_an_archive_within_an_archive_is_opened_but_not_without_end(tmp_path):
    inner = packed({"a.txt": REPORT})
    middle = packed({"inner.zip": inner})
    (tmp_path / "n.zip").write_bytes(packed({"middle.zip": middle, "x.zip": inner}))
    assert kinds(tmp_path) == {"n.zip/middle.zip/inner.zip": "too_deep", "n.zip/x.zip/a.txt": "article"}


def test_all_members_together_have_a_limit_and_so_has_their_number(tmp_path):
    (tmp_path / "n.zip").write_bytes(packed({f"{n}.txt": REPORT for n in range(5)}))
    assert list(kinds(tmp_path, archive_bytes=300).values()) == ["article", "article"] + ["too_large"] * 3
    assert list(kinds(tmp_path, archive_members=3).values()) == ["article"] * 3 + ["too_large"]


def test_an_empty_archive_says_so(tmp_path):
    (tmp_path / "n.zip").write_bytes(packed({}))
    assert kinds(tmp_path) == {"n.zip": "empty"}


def test_two_members_of_one_name_are_two_inputs(tmp_path, recwarn):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("a.txt", REPORT)
        archive.writestr("a.txt", REPORT)
    (tmp_path / "n.zip").write_bytes(out.getvalue())
    assert list(kinds(tmp_path)) == ["n.zip/a.txt", "n.zip/a.txt (2)"]


def test_a_gzipped_report_is_read_under_its_own_name(tmp_path):
    (tmp_path / "a.txt.gz").write_bytes(gzip.compress(REPORT.encode()))
    (tmp_path / "b.txt.gz").write_bytes(gzip.compress(b"0" * 30_000_000))
    (tmp_path / "c.txt.gz").write_bytes(b"\x1f\x8b nothing")
    assert kinds(tmp_path) == {"a.txt": "article", "b.txt": "archive_bomb", "c.txt": "broken"}


def test_a_gzipped_report_beside_its_unpacked_self_keeps_its_whole_name(tmp_path):
    (tmp_path / "a.txt").write_text(REPORT)
    (tmp_path / "a.txt.gz").write_bytes(gzip.compress(REPORT.encode()))
    assert kinds(tmp_path) == {"a.txt": "article", "a.txt.gz": "article"}


def test_a_members_name_cannot_speak_to_a_terminal(tmp_path):
    (tmp_path / "n.zip").write_bytes(packed({"red\x1b[31m\n.txt": REPORT}))
    assert kinds(tmp_path) == {"n.zip/red\\x1b[31m\\x0a.txt": "article"}


def test_a_gzip_file_that_ends_too_soon_is_broken(tmp_path):
    (tmp_path / "report.txt.gz").write_bytes(gzip.compress(REPORT.encode() * 3)[:-12])
    (problem,) = sanudo.read(tmp_path)
    assert problem.kind == "broken" and "ends too soon" in problem.message
