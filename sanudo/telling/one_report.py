"""What only one report has: a few facts of one report alone that matter for the story and stand by themselves.

A `Teller`, the `Leads` and the lines told so far go in; lines come out, and how many events of single reports are left
untold. Chosen is by what news a sentence has (what somebody did or said, a count, a day of the story, a denial), by how
near it is to what the reports lead with, and by how surely no other report has it. Better none than a weak one.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from sanudo.comparing.grammar import grammar_of
from sanudo.comparing.types import Evidence
from sanudo.reading.tree import Tree, tree_of
from sanudo.telling.account import Line, Teller, capital
from sanudo.telling.background import is_background
from sanudo.telling.brief_days import NEAR
from sanudo.telling.comment import own_words, weighs
from sanudo.telling.elsewhere import Elsewhere, share_of
from sanudo.telling.judged_sentences import DETAIL, MAIN, worth
from sanudo.telling.leading import Leads
from sanudo.telling.leaning import leans
from sanudo.telling.position_ground import words as position_words
from sanudo.telling.standing import standing
from sanudo.telling.told import denies
from sanudo.telling.voice import happened

MOST = 5
_MOST_OF_ONE = 4  # of one report
_FEWEST = 8  # words: "Organisers blasted the vote." tells nothing alone
_LONG = 45  # ... of a line that is hard to read
_SHARED = 0.5  # of a sentence: what another report has of it, from which it has it too
_TOLD = 0.6  # ... what a line of the account has of it, or it of a line
_LEAST = 2.1  # news value
_DEED = 0.3  # what it counts for that something was done, not said
_LEAD = 0.15  # nearness to what the reports lead with, above which more of it says nothing
_LED = 0.24  # ... from which a sentence is what they lead with, and no report's alone
_WEEK = 7  # days before the story begins that are its own


def alone(
    teller: Teller, leads: Leads, news: Sequence[Sequence[Evidence]], lines: Sequence[Line]
) -> tuple[tuple[Line, ...], int]:
    """The facts that a single voice tells, where others tell the story, and that the account has not told; and how many
    more events there are of single reports. `news` are the sentences at the head of the account, `lines` all before."""
    if len(teller.story.voices or teller.story.articles) < 2:
        return (), 0
    done, elsewhere = _done_alone(teller, leads), Elsewhere(teller)
    found = [*done, *(one for one in _sayings(teller, leads) if one not in done)]
    valued = {one: _value(teller, leads, elsewhere, one) + _DEED * (one in done) for one in found}
    best = sorted(found, key=lambda one: (-valued[one], one.article, one.span))
    told = [*teller.told, *(group[0] for group in news)]
    kept: list[Line] = []
    number: Counter[str] = Counter()
    left = 0
    for one in best:
        if one in told or any(leads.are_alike(one, other) for other in told):
            continue
        words = teller.words(one)
        if teller.lines.has(words, None) or any(_is_again(words, line.text) for line in (*lines, *kept)):
            continue
        if valued[one] < _LEAST or len(kept) == MOST or number[one.article] == _MOST_OF_ONE:
            left += one in done and valued[one] > _DEED  # without which it is worth nothing: others tell it too
            continue
        number[one.article] += 1
        told.append(one)
        teller.told.add(one)
        kept.append(Line(f"{capital(teller.labels[one.article])}: {standing(teller, one)}", teller.cite((one,))))
    return tuple(kept), left


def _done_alone(teller: Teller, leads: Leads) -> list[Evidence]:
    """The sentences of the events that a single voice tells, which can stand alone; of one event the first."""
    found: dict[str, Evidence] = {}
    for claim in teller.claims:
        single = claim.kind == "event" and len(claim.said_by) == 1 and claim.speaker is None
        one = claim.evidence[0] if claim.evidence else None
        if one is None or not single or claim.status not in ("occurred", "ongoing", "planned") or one in teller.told:
            continue
        sentence = teller.sentence(one)
        teller.lately = ""  # far from each other, no line here has what the one before it told
        if sentence is None or sentence.part != "paragraph" or not _can_be_alone(teller, one):
            continue
        if leads.closeness(one) >= NEAR and not leads.has_another(one):
            found.setdefault(claim.text, one)
    return list(dict.fromkeys(found.values()))


def _sayings(teller: Teller, leads: Leads) -> Iterator[Evidence]:
    """The sentences in which a single voice tells what somebody said whom they name, and when or how: "said on Monday
    that"."""
    voice = {article: n for n, group in enumerate(teller.story.voices) for article in group}
    for statement in teller.statements:
        first = statement.wordings[0]
        if len({voice.get(w.article) for w in statement.wordings}) > 1 or statement.actor is None or not first.evidence:
            continue
        sentence = teller.sentence(first.evidence[0])
        one = Evidence(first.article, sentence.span) if sentence is not None else None
        quotation = teller.quotation(first)
        if one is None or sentence is None or quotation is None or sentence.part != "paragraph" or one in teller.told:
            continue
        at = quotation.speaker_span
        named = at is not None and one.span.start <= at.start < one.span.end
        named = named and statement.speaker.split()[-1] in teller.words(one)
        teller.lately = ""
        if (
            named
            and _is_told_by(teller, one)
            and _can_be_alone(teller, one)
            and leads.closeness(one) >= NEAR
            and not leads.has_another(one)
        ):
            yield one


def _is_told_by(teller: Teller, one: Evidence) -> bool:
    """Whether a sentence is news that somebody tells, in the report's own words: what was done, a count, a denial; not
    what should be, nor what one thinks of it."""
    words, reading = teller.words(one), teller.reading(one.article)
    if len(own_words(words).split()) < _OWN * len(words.split()) or _OPENS.match(words) or _years_ago(teller, one):
        return False
    tree = tree_of(grammar_of(reading, one.span).parsed)
    root = next((i for i, token in enumerate(tree.parsed.tokens) if token.dep == "root"), None)
    if root is None:
        return False
    says = tree.token(root).lemma.lower() in position_words("saying")
    told = tree.having(root, "ccomp") if says else [root]
    if not told or (not says and not tree.having(root, "parataxis")):
        return False
    return _is_fact(tree, told[0]) or bool(_FIGURE.search(words)) or denies(words)


def _is_fact(tree: Tree, verb: int) -> bool:
    """Whether a verb tells what was done or has been, not what is so for somebody: "was a fine man"."""
    helpers = tree.having(verb, "aux", "aux:pass")
    if tree.token(verb).pos != "VERB" or any(tree.lower[i] in _OPEN for i in helpers):
        return False
    return any("Tense=Past" in tree.token(i).morph or tree.lower[i] in ("has", "have") for i in (verb, *helpers))


_OWN = 0.7  # of the words of a saying: what stands outside of quotation marks at least
_OPEN = frozenset({"should", "must", "ought", "may", "might", "could", "can"})
_OPENS = re.compile(r"(?:\w+ing|Asked|When|On (?:the )?one hand)\b|.*\bha(?:ve|s) (?:to|not said)\b")


def _can_be_alone(teller: Teller, one: Evidence) -> bool:
    """Whether a sentence tells what happened and names of whom: far from what stood before it, "he" may be anybody."""
    words = teller.words(one).split()
    if len(words) < _FEWEST or words[0].lower() in ("he", "she", "his", "her") or weighs(teller.words(one)):
        return False
    if worth(teller, one) < DETAIL:
        return False
    if is_background(teller.reading(one.article), one.span, teller.story.begin):
        return False
    return not leans(teller, one) and happened(teller, one)


def _is_again(words: str, line: str) -> bool:
    """Whether a line has most of a sentence, or the sentence most of a line."""
    return max(share_of(words, line), share_of(line, words)) >= _TOLD


def _value(teller: Teller, leads: Leads, elsewhere: Elsewhere, one: Evidence) -> float:
    """How much news a sentence has, of the story and of its report alone; 0 where it is none of a report alone."""
    words = teller.words(one)
    share = elsewhere.share(one)
    if share >= _SHARED or leads.closeness(one) >= _LED or elsewhere.counted(one) or _is_hollow(words):
        return 0.0
    tree = tree_of(grammar_of(teller.reading(one.article), one.span).parsed)
    value = _done(tree) + 4 * min(_LEAD, leads.closeness(one)) - 3 * max(0.0, share - 0.25)
    value += 0.75 * _is_of_the_days(teller, one) + 0.75 * bool(_FIGURE.search(own_words(words))) + 0.5 * denies(words)
    value += 0.5 * (worth(teller, one) - MAIN) + 0.25
    value += 0.5 * _names_who(teller, one, tree)
    value -= 0.5 * (len(words.split()) > _LONG) + _years_ago(teller, one)
    return value


def _done(tree: Tree) -> float:
    """What the main verb tells: what somebody did or said more than what has been or is."""
    root = next((i for i, token in enumerate(tree.parsed.tokens) if token.dep == "root"), None)
    if root is None:
        return 0.0
    helpers = {tree.lower[i] for i in tree.having(root, "aux", "cop")}
    told = {tree.token(i).lemma.lower() for i in (root, *tree.having(root, "parataxis"))}
    if tree.having(root, "ccomp", "parataxis") and told & position_words("saying"):
        return 1.5
    if "had" in helpers or tree.token(root).pos not in ("VERB", "AUX"):
        return 0.0
    if helpers & {"has", "have", "'s", "'ve"}:
        return 0.0 if "been" in helpers and tree.features(root).get("VerbForm") == "Part" else 0.5
    if helpers & {"will", "would"}:
        return 0.75
    finite = [i for i in (*tree.having(root, "aux", "aux:pass", "cop"), root) if "VerbForm=Fin" in tree.token(i).morph]
    return 2.0 if any("Tense=Past" in tree.token(i).morph for i in finite) else 0.0


def _is_hollow(words: str) -> bool:
    """Whether a sentence tells of a habit or of years, of nobody known, or begins with what only stands beside."""
    return any(found.search(own_words(words)) for found in (_HABIT, _VAGUE, _BESIDE, _MEANT, _EMPTY)) or words.count(
        '"'
    ) % 2 != abs(words.count("“") - words.count("”"))


def _is_of_the_days(teller: Teller, one: Evidence) -> bool:
    """Whether a sentence names a day of the story, or of the week before it."""
    begin, end = (teller.story.begin or "")[:10], (teller.story.end or "")[:10]
    if len(begin) < 10 or len(end) < 10:
        return False
    first = (date.fromisoformat(begin) - timedelta(days=_WEEK)).isoformat()
    here = (t for t in teller.reading(one.article).times if one.span.start <= t.span.start < one.span.end)
    return any(len(t.value) >= 10 and "W" not in t.value and first <= t.value[:10] <= end for t in here)


def _years_ago(teller: Teller, one: Evidence) -> int:
    """How many years before that of the story a sentence names, two at most."""
    first = (teller.story.begin or "")[:4]
    here = (t for t in teller.reading(one.article).times if one.span.start <= t.span.start < one.span.end)
    named = {t.value[:4] for t in here} | set(_YEAR.findall(own_words(teller.words(one))))
    return min(2, sum(first > year for year in named if year.isdigit())) if first else 0


def _names_who(teller: Teller, one: Evidence, tree: Tree) -> bool:
    """Whether the subject of the main verb has a name."""
    root = next((i for i, token in enumerate(tree.parsed.tokens) if token.dep == "root"), None)
    subjects = tree.having(root, "nsubj", "nsubj:pass") if root is not None else []
    return any(tree.token(i).pos == "PROPN" for s in subjects for i in tree.subtree(s))


_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_FIGURE = re.compile(r"\b(?!(?:19|20)\d\d\b)\d")
_HABIT = re.compile(
    r"\b(?:routinely|repeatedly|typically|usually|regularly|often|long|traditionally|historically|in recent"
    r" (?:years|months|weeks)|over the (?:past|last)|since (?:19|20)\d\d|months ago|years ago|for (?:years|months))\b",
    re.IGNORECASE,
)
_VAGUE = re.compile(
    r"^(?:Some|Many|Most|One|Few|Critics|Analysts|Experts|Observers|Economists|Supporters|Opponents|Several)\b"
    r"|\b[Ss]ome (?:experts|critics|analysts|observers|people)\b|, they \w+ed\b|\bsuch an? (?!\w+ (?:that|as)\b)"
    r"|^[\w’']+ (?:supporters|opponents|critics) \w+ed\b"
)
_MEANT = re.compile(r"\b(?:is|are|was|were) (?:aimed|intended|designed|meant)\b|\bit seem(?:s|ed)\b")
_EMPTY = re.compile(r"\b(?:thanked|joked)\b|\bthe (?:plans?|proposals?|moves?|measures?|ideas?|steps?)\W*$")
_BESIDE = re.compile(r"^(?:Because|While|Even|As|Although|Though|Since|If|Whether|Whereas|Given|Despite)\b")
