"""Names and words in, offices out: titles before and after a name, and role phrases that stand instead of one.

"Russian President Vladimir Putin", "Vladimir Rushaylo, secretary of Russia's Security Council", "the NATO chief".
Knows nothing of who is who.
"""

from __future__ import annotations

from dataclasses import dataclass

from sanudo.article.types import Span
from sanudo.language.gazetteer import small_words
from sanudo.language.gazetteer.offices import Office, office, plain, starts_office
from sanudo.reading.namings import Naming, Words
from sanudo.reading.types import Role

_FORMER = small_words("former")
_LEFT = small_words("attribute")
_RANKS = frozenset(("acting", "interim", "deputy", "associate"))  # part of a title: who acts as it does not hold it
_THE = frozenset(("the", "this", "that"))
_ANY = frozenset(("a", "an", "any", "another", "some", "every", "each", "no", "one"))
_SAYING = frozenset(("said", "told", "says"))
_CLOSE = frozenset((",", ".", ";", ")", "who", "-", "–", "—", "and", "said", "told", "says", ":", "!", "?", '"', "”"))


_OF_PARTIES = frozenset(
    (
        *("leader", "chairman", "chairwoman", "chair", "head", "chief", "boss", "spokesman", "spokeswoman", "member"),
        *("candidate", "nominee", "official", "secretary-general", "secretary", "treasurer", "founder", "strategist"),
    )
)


@dataclass(slots=True)
class RolePhrase:
    """A role in the text: tokens first..end, the office, the name that tells its body, and how it is determined."""

    first: int
    head: int
    end: int
    office: Office
    title: str
    span: Span
    body: Naming | None
    state: str | None
    former: bool
    the: bool
    indefinite: bool
    sentence: int

    def role(self) -> Role:
        """The role as a record: the body in the words of the report, a state by its name."""
        body = None
        if self.body and not self._of_party():
            known = self.body.known
            body = known.name if known and known.sort in ("adjective", "state", "people") else self.body.words
        return Role(self.title, body, self.span, self.former)

    def _of_party(self) -> bool:
        """A Republican senator is no senator of the Republicans: a party or a people is the body of its own heads."""
        body = self.body
        if body is None or plain(self.title).split()[-1] in _OF_PARTIES:
            return False
        party = body.known is not None and body.known.sector == "PTY"
        return party or (body.kind == "NORP" and body.known is None)


def find_role_phrases(words: Words, namings: list[Naming]) -> list[RolePhrase]:
    """All role phrases, in order of the text."""
    at = {index: naming for naming in namings for index in range(naming.first, naming.last + 1)}
    phrases: list[RolePhrase] = []
    place, count = 0, len(words.low)
    while place < count:
        if not starts_office(words.low[place].split("-")[0].rstrip(".")) or (
            place in at and not _may_hold(at[place], place)
        ):
            place += 1
            continue
        found = words.office_at(place, count)
        if not found:
            place += 1
            continue
        phrase = _phrase(place, *found, words, at)
        phrases.append(phrase)
        place = found[0]
    return phrases


def _may_hold(naming: Naming, place: int) -> bool:
    """An office may begin a name that is no person's ("Security Council Secretary" read as one body)."""
    return naming.first == place and naming.kind in ("MISC", "ORG") and not naming.known


def _phrase(head: int, end: int, what: Office, words: Words, at: dict[int, Naming]) -> RolePhrase:
    sentence = words.tokens[head].sentence
    while head > 0 and words.low[head - 1] in _RANKS and words.tokens[head - 1].sentence == sentence:
        head -= 1
    first, body, former, the, indefinite = head, None, False, False, False
    state: str | None = None
    while first > 0 and words.tokens[first - 1].sentence == sentence:
        low, naming = words.low[first - 1], at.get(first - 1)
        if naming and naming.kind in ("NORP", "ORG", "LOC") and naming.first >= 0:
            if body is not None and body.known is None and naming.known is None:
                break
            if naming.known and naming.known.sort in ("adjective", "state", "people"):
                state = state or naming.known.state or naming.known.key
            body = body or naming
            first = naming.first
        elif (
            low in _FORMER
            or low.startswith("ex-")
            or (low in _LEFT and not _free_dash(first - 1, words))
            or (low in ("'s", "’s", "'") and at.get(first - 2))
        ):
            former = former or low in _FORMER or low.startswith("ex-")
            first -= 1
        else:
            the, indefinite = low in _THE, low in _ANY
            first -= the or indefinite
            break
    stop, later, later_state = _of_body(end, words, at)
    title = words.slice(head, end).strip()
    if words.low[end : end + 1] == ["to"] and later:
        # an ambassador to a state is of the state that sent him
        title, later, later_state = " ".join(words.slice(head, stop).split()), None, None
    span = Span(words.tokens[first].start, words.tokens[stop - 1].end)
    return RolePhrase(
        first, head, stop, what, title, span, later or body, later_state or state, former, the, indefinite, sentence
    )


def _free_dash(place: int, words: Words) -> bool:
    """A dash with a space beside it parts what stands before it."""
    token = words.tokens[place]
    around = words.text[max(0, token.start - 1) : token.start] + words.text[token.end : token.end + 1]
    return words.low[place] == "-" and any(letter.isspace() for letter in around)


def _of_body(end: int, words: Words, at: dict[int, Naming]) -> tuple[int, Naming | None, str | None]:
    """Past "of Russia's Security Council", with the body named there and the state, if one is."""
    place = end
    if place + 1 >= len(words.low) or words.low[place] not in ("of", "for", "at", "to"):
        return end, None, None
    place += 1
    if words.low[place] in ("the", "its"):
        place += 1
    naming = at.get(place)
    if not naming or naming.kind not in ("ORG", "LOC", "NORP") or naming.first != place:
        return end, None, None
    state = naming.known.state if naming.known else None
    stop = naming.last + 1
    if words.low[stop : stop + 2] == ["-", "based"]:  # "of the Oslo-based Institute": not of Oslo
        based = at.get(stop + 2)
        whole = based is not None and based.kind == "ORG" and based.first == stop + 2
        return (based.last + 1, based, None) if based is not None and whole else (end, None, None)
    after = at.get(stop + 1) if stop < len(words.low) and words.low[stop] in ("'s", "’s", "'") else at.get(stop)
    if after and after.kind == "ORG" and after.first <= stop + 1:
        return after.last + 1, after, state or (after.known.state if after.known else None)
    return stop, naming, state


def attach(
    phrases: list[RolePhrase], namings: list[Naming], words: Words
) -> tuple[list[RolePhrase], list[tuple[RolePhrase, int]]]:
    """Give each person the roles that stand beside the name.

    Out: the phrases left over, which stand instead of a name, and those given, with the token at which the name begins.
    """
    ending = {phrase.end: phrase for phrase in phrases}
    starting = {phrase.first: phrase for phrase in phrases}
    used: dict[int, int] = {}
    for naming in namings:
        if naming.kind != "PERSON":
            continue
        boundary = naming.first
        while boundary > 0:
            between = words.low[boundary - 1]
            if between in (".", ",", "]") and boundary - 1 in ending:
                if between == "," and not _definite(ending[boundary - 1], naming, words):
                    break
                boundary -= 1
            elif between == "and" and boundary != naming.first and _holds_both(ending.get(boundary - 1)):
                boundary -= 1  # "Acme President and CEO Ana Lima"
            phrase = ending.get(boundary)
            if phrase is None or phrase.sentence != naming.sentence or (phrase.indefinite and phrase.end != boundary):
                break
            _give(naming, phrase, used)
            boundary = phrase.first
        _attach_after(naming, starting, used, words)
    given = [(phrase, used[id(phrase)]) for phrase in phrases if id(phrase) in used]
    given += _counterparts([phrase for phrase, _begin in given], namings, words)
    given += _of_several(namings, words)
    return [phrase for phrase in phrases if id(phrase) not in used], given


def _holds_both(phrase: RolePhrase | None) -> bool:
    """Whether an office before "and" is one of two that a name behind them has."""
    return phrase is not None and not phrase.the and not phrase.indefinite


def _counterparts(given: list[RolePhrase], namings: list[Naming], words: Words) -> list[tuple[RolePhrase, int]]:
    """ "Prime Minister X and his Uzbek counterpart, Y": Y holds the office last told in the sentence, of that state."""
    at = {naming.last + 1: naming for naming in namings if naming.known and naming.known.sort in ("adjective", "state")}
    people = {naming.first: naming for naming in namings if naming.kind == "PERSON"}
    found: list[tuple[RolePhrase, int]] = []
    for place, low in enumerate(words.low):
        state = at.get(place)
        if low != "counterpart" or state is None or state.known is None:
            continue
        comma = words.low[place + 1 : place + 2] == [","]
        person = people.get(place + 1 + comma)
        like = [phrase for phrase in given if phrase.sentence == state.sentence and phrase.end <= state.first]
        like = [phrase for phrase in like if phrase.office.sort == "office" and not phrase.former]
        if person is None or person.sentence != state.sentence or person.roles or not like:
            continue
        key, of = state.known.state or state.known.key, like[-1]
        span = Span(words.tokens[state.first].start, words.tokens[place].end)
        phrase = RolePhrase(
            state.first, place, place + 1, of.office, of.title, span, state, key, False, True, False, state.sentence
        )
        person.titles.append(of.office)
        person.roles.append(phrase.role())
        found.append((phrase, person.first))
    return found


def _of_several(namings: list[Naming], words: Words) -> list[tuple[RolePhrase, int]]:
    """ "Presidents A of Peru and B of Chile", "the prime ministers of Peru and Chile, A and B": each holds the office
    that is told of both, and of two states and two people the first is of the first."""
    people = {naming.first: naming for naming in namings if naming.kind == "PERSON"}
    at = {index: naming for naming in namings for index in range(naming.first, naming.last + 1)}
    found: list[tuple[RolePhrase, int]] = []
    for place, low in enumerate(words.low[:-1]):
        if low not in _PLURALS or place in at:
            continue
        head = place - 1 if place and _two_words(words, place) else place
        title = f"{words.slice(head, place).strip()} {_PLURALS[low]}" if head < place else _PLURALS[low]
        what = office(title)
        begin, bodies = _states_beside(head, place, words, at)
        holders = _joined(people[begin], people, at, words) if begin in people else []
        if what is None or len(holders) < 2 or (bodies and len(bodies) != len(holders)):
            continue
        for number, (holder, stop, own) in enumerate(holders):
            body = own or (bodies[number] if bodies else None)
            state = (body.known.state or body.known.key) if body and body.known else None
            told = (head, place) if number == 0 else (holder.first, stop - 1)  # each has words of its own
            span = Span(words.tokens[told[0]].start, words.tokens[told[1]].end)
            phrase = RolePhrase(head, place, stop, what, title, span, body, state, False, True, False, holder.sentence)
            if not any(plain(role.title) == plain(title) for role in holder.roles):
                holder.titles.append(what)
                holder.roles.append(phrase.role())
                found.append((phrase, holder.first))
    return found


def _states_beside(head: int, place: int, words: Words, at: dict[int, Naming]) -> tuple[int, list[Naming]]:
    """Where the holders of several offices begin, and the states told before ("Peruvian and Chilean") or by "of"."""
    stop, bodies = place + 1, []
    if words.low[stop] == "of":
        while stop + 1 < len(words.low) and words.low[stop] in ("of", "and", ",") and _is_state(at.get(stop + 1)):
            bodies.append(at[stop + 1])
            stop = at[stop + 1].last + 1
    else:
        back = head - 1
        while back >= 0 and (_is_state(at.get(back)) or (bodies and words.low[back] == "and")):
            if back in at:
                bodies.insert(0, at[back])
                back = at[back].first
            back -= 1
    return stop + (stop < len(words.low) and words.low[stop] == ","), bodies


def _is_state(naming: Naming | None) -> bool:
    return naming is not None and naming.known is not None and naming.known.sort in ("adjective", "state", "people")


def _two_words(words: Words, place: int) -> bool:
    """Whether the plural is of an office of two words: "foreign ministers"."""
    return office(f"{words.low[place - 1]} {_PLURALS[words.low[place]]}") is not None


def _joined(
    first: Naming, people: dict[int, Naming], at: dict[int, Naming], words: Words
) -> list[tuple[Naming, int, Naming | None]]:
    """The people of a list with "and", each with the state or body told after it by "of"."""
    found: list[tuple[Naming, int, Naming | None]] = []
    naming: Naming | None = first
    while naming is not None and naming.sentence == first.sentence:
        stop, body, _state = _of_body(naming.last + 1, words, at)
        found.append((naming, stop, body))
        while stop < len(words.low) and words.low[stop] in (",", "and"):
            stop += 1
        naming = people.get(stop)
    return found


_PLURALS = {"presidents": "president", "premiers": "premier", "ministers": "minister", "chancellors": "chancellor"}
_WHOSE = frozenset(("'s", "’s", "s'", "its", "his", "her", "their", "our", "my"))


def _definite(phrase: RolePhrase, naming: Naming, words: Words) -> bool:
    """Whether ", " after a role leads to its holder: "the mayor, X", "Acme's chief executive, X"; not to one of a list,
    nor to who then does something: "they found the gunman, Ana Lima called"."""
    named = words.tokens[words.head(naming.first, naming.last + 1)]
    holder = words.tokens[words.head(phrase.head, phrase.end)]
    if named.dep.startswith("nsubj") and holder.dep in ("conj", "obj", "obl", "nmod"):
        return False
    if phrase.the:
        return True
    owned = words.low[phrase.first - 1] in _WHOSE if phrase.first else False
    owned = owned or any(low in _WHOSE for low in words.low[phrase.first : phrase.head])
    after = words.low[naming.last + 1] if naming.last + 1 < len(words.low) else "."
    return owned and not phrase.indefinite and after not in ("and", "&")


def _attach_after(naming: Naming, starting: dict[int, RolePhrase], used: dict[int, int], words: Words) -> None:
    """ ", secretary of Russia's Security Council" and "is the new minister" after a name."""
    place = naming.last + 1
    if place < len(words.low) and words.low[place] in ("is", "was", "became", "becomes", "remains"):
        phrase = starting.get(place + 1)
        if phrase and phrase.sentence == naming.sentence and (phrase.the or phrase.body):
            _give(naming, phrase, used)
        return
    if place >= len(words.low) or words.low[place] not in (",", "(", "-", "–", "—"):
        return
    phrase, before = starting.get(place + 1), range(naming.first, naming.last + 1)
    while phrase and phrase.sentence == naming.sentence and id(phrase) not in used:
        if not _is_closed(phrase, words) and not _is_set_to(phrase, before, words):
            break
        _give(naming, phrase, used)
        before = range(phrase.head, phrase.end)
        phrase = starting.get(phrase.end + 1) if words.low[phrase.end : phrase.end + 1] == ["and"] else None


def _is_set_to(phrase: RolePhrase, before: range, words: Words) -> bool:
    """Whether the parse sets a role beside a name or another role, whatever follows."""
    head = words.tokens[words.head(phrase.head, phrase.end)]
    return head.dep in ("appos", "conj") and head.head in before


def _is_closed(phrase: RolePhrase, words: Words) -> bool:
    """Whether what stands behind a name is the role whole, and not "close to Lima, the official said"."""
    after = words.low[phrase.end] if phrase.end < len(words.low) else "."
    speaks = after in _SAYING and words.tokens[words.head(phrase.head, phrase.end)].head == phrase.end
    return after in _CLOSE and not speaks


def _give(naming: Naming, phrase: RolePhrase, used: dict[int, int]) -> None:
    used[id(phrase)] = naming.first
    naming.titles.append(phrase.office)
    if phrase.office.sort != "rank" or phrase.body or phrase.office.sector in ("MIL", "LEG", "REL"):
        naming.roles.append(phrase.role())
