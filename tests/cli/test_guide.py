"""I read what is known, and where it comes from."""

from __future__ import annotations

import json

import pytest

from stillnight import content
from stillnight.diary.wrapping import columns_of
from tests.cli.shell import Shell

TOPICS = [topic.id for topic in content.guide()]


def test_the_topics_are_listed_and_need_no_diary(shell: Shell) -> None:
    """I see what there is to read; nothing is made."""
    said = shell.done("guide")
    assert all(f"  {topic} " in said for topic in TOPICS)
    assert not shell.folder.exists()


@pytest.mark.parametrize("topic", TOPICS)
def test_every_statement_of_a_topic_is_told_with_its_sources(
    shell: Shell, topic: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """At forty columns I read all of it, and each source that it names is under it."""
    monkeypatch.setattr("stillnight.cli.pages.columns", lambda: 40)
    said = shell.done("guide", topic, "--sources")
    assert max(map(columns_of, said.splitlines())) <= 40
    flat = " ".join(said.split())
    for statement in content.guide().named(topic).statements:
        assert " ".join(statement.says.split()) in flat
    for source in content.guide().named(topic).sources:
        assert " ".join(content.sources()[source].title.split()) in flat


def test_without_sources_the_page_says_how_to_see_them(shell: Shell) -> None:
    """The numbers are explained."""
    said = shell.done("guide", "iron")
    assert said.startswith("IRON AND DIET\n")
    assert "--sources lists them" in said
    assert "SOURCES" not in said


def test_searching_shows_what_holds_the_words_and_where(shell: Shell) -> None:
    """I look for ferritin and find the page on iron."""
    said = shell.done("guide", "--search", "FERRITIN iron")
    assert said.startswith("iron: ")
    assert "SOURCES" in shell.done("guide", "--search", "ferritin", "--sources")


def test_programs_get_topics_and_what_was_found_with_their_sources(shell: Shell) -> None:
    """A page of one's own can be made of it: every source that is named is there."""
    (iron,) = json.loads(shell.done("guide", "iron", "--json"))["topics"]
    assert (iron["id"], iron["title"], iron["strategies"]) == (
        "iron",
        "Iron and diet",
        ["iron-rich-food", "prescribed-iron"],
    )
    everything = json.loads(shell.done("guide", "--json"))
    assert [topic["id"] for topic in everything["topics"]] == TOPICS
    named = {name for topic in everything["topics"] for one in topic["statements"] for name in one["sources"]}
    assert named == set(everything["sources"])
    found = json.loads(shell.done("guide", "--search", "ferritin", "--json"))
    assert {one["topic"] for one in found["found"]} == {"iron"}
    assert json.loads(shell.done("guide", "--search", "unobtainium", "--json")) == {"found": [], "sources": {}}


@pytest.mark.parametrize(
    ("argv", "why"),
    [
        (["zzz"], 'the guide has no topic "zzz"; it has restless-legs'),
        (["--search", "unobtainium"], "the guide says nothing about"),
        (["--search", " "], "the guide says nothing about"),
        (["iron", "--search", "x"], "leave the topic out"),
    ],
)
def test_what_cannot_be_is_refused_in_a_line(shell: Shell, argv: list[str], why: str) -> None:
    """I am told what is wrong and what to do."""
    assert why in shell.refused("guide", *argv)
