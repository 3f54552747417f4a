"""What became of a meeting or visit that a noun tells, by the words around it.

Held, planned, cancelled, postponed, denied or possible; wanted where it is no more; None where nothing says.
"""

from __future__ import annotations

import re

from sanudo.reading.masked import classes, words_of

_NEAR = 90  # characters on either side of the noun in which its status is told

_AFTER = re.compile(
    r"\b(?:after|following|during|emerged from|came out of)\s+(?:(?!news|press)[\w\ue000-\uf8ff’'-]+\s+){0,3}$", re.I
)

_NO = re.compile(r"\bno\s+(?:[\w\ue000-\uf8ff–-]+\s+){0,2}$", re.I)  # "no meeting between", "no A-B summit"

_ASIDE = re.compile(
    r",[^,;:]{4,70},(?=\s+(?:has|have|had|was|were|is|are|will|would|lasted|ended|began|took|broke|failed|produced|went)\b)"
)
_WHO_MAY = re.compile(r"\s(?:who|that|which) (?:may|might|could)\b")  # "and another man who may be C"
_AWAY = re.compile(
    r"\b(?:pull(?:s|ed)? out of|withdr[ae]w(?:s|n)? from|stay(?:s|ed)? away from|skip(?:s|ped)|snubbed|"
    r"(?:fail(?:s|ed) to|did not|never) (?:turn(?:ed)?|show(?:ed)?) up (?:for|at))\s+(?:[\w’'-]+\s+){0,3}$",
    re.I,
)
_ARRANGING = re.compile(
    r"\b(?:arrangements?|preparations?|prepar(?:e|es|ed|ing)|groundwork|logistics) (?:for|of) (?:[\w’'-]+\s+){0,3}$",
    re.I,
)
_THREAT = re.compile(
    r"\b(?:threat\w*|may|might|could|considering|consider|urged?)\s+(?:to\s+)?(?:cancel|call(?:ing)? off|postpon)|"
    r"\b(?:if|unless|whether|lest)\b[^.;,]{0,60}\b(?:cancel|calls? off|call(?:ed|ing) off|postpone)",
    re.I,
)


def status_by_words(pre: str, post: str, noun: str) -> str | None:
    """Held, planned, cancelled, postponed, denied or possible; wanted where it is no more; None where nothing says."""
    left = re.split(r"[;:]|, (?:and|but|while) |[\"“”]", pre[-_NEAR:])[-1]
    post = _ASIDE.sub("", _WHO_MAY.sub(" ", post), count=1)
    right = re.split(
        r"[;:]|, (?:and|but|while|with) | (?:that(?! (?:had|was|were|is|has|have|will)\b)|said|says) |[\"“”]|"
        r" and (?=(?:is|was|are|were|will|would|has|had|later|then)\b)",
        post[:_NEAR],
    )[0]
    around = f"{left} {noun} {right}"
    after = _AFTER.search(left)
    if after:  # "after talks with", but "during the planned talks with"
        return (
            "planned" if re.search(r"\b(?:planned|upcoming|forthcoming|scheduled|coming)\b", after.group()) else "held"
        )
    if _THREAT.search(around):
        return "possible"
    if _AWAY.search(left):
        return "cancelled"
    if _ARRANGING.search(left):
        return "planned"
    near = f"{left.rsplit(', ', 1)[-1]} {noun} {right}"  # "despite cancelling its talks, a meeting set for Friday"
    for status in ("cancelled", "postponed"):
        if words_of(status).search(near):
            return status
    if (
        words_of("denied").search(left[-40:])
        or _NO.search(left)
        or re.search(r"\bnot (?:take place|be held|happen)|\bnever took place", right)
    ):
        return "denied"
    if re.search(rf"\b(?:{classes()['wanted']})\b[^,.]*$", left, re.I):
        return "wanted"
    if words_of("possible").search(around):
        return "possible"
    if (
        re.search(r"\bwould\b", left[-50:])
        or words_of("planned").search(left[-50:])
        or words_of("planned").search(right[:70])
    ):
        return "planned"
    return "held" if words_of("held").search(left[-45:]) or words_of("held").search(right[:45]) else None
