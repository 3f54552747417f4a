"""A word as every newsroom would spell it: "centre" and "center" are one, a house's spelling is no difference."""

from __future__ import annotations

import re

_WHOLE = {
    "defence": "defense",
    "offence": "offense",
    "licence": "license",
    "programme": "program",
    "grey": "gray",
    "cheque": "check",
    "kerb": "curb",
    "tyre": "tire",
    "plough": "plow",
    "manoeuvre": "maneuver",
    "whilst": "while",
    "aluminium": "aluminum",
    "towards": "toward",
    "learnt": "learned",
    "jewellery": "jewelry",
    "pyjamas": "pajamas",
}
_ENDINGS = (
    (re.compile(r"(?<=[a-z]{3})tre(s?)$"), r"ter\1"),  # centre, theatre
    (re.compile(r"(?<=[a-z]{2})our(s?|ed|ing|er|ers|ite|able)$"), r"or\1"),  # labour, favourite
    (re.compile(r"(?<=[a-z]{3})is(e[sd]?|ing|ation|ations|er|ers)$"), r"iz\1"),  # organise
    (re.compile(r"(?<=[a-z]{2}[aeiou])ll(ed|ing|er|ers)$"), r"l\1"),  # travelled
)
_NEVER = frozenset(
    (
        *(
            "four",
            "hour",
            "hours",
            "pour",
            "tour",
            "tours",
            "your",
            "yours",
            "sour",
            "flour",
            "scour",
            "detour",
            "contour",
        ),
        *("poured", "pouring", "toured", "touring", "scoured", "scouring", "called", "calling", "rolled", "rolling"),
        *("rise", "rising", "raise", "raised", "raising", "exercise", "promise", "promised", "surprise", "surprised"),
        *(
            "advise",
            "advised",
            "adviser",
            "precise",
            "otherwise",
            "likewise",
            "enterprise",
            "noise",
            "praise",
            "praised",
        ),
        *("disguise", "franchise", "paradise", "premise", "premises", "televise", "televised", "revise", "revised"),
        *("supervise", "compromise", "compromised", "comprise", "comprised", "expertise", "merchandise", "crises"),
    )
)


def one_spelling(word: str) -> str:
    """The American spelling of a word in small letters; a word that has but one is given back."""
    if word in _NEVER:
        return word
    if word in _WHOLE:
        return _WHOLE[word]
    for ending, other in _ENDINGS:
        if ending.search(word):
            return ending.sub(other, word)
    return word
