"""``stillnight guide``: what is known about restless legs and night cramps, with its sources."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from stillnight import content
from stillnight.cli.asked import Asked
from stillnight.cli.pages import Para, source_list, tell_page
from stillnight.diary.citing import cited
from stillnight.diary.clock import Clock
from stillnight.diary.errors import NotUnderstood
from stillnight.diary.guide import Guide, Topic, numbered_sources
from stillnight.diary.words import quoted


def run(args: Asked, clock: Clock, environ: Mapping[str, str]) -> int:
    """Show the topics, one of them, or what was searched for."""
    if args.topic is not None and args.search is not None:
        raise NotUnderstood("the search goes through all topics; leave the topic out")
    guide = content.guide()
    if args.json:
        _print_json(guide, args)
    elif args.search is not None:
        tell_page(_found(guide, args.search, args.sources))
    elif args.topic is not None:
        tell_page(_topic(guide.named(args.topic), args.sources))
    else:
        tell_page(_contents(guide, args.sources))
    return 0


def _print_json(guide: Guide, args: Asked) -> None:
    # Imported here: people who read the page do not need it.
    from stillnight.cli.as_json import encoded
    from stillnight.cli.guide_json import found_as_json, topics_as_json

    if args.search is not None:
        print(encoded(found_as_json(guide.search(args.search), content.sources())))
    else:
        topics = guide if args.topic is None else (guide.named(args.topic),)
        print(encoded(topics_as_json(topics, content.sources())))


def _contents(guide: Guide, with_sources: bool) -> Iterator[str | Para]:
    for topic in guide:
        yield Para(f"  {topic.id:15} ", topic.title)
    yield "'stillnight guide TOPIC' shows one, '--search WORDS' searches all."
    if with_sources:
        yield from ("", *_sources(numbered_sources(one for topic in guide for one in topic.statements)))


def _topic(topic: Topic, with_sources: bool) -> Iterator[str | Para]:
    numbers = numbered_sources(topic.statements)
    yield topic.title.upper()
    for statement in topic.statements:
        yield from ("", Para("", cited(statement, numbers)))
    yield ""
    if topic.strategies:
        yield Para("Cards: ", ", ".join(topic.strategies))
    if topic.see:
        yield Para("Read on: ", ", ".join(topic.see))
    yield from _sources(numbers) if with_sources else ("The numbers are sources; --sources lists them.",)


def _found(guide: Guide, words: str, with_sources: bool) -> Iterator[str | Para]:
    hits = guide.search(words)
    if not hits:
        raise NotUnderstood(f"the guide says nothing about {quoted(words, 40)}; try fewer or other words")
    numbers = numbered_sources(hit.statement for hit in hits)
    for hit in hits:
        yield Para("", f"{hit.topic.id}: {cited(hit.statement, numbers)}")
        yield ""
    yield from _sources(numbers) if with_sources else ("The numbers are sources; --sources lists them.",)


def _sources(numbers: Mapping[str, int]) -> Iterator[str | Para]:
    yield "SOURCES"
    yield from source_list(numbers, content.sources())
