"""Plain words as Markdown. The page's tests draw the same table and find the words again."""

import json
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from saydone.chatkit.markdown import as_markdown, as_plain

WORDS: list[tuple[str, str]] = json.loads((Path(__file__).parent / "plain_words.json").read_text())
PIECE = re.compile(r"\s*\S+\s*$|\s*\S+")


@pytest.mark.parametrize(("words", "markdown"), WORDS)
def test_words_that_look_like_markdown_are_written_so_that_they_are_read_as_words(words: str, markdown: str) -> None:
    assert as_markdown(words) == markdown


@given(st.text(alphabet="a 1.-_*[]()<>&#42;\\`~|=:/htpw\n"))
def test_words_come_back_as_they_were_and_pieces_make_the_same_as_the_whole(words: str) -> None:
    markdown = as_markdown(words)
    assert as_plain(markdown) == words
    written = ""
    for piece in PIECE.findall(words):
        written += as_markdown(piece, after=written)
    assert written.rstrip() == markdown.rstrip()


@pytest.mark.parametrize("markdown", ["**Bold** and `\\*`", "\\[x\\] &amp; &lt;b&gt; &#39;", "- a\n- b"])
def test_markdown_of_a_language_model_stays_as_it_is(markdown: str) -> None:
    assert as_plain(markdown) == markdown
