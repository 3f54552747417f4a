"""How long it takes to resolve mentions against actors, on made names of the shape and spread of real ones.

Names are given names of the gazetteer with made family names, some misspelt; who is often named follows a power law.
"""

from __future__ import annotations

import random
import sys
import time

from sanudo.comparing.offices import Member
from sanudo.comparing.resolving import Resolver
from sanudo.language.gazetteer import rows


def measure(mentions: int = 100_000, actors: int = 20_000) -> list[dict[str, object]]:
    """Seconds for `mentions` against `actors`; the aim is a million against two hundred thousand."""
    seconds, found = run(mentions, actors)
    note = f"{found} actors found of {actors} made"
    figure = f"resolving {mentions} entities against {actors} actors, seconds"
    return [
        {
            "figure": figure,
            "corpus": "made names",
            "size": mentions,
            "value": round(seconds, 1),
            "note": note,
            "page": "performance",
        }
    ]


def run(mentions: int, actors: int) -> tuple[float, int]:
    """Processor seconds, and the number of actors found."""
    chance = random.Random(7)
    given = [row[0] for row in rows("given_names")]
    starts = ("B", "Br", "Ch", "D", "F", "G", "Gr", "H", "K", "Kr", "L", "M", "N", "P", "R", "S", "St", "T", "V", "Z")
    middles = [c + v for c in "bdfgklmnprstvz" for v in "aeiou"]
    ends = ("n", "v", "ski", "ov", "ez", "son", "berg", "ic", "man", "ti", "ko", "adze", "yan", "er", "i", "u", "th")
    people = [
        f"{chance.choice(given)} {chance.choice(starts)}{chance.choice('aeiou')}{''.join(chance.choices(middles, k=2))}"
        f"{chance.choice(ends)}"
        for _ in range(actors)
    ]
    resolver = Resolver()
    begin = time.process_time()
    for number in range(mentions):
        place = number if number < actors else min(actors - 1, int(chance.paretovariate(0.6)) - 1)
        name = people[place]
        if chance.random() < 0.05:
            cut = chance.randrange(len(name) // 2, len(name))
            name = name[:cut] + chance.choice("aeiouy") + name[cut:]
        day = f"20{chance.randrange(10, 20)}-01-01"
        resolver.add_member(
            Member(f"{number}", 0, name, "PERSON", None, None, None, None, day, (name,), (), (), False, frozenset())
        )
    found = len(resolver.groups())
    return time.process_time() - begin, found


if __name__ == "__main__":
    print(measure(*map(int, sys.argv[1:])))
