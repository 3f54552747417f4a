"""Corrections by hand, replayed on what the comparison found: actors merged, split, renamed, pinned; articles moved.

In: the actors or stories that a comparison found, and the log. Out: the same, corrected. A correction names its actor
or story by what it rests on (article and name), not by a number that another comparison may give to another, so that
it survives a rebuild; one whose actor is no longer there waits and does nothing. It knows no connection.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import Any

from sanudo.article.types import Article
from sanudo.comparing.types import Actor, Alias, Office, Story
from sanudo.record.types import Correction

KINDS = ("merge", "split", "rename", "pin", "move", "undo")
ANCHORS = 50  # members kept in a correction to find its actor or story again

NameOf = Callable[[str, int], str]  # (article id, index of the entity) -> the entity's name in that article
ArticleOf = Callable[[str], Article]


def in_force(log: Iterable[Correction]) -> list[Correction]:
    """The corrections that nobody undid, oldest first."""
    return [each for each in log if each.kind != "undo" and each.undone is None]


def actor_reference(actor: Actor, name_of: NameOf) -> dict[str, Any]:
    """What a correction keeps of an actor, to find it again in another comparison."""
    anchors = sorted({(article, name_of(article, entity)) for article, entity in actor.members})[:ANCHORS]
    return {"id": actor.id, "name": actor.name, "kind": actor.kind, "members": [list(each) for each in anchors]}


def story_reference(story: Story, without: str) -> dict[str, Any]:
    """What a correction keeps of a story: the articles in it, but for the one that is moved."""
    return {"id": story.id, "articles": [each for each in story.articles if each != without][:ANCHORS]}


def correct_actors(actors: tuple[Actor, ...], log: Iterable[Correction], name_of: NameOf) -> tuple[Actor, ...]:
    """`actors` with every merge, split, rename and pin in force done, in the order in which they were made."""
    steps = [each for each in in_force(log) if each.kind in _ACTOR_STEPS]
    if not steps:
        return actors
    now = list(actors)
    for step in steps:
        now = _ACTOR_STEPS[step.kind](now, step.value, name_of)
    return tuple(now)


def correct_stories(stories: tuple[Story, ...], log: Iterable[Correction], article_of: ArticleOf) -> tuple[Story, ...]:
    """`stories` with every move in force done."""
    now = list(stories)
    for step in in_force(log):
        if step.kind == "move":
            now = _move(now, step.value, article_of)
    return tuple(now)


def _find(actors: list[Actor], reference: dict[str, Any], name_of: NameOf) -> int | None:
    """The place of the actor that holds most of what the reference rests on; then by id, then by name and kind."""
    anchors = {tuple(each) for each in reference["members"]}
    articles = {article for article, _ in anchors}
    held: Counter[int] = Counter()
    for place, actor in enumerate(actors):
        for article, entity in actor.members:
            if article in articles and (article, name_of(article, entity)) in anchors:
                held[place] += 1
    if held:
        best = max(held.values())
        tied = [place for place in sorted(held) if held[place] == best]
        return next((place for place in tied if actors[place].id == reference["id"]), tied[0])
    same = (
        place for place, each in enumerate(actors) if (each.name, each.kind) == (reference["name"], reference["kind"])
    )
    return next(same, None)


def _merge(actors: list[Actor], value: dict[str, Any], name_of: NameOf) -> list[Actor]:
    into, other = _find(actors, value["into"], name_of), _find(actors, value["other"], name_of)
    if into is None or other is None or into == other:
        return actors
    merged = _joined(actors[into], actors[other])
    return [merged if place == into else actor for place, actor in enumerate(actors) if place != other]


def _joined(one: Actor, other: Actor) -> Actor:
    return replace(
        one,
        aliases=_joined_aliases(one.aliases + other.aliases),
        offices=_joined_offices(one.offices + other.offices),
        members=tuple(sorted({*one.members, *other.members})),
        key=one.key or other.key,
        country=one.country or other.country,
        sector=one.sector or other.sector,
    )


def _joined_aliases(aliases: Iterable[Alias]) -> tuple[Alias, ...]:
    by_name: dict[str, Alias] = {}
    for alias in aliases:
        before = by_name.get(alias.name)
        evidence = alias.evidence if before is None else tuple(dict.fromkeys(before.evidence + alias.evidence))
        by_name[alias.name] = replace(alias, evidence=evidence)
    return tuple(by_name.values())


def _joined_offices(offices: Iterable[Office]) -> tuple[Office, ...]:
    by_title: dict[tuple[str, str | None, bool], Office] = {}
    for office in offices:
        key = (office.title, office.body, office.former)
        before = by_title.get(key)
        if before is None:
            by_title[key] = office
            continue
        days = [day for day in (before.first_seen, office.first_seen) if day]
        last = [day for day in (before.last_seen, office.last_seen) if day]
        by_title[key] = replace(
            before,
            first_seen=min(days, default=None),
            last_seen=max(last, default=None),
            evidence=tuple(dict.fromkeys(before.evidence + office.evidence)),
        )
    return tuple(by_title.values())


def _split(actors: list[Actor], value: dict[str, Any], name_of: NameOf) -> list[Actor]:
    place = _find(actors, value["actor"], name_of)
    if place is None:
        return actors
    actor = actors[place]
    names, articles = set(value.get("names", ())), set(value.get("articles", ()))

    def leaves(article: str, name: str) -> bool:
        return (not names or name in names) and (not articles or article in articles)

    return _parted(actors, place, _split_id(actor, names, articles), name_of, leaves)


def _parted(
    actors: list[Actor], place: int, new_id: str, name_of: NameOf, leaves: Callable[[str, str], bool]
) -> list[Actor]:
    """`actors` with what `leaves(article, name)` of the one at `place` as an actor of its own behind it."""
    actor = actors[place]
    gone = tuple(each for each in actor.members if leaves(each[0], name_of(*each)))
    if not gone or len(gone) == len(actor.members):
        return actors
    stay = tuple(each for each in actor.members if each not in set(gone))
    kept, taken = [], []
    for alias in actor.aliases:
        off = tuple(each for each in alias.evidence if leaves(each.article, alias.name))
        on = tuple(each for each in alias.evidence if each not in set(off))
        taken += [Alias(alias.name, off)] if off else []
        kept += [Alias(alias.name, on)] if on or not off else []
    away = {article for article, _ in gone} - {article for article, _ in stay}
    offices_gone = tuple(each for each in actor.offices if all(e.article in away for e in each.evidence))
    offices_kept = tuple(each for each in actor.offices if each not in offices_gone)
    old = replace(actor, aliases=tuple(kept), members=stay, offices=offices_kept, name=_name(actor.name, kept, taken))
    fullest = Counter(name_of(*each) for each in gone).most_common()
    name = min(fullest, key=lambda each: (-each[1], -len(each[0]), each[0]))[0]
    new = replace(actor, id=new_id, name=name, aliases=tuple(taken), members=gone, offices=offices_gone)
    return [*actors[:place], old, new, *actors[place + 1 :]]


def _name(name: str, kept: list[Alias], taken: list[Alias]) -> str:
    """The name stays, but where it went with what was taken: then the longest alias that is left."""
    left = [alias.name for alias in kept]
    if name in left or not left or name not in [alias.name for alias in taken]:
        return name
    return max(left, key=lambda each: (len(each), each))


def _split_id(actor: Actor, names: set[str], articles: set[str]) -> str:
    seed = "\0".join(("split", actor.id, *sorted(names), "", *sorted(articles)))
    return hashlib.sha256(seed.encode("utf-8", "replace")).hexdigest()[:12]


def _rename(actors: list[Actor], value: dict[str, Any], name_of: NameOf) -> list[Actor]:
    place = _find(actors, value["actor"], name_of)
    if place is None:
        return actors
    return [replace(actor, name=value["name"]) if n == place else actor for n, actor in enumerate(actors)]


def _pin(actors: list[Actor], value: dict[str, Any], name_of: NameOf) -> list[Actor]:
    """Every entity of that name (in that article, where one is given) is this actor, whoever else had it."""
    name, article = value["name"], value.get("article")
    now = actors
    for other in [actor.id for actor in actors]:
        target = _find(now, value["actor"], name_of)
        place = next((n for n, actor in enumerate(now) if actor.id == other), None)
        if target is None or place is None or place == target:
            continue

        def leaves(where: str, called: str) -> bool:
            return called == name and article in (None, where)

        whole = now[place].members
        hit = [each for each in whole if leaves(each[0], name_of(*each))]
        if not hit:
            continue
        if len(hit) < len(whole):
            into = now[target].id
            now = _parted(now, place, _split_id(now[place], {name}, {article or ""}), name_of, leaves)
            target = next(n for n, actor in enumerate(now) if actor.id == into)
            place = next(n for n, actor in enumerate(now) if actor.id == other) + 1
        joined = _joined(now[target], now[place])
        now = [joined if n == target else actor for n, actor in enumerate(now) if n != place]
    return now


def _move(stories: list[Story], value: dict[str, Any], article_of: ArticleOf) -> list[Story]:
    moved, reference = value["article"], value.get("story")
    target: int | None = None
    if not any(moved in story.articles for story in stories):
        return stories
    if reference is not None:
        wanted = set(reference["articles"])
        shared = [len(wanted.intersection(story.articles)) for story in stories]
        if not any(shared):
            return stories
        target = shared.index(max(shared))
        if moved in stories[target].articles:
            return stories
    elif any(story.articles == (moved,) for story in stories):
        return stories
    now = []
    for place, story in enumerate(stories):
        if place == target:
            now.append(_told(replace(story, voices=(*story.voices, (moved,))), (*story.articles, moved), article_of))
        elif moved in story.articles:
            left = tuple(each for each in story.articles if each != moved)
            voices = tuple(v for v in (tuple(a for a in voice if a != moved) for voice in story.voices) if v)
            if left:
                now.append(_told(replace(story, voices=voices), left, article_of))
        else:
            now.append(story)
    if target is None:
        title = article_of(moved).headline
        alone = Story(hashlib.sha256(f"alone\0{moved}".encode()).hexdigest()[:12], (), title, voices=((moved,),))
        now.append(_told(alone, (moved,), article_of))
    return now


def _told(story: Story, articles: tuple[str, ...], article_of: ArticleOf) -> Story:
    """`story` with `articles`, oldest first, and what follows from them: its days and outlets."""
    held = [article_of(each) for each in articles]
    held.sort(key=lambda each: (each.published.value if each.published else "9999", each.name, each.id))
    days = [each.published.value[:10] for each in held if each.published]
    headlines = [each.headline for each in held if each.headline]
    title = story.title if story.title in headlines else next(iter(headlines), None)
    return replace(
        story,
        articles=tuple(each.id for each in held),
        title=title,
        begin=min(days, default=None),
        end=max(days, default=None),
        outlets=tuple(dict.fromkeys(each.outlet for each in held if each.outlet)),
    )


_ACTOR_STEPS: dict[str, Callable[[list[Actor], dict[str, Any], NameOf], list[Actor]]] = {
    "merge": _merge,
    "split": _split,
    "rename": _rename,
    "pin": _pin,
}
