"""What most reports of a story lead with, and how near any of its sentences is to that.

The reports of a `Teller` go in. A report leads with its headline and its first sentences; the sentence that the other
reports' leads share most of is the news. Words weigh by how few sentences of the story have them, and a naming counts
as the actor it means, so that "the Uzbek premier" and "Rasulov" are one word.
"""

from __future__ import annotations

import math
import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Sequence

from sanudo.article.types import Span
from sanudo.comparing.likeness import likeness
from sanudo.comparing.types import Evidence
from sanudo.reading.types import Reading, TimeExpression
from sanudo.telling.account import Teller
from sanudo.telling.comment import weighs
from sanudo.telling.judged_sentences import MAIN, worth
from sanudo.telling.leaning import leans
from sanudo.telling.quoting import quoted_stretches
from sanudo.telling.sentence_days import day_of_sentence
from sanudo.telling.told import denies, folded
from sanudo.telling.voice import happened

_LEAD = 4  # sentences, without the headline
_LATER = 0.35  # what a sentence after the lead counts for, against one in it
_READ = 40  # reports of a story whose leads are held against one another
_FAR = 0.33  # likeness at which two sentences tell the same news
_MATTER = 0.27  # ... at which the second, of less weight, adds nothing to a summary
_AGAIN = 0.47  # ... where words weigh by how rare they are anywhere
_NEARLY = 0.6  # ... at which they are nearly one sentence
_ONE_DEED = 0.2  # ... where both tell of one actor on one day
_STILL = 0.25  # of the best score: what a lead of the last day must have
_OF_IT = 0.5  # of the best of the later leads: what the latest must have to be of the story
_SHARED = 0.2  # likeness at which another report's sentence tells some of it
_LEAST, _MOST = 7, 48  # words of a sentence that can tell the news
_LONG = 60  # ... of the first of a report, into which agencies put all of it
_ONE = 0.42  # likeness at which two sentences tell one thing
_TWICE = 0.36  # ... at which the second tells nothing new
_CITED = 0.3  # likeness at which a sentence tells, or tells of, what another tells
_TOLD_OF = 0.25  # ... at which another report may tell it too, so that it is not one report's alone
_COUNTED = 0.15  # ... of one with the same figure
_HELD = 0.37  # of a sentence: what another report has of it, above which it tells it too
_BOTH = 0.5  # ... of that and of its likeness to it together
_SAID = 0.5  # of a sentence: words between quotation marks, above which it is no news but a quotation
_NAME = 0.8  # what a naming counts for, against a word
_DONE = 0.3  # what it counts for that a sentence tells what was done, where all voices tell it
_WORDS = 0.1  # what it counts against it that it tells what somebody said instead
_TITLE = 0.25  # what it counts for that it is the story's title in words
_BELOW = 0.15  # what it counts for that its report has the story's title over it
_UNDATED = 0.1  # what it counts against it that its report has no date
_GUESSED = 0.3  # what it counts against it that it weighs what may come of a thing
_LATE = 0.1  # what each sentence before it in its report counts against it
_WORTH = 0.2  # what it counts for that it is the main news of its report, against what is important there
_ENOUGH = 0.5  # of the score of the first news: what the next must have
_TO_COME = re.compile(
    r"\b(?:will|plans?|planning|expected|set|poised|due|scheduled|vows?|aims?|seeks?|hopes?) to\b|\bwill\b|['’]ll\b"
    r"|\bhint(?:s|ed)\b|\b(?:is|are) (?:underway|looking|hunting|searching)\b"
)
# What is a sentence, not the words under a picture.
FINITE = re.compile(
    r"\b(?:is|are|was|were|has|have|had|will|would|can|could|may|might|must|should|does|did|says?|said|told|met|held|won"
    r"|began|made|gave|took|put|set|sent|came|went|\w{3,}ed)\b"
)
# "The document was signed": what the sentence before told of.
_BACK = re.compile(r"The [a-z]+ (?:was|were|is|are|has|have|had|will|would|came|comes|follows|followed|takes|took)\b")


class Leads:
    """The story's sentences as weighted words."""

    def __init__(self, teller: Teller) -> None:
        self._teller = teller
        counts: dict[Evidence, Counter[str]] = {}
        self._heads: dict[str, list[Evidence]] = {}
        self._tails: dict[str, list[Evidence]] = {}
        self._bodies: dict[str, list[Evidence]] = {}
        read = set(_spread(teller.story.articles))
        for article in teller.story.articles:
            reading = teller.reading(article)
            words = _words_of(teller, reading)
            counts.update({one: found for one, (_, found) in words.items()})
            body = self._bodies[article] = [one for one, (part, _) in words.items() if part == "paragraph"]
            if article in read:
                self._heads[article] = [one for one, (part, _) in words.items() if part != "paragraph"] + body[:_LEAD]
                self._tails[article] = body[_LEAD:]
        held = Counter(word for words in counts.values() for word in words)
        number = len(counts) + 1
        self._vectors = {
            one: _unit({word: n * _weight(word) * math.log(number / held[word]) for word, n in words.items()})
            for one, words in counts.items()
        }
        self._order = list(self._vectors)
        pairs = zip(self._order, [*self._order[1:], *self._order[-1:]], strict=True)
        self._next = [
            place + (one.article == after.article and one != after) for place, (one, after) in enumerate(pairs)
        ]
        self._places: dict[str, dict[int, float]] = {}  # where each word stands, and its weight there
        for place, one in enumerate(self._order):
            for word, weight in self._vectors[one].items():
                self._places.setdefault(word, {})[place] = weight
        self._parts = {
            Evidence(article, sentence.span): sentence.part
            for article in teller.story.articles
            for sentence in teller.reading(article).sentences
        }
        self._done = self._events()
        self._acts = {Evidence(a, event.sentence) for a in teller.story.articles for event in teller.reading(a).events}
        self._voice = {a: n for n, voice in enumerate(teller.story.voices) for a in voice}
        title = [one for one, part in self._parts.items() if part == "headline" and self._is_title(one)]
        self._title = self._vectors.get(title[0], {}) if title else {}
        bodies = [[o for o in self._heads.get(t.article, ()) if self._parts[o] == "paragraph"] for t in title]
        self._below = {body[0] for body in bodies if body}
        self._middle = _unit(_sum([_sum([self._vectors[one] for one in ones]) for ones in self._heads.values()]))

    def _is_title(self, one: Evidence) -> bool:
        """Whether a headline is the story's title, which may lack the beginning or end of it."""
        title = folded(self._teller.story.title or "")
        return bool(title) and title in folded(one.span.of(self._teller.texts[one.article]))

    def news(self, most: int) -> list[list[Evidence]]:
        """The news that the story tells, what most share first: its sentence, then those of other voices that share
        it. Of one voice its own lead."""
        found: list[list[Evidence]] = []
        scores = self._scores()
        best = max(scores.values(), default=0.0)
        for one, score in sorted(scores.items(), key=lambda item: (-item[1], item[0].article, item[0].span)):
            if len(found) == most or score < min(best, _ENOUGH * best):  # the best is told though it be worth little
                break
            if any(self._is_again(one, other[0]) for other in found):
                continue
            others = self._sharing(one)
            if not found or (others and not self._is_past(one, found[0][0]) and worth(self._teller, one) >= MAIN):
                found.append([one, *others])
        return self._up_to_date([self._overtaken(group, scores) for group in found], scores, most)

    def _is_past(self, one: Evidence, first: Evidence) -> bool:
        """Whether a sentence tells what was still to come in a report older than that of the first news."""
        words = one.span.of(self._teller.texts[one.article])
        return "" < self._day(one) < self._day(first) and _TO_COME.search(words) is not None

    def _overtaken(self, group: list[Evidence], scores: dict[Evidence, float]) -> list[Evidence]:
        """The news as a later report tells it, where the sentence tells only what is to come: "plans to sign"."""
        first = group[0]
        if not _TO_COME.search(first.span.of(self._teller.texts[first.article])):
            return group
        later = [
            one
            for one in scores
            if self._day(one) > self._day(first) > ""
            and (one in group or self._is_again(one, first))
            and not _TO_COME.search(one.span.of(self._teller.texts[one.article]))
        ]
        best = max(later, key=lambda one: (scores[one], one.article, one.span), default=first)
        return [best, *(one for one in group if one.article != best.article)]

    def _up_to_date(
        self, found: list[list[Evidence]], scores: dict[Evidence, float], most: int
    ) -> list[list[Evidence]]:
        """With what the last reports lead with, where none of the news is of theirs; the last of all may lead with
        something else, which the others have little of."""
        last = max((self._day(one) for one in scores), default="")
        told = {self._day(group[0]) for group in found}
        if not found or last in told or not last:
            return found
        bodies = [[one for one in heads if self._parts[one] == "paragraph"] for heads in self._heads.values()]
        leads = [body[0] for body in bodies if body and body[0] in scores and self._day(body[0]) > max(told)]
        least = _STILL * max(scores.values())
        newer = [one for one in leads if scores[one] > least and not any(self._is_it(one, g[0]) for g in found)]
        newest = [one for one in newer if scores[one] > _OF_IT * max(scores[other] for other in newer)]
        best = max(newest, key=lambda one: (self._day(one), scores[one], one.article, one.span), default=None)
        return found if best is None else [*found[: most - 1], [best, *self._sharing(best)]]

    def _is_it(self, one: Evidence, other: Evidence) -> bool:
        """Whether a sentence is nearly another, not only of the same matter on another day."""
        if _likeness(self._vectors[one], self._vectors[other]) > _FAR:
            return True
        return likeness(self._teller.words(one), self._teller.words(other)) > _NEARLY

    def _day(self, one: Evidence) -> str:
        """The day of a sentence's report, "" where it has none."""
        published = self._teller.articles[one.article].published
        return (published.day or "") if published else ""

    def _is_again(self, one: Evidence, other: Evidence) -> bool:
        """Whether a sentence tells the news of another, in the words of the story or in rare ones."""
        if _likeness(self._vectors[one], self._vectors[other]) > _MATTER:
            return True
        alike = likeness(self._teller.words(one), self._teller.words(other))
        return alike > _AGAIN or (alike > _ONE_DEED and self._are_one_deed(one, other))

    def _are_one_deed(self, one: Evidence, other: Evidence) -> bool:
        """Whether two sentences open with one actor and are of one day."""
        days = {day_of_sentence(self._teller.reading(each.article), each.span) for each in (one, other)}
        return len(days) == 1 and None not in days and self._opening(one) == self._opening(other) != ""

    def _opening(self, one: Evidence) -> str:
        """The id of the actor whom a sentence opens with."""
        for mention in sorted(self._teller.reading(one.article).mentions, key=lambda m: m.span):
            if one.span.start <= mention.span.start < one.span.end:
                actor = self._teller.actor(one.article, mention.entity)
                return actor.id if actor else ""
        return ""

    def body_of(self, article: str) -> list[Evidence]:
        """The sentences of a report, without its headline."""
        return self._bodies.get(article, [])

    def closeness(self, one: Evidence) -> float:
        """How near a sentence is to what all the leads tell."""
        vector = self._vectors.get(one)
        return _likeness(vector, self._middle) if vector else 0.0

    def has_another(self, one: Evidence) -> bool:
        """Whether another report, be it a copy, tells what a sentence tells: it has most of its words, or two of its
        sentences that follow one another have."""
        ours = self._vectors.get(one, {})
        whole = sum(weight * weight for weight in ours.values()) or 1.0
        held: dict[int, float] = {}
        like: dict[int, float] = {}
        for word, weight in ours.items():
            places = self._places.get(word, {})
            for place, other in places.items():
                like[place] = like.get(place, 0.0) + weight * other
            for place in {*places, *(self._next[place] for place in places)}:
                held[place] = held.get(place, 0.0) + weight * weight
        near = {place for place, part in held.items() if part > _HELD * whole}
        near |= {place for place, part in like.items() if part + held[place] / whole > _BOTH}
        near |= {place for place, part in like.items() if part > _TOLD_OF}
        counts = figures(self._teller.words(one))
        near |= {
            place
            for place, part in like.items()
            if counts and part > _COUNTED and counts & figures(self._teller.words(self._order[place]))
        }
        return any(self._order[place].article != one.article for place in near)

    def are_alike(self, one: Evidence, other: Evidence) -> bool:
        """Whether two sentences tell one thing."""
        ours, theirs = self._vectors.get(one), self._vectors.get(other)
        return bool(ours and theirs) and _likeness(ours or {}, theirs or {}) > _ONE

    def told_by(self, one: Evidence, told: Iterable[Evidence]) -> Evidence | None:
        """The sentence told already that tells one thing with another one, which has no count and no denial beside
        it; of several the likest."""
        words, found = self._teller.words(one), []
        for other in told:
            like = _likeness(self._vectors.get(one, {}), self._vectors.get(other, {}))
            theirs = self._teller.words(other)
            if other == one or like <= _TWICE or self._are_of_two_days(one, other):
                continue
            if figures(words) <= figures(theirs) and denies(words) == denies(theirs):
                found.append((like, other))
        return min(found, key=lambda pair: (-pair[0], pair[1].article, pair[1].span))[1] if found else None

    def _are_of_two_days(self, one: Evidence, other: Evidence) -> bool:
        """Whether both tell days, and none in common."""
        days = [
            {t.value[:10] for t in self._teller.reading(each.article).times if _is_day_in(t, each.span)}
            for each in (one, other)
        ]
        return all(days) and not days[0] & days[1]

    def tell_the_same(self, one: Evidence, other: Evidence) -> bool:
        """Whether two sentences share enough to be told as one, and do not count otherwise."""
        ours, theirs = self._vectors.get(one), self._vectors.get(other)
        mine, its = (figures(self._teller.words(each)) for each in (one, other))
        if mine and its and not mine & its:
            return False
        return bool(ours and theirs) and _likeness(ours or {}, theirs or {}) > _CITED

    def _scores(self) -> dict[Evidence, float]:
        several = len(set(self._voice.values())) > 1
        scores = {}
        for article, heads in self._heads.items():
            for place, one in enumerate(one for one in heads if self._parts[one] == "paragraph"):
                if self.can_tell(one):
                    shared = self.shared(one) if several else 0.0
                    done = _DONE * self._done[one] if one in self._done else -_WORDS * self._is_said(one)
                    done -= _GUESSED * weighs(self._teller.words(one))
                    done -= _UNDATED * (self._teller.articles[article].published is None)
                    done += _TITLE * _likeness(self._vectors[one], self._title) + _BELOW * (one in self._below)
                    done += _WORTH * (worth(self._teller, one) - MAIN)
                    scores[one] = shared + 0.3 * self.closeness(one) + done - _LATE * (place and place + 1)
        return scores

    def _events(self) -> dict[Evidence, float]:
        """The sentences that tell what several voices say was done, and which share of the voices tells it."""
        number = len(self._teller.story.voices) or 1
        found: dict[Evidence, float] = {}
        for claim in self._teller.claims:
            if claim.kind == "event" and claim.status in ("occurred", "ongoing", "planned") and len(claim.said_by) > 1:
                for one in claim.evidence:
                    found[one] = max(found.get(one, 0.0), len(claim.said_by) / number)
        return found

    def _is_said(self, one: Evidence) -> bool:
        """Whether a sentence tells what somebody said."""
        quotations = self._teller.reading(one.article).quotations
        return any(one.span.start <= s.start and s.end <= one.span.end for q in quotations for s in q.spans)

    def shared(self, one: Evidence) -> float:
        """How much of a sentence the other voices have, their leads before all else."""
        best: dict[int, float] = {}
        for article, heads in self._heads.items():
            voice = self._voice.get(article, -1)
            if article == one.article or voice == self._voice.get(one.article):
                continue
            ours = self._vectors[one]
            lead = max((_likeness(ours, self._vectors[other]) for other in heads), default=0.0)
            later = max((_likeness(ours, self._vectors[other]) for other in self._tails[article]), default=0.0)
            best[voice] = max(best.get(voice, 0.0), lead, _LATER * later)
        return sum(best.values()) / max(1, len(set(self._voice.values())) - 1)

    def _sharing(self, one: Evidence) -> list[Evidence]:
        """The sentence of each other voice that shares most of one, where it shares enough."""
        found: dict[int, tuple[float, Evidence]] = {}
        for article in self._heads:
            voice = self._voice.get(article, -1)
            if article == one.article or voice == self._voice.get(one.article):
                continue
            for other in (*self._heads[article], *self._tails[article]):
                score = _likeness(self._vectors[one], self._vectors[other])
                if score >= _SHARED and score > found.get(voice, (0.0, one))[0]:
                    found[voice] = (score, other)
        return [other for _, other in sorted(found.values(), key=lambda pair: -pair[0])]

    def can_tell(self, one: Evidence) -> bool:
        """Whether a sentence is one of the body, stands by itself, and is not mostly a quotation."""
        text = one.span.of(self._teller.texts[one.article])
        marks = sum(mark.end - mark.start for mark in quoted_stretches(text))
        most = _LONG if self.body_of(one.article)[:1] == [one] else _MOST
        return (
            self._parts[one] == "paragraph"
            and _LEAST <= len(text.split()) <= most
            and text.rstrip("\"'”’ )").endswith(".")
            and marks < _SAID * len(text)
            and not _BACK.match(text)
            and (bool(FINITE.search(text)) or one in self._acts)
            and not leans(self._teller, one)
            and happened(self._teller, one)
        )


def figures(words: str) -> frozenset[str]:
    """The counts that a sentence tells: its numbers of two digits and more that are no years and no days."""
    return frozenset(_COUNT.findall(_DATES.sub("", words)))


def _is_day_in(time: TimeExpression, span: Span) -> bool:
    return span.start <= time.span.start < span.end and re.match(r"\d{4}-\d\d-\d\d", time.value) is not None


_MONTHS = r"(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)[a-z]*\.?"
_COUNT = re.compile(r"(?<![\w.,:/-])(?:\d{1,3}(?:,\d{3})+|\d{2,3})(?!\w|[/:]|-\d|-year-old|[.,]\d)")
_DATES = re.compile(rf"\b{_MONTHS} \d{{1,2}}\b|\b\d{{1,2}} {_MONTHS}")


def _spread(articles: Sequence[str]) -> Sequence[str]:
    """The reports whose leads are held against one another: of many some, from the first to the last."""
    number = len(articles)
    return articles if number <= _READ else [articles[n * number // _READ] for n in range(_READ)]


def _words_of(teller: Teller, reading: Reading) -> dict[Evidence, tuple[str, Counter[str]]]:
    """The part and the words of each sentence, a naming as its actor."""
    text = reading.article.text
    namings: list[tuple[Span, str]] = []
    for mention in reading.mentions:
        actor = teller.actor(reading.article.id, mention.entity)
        if actor is not None and mention.form != "pronoun":
            namings.append((mention.span, actor.id))
    namings = sorted(set(namings))
    found = {}
    for sentence in reading.sentences:
        if sentence.part not in ("paragraph", "headline", "deck"):
            continue
        span = sentence.span
        here = namings[bisect_left(namings, span.start, key=_start) : bisect_left(namings, span.end, key=_start)]
        words = Counter(f"actor {id}" for _, id in here)
        words.update(word[:6] for word in re.findall(r"[a-z0-9]+", span.of(text).lower()) if len(word) > 2)
        found[Evidence(reading.article.id, span)] = (sentence.part, words)
    return found


def _start(naming: tuple[Span, str]) -> int:
    return naming[0].start


def _weight(word: str) -> float:
    return _NAME if word.startswith("actor ") else 1.0


def _sum(vectors: list[dict[str, float]]) -> dict[str, float]:
    total: dict[str, float] = {}
    for vector in vectors:
        for word, weight in vector.items():
            total[word] = total.get(word, 0.0) + weight
    return total


def _unit(vector: dict[str, float]) -> dict[str, float]:
    length = math.sqrt(sum(weight * weight for weight in vector.values()))
    return {word: weight / length for word, weight in vector.items()} if length else {}


def _likeness(a: dict[str, float], b: dict[str, float]) -> float:
    if len(b) < len(a):
        a, b = b, a
    return sum(weight * b[word] for word, weight in a.items() if word in b)
