"""What speaks for somebody being meant by a pronoun: marks, which a network weighs (language/references.py).

Somebody, where he was named last and the place of a pronoun go in, marks come out. A mark is a word or three, known by
the training: how far back a naming stands and as what, whether its bearer spoke last, what the clauses between tell.
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass

from sanudo.reading.cast import Linked, Somebody
from sanudo.reading.namings import Words
from sanudo.reading.pronoun_frames import Frame
from sanudo.reading.scene import Scene, is_subject, place_of

_MOST = 9  # sentences
SAYS = frozenset(
    "say says said tell tells told add adds added ask asked reply replied state stated announce announced write "  # noqa: SIM905
    "wrote explain explained tweeted argued insisted testified noted claimed acknowledged continued recalled "
    "warned".split()
)
_NEAR, _NEARBY = 6, 15  # tokens
_SURE, _LIKELY = 0.9, 0.7  # how probable whom a pronoun means was
_BACK = 200  # tokens back in which who spoke last is looked for
_ON = 80  # tokens on in which who says a quotation is looked for
_KNOWN = frozenset(("obj", "iobj", "obl", "nmod", "conj", "appos", "compound", "flat", "root", "dep", "acl", "ccomp"))


@dataclass(frozen=True, slots=True)
class Around:
    """What stands around a pronoun: whether it is he, it or they, its use, whether it is in a quotation and whether it
    is who says something; who spoke last and how many sentences back, and who says the quotation that it stands in."""

    kind: str
    use: str
    voice: str
    says: bool
    speaker: Somebody | None
    spoke: int
    next: Somebody | None


def marks_of(
    one: Somebody, seen: Linked, head: int, place: int, words: Words, quoted: list[bool], around: Around
) -> list[str]:
    """What tells of a candidate by itself and by where it was named last."""
    back, use, mark = back_to(seen, place, words), around.use, around.voice
    here = "here" if back == 0 else "before"
    as_what = _as_what(words.tokens[head].dep)
    aside = back > 0 and seen.form != "pronoun" and _is_aside(seen.place, words)
    marks = [f"back {back}", f"back {back} {mark}", f"back {back} {use}", f"as {as_what} {here}", f"as {as_what} {use}"]
    if seen.subject and not aside:
        marks += ["subject", f"subject {use}", f"subject {here}"]
    marks += ["aside"] if aside else []
    marks += {"pronoun": ["pronoun", f"pronoun {back}"], "role": ["role"]}.get(seen.form, [])
    if seen.form == "pronoun":
        marks.append(f"pronoun {'sure' if seen.sure >= _SURE else 'likely' if seen.sure >= _LIKELY else 'unsure'}")
    marks.append(f"often {min(len(one.mentions), 9)}")
    if seen.quoted != quoted[place]:
        marks.append(f"other voice {mark}")
    elif quoted[place]:
        marks.append("same voice")
    at = bisect_left(one.mentions, place, key=place_of)
    before = one.mentions[max(0, at - 4) : at]
    marks += ["subject there"] if any(m.subject and m.sentence == seen.sentence for m in before) else []
    own = words.tokens[place].sentence
    marks += ["subject in it"] if any(m.subject and m.sentence == own for m in before) else []
    named = next((m for m in reversed(one.mentions[:at]) if m.form != "pronoun"), None)
    if named is not None:
        marks += [f"named {back_to(named, place, words)}", f"named {'subject' if named.subject else 'not'} {use}"]
    lately = sum(1 for m in one.mentions[max(0, at - 8) : at] if own - m.sentence <= 2)
    marks.append(f"lately {min(lately, 5)}")
    marks += ["first"] if at == 1 else []
    marks += [] if one.gender else ["sex not told"]
    marks += ["unnamed", f"unnamed {back}"] if one.sort == "unnamed" else ["office"] if one.sort == "office" else []
    marks += ["definite"] if "the" in one.said else []
    if around.kind != "he":
        marks += [f"of {one.kind}", f"of {one.kind} {use}"]
        marks += ["adjective"] if seen.how.startswith("adjective") else []
        marks += ["many"] if "Number=Plur" in words.tokens[head].morph else []
        marks += ["source"] if _is_source(seen, place, words) else []
    lines = words.text.count("\n\n", words.tokens[seen.place].start, words.tokens[place].start)
    marks.append(f"paragraphs {min(lines, 3)} {mark}")
    apart = place - seen.place
    marks += [f"near {use}"] if apart < _NEAR else [f"nearby {use}"] if apart < _NEARBY else []
    return marks


def marks_of_clauses(
    scene: Scene, one: Somebody, place: int, frame: Frame, front: int | None, around: Around
) -> list[str]:
    """What tells of a candidate by the clauses between and by who spoke."""
    use, mark = around.use, around.voice
    marks: list[str] = []
    if frame.thanked:
        marks.append("thanked" if frame.thanked is one else "not thanked")
    else:
        step = next((min(n, 1) for n, other in enumerate(frame.above) if other is one), None)
        if step is not None:
            marks += [f"above {step}", f"above {step} {use} {mark}"]
        elif frame.above:
            marks.append("not above")
    if front is not None:
        marks.append("fronted" if scene.at.get(front) is one else "not fronted")
    spoke = min(around.spoke, 3)
    if around.speaker is one:
        marks += [f"spoke {spoke} {mark}", f"spoke {'says' if around.says else 'not'} {mark}"]
    elif around.speaker is not None and around.says:
        marks.append(f"another spoke {spoke}")
    if around.says:
        marks.append("says")
    if around.next is one:
        marks.append("speaks")
    return marks


def _is_source(seen: Linked, place: int, words: Words) -> bool:
    """Whether the sentence names it as its source: "According to the police, its officer"."""
    first, _end = words.within(seen.span)
    start = first - 1 - (words.low[first - 1 : first] == ["the"])
    return seen.sentence == words.tokens[place].sentence and words.low[start - 1 : start + 1] == ["according", "to"]


def _as_what(dep: str) -> str:
    plain = dep.partition(":")[0]
    if dep == "nmod:poss" or plain in _KNOWN:
        return dep if dep == "nmod:poss" else plain
    return "nsubj" if plain in ("nsubj", "csubj") else "other"


def around_of(scene: Scene, place: int, kind: str, words: Words, quoted: list[bool]) -> Around:
    """What stands around the pronoun at a place; `kind` is he, it or they."""
    token = words.tokens[place]
    use = "owner" if token.dep == "nmod:poss" else "subject" if is_subject(place, words) else "object"
    speaker, spoke = _speaker_before(scene, place, words, quoted)
    return Around(
        kind,
        use,
        "quoted" if quoted[place] else "plain",
        use == "subject" and words.low[token.head] in SAYS,
        speaker,
        spoke,
        _speaker_behind(scene, place, words, quoted) if quoted[place] else None,
    )


def _speaker_before(scene: Scene, place: int, words: Words, quoted: list[bool]) -> tuple[Somebody | None, int]:
    """Who spoke last before a place, and how many sentences back."""
    for i in range(place - 1, max(-1, place - _BACK), -1):
        if words.low[i] in SAYS and not quoted[i]:
            own = [c for c in words.children[i] if is_subject(c, words) and c != place]
            if own:
                return scene.at.get(own[0]), words.tokens[place].sentence - words.tokens[i].sentence
    return None, 0


def _speaker_behind(scene: Scene, place: int, words: Words, quoted: list[bool]) -> Somebody | None:
    """Who says the quotation that a place stands in, where its verb stands behind it."""
    for i in range(place + 1, min(len(words.low), place + _ON)):
        if words.low[i] in SAYS and not quoted[i]:
            own = [c for c in words.children[i] if is_subject(c, words)]
            near = words.tokens[i].sentence - words.tokens[place].sentence <= 1
            return scene.at.get(own[0]) if own and near else None
    return None


def _is_aside(place: int, words: Words) -> bool:
    """Whether a name stands in a relative clause: "Ana Lima, whose daughter, Rita, was hurt"."""
    for _ in range(12):
        token = words.tokens[place]
        if token.dep == "acl:relcl":
            return True
        if token.head == place:
            return False
        place = token.head
    return False


def back_to(seen: Linked, place: int, words: Words) -> int:
    """Sentences back to a naming, nine for more."""
    return min(words.tokens[place].sentence - seen.sentence, _MOST)
