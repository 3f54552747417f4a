"""Stories: BCubed on ECB+ topics (two look-alike stories each), beside single-pass TF-IDF; articles a second."""

from __future__ import annotations

import json
import lzma
import time
from collections import defaultdict

from bench.ecb import corpora, load, topic_of
from sanudo.article.types import Article, Dating
from sanudo.comparing.profiles import cosine, profile
from sanudo.comparing.stories import group, group_by


def measure() -> list[dict[str, str]]:
    """BCubed F1 of `sanudo.group` on either half of the topics, the baseline's, and the speed on dated news."""
    figures = []
    for half, name in ((0, "even topics"), (1, "odd topics")):
        items = [(article, story) for article, story in load() if topic_of(story) % 2 == half]
        gold = {article.id: story for article, story in items}
        ours = bcubed(labels(group(article for article, _ in items)), gold)
        peer = max((bcubed(single_pass(items, t / 100), gold) for t in range(10, 40, 2)), key=lambda f: f[2])
        figures.append(figure(f"stories, BCubed F1 (P {ours[0]:.3f}, R {ours[1]:.3f})", name, items, ours[2]))
        figures.append(figure("single-pass TF-IDF at its best threshold", name, items, peer[2]))
    return figures + crossed() + speed()


def crossed() -> list[dict[str, str]]:
    """BCubed F1 on either half of the topics with weights fitted on the other half alone; nothing without sklearn."""
    try:
        from training.stories import fit
    except ModuleNotFoundError:
        return []
    figures = []
    for half, name in ((0, "even topics"), (1, "odd topics")):
        learned = [(article, story) for article, story in load() if topic_of(story) % 2 != half]
        items = [(article, story) for article, story in load() if topic_of(story) % 2 == half]
        like = fit([profile(article) for article, _ in learned], [story for _, story in learned])
        found = labels(group_by((article for article, _ in items), like))
        ours = bcubed(found, {article.id: story for article, story in items})
        what = f"stories, fitted on the other half: BCubed F1 (P {ours[0]:.3f}, R {ours[1]:.3f})"
        note = "how groups are likened was chosen with a look at both halves and at other halvings"
        figures.append(figure(what, name, items, ours[2]) | {"note": note})
    return figures


def figure(what: str, topics: str, items: list[tuple[Article, str]], value: float) -> dict[str, str]:
    return {
        "figure": what,
        "corpus": f"ECB+ {topics}",
        "size": f"{len(items)} documents",
        "value": f"{value:.3f}",
        "note": "the shipped weights were fitted on pairs of these topics too" if "single" not in what else "",
    }


def labels(groups: list[list[str]]) -> dict[str, str]:
    """Article id to the number of its group."""
    return {article: str(number) for number, members in enumerate(groups) for article in members}


def bcubed(found: dict[str, str], gold: dict[str, str]) -> tuple[float, float, float]:
    """BCubed precision, recall and F1 (Bagga and Baldwin 1998)."""
    of_found, of_gold = defaultdict(set), defaultdict(set)
    for item in gold:
        of_found[found[item]].add(item)
        of_gold[gold[item]].add(item)
    precision = sum(len(of_found[found[i]] & of_gold[gold[i]]) / len(of_found[found[i]]) for i in gold) / len(gold)
    recall = sum(len(of_found[found[i]] & of_gold[gold[i]]) / len(of_gold[gold[i]]) for i in gold) / len(gold)
    return precision, recall, 2 * precision * recall / (precision + recall)


def single_pass(items: list[tuple[Article, str]], threshold: float) -> dict[str, str]:
    """The baseline: each article to the story whose summed vector is most like it, or a new one."""
    sums: list[dict[str, float]] = []
    found = {}
    for article, _ in items:
        own = profile(article).all
        scores = [cosine(own, total) / (cosine(total, total) ** 0.5) for total in sums]
        best = max(range(len(sums)), key=scores.__getitem__, default=-1)
        if best < 0 or scores[best] < threshold:
            sums.append({})
            best = len(sums) - 1
        for word, weight in own.items():
            sums[best][word] = sums[best].get(word, 0.0) + weight
        found[article.id] = str(best)
    return found


def background(limit: int) -> list[Article]:
    """Dated US news articles."""
    found = []
    with lzma.open(corpora() / "background/allsides.jsonl.xz", "rt", encoding="utf-8") as lines:
        for number, line in zip(range(limit), lines, strict=False):
            row = json.loads(line)
            dating = Dating(row["date"], "metadata", "date") if row.get("date") else None
            text = f"{row.get('title') or ''}\n\n{row['text']}"
            found.append(Article(f"{number:016x}", str(number), text, published=dating))
    return found


def speed() -> list[dict[str, str]]:
    """Articles a second at two sizes: flat when the cost is near linear."""
    figures = []
    for size in (2_000, 8_000):
        articles = background(size)
        start = time.perf_counter()
        group(articles)
        rate = len(articles) / (time.perf_counter() - start)
        figures.append(
            {
                "figure": "stories, articles a second",
                "corpus": "US news 2000-2020",
                "size": f"{size} articles",
                "value": f"{rate:.0f}",
                "page": "performance",
            }
        )
    return figures
