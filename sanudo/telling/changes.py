"""What changed: between two records (a story rebuilt with more reports), and between two versions of one report.

Two open records go in, `Change`s come out: stories, articles and claims that are new or gone, and changed wordings.
A record alone gives its `Edit`s: what a report says otherwise than its earlier version, sentence by sentence, and
whether the report owns up to it. It judges no change as better or worse.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import pairwise

from sanudo.article.types import Span
from sanudo.comparing.likeness import likeness
from sanudo.comparing.types import Claim, Evidence, Story
from sanudo.record.record import Record
from sanudo.record.types import Listed

REWORDED = 0.5  # likeness at which a sentence that is gone and one that is new are one sentence, reworded
_NOTICE = re.compile(
    r"\b(?:correction|corrects|corrected|clarification|editor['’]s note|updated? (?:on|at|to|with|:)|"
    r"an earlier version|(?:has been|was) (?:updated|amended|corrected|revised)|previous version)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Edit:
    """A sentence that one version has and the next has not, or not so. `how` is reworded, added or removed; `before`
    and `after` stand in the versions' texts (None where there is none); `silent` where the new version has no notice
    of a change that the old one had not."""

    name: str
    how: str
    before: Evidence | None
    after: Evidence | None
    was: str
    now: str
    silent: bool


@dataclass(frozen=True, slots=True)
class Change:
    """`what` is story, article or claim; `how` is new, gone or reworded. `text` tells it as it now stands (as it stood
    where it is gone), `was` as it stood; `before` is evidence in the old record, `after` in the new one."""

    what: str
    how: str
    text: str
    was: str = ""
    before: tuple[Evidence, ...] = ()
    after: tuple[Evidence, ...] = ()


def edits(record: Record) -> list[Edit]:
    """What the versions of the record's reports say otherwise than the version before, by the name of the report."""
    found: list[Edit] = []
    for versions in record.edited():
        for old, new in pairwise(versions):
            found += _between(record.article(old).name, (old, _told(record, old)), (new, _told(record, new)))
    return found


def changes(old: Record, new: Record) -> list[Change]:
    """What is new, gone or reworded in `new`: stories first, then articles, then claims."""
    return [*_stories(old, new), *_articles(old, new), *_claims(old, new)]


def edits_between(old: Record, new: Record) -> list[Edit]:
    """What reports of one name say otherwise in `new` than in `old`, and what `new` knows of earlier versions."""
    found = edits(new)
    ours, theirs = _by_name(old), _by_name(new)
    known = {one.id for one in new.articles(all_versions=True)}
    for name in sorted(set(ours) & set(theirs)):
        a, b = ours[name], theirs[name]
        if a.id != b.id and a.id not in known:
            found += _between(name, (a.id, _told(old, a.id)), (b.id, _told(new, b.id)))
    return found


_Told = tuple[str, list[tuple[Span, str]], bool]  # text, sentences, notice of a change


def _told(record: Record, article: str) -> _Told:
    text = record.text(article)
    try:
        spans = [sentence.span for sentence in record.reading(article).sentences]
    except KeyError:  # an earlier version that was never analysed
        spans = [Span(m.start(), m.end()) for m in re.finditer(r"[^\n]+", text)]
    told = [(span, " ".join(span.of(text).split())) for span in spans]
    return text, [(span, words) for span, words in told if words], bool(_NOTICE.search(text))


def _between(name: str, old: tuple[str, _Told], new: tuple[str, _Told]) -> list[Edit]:
    (old_id, (_, before, noticed)), (new_id, (_, after, notice)) = old, new
    silent = noticed or not notice
    matcher = SequenceMatcher(None, [words for _, words in before], [words for _, words in after], autojunk=False)
    found = []
    for kind, a, b, c, d in matcher.get_opcodes():
        if kind == "equal":
            continue
        for was, now in _paired(before[a:b], after[c:d]):
            how = "reworded" if was and now else "added" if now else "removed"
            found.append(
                Edit(
                    name,
                    how,
                    Evidence(old_id, was[0]) if was else None,
                    Evidence(new_id, now[0]) if now else None,
                    was[1] if was else "",
                    now[1] if now else "",
                    silent,
                )
            )
    return found


_Sentence = tuple[Span, str]


def _paired(gone: list[_Sentence], fresh: list[_Sentence]) -> list[tuple[_Sentence | None, _Sentence | None]]:
    """Each sentence that is gone beside the new one most like it; those without a partner alone."""
    scores = sorted(
        (-max(likeness(a, b), SequenceMatcher(None, a.split(), b.split(), autojunk=False).ratio()), i, j)
        for i, (_, a) in enumerate(gone[:200])
        for j, (_, b) in enumerate(fresh[:200])
    )
    partner: dict[int, int] = {}
    for score, i, j in scores:
        if -score >= REWORDED and i not in partner and j not in partner.values():
            partner[i] = j
    pairs: list[tuple[_Sentence | None, _Sentence | None]] = [
        (one, fresh[partner[i]] if i in partner else None) for i, one in enumerate(gone)
    ]
    return pairs + [(None, one) for j, one in enumerate(fresh) if j not in partner.values()]


def _by_name(record: Record) -> dict[str, Listed]:
    return {article.name: article for article in record.articles()}


def _stories(old: Record, new: Record) -> list[Change]:
    """A story is the same as one that has a report of it, by the report's name."""
    ours, theirs = _named(old), _named(new)
    told_old = {name for _, names in ours for name in names}
    told_new = {name for _, names in theirs for name in names}
    found = [Change("story", "new", _title(s)) for s, names in theirs if not names & told_old]
    return found + [Change("story", "gone", _title(s), _title(s)) for s, names in ours if not names & told_new]


def _named(record: Record) -> list[tuple[Story, set[str]]]:
    names = {one.id: one.name for one in record.articles(all_versions=True)}
    return [(story, {names.get(article, article) for article in story.articles}) for story in record.stories()]


def _title(story: Story) -> str:
    return story.title or "a story without a headline"


def _articles(old: Record, new: Record) -> list[Change]:
    ours, theirs = _by_name(old), _by_name(new)
    found = [Change("article", "new", _shown(theirs[name])) for name in sorted(set(theirs) - set(ours))]
    gone = [_shown(ours[name]) for name in sorted(set(ours) - set(theirs))]
    return found + [Change("article", "gone", text, text) for text in gone]


def _shown(article: Listed) -> str:
    return ": ".join(part for part in (article.name, article.headline) if part)


def _claims(old: Record, new: Record) -> list[Change]:
    """A claim is the same where its words are, or where it rests on a sentence that the other record's rests on too."""
    ours, theirs = list(old.compared("claims")), list(new.compared("claims"))
    words_old, words_new = _Words(old), _Words(new)
    known = {key for claim in ours for key in words_old.keys(claim)}
    fresh = {key for claim in theirs for key in words_new.keys(claim)}
    gone = [claim for claim in ours if not words_old.keys(claim) & fresh]
    added = [claim for claim in theirs if not words_new.keys(claim) & known]
    by_matter: dict[tuple[str, str], list[Claim]] = {}
    for claim in gone:
        by_matter.setdefault((claim.kind, claim.speaker or ""), []).append(claim)
    found, taken = [], set()
    for claim in added:
        rivals = [c for c in by_matter.get((claim.kind, claim.speaker or ""), ()) if c.id not in taken]
        best = max(rivals, key=lambda c: (likeness(c.text, claim.text), c.id), default=None)
        if best is not None and likeness(best.text, claim.text) >= REWORDED:
            taken.add(best.id)
            found.append(Change("claim", "reworded", claim.text, best.text, best.evidence, claim.evidence))
        else:
            found.append(Change("claim", "new", claim.text, after=claim.evidence))
    return found + [Change("claim", "gone", c.text, c.text, c.evidence) for c in gone if c.id not in taken]


class _Words:
    """The words that claims of one record rest on, each text read once."""

    def __init__(self, record: Record) -> None:
        self.record = record
        self.names = {one.id: one.name for one in record.articles(all_versions=True)}
        self.texts: dict[str, str] = {}

    def keys(self, claim: Claim) -> frozenset[tuple[str, ...]]:
        """What a claim may be known by: its words, and each sentence it rests on."""
        found = {_key(claim)}
        for one in claim.evidence:
            if one.article not in self.texts:
                self.texts[one.article] = self.record.text(one.article)
            words = " ".join(one.span.of(self.texts[one.article]).split())
            found.add((claim.kind, self.names.get(one.article, one.article), words))
        return frozenset(found)


def _key(claim: Claim) -> tuple[str, ...]:
    return claim.kind, "", claim.speaker or "", " ".join(re.findall(r"\w+", claim.text.lower()))
