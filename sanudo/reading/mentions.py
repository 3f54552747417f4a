"""A parsed report in, who and what is mentioned in it out: each mention with its entity, its form and how it is linked.

The steps: names (`namings`), offices beside them (`roles`), who is who (`entities`), what else refers to them
(`coreference`). Knows no other report.
"""

from __future__ import annotations

from sanudo.language.gazetteer.known import known
from sanudo.language.gazetteer.offices import plain
from sanudo.language.gazetteer.states import states
from sanudo.language.types import Parsed
from sanudo.reading.cast import Cast, Linked, Somebody
from sanudo.reading.coreference import link_references
from sanudo.reading.describing import describe
from sanudo.reading.entities import gather
from sanudo.reading.namings import Words, find_namings
from sanudo.reading.roles import RolePhrase, attach, find_role_phrases
from sanudo.reading.types import Entity, Mention, Role


def find_mentions(parsed: Parsed) -> tuple[tuple[Mention, ...], tuple[Entity, ...]]:
    """All mentions in order of the text, and the entities they name, in the order of their first mention.

    A mention whose entity is None is of somebody whom the rules do not tell. Never raises; overlapping mentions are
    told apart by form: a role may hold a name ("the NATO chief").
    """
    words = Words(parsed)
    if not words.tokens:
        return (), ()
    namings = find_namings(parsed, words)
    phrases = find_role_phrases(words, namings)
    left, beside = attach(phrases, namings, words)
    cast = gather(namings, words)
    told = {phrase.span: phrase for phrase in (*phrases, *(phrase for phrase, _begin in beside))}
    _note_role_states(cast, [told[span] for span in sorted(told)])
    describe(cast, words)
    link_references(cast, left, words, beside)
    return _records(cast)


def _note_role_states(cast: Cast, phrases: list[RolePhrase]) -> None:
    """The state a person acts for, where a role tells it, its own or one before it in the sentence."""
    told: dict[int, str] = {}
    for phrase in phrases:
        if phrase.state:
            told[phrase.sentence] = phrase.state
        elif phrase.sentence in told and not phrase.former and phrase.office.sector in ("GOV", "MIL"):
            # "Russian Defense Minister X, Foreign Minister Y and Security Council Secretary Z"
            phrase.state = told[phrase.sentence]
        body = phrase.body and phrase.state and cast.by_word("ORG", phrase.body.words)
        if body and not body.key and not body.state:
            _of_state(cast, body, phrase.state or "")
    states_of = {phrase.span: phrase.state for phrase in phrases if phrase.state}
    for one in cast.people:
        one.role_states += [states_of[role.span] for role in one.roles if role.span in states_of]


def _of_state(cast: Cast, body: Somebody, state: str) -> None:
    """A body whose state a role tells: the Security Council of the Russian secretary is Russia's."""
    body.state = state
    adjectives = states()[state].adjectives if state in states() else ()
    for adjective in adjectives:
        what = known(f"{adjective} {body.name}")
        if what and what.sort == "body" and not cast.by_key(what.key):
            body.key, body.sector, body.sort = what.key, what.sector, what.sort


def _records(cast: Cast) -> tuple[tuple[Mention, ...], tuple[Entity, ...]]:
    """The gathered entities as plain records."""
    members = [one for one in cast.members if one.mentions]
    members.sort(key=lambda one: (one.mentions[0].span, one.name))
    entities = []
    everything: list[Mention] = []
    for index, one in enumerate(members):
        mentions = tuple(_mention(link, index) for link in sorted(one.mentions, key=lambda link: link.span))
        everything += mentions
        entities.append(_entity(one, mentions))
    everything += [_mention(link, None) for link in cast.loose]
    return tuple(sorted(everything, key=lambda mention: (mention.span, mention.form))), tuple(entities)


def _mention(link: Linked, index: int | None) -> Mention:
    return Mention(link.span, link.kind, index, link.form, link.how, round(link.sure, 2))


def _entity(one: Somebody, mentions: tuple[Mention, ...]) -> Entity:
    state = one.state or next(iter(one.role_states), None)
    country = _iso(state)
    roles = tuple(dict.fromkeys(sorted(one.roles, key=lambda role: role.span)))
    gender = one.gender if one.gender and one.by_pronoun != 1 else None  # one pronoun alone tells too little
    return Entity(one.name, one.kind, mentions, roles, _key(one), country, _sector(one, roles), gender)


def _key(one: Somebody) -> str | None:
    """The gazetteer's id: of a state its code, of a body its short key; places in their own spaces."""
    return one.key.removeprefix("body:") if one.key else None


def _iso(key: str | None) -> str | None:
    """An ISO 3166 alpha-3 code: parts of a state give the state's."""
    state = states().get(key or "")
    if state is None:
        return None
    return state.key if state.iso2 else state.cameo or None


# Offices that tell nothing of the sector where their body does: the chairman of the Federal Reserve is no businessman.
_ANY_BODY = frozenset(
    (
        *("chairman", "chairwoman", "chair", "chief", "head", "director", "spokesman", "spokeswoman", "spokesperson"),
        *("official", "executive", "leader", "secretary", "officer", "manager", "founder", "boss"),
    )
)


def _sector(one: Somebody, roles: tuple[Role, ...]) -> str | None:
    for role in roles:
        body = known(role.body) if role.body and plain(role.title).split()[-1] in _ANY_BODY else None
        if body and body.sector:
            return body.sector
    if one.sector:
        return one.sector
    return "GOV" if one.kind == "LOC" and one.sort == "state" else None
