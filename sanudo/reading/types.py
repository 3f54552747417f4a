"""What one report says. Every record carries the spans it rests on; nothing here knows another report."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from sanudo.article.types import Article, Span

ENTITY_KINDS = ("PERSON", "ORG", "LOC", "NORP", "MISC")
MENTION_FORMS = ("name", "role", "pronoun", "metonym")
STATUSES = ("occurred", "ongoing", "planned", "possible", "demanded", "denied", "historical")


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence and the kind of the part it stands in (paragraph, headline, deck, caption, pull_quote, clip).

    How probable it is that it can be told by itself (`alone`), that it is none of the report (`junk`), that it is the
    writer's own judgement (`opinion`); `worth` is from 0 (background) to 3 (the main news). None where the pipeline
    does not judge it.
    """

    span: Span
    part: str = "paragraph"
    alone: float | None = None
    junk: float | None = None
    opinion: float | None = None
    worth: float | None = None


@dataclass(frozen=True, slots=True)
class TimeExpression:
    """A time expression in TIMEX3 terms.

    `kind` is DATE, TIME, DURATION or SET; `value` a TIMEX3 value ("2001-11-23", "2001-W47", "P3D", "PAST_REF");
    `mod` a TIMEX3 mod; `begin` and `end` the ends of a range. `rule` names the rule that read it, `anchor` the
    value it was resolved against and `basis` says how: given, resolved (against `anchor`), inferred, unresolved.
    """

    span: Span
    kind: str
    value: str
    mod: str | None = None
    begin: str | None = None
    end: str | None = None
    rule: str = ""
    anchor: str | None = None
    basis: str = "given"


@dataclass(frozen=True, slots=True)
class Mention:
    """A naming of somebody or something. `entity` is an index into `Reading.entities`, None where unresolved.

    `kind` is one of ENTITY_KINDS, `form` one of MENTION_FORMS, `how` the evidence of the link in words; `sure` how
    probable it is, from 0 to 1, where a network told it, else 1.
    """

    span: Span
    kind: str
    entity: int | None = None
    form: str = "name"
    how: str = ""
    sure: float = 1.0


@dataclass(frozen=True, slots=True)
class Role:
    """An office or description held: "President" of "Russia", with its span; `former` where the text says so."""

    title: str
    body: str | None
    span: Span
    former: bool = False


@dataclass(frozen=True, slots=True)
class Entity:
    """Somebody or something within one report, under all its namings.

    `name` is the fullest name the report gives, `key` the gazetteer's id where it is known there ("RUS", "NATO"),
    `country` an ISO 3166 alpha-3 code and `sector` a CAMEO/PLOVER sector where they are told by name or role.
    """

    name: str
    kind: str
    mentions: tuple[Mention, ...]
    roles: tuple[Role, ...] = ()
    key: str | None = None
    country: str | None = None
    sector: str | None = None
    gender: str | None = None


@dataclass(frozen=True, slots=True)
class Quotation:
    """Who said what. `spans` is the content (in pieces where the cue interrupts it).

    `kind` is direct, mixed or indirect; `speaker` an index into `Reading.entities`; `speaker_span` the nearest
    naming of the speaker in the text, `speaker_name` the resolved name; `cue` the span of the words that report.
    `manner` is speech, thought or intention; `polarity` is affirmed or denied; `date` a TIMEX3 value of the
    occasion and `date_basis` how it is known. None means not said.
    """

    spans: tuple[Span, ...]
    kind: str
    speaker: int | None = None
    speaker_span: Span | None = None
    speaker_name: str | None = None
    cue: Span | None = None
    addressee: str | None = None
    via: str | None = None
    date: str | None = None
    addressee_span: Span | None = None
    via_span: Span | None = None
    date_basis: str | None = None
    place: str | None = None
    manner: str = "speech"
    polarity: str = "affirmed"
    confidence: float = 1.0
    part: str = "paragraph"


@dataclass(frozen=True, slots=True)
class Participant:
    """One who takes part in an event: resolved `name`, the words `span`, an index into `Reading.entities`."""

    name: str
    span: Span
    entity: int | None = None


@dataclass(frozen=True, slots=True)
class Event:
    """Who did what to whom, in PLOVER terms with the CAMEO code.

    `cue` is the span of the words that tell it, `sentence` the span of their sentence; `date` a TIMEX3 value with
    `date_basis`; `status` one of STATUSES; `quad` 1-4 (verbal/material cooperation, verbal/material conflict);
    `intensity` on the Goldstein scale; `speaker` the index of the entity who alone asserts it, None where the
    report itself does. `magnitude` holds what the text counts: (("killed", "12"), ...).
    """

    type: str
    mode: str | None
    context: tuple[str, ...]
    actors: tuple[Participant, ...]
    recipients: tuple[Participant, ...]
    cue: Span
    sentence: Span
    date: str | None = None
    place: str | None = None
    status: str = "occurred"
    quad: int = 0
    intensity: float = 0.0
    confidence: float = 0.0
    cameo: str = ""
    date_basis: str | None = None
    date_span: Span | None = None
    place_span: Span | None = None
    speaker: int | None = None
    magnitude: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Encounter:
    """A meeting or visit told by a noun. `parties` names those without an entity ("donors"); `continues` where it is a
    further round of talks named before; a `date` may lack its year or week, as the text does; `parsed` where the parse
    tells it, `sure` where it has people or holders of offices among two or more."""

    kind: str
    cue: Span
    sentence: Span
    who: tuple[Participant, ...]
    parties: tuple[str, ...]
    status: str
    date: str | None = None
    basis: str | None = None
    date_span: Span | None = None
    place: Participant | None = None
    continues: str | None = None
    parsed: bool = False
    sure: bool = False


@dataclass(frozen=True, slots=True)
class MeetingWord:
    """A word that may tell a meeting, and how probable it is that it does (`chance`).

    Where that is not low, `kind` is meeting, visit or call, `status` held, planned, cancelled or denied with how
    probable it is (`sure`), `who` those who take part with how probable each is (`chances`), the most probable first,
    `absent` who is named near and hardly does (indices into `Reading.entities`); `day` the time and `place` the place
    that belong to it, None where none does.
    """

    cue: Span
    sentence: Span
    chance: float
    kind: str = "none"
    status: str = "held"
    sure: float = 0.0
    who: tuple[Participant, ...] = ()
    chances: tuple[float, ...] = ()
    absent: tuple[int, ...] = ()
    day: Span | None = None
    place: Participant | None = None


@dataclass(frozen=True, slots=True)
class Moment:
    """When what a word tells was: one that a sentence hangs on, that reports, or that tells an event or a meeting.

    `era` is news (of the run of events that is reported), before, ahead or general (no point in time), with how
    probable it is (`chance`). `day` is a TIMEX3 value of a time that the report tells anywhere, `day_span` where it
    stands, `sure` how probable it is that it is the day; None where hardly any is. `published` is how probable it is
    that it was on the day of the report though no time is told.
    """

    cue: Span
    sentence: Span
    era: str
    chance: float
    day: str | None = None
    day_span: Span | None = None
    sure: float = 0.0
    published: float = 0.0


@dataclass(frozen=True, slots=True)
class Position:
    """What a party wants: `stance` is for, against or conditional on `issue`, in the words of `span`.

    `change` is "turned" where the words say that the party stood otherwise before; `about` the earlier words that an
    issue leans on ("the idea").
    """

    holder: str
    issue: str
    stance: str
    span: Span
    date: str | None = None
    holder_span: Span | None = None
    issue_span: Span | None = None
    entity: int | None = None
    change: str | None = None
    about: Span | None = None


@dataclass(frozen=True, slots=True)
class Reading:
    """All that one report says. `syntax` is the parse that it was read from, packed (language/packed.py). `encounters`
    are the meetings that the words between names tell, `meeting_words` how probable it is that each word does;
    `moments` when what the words tell was."""

    article: Article
    sentences: tuple[Sentence, ...] = ()
    times: tuple[TimeExpression, ...] = ()
    mentions: tuple[Mention, ...] = ()
    entities: tuple[Entity, ...] = ()
    quotations: tuple[Quotation, ...] = ()
    events: tuple[Event, ...] = ()
    positions: tuple[Position, ...] = ()
    syntax: str = ""
    encounters: tuple[Encounter, ...] = ()
    meeting_words: tuple[MeetingWord, ...] = ()
    moments: tuple[Moment, ...] = ()

    def to_spacy(self) -> Any:
        """A `spacy.Doc` of the article with every layer on it (see `spacy_doc.py`); needs spaCy."""
        from sanudo.reading.spacy_doc import to_spacy

        return to_spacy(self)
