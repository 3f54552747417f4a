"""One article in, one `Reading` out: the language pipeline runs once, then each stage adds its layer in order.

Each stage takes the stage before and may be replaced; none knows another article.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import replace
from itertools import islice

from sanudo.article.inserts import without_inserts
from sanudo.article.types import Article
from sanudo.language.packed import packed
from sanudo.language.types import Parsed
from sanudo.reading.encounters import find_encounters
from sanudo.reading.events import STRICT, find_events
from sanudo.reading.first_person import with_first_person
from sanudo.reading.meeting_words import meeting_words
from sanudo.reading.mentions import find_mentions
from sanudo.reading.moments import with_moments
from sanudo.reading.positions import find_positions
from sanudo.reading.quotations import find_quotations
from sanudo.reading.said_pronouns import with_speakers
from sanudo.reading.sentences import parse_article
from sanudo.reading.statuses import with_statuses
from sanudo.reading.times import times_of
from sanudo.reading.types import Entity, Mention, Quotation, Reading, Sentence, TimeExpression

Layers = tuple[
    Article,
    Parsed,
    tuple[Sentence, ...],
    tuple[Mention, ...],
    tuple[Entity, ...],
    tuple[Quotation, ...],
    tuple[TimeExpression, ...],
]


def analyse(article: Article, least: float = STRICT) -> Reading:
    """What `article` says. Never raises on any text; an article without readable parts gives an empty reading.

    `least` is the confidence from which an event is told. In the reading's own article spaces stand for the links
    that the page sets into its sentences.
    """
    layers = layers_of(without_inserts(article))
    return with_statuses(read_layers(layers, least), layers[1])


def read_layers(layers: Layers, least: float) -> Reading:
    """The reading of an article, its events standing as the rules say."""
    events = find_events(*layers, least)
    positions = find_positions(*layers)
    article, parsed, sentences, mentions, entities, quotations, times = layers
    reading = Reading(article, sentences, times, mentions, entities, quotations, events, positions, packed(parsed))
    reading = replace(reading, encounters=find_encounters(reading))
    reading = replace(reading, meeting_words=meeting_words(reading, parsed))
    return with_moments(reading, parsed)


def layers_of(article: Article) -> Layers:
    """What events and positions are found in, in the order in which their finders take it."""
    parsed, sentences = parse_article(article)
    times = times_of(article, parsed)
    mentions, entities = find_mentions(parsed)
    quotations = find_quotations(article, parsed, sentences, mentions, entities, times)
    mentions, entities = with_speakers(article.text, mentions, entities, quotations)
    mentions, entities = with_first_person(parsed, mentions, entities, quotations)
    return article, parsed, sentences, mentions, entities, quotations, times


def analyse_many(articles: Iterable[Article], processes: int = 1) -> Iterator[Reading]:
    """Readings in the order of `articles`; with `processes` above 1, in that many worker processes."""
    if processes <= 1:
        yield from map(analyse, articles)
        return
    todo = iter(articles)
    with ProcessPoolExecutor(processes) as pool:
        while batch := list(islice(todo, 16 * processes)):
            yield from pool.map(analyse, batch, chunksize=4)
