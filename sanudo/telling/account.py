"""What a brief is made of, and the two things every line of it needs: numbers for its sources, names for its people.

Nothing here decides what is told. A `Teller` belongs to one story: its sources are numbered in the order they are
cited, and who was introduced with an office is introduced once and called by a short name from then on.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from sanudo.article.types import Span
from sanudo.comparing.types import Actor, Claim, Difference, Evidence, Meeting, Office, Statement, Story, Wording
from sanudo.language.gazetteer.offices import office
from sanudo.reading.types import Quotation, Reading, Sentence
from sanudo.record.record import Record
from sanudo.telling.days import short_day
from sanudo.telling.introducing import Introduction, introduction
from sanudo.telling.morrows import with_morrow
from sanudo.telling.said_before import SaidBefore
from sanudo.telling.surnames import shared_names, short_names
from sanudo.telling.told import Told


@dataclass(frozen=True, slots=True)
class Source:
    """A numbered source: the report, its date as it gives it, and the words, verbatim, at `span` of `article`."""

    number: int
    article: str
    outlet: str
    date: str | None
    words: str
    span: Span


@dataclass(frozen=True, slots=True)
class Line:
    """A sentence and the numbers of its sources; `opens` a paragraph, or goes on with the one before."""

    text: str
    sources: tuple[int, ...]
    opens: bool = True


@dataclass(frozen=True, slots=True)
class Section:
    """A heading and its lines; `level` 2 or 3."""

    heading: str
    lines: tuple[Line, ...]
    level: int = 2


@dataclass(frozen=True, slots=True)
class Brief:
    """The whole account."""

    title: str
    sections: tuple[Section, ...]
    sources: tuple[Source, ...]


class Teller:
    """What the record holds of one story, with its sources numbered and its people introduced as lines are told."""

    def __init__(self, record: Record, story: Story) -> None:
        self.record = record
        self.story = story
        self.texts = {article: record.text(article) for article in story.articles}
        self.articles = {article: record.article(article) for article in story.articles}
        self.claims: list[Claim] = list(record.compared("claims", story.id))
        self.differences: list[Difference] = list(record.compared("differences", story.id))
        self.meetings: list[Meeting] = record.resting_on("meetings", story.articles)
        self.statements: list[Statement] = []  # with the wordings that this story has
        for statement in record.resting_on("statements", story.articles):
            here = tuple(w for w in statement.wordings if w.article in self.texts)
            if here:
                self.statements.append(replace(statement, wordings=here))
        self.actors: list[Actor] = record.resting_on("actors", story.articles)
        self.placed = {a: c.day for c in story.chapters if c.basis == "inferred" and c.day for a in c.articles}
        self.labels = _labels(self)
        self.sources: list[Source] = []
        self.told: set[Evidence] = set()  # sentences told
        self.again: dict[Evidence, list[Evidence]] = {}  # of a sentence told: what tells the same in other words
        self.quoted = SaidBefore()  # quotations told day by day
        self.comments: frozenset[str] | None = None  # the reports that are comment, once asked for
        self.lines = Told()
        self.topic = (story.title or "").lower()  # what the account has told at its head, in small letters
        self.lately = ""  # the last lines that were told, in small letters
        self._numbers: dict[tuple[str, Span], int] = {}
        self._readings: dict[str, Reading] = {}
        self._introduced: set[str] = set()
        self._named: set[str] = set()  # told by the whole name, be it in brackets, without an office
        self._short: dict[str, str] | None = None
        self._shared: frozenset[str] | None = None
        self._who: dict[tuple[str, bool], Introduction | None] = {}
        self._names = {actor.name for actor in self.actors}
        self._actor_of = {member: actor for actor in self.actors for member in actor.members}

    def reading(self, article: str) -> Reading:
        if article not in self._readings:
            self._readings[article] = with_morrow(self.record.reading(article), self.story)
        return self._readings[article]

    def quotation(self, wording: Wording) -> Quotation | None:
        """The quotation that a wording is."""
        quotations = self.reading(wording.article).quotations
        return quotations[wording.quotation] if wording.quotation < len(quotations) else None

    def cite(self, evidence: Sequence[Evidence], most: int = 4) -> tuple[int, ...]:
        """The numbers of the sources of some evidence, one a report, of so many reports at most."""
        found: dict[str, int] = {}
        for one in evidence:
            if one.article in self.texts and one.article not in found and len(found) < most:
                found[one.article] = self._number(one.article, one.span)
        return tuple(sorted(found.values()))

    def _number(self, article: str, span: Span) -> int:
        if (article, span) not in self._numbers:
            report = self.articles[article]
            number = len(self.sources) + 1
            self._numbers[(article, span)] = number
            date = report.published.value if report.published else None
            words = one_line(span.of(self.texts[article]))
            self.sources.append(Source(number, article, self.labels[article], date, words, span))
        return self._numbers[(article, span)]

    def evidence(self, number: int) -> Evidence:
        """What a source rests on."""
        source = self.sources[number - 1]
        return Evidence(source.article, source.span)

    def name(self, name: str) -> str:
        """A name: with its office where it is met for the first time, as short as the reports have it after that."""
        if name in self._introduced:
            return self.short(name)
        self._introduced.add(name)
        words, before = self.introduced(name)
        if not words:
            return name
        return f"{words} {name}" if before else f"{name} ({words})"

    def introduced(self, name: str) -> tuple[str, bool]:
        """What an account says of a person at the first mention, and whether it stands before the name; "" where
        nothing is known, or the name says it."""
        actor = next((a for a in self.actors if a.name == name and a.kind == "PERSON"), None)
        office = self._best_known(actor) if actor else None
        told = self.who(actor) if actor and (office is None or _says_little(office)) else None
        if actor and told is None and office is not None and office.body is None:
            told = self.who(actor, before=True)  # "Harland House Speaker", not "House Speaker" alone
        if told is not None:
            return (_with_the(told.words) if told.before else told.words), told.before
        if office is None or office.title.lower() in name.lower():
            return "", False
        if (office.body is None or office.title[-1:] == ".") and self._stands_before(office, name):
            return office.title, True
        if office.body is None and office.title.lower() in _SAY_LITTLE:
            return "", False
        if office.body is not None and _DISTRICT.search(office.body):
            return f"{office.body} {office.title}", True  # "U.S. District Judge", not "Judge of U.S. District"
        if office.body is not None and self._is_of_a_house(office):
            return f"{office.body} {office.title}", True  # "Senate Minority Leader", "Republican candidate"
        joint = "at" if office.title.split()[-1].lower() in _WORK_AT else "of"
        named = with_article(office.body) if office.body else ""
        body = f" {joint} {named}" if office.body and office.body.lower() not in office.title.lower() else ""
        return f"{office.title}{body}", False

    def _is_of_a_house(self, office: Office) -> bool:
        """Whether a report has the body right before the title, and it is a house, a party or an acting office: what
        else is told so ("NATO Secretary-General") reads as well with "of"."""
        told = f"{office.body} {office.title}".lower()
        words = [" ".join(self.words(one).lower().split()) for one in office.evidence if one.article in self.texts]
        return told in words and _HOUSE.match(office.body or "") is not None

    def who(self, actor: Actor, before: bool = False) -> Introduction | None:
        """Who somebody is in the words of the story's reports, those `before` the name alone or any; None where none
        says so beside the name."""
        if (actor.id, before) not in self._who:
            here = sorted({article for article, _ in actor.members if article in self.texts})
            readings = {article: self.reading(article) for article in here}
            self._who[actor.id, before] = introduction(actor, readings, before)
        return self._who[actor.id, before]

    def _best_known(self, actor: Actor) -> Office | None:
        """The office that most reports of the story give, with its body where one does, the first of these; none that
        only reports of another story give, which may be of other years."""
        told = [
            (len({e.article for e in o.evidence if e.article in self.texts}), o) for o in actor.offices if not o.former
        ]
        here = [(number, office) for number, office in told if number]
        return max(here, key=lambda pair: (pair[0], pair[1].body is not None), default=(0, None))[1]

    def _stands_before(self, office: Office, name: str) -> bool:
        """Whether a report has the title right before the name: "Mayor Felicitas Quispe"."""
        last = name.split()[-1]
        for one in office.evidence:
            behind = self.texts[one.article][one.span.end :].split()[:3] if one.article in self.texts else []
            if behind and behind[0][:1].isupper() and last in (word.strip(",.;") for word in behind):
                return office.title[:1].isupper()
        return False

    def knows(self, name: str) -> bool:
        """Whether somebody was told of by the whole name."""
        return name in self._introduced or name in self._named

    def met(self, words: str) -> None:
        """Who is named in full in words that are told needs no introduction after that."""
        self.lately = (self.lately + " " + words.lower())[-_LATELY:]
        self._introduced |= {actor.name for actor in self.actors if actor.kind == "PERSON" and actor.name in words}
        bare = re.sub(r"[\[\]]", "", words)
        self._named |= {actor.name for actor in self.actors if actor.kind == "PERSON" and actor.name in bare}

    def actor(self, article: str, entity: int | None) -> Actor | None:
        """The actor that an entity of a report is."""
        return self._actor_of.get((article, entity)) if entity is not None else None

    def is_actor(self, name: str) -> bool:
        """Whether a name is one that an actor of this story goes by first: no role, no "their leader"."""
        return (
            name in self._names and name.split()[-1][:1].isupper() and not re.search(r"\d|[:“”\"]|[a-z]{3}[A-Z]", name)
        )

    def sentence(self, one: Evidence) -> Sentence | None:
        """The sentence in which a stretch of a report begins."""
        sentences = self.reading(one.article).sentences
        place = bisect_right(sentences, one.span.start, key=lambda s: s.span.start) - 1
        return sentences[place] if place >= 0 and one.span.start < sentences[place].span.end else None

    def words(self, one: Evidence) -> str:
        """The words of a stretch of a report."""
        return one.span.of(self.texts[one.article])

    def day(self, value: str) -> str:
        """A day within a sentence: "18 March", with the year where the story is of another."""
        years = {day[:4] for day in (self.story.begin, self.story.end) if day}
        return short_day(value, with_year=value[:4] not in years)

    def short(self, name: str) -> str:
        """The last word of a person's name where reports call the person so and nobody else here."""
        if self._short is None:
            self._short = short_names(self.actors, {article: self.reading(article) for article in self.texts})
        return self._short.get(name, name)

    def shares_surname(self, name: str) -> bool:
        """Whether a person's surname is that of another of the story too: "Ivanov" alone tells nobody who is meant."""
        if self._shared is None:
            self._shared = shared_names(self.actors, {article: self.reading(article) for article in self.texts})
        return name in self._shared


_DISTRICT = re.compile(r"\b(?:District|Circuit|County|Supreme Court|Superior Court|High Court)$")
_HOUSE = re.compile(
    r"(?:Acting\b.*|Senate|House|Congress|Parliament|Commons|Lords|Duma|Bundestag|Knesset|Assembly|Republican"
    r"|Democratic|Labour|Conservative|Liberal|Green)$"
)
_LATELY = 700  # characters: some three lines
# Titles that without a body tell nothing of an office.
_POSTS = "leader chief head member official director chairman minister president founder owner editor aide"
_CALLINGS = "spokesman spokeswoman adviser advisor counsel lawyer attorney expert analyst author reporter worker"
_ROLES = "student resident witness suspect wife husband widow mother father son daughter brother sister"
# Who works at a body, and is none of its heads: "professor at Lima University".
_WORK_AT = frozenset(
    ("professor", "economist", "researcher", "fellow", "scholar", "analyst", "lecturer", "scientist", "historian")
) | {"expert", "strategist", "student", "teacher", "doctor", "surgeon", "engineer", "physicist"}
_SAY_LITTLE = frozenset(f"{_POSTS} {_CALLINGS} {_ROLES}".split())


def _says_little(office: Office) -> bool:
    """Whether an office tells little of somebody: a rank ("Rep."), or one of no body told ("head")."""
    return office.title[-1:] == "." or (office.body is None and office.title.lower() in _SAY_LITTLE)


def _with_the(words: str) -> str:
    """ "The President's lawyer" where words begin with whose lawyer it is by an office alone."""
    first = words.split()[0]
    owner = re.sub(r"['’]s$", "", first)
    return f"the {words}" if owner != first and office(owner) else words


def with_article(place: str) -> str:
    """ "The United Kingdom": a state that is told with "the" in a sentence."""
    return f"the {place}" if _WITH_ARTICLE.match(place) else place


_WITH_ARTICLE = re.compile(
    r"(?:United (?:Kingdom|States|Nations|Arab Emirates)|U\.?[SK]\.?$|UN$|U\.N\.$|European Union|EU$|Netherlands"
    r"|Philippines|Maldives|Bahamas|Central African Republic|Czech Republic|Dominican Republic|Democratic Republic)"
)


def listed(names: Sequence[str]) -> str:
    """A, B and C."""
    if not names:
        return "nobody named"
    return names[0] if len(names) == 1 else ", ".join(names[:-1]) + " and " + names[-1]


def quoted(words: str) -> str:
    return f"“{bare(words)}”"


def bare(words: str) -> str:
    """Words on one line, without the quotation marks around them and the comma before the last."""
    told = one_line(words)
    return told.strip('"“”`').removeprefix("''").removesuffix("''").strip().rstrip(",").strip()


def one_line(words: str) -> str:
    """Words with single spaces, and none before a mark where a link that the page set in was taken out."""
    return " ".join(_GAP.sub("", words).split())


_GAP = re.compile(r"[^\S\n]{2,}(?=[,;:.?!)’'])")


def capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def ended(text: str) -> str:
    """With a full stop, where it does not end by itself, be it inside quotation marks."""
    return text if text.rstrip("\"'”’»)").endswith((".", "!", "?", "…")) else text + "."


def single_marks(words: str) -> str:
    """Quotation marks inside quoted words are single."""
    return re.sub(r"[\"“”]([^\"“”]*)[\"“”]", r"‘\1’", words).replace('"', "").replace("“", "").replace("”", "")


def counted(number: int) -> str:
    """A small number in letters."""
    return _COUNTS[number] if number < len(_COUNTS) else str(number)


_COUNTS = ("none", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
_MACHINE = re.compile(r"[0-9a-f]{8,}|\d{5,}|#", re.IGNORECASE)


def _labels(teller: Teller) -> dict[str, str]:
    """What each report is called: its outlet, with a number where it has several; else its file, or a number alone."""
    outlets = Counter(article.outlet for article in teller.articles.values())
    seen: Counter[str] = Counter()
    labels = {}
    for place, (id, article) in enumerate(teller.articles.items(), 1):
        if article.outlet is None:
            name = re.sub(r"\.\w{2,5}$", "", article.name.rsplit("/", 1)[-1])
            labels[id] = f"report {place}" if len(name) > 30 or _MACHINE.search(name) else name
        else:
            seen[article.outlet] += 1
            several = outlets[article.outlet] > 1
            labels[id] = f"{article.outlet} ({seen[article.outlet]})" if several else article.outlet
    return labels
