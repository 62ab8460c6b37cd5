"""How well a text is what someone looks for."""

from hypothesis import given
from hypothesis import strategies as st
from rapidfuzz.distance import OSA

from saydone.domain.search import likely, meant, pieces, rank, slips, words_of

LETTERS = st.text("abcdefgh", min_size=6, max_size=12)
KINDS = ["wrong", "missing", "more", "swapped"]


@given(
    word=LETTERS,
    at=st.integers(0, 11),
    letter=st.sampled_from("xyz"),
    kind=st.sampled_from(["wrong", "missing", "more", "swapped"]),
)
def test_a_word_with_one_slip_of_the_pen_still_has_the_pieces_of_one_of_its_spellings(
    word: str, at: int, letter: str, kind: str
) -> None:
    at = min(at, len(word) - 2)
    written = {
        "wrong": word[:at] + letter + word[at + 1 :],
        "missing": word[:at] + word[at + 1 :],
        "more": word[:at] + letter + word[at:],
        "swapped": word[:at] + word[at + 1] + word[at] + word[at + 2 :],
    }[kind]
    found = pieces(written)
    if len(written) >= 7:  # shorter ones are left with less than an index finds
        assert any(all(part in word for part in parts) for parts in found)
    assert all(len(part) >= 3 for parts in found for part in parts)


def test_a_word_of_one_letter_again_and_again_has_pieces_too() -> None:
    assert pieces("aaaaaaa") == [("aaa",)]
    assert pieces("abababa") == [("aba",)]


def test_short_and_endless_words_are_looked_for_as_they_are() -> None:
    assert [slips(word) for word in ("ann", "anna", "annabell", "a" * 100)] == [0, 1, 2, 0]
    assert pieces("a" * 100) == []
    assert rank(["cat"], "cut", "", []) is None


def test_words_are_compared_in_any_case_each_once() -> None:
    assert words_of("Straße STRASSE \N{FULLWIDTH LATIN SMALL LETTER A}") == ["strasse", "a"]


def test_the_rank_says_where_and_whether_exactly() -> None:
    exact = rank(["milk"], "buy milk", "", ["milk"])
    near = rank(["mlik"], "buy bread", "and milk", [])
    assert exact
    assert near
    assert (exact.place, exact.exact) == ("title", True)
    assert (near.place, near.exact) == ("description", False)
    assert exact.score > near.score


@given(
    words=st.lists(st.text("abcdé", min_size=1, max_size=9), min_size=1, max_size=2),
    texts=st.lists(st.text("abcdé \n", max_size=30), max_size=4),
)
def test_no_text_that_has_a_rank_is_left_out_as_unlikely(words: list[str], texts: list[str]) -> None:
    ranked = [at for at, said in enumerate(texts) if rank(words, said, "", []) is not None]
    assert set(ranked) <= set(likely(words, texts))


def test_texts_without_anything_like_a_word_are_not_likely() -> None:
    assert likely(["mlik", "buy"], ["buy milk", "buy bread", "milk", "nothing"]) == [0]


@given(
    word=st.text("abcde", min_size=4, max_size=9),
    known=st.lists(st.text("abcde", min_size=3, max_size=12), max_size=12),
)
def test_those_are_meant_that_are_nearest_of_all_compared_one_by_one(word: str, known: list[str]) -> None:
    def distance(other: str) -> int:
        if word[0] != other[0] and word[1] != other[1] and word[:2] != other[1] + other[0]:
            return 99
        whole = OSA.distance(word, other)
        begins = len(other) > len(word) >= 5 and whole > slips(word)
        return OSA.distance(word, other[: len(word)]) if begins else whole

    near = {other: far for other in known if 0 < (far := distance(other)) <= slips(word)}
    nearest = {other for other, far in near.items() if far == min(near.values())}
    found = meant(word, known)
    assert set(found) <= nearest
    if len(found) < 8:
        assert all(any(each in other for each in found) for other in nearest)
