"""Whether words say that people were together, spoke by telephone, or leave it open.

A text, the sentence and the word at which a meeting is told go in; "meeting", "phone call" or nothing comes out. Who
talks, discusses or is in contact with somebody need not have met him: a sign beside the word must say so, a room, a
table, a place in which they spoke (data/presence.tsv). Knows nothing of who they are.
"""

from __future__ import annotations

import re
from functools import lru_cache
from importlib.resources import files

from sanudo.article.types import Span
from sanudo.reading.masked import classes

_NEAR = 90  # characters on either side of the word in which a sign of presence stands
_BESIDE = 80  # characters behind a light verb in which its noun stands
_LIGHT = re.compile(
    r"h[ae](?:s|d|ve|ld|ving)|h[eo]lds?|holding|ma[dk]e|began|begun|conducted|t[oa]ken?|takes|refus\w+|declin\w+|"
    r"put|walk\w*|emerg\w+|appear\w*|calls?|called|spen[dt]|go|goes|went|came|come",
    re.I,
)
_CLAUSES = re.compile(r"[;:\"“”]|, (?:and|but|while|who|when|where)\b|\b(?:because|although|though|while)\b")
_TO_TALKS = re.compile(r"\b(?:after|before|following|during|for|in|into|at)\s(?:[\w’'-]+\s){0,5}$", re.I)
_HAD = re.compile(r"\bha(?:d|s|ve|ving)\s(?:\w+\s){0,2}$", re.I)
_PART_IN = re.compile(r"\b(?:involvement|role|interest|progress|breakthrough|leverage|stake) in\b[^.;,]{0,30}$", re.I)
_INCLUDING = re.compile(r"\b(?:including|among them)\s(?:[\w-]+\s){0,3}$", re.I)
_OWNED = re.compile(r"(?:['’]s?|\b(?:his|her|their|its|my|our|your))\s(?:[\w-]+\s){0,2}$", re.I)
_SEEING = re.compile(r"s(?:ees?|aw|een|eeing)", re.I)
_SEEN_AS = re.compile(r"\b(?:as|first-?hand|that|how|himself|herself|itself|themselves|television|tv)\b", re.I)
_NEVER = re.compile(r"\b(?:never|not|n['’]t|hardly)\s(?:\w+\s){0,2}$", re.I)
_TOWARDS = re.compile(
    r"\b(?:momentum|pav\w+|push\w*|work\w*|mov\w*|path|steps?|efforts?|drive|discuss\w*|debate|speculat\w*|talk\w*)\b"
    r"[^.;,]{0,25}\b(?:towards?|about|of|over|on)\s(?:an?\s|the\s)?(?:[\w-]+\s){0,3}$",
    re.I,
)
_INDIRECT = re.compile(r"\b(?:indirect|proximity|back-?channel)\s(?:[\w-]+\s){0,2}$", re.I)
_COUPLED = re.compile(r"\b(?:the|an?)\s(?:[\w-]+\s){0,2}[\w.]+[-–/][\w.]+\s$", re.I)
_ANOTHER_THING = re.compile(r"[A-Z][\w’'-]+ (?:the|an?|his|her|their|its) [a-z]")  # "with Costa the war in"
_CALLED = re.compile(r"call(?:s|ed|ing)", re.I)
_SOMEBODY = re.compile(r"\s(?!(?:on|in|for|off|out|up|to|at|it|a|an|that|upon|together)\b)")
_AHEAD = re.compile(
    r"\b(?:ahead of|before|for|about|anticipat\w*|upcoming|forthcoming|expect\w*|plann\w*|prepar\w*|optimis\w*|"
    r"hop(?:es?|ed|ing)|possib\w*|potential|scheduled|propos\w*|looking forward to|"
    r"head(?:s|ed|ing) to|en route to)\b[^.;,]{0,45}$",
    re.I,
)
_NOT_YET = re.compile(
    r"\b(?:upcoming|forthcoming|anticipated|planned|scheduled|proposed|possible|potential|expected|reviv\w*|salvag\w*)\b"
    r"[^.;,]{0,30}$",
    re.I,
)
_TO_COME = re.compile(r"^[^.;,]{0,60}?\b(?:(?:is|are) (?:[\w-]+ ){0,3}(?:away|off|ahead)|will|(?:is|are) to)\b")
_WHENEVER = re.compile(r"\b(?:when|before|until|if|once|whenever)\b[^.;,]{0,40}$", re.I)
_THAT_THEY_HAD = re.compile(r"\s(?:(?:that|which)\s)?(?:[\w’'.-]+\s){1,4}?(?:had|held|has had|has held)\s")
_IF = re.compile(r"\b(?:if|unless|whether)\b[^.;,]{0,40}$", re.I)
_WATCHED = re.compile(  # "saw Ana Ruiz make a statement" is no meeting
    r"\s(?:[A-Z][\w.’'-]*\s){1,4}(?:\w+ly\s)?(?:ma[dk]e|making|sa(?:y|id)|d(?:o|id|oing)|go(?:ing)?|went|com(?:e|ing)|came|"
    r"tak(?:e|ing)|took|giv(?:e|ing)|gave|[a-z]+(?:ed|ing))\b"
)
_SEEN_OFF = re.compile(r"\s(?:off|through|out)\b")
_NOUN = re.compile(r"(?:meetings?|summits?|talks|negotiations|sessions?|encounters?|conferences?)", re.I)
_MEETING = re.compile(r"me(?:ets?|t)\b", re.I)
_QUESTION = re.compile(r"\?[\s\"”’')]*$")


def presence(
    text: str, sentence: Span, cue: Span, status: str = "held", place: Span | None = None, sure: bool = False
) -> str | None:
    """What the words at `cue` tell: a meeting, a phone call, or nothing that is told as either. `place` is where it is
    said to have been; `sure` where words that do not leave it open tell a meeting."""
    pre = _CLAUSES.split(text[sentence.start : cue.start])[-1]
    post = _CLAUSES.split(text[cue.end : sentence.end])[0]
    word = cue.of(text)
    if _CALLED.fullmatch(word) and _SOMEBODY.match(post):
        return "phone call"
    word = f"{word}{post[:_BESIDE]}" if _LIGHT.fullmatch(word) else word
    if _QUESTION.search(sentence.of(text)) or _ends_with("away", pre[-60:]) or _has("vague", pre[-30:]):
        return None
    if status == "held" and _is_open(pre, word, post):
        return None
    if _SEEING.fullmatch(word.split(" ")[-1]) and (
        status == "denied"
        or _SEEN_AS.search(post[:60])
        or _WATCHED.match(post)
        or _SEEN_OFF.match(post)
        or _NEVER.search(pre)
    ):
        return None
    if status in ("held", "planned") and _MEETING.match(word) and _IF.search(pre):
        return None  # "if A meets B"
    if status in ("held", "planned") and _asked_for().search(pre):
        return None
    if _has("phone", _before_topic(f"{word[:60]}{post[:25]}")):
        return "phone call"
    if _has("together", word) or (sure and not _has("open", word)):
        return None if re.search(r"\bonline\b", post) else "meeting"
    if _has("phone", f"{pre[-30:]}{word}{_before_topic(post)}"):
        return "phone call"
    if _has("afar", f"{pre[-40:]}{word}{post[:_NEAR]}"):
        return None
    if _has("talks", word) and _are_held(pre, word, text[cue.end : sentence.end], status):
        return "meeting"
    there = _has("sign", f"{pre[-_NEAR:]} {word} {post[:_NEAR]}") or _is_there(text, sentence, cue, place)
    there = there or (_has("briefed", word) and _has("day", _before_topic(post)))
    return "meeting" if there and status != "denied" else None


def _is_open(pre: str, word: str, post: str) -> bool:
    """ "Hopes for his summit with", "when they meet": whether it was held is not said."""
    if re.fullmatch(r"meets?", word, re.I):
        return _WHENEVER.search(pre) is not None
    if not _NOUN.fullmatch(word):
        return False
    named = _OWNED.search(pre) or _COUPLED.search(pre)
    if _INDIRECT.search(pre):
        return True
    ahead = named is not None and _AHEAD.search(pre) is not None
    return (
        ahead
        or _TOWARDS.search(pre) is not None
        or _NOT_YET.search(pre) is not None
        or _TO_COME.search(post) is not None
    )


def _are_held(pre: str, word: str, post: str, status: str) -> bool:
    """ "Held talks", "after talks with", "the talks broke off"; not "lied about his talks with"."""
    if re.search(r"\bwhile\s(?:the\s)?$", pre):
        return False  # "agreed to hold their fire while the talks last"
    if re.search(r"\brecent\s(?:\w+\s)?$", pre):
        return True
    if _OWNED.search(pre):
        return _has("holding", re.split(r"[,;]|\bsaid\b", post[:_NEAR])[0])
    if status in ("cancelled", "postponed", "planned") or _has("holding", f"{pre[-40:]} {word} {post[:_NEAR]}"):
        return True
    if _PART_IN.search(pre):
        return False
    if _THAT_THEY_HAD.match(post):
        return True
    if _INCLUDING.search(pre) and _has("holding", pre):
        return True  # "held several meetings in the Kremlin, including talks with"
    if _TO_TALKS.search(pre) or _HAD.search(pre) or re.match(r"ha[dsv]", word, re.I):
        return True
    return re.match(r"\s(?:in|at)\s", post) is not None


def _before_topic(post: str) -> str:
    """The words up to what was spoken of: who is briefed about a call was not called."""
    return re.split(r"\b(?:about(?! \d)|regarding|concerning|after|before|during)\b", post[:_NEAR])[0]


def _is_there(text: str, sentence: Span, cue: Span, place: Span | None) -> bool:
    """Whether a place is where they spoke: told before, or behind those spoken with; not what they spoke of."""
    if place is None or not sentence.start <= place.start < sentence.end:
        return False
    if place.end <= cue.start:
        return re.search(r"(?:^|[,“\"]\s?)(?:in|at)\s(?:the\s)?$", text[sentence.start : place.start], re.I) is not None
    between = text[cue.end : place.start]
    with_whom = re.match(r"\s(?:[\w-]+\s){0,6}?(?:with|to)\b(.*)", between, re.S)
    between = with_whom.group(1) if with_whom else between
    if _ANOTHER_THING.search(between):
        return False
    return re.search(r"\b(?:in|at)\s(?:the\s)?(?:[a-z]+\s){0,2}$", between) is not None and not _has("topic", between)


def _has(name: str, words: str) -> bool:
    return _words(name).search(words) is not None


def _ends_with(name: str, words: str) -> bool:
    """Whether words of a class stand before the end with nothing but plain words behind them."""
    return any(not re.search(r"[.,;:]", words[match.end() :]) for match in _words(name).finditer(words))


@lru_cache(maxsize=1)
def _asked_for() -> re.Pattern[str]:
    """Words before a meeting by which it is only wanted: "had requested an urgent ..."."""
    return re.compile(
        rf"\b(?:{classes()['wanted']}|desires?|wish(?:es|ed)?|(?:willing|eager)(?:ness)?|readiness|interest(?:ed)?|open|"
        r"chance|opportunity)\s(?:(?:for|to|in|of)\s)?(?:(?:have|having|hold|holding|arrange|get|host)\s)?(?:(?:an?|the|"
        r"his|her|their|another|face-to-face|private|urgent|new|second|personal|bilateral|direct|emergency)\s){0,4}$",
        re.I,
    )


@lru_cache(maxsize=32)
def _words(name: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w-])(?:{_classes()[name]})(?![\w-])", re.I)


@lru_cache(maxsize=1)
def _classes() -> dict[str, str]:
    lines = files("sanudo.reading").joinpath("data/presence.tsv").read_text("utf-8").splitlines()
    return dict(line.split("\t") for line in lines if line and not line.startswith("#"))
