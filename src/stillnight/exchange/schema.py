"""The JSON Schema of an export, made from the structs, with the words of the table of questions."""

from __future__ import annotations

from typing import Any, Final

import msgspec

from stillnight.diary.question import Question
from stillnight.diary.questions import QUESTIONS
from stillnight.exchange.document import Document

DRAFT: Final = "https://json-schema.org/draft/2020-12/schema"


def schema() -> dict[str, Any]:
    """The schema (draft 2020-12) that every export is valid by."""
    made = msgspec.json.schema(Document)
    for question in QUESTIONS:
        _describe(made["$defs"], "Night", question)
    return {
        "$schema": DRAFT,
        "title": "A Stillnight diary",
        "description": "What 'stillnight export' writes. Absent is blank, lengths are minutes.",
        **made,
    }


def _describe(kinds: dict[str, Any], kind: str, question: Question) -> None:
    """Put the question's words at its answer, and at those of the items of a list."""
    *parts, name = question.id.split(".")
    for part in parts:
        kind = _referred(kinds[kind]["properties"][part])
    place = kinds[kind]["properties"][name]
    place["description"] = f"{question.label}: {question.help}"
    for field in question.fields:
        _describe(kinds, _referred(place), field)


def _referred(place: dict[str, Any]) -> str:
    """The name of the struct that a place refers to, by itself or as one of several."""
    refs = [place, *place.get("anyOf", ()), *place.get("allOf", ())]
    refs += [one["items"] for one in refs if "items" in one]
    return str(next(one["$ref"] for one in refs if "$ref" in one)).rpartition("/")[2]
