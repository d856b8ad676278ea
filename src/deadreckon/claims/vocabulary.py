"""What the extractor of claims needs of a language's lexicon, and the phrases made of it."""

from __future__ import annotations

from functools import cache

from deadreckon.claims.lexicon import Script, Table, table
from deadreckon.claims.phrases import Phrase, Phrases

Patterns = tuple[Phrase, ...]


class Terms(Table):
    """Estimative terms by band, and what turns one round."""

    almost_certain: Patterns = ()
    highly_likely: Patterns = ()
    likely: Patterns = ()
    even: Patterns = ()
    realistic: Patterns = ()
    unlikely: Patterns = ()
    highly_unlikely: Patterns = ()
    remote: Patterns = ()
    negation: Patterns = ()


class Confidence(Table):
    """Phrases of analytic confidence, by level."""

    high: Patterns = ()
    moderate: Patterns = ()
    low: Patterns = ()
    not_high: Patterns = ()


class Signs(Table):
    """Signs that a clause makes a claim, and of which kind; and what holds clauses together.

    Attributes:
        deny, no_comment: a denial, and a refusal to speak.
        reject: a denial where something `accused` stands near: a report is rejected, and a bid.
        undenied: none, though it looks so: did not deny.
        ignorance: nobody can tell.
        hedge: an assessment without an estimative term; `rumour`: hearsay that nobody says.
        ais: a ship's own signal, or its silence.
        legal: a rule that forbids or is broken; `norm`: the rule's name. A legal claim has both.
        conditional: opens a condition; `inverted` does at the head of a sentence only (Would
            ...); `whether` does not, though it looks so.
        alleged: hearsay, or at a distance.
        now: times that tell no day.
        sighting, route: verbs of ships that are seen, and of ships that go.
        ship: words for a ship, before its name.
        imagery, estimate: seen or counted; thought.
        background: not news.
        strong, joint: conjunctions between clauses, and between words.
        complement: opens what somebody says.
        back: stands for what was said before.
        locative: a place follows.
    """

    deny: Patterns = ()
    reject: Patterns = ()
    accused: Patterns = ()
    undenied: Patterns = ()
    no_comment: Patterns = ()
    ignorance: Patterns = ()
    hedge: Patterns = ()
    rumour: Patterns = ()
    ais: Patterns = ()
    legal: Patterns = ()
    norm: Patterns = ()
    conditional: Patterns = ()
    inverted: Patterns = ()
    whether: Patterns = ()
    alleged: Patterns = ()
    now: Patterns = ()
    sighting: Patterns = ()
    route: Patterns = ()
    ship: Patterns = ()
    imagery: Patterns = ()
    estimate: Patterns = ()
    background: Patterns = ()
    strong: Patterns = ()
    joint: Patterns = ()
    complement: Patterns = ()
    back: Patterns = ()
    locative: Patterns = ()


class Attributing(Table):
    """How the language says who says it.

    Attributes:
        according: before the source; `after`: after it; `pronominal`: with a
            pronoun, whole (`in his view`).
        says: verbs whose subject is the source, before or after them.
        citing: before the next source of the chain; `cited_by`: before one that stands nearer.
        told: before somebody who was told, and tells it on.
        carriers: what a source speaks through (`a report of`), no part of its name; `carried`:
            the same after it.
        anaphors: stand for a source named before; `own`: the outlet itself.
        roles: nouns that make a phrase a source without a name.
        seat: before a body that speaks through those in it (Russian `в министерстве сообщили`).
        stop: end a source's phrase; `prepositions` cannot open one, nor, like
            `articles`, end one.
        topic: particles after a subject (Japanese, Korean).
        aside: words between a subject and its verb, no part of either.
    """

    according: Patterns = ()
    pronominal: Patterns = ()
    after: Patterns = ()
    says: Patterns = ()
    citing: Patterns = ()
    cited_by: Patterns = ()
    told: Patterns = ()
    carriers: Patterns = ()
    carried: Patterns = ()
    anaphors: Patterns = ()
    own: Patterns = ()
    roles: Patterns = ()
    seat: Patterns = ()
    stop: Patterns = ()
    prepositions: Patterns = ()
    articles: Patterns = ()
    topic: Patterns = ()
    aside: Patterns = ()


@cache
def vocabulary(language: str) -> Phrases:
    """Give all phrases of a language; a kind is `table.key` (`terms.likely`, `signs.deny`)."""
    tables = {
        "terms": table(language, "terms", Terms),
        "confidence": table(language, "confidence", Confidence),
        "signs": table(language, "signs", Signs),
        "attribution": table(language, "attribution", Attributing),
    }
    kinds = {
        f"{name}.{key}": patterns
        for name, found in tables.items()
        for key, patterns in found
        if patterns
    }
    return Phrases(table(language, "script", Script), kinds)
