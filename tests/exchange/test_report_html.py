"""The report for my clinic prints on two pages, is valid, loads nothing, and shows what I typed as I typed it."""

from __future__ import annotations

import re
import shutil
import subprocess
import unicodedata
from pathlib import Path

import html5lib
import pytest
from pypdf import PdfReader

from stillnight.exchange.report.html import as_html
from tests.exchange.fullest import PAYLOADS, fullest
from tests.exchange.plain import plain_report
from tests.exchange.printing import Paper, pictured, printed

ALLOWED = {
    *("html", "head", "meta", "title", "style", "body", "main", "header", "section", "footer", "div"),
    *("h1", "h2", "p", "ul", "li", "table", "caption", "thead", "tbody", "tr", "th", "td"),
    *("svg", "desc", "text", "line", "rect", "polygon", "circle"),
}


@pytest.mark.parametrize("paper", ["A4", "letter"])
def test_the_fullest_report_has_two_pages(tmp_path: Path, paper: Paper) -> None:
    """Twenty-eight nights of everything, twenty medicines and long notes: still two sheets in my doctor's hand."""
    pages = PdfReader(printed(tmp_path, as_html(fullest()), paper)).pages
    assert len(pages) == 2
    wide = {"A4": 595, "letter": 612}[paper]
    assert float(pages[0].mediabox.width) == pytest.approx(wide, abs=1)
    assert "Self-reported; not a diagnosis" in pages[1].extract_text()


def test_an_ordinary_report_begins_with_figures_and_nights(tmp_path: Path) -> None:
    """The first page has the table and the picture, the second what is said of the complaints."""
    printout = PdfReader(printed(tmp_path, as_html(plain_report()), "A4"))
    pages = [unicodedata.normalize("NFKC", page.extract_text()) for page in printout.pages]  # "ffi" may be one sign
    assert len(pages) == 2
    assert "efficiency (TST/TIB)" in pages[0]
    assert "The nights, from noon to noon" in pages[0]
    assert "Strategies, nights on which each was used" in pages[1]


def test_its_own_policy_lets_it_look_as_it_should(tmp_path: Path) -> None:
    """The browser may apply this style and no other: with the policy the page looks as without it."""
    page = as_html(plain_report())
    free = "\n".join(line for line in page.splitlines() if "Content-Security-Policy" not in line)
    seen = [pictured(tmp_path, one).read_bytes() for one in (page, free, page.replace("fill: #444", "fill: #445"))]
    assert seen[0] == seen[1]
    assert seen[0] != seen[2]


@pytest.mark.parametrize("full", [True, False])
def test_it_is_valid(tmp_path: Path, full: bool) -> None:
    """The parser of the standard has nothing to mend in it, whatever I typed, and HTML Tidy nothing to warn of."""
    page = as_html(fullest() if full else plain_report())
    html5lib.HTMLParser(strict=True).parse(page)
    tidy = shutil.which("tidy")
    if tidy is None:
        pytest.skip("tidy is not installed")
    source = tmp_path / "page.html"
    source.write_text(page, encoding="utf-8")
    told = subprocess.run([tidy, "-q", "-e", "-utf8", str(source)], capture_output=True, text=True, check=False)
    assert (told.returncode, told.stderr) == (0, "")


def test_it_loads_nothing_and_runs_nothing() -> None:
    """No script, no link, no address to fetch, no style or event of an element: only the elements it needs."""
    tree = html5lib.parse(as_html(fullest()), namespaceHTMLElements=False)
    elements = [(str(one.tag).rpartition("}")[2], one.attrib) for one in tree.iter() if isinstance(one.tag, str)]
    assert {name for name, _ in elements} <= ALLOWED
    names = {str(name) for _, attributes in elements for name in attributes}
    assert not names & {"src", "href", "style", "srcdoc", "action", "data", "poster", "background"}
    assert not [name for name in names if name.startswith("on")]
    style = next(one.text for one in tree.iter("style"))
    assert not re.search(r"url\(|@import|expression", style)


def test_the_policy_forbids_everything_but_its_own_style() -> None:
    """Even if something slipped in, the browser would not fetch or run it."""
    page = as_html(plain_report())
    policy = re.search(r'Content-Security-Policy" content="([^"]+)"', page)
    assert policy is not None
    assert "default-src 'none'" in policy[1]
    assert "unsafe" not in policy[1]


@pytest.mark.parametrize("payload", PAYLOADS)
def test_what_i_typed_is_text(payload: str) -> None:
    """Whatever my name looks like, it stands there as text and without control characters."""
    tree = html5lib.parse(as_html(fullest(name=payload)), namespaceHTMLElements=False)
    heading = next(one for one in tree.iter("h1"))
    assert list(heading) == []
    shown = heading.text.removeprefix("Sleep diary: ")
    visible = "".join(sign for sign in payload if sign.isascii() and sign.isprintable())
    assert "".join(sign for sign in shown if sign.isascii()) == visible
    assert not re.search("[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", shown)


def test_the_picture_is_there_for_those_who_listen() -> None:
    """Each picture has a title and a description, and every night stands in a table in words."""
    tree = html5lib.parse(as_html(plain_report()), namespaceHTMLElements=False)
    page = as_html(plain_report())
    assert tree.get("lang") == "en"
    assert page.count('role="img"') == page.count("<desc>") == 2
    assert "into bed 22:" in page
    assert "The nights in words" in page
