from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from saydone.domain.query_language.error import QueryError
from saydone.domain.query_language.parse import parse_query
from saydone.domain.query_language.tree import And, HasLabel, HasPriority, InList, Node, Not, Or, Says
from saydone.domain.query_language.unparse import unparse
from saydone.errors import InvalidInput

NOW = datetime(2026, 3, 4, 10, 0, tzinfo=ZoneInfo("Europe/Berlin"))


def normal(query: str) -> str:
    return unparse(parse_query(query, now=NOW))


def test_not_binds_before_and_and_and_before_or() -> None:
    assert parse_query("!p1 & @home | #Work p2", now=NOW) == Or(
        (And((Not(HasPriority(1)), HasLabel("home"))), And((InList("Work"), HasPriority(2))))
    )


def test_every_condition_knows_its_place() -> None:
    query = 'p1 (due: next friday | #"Side project") !list:x'
    tree = parse_query(query, now=NOW)
    assert isinstance(tree, And)
    assert [query[slice(*part.span)] for part in tree.parts] == [
        "p1",
        'due: next friday | #"Side project"',
        "!list:x",
    ]


@pytest.mark.parametrize(
    ("query", "same"),
    [
        ("P1", "p1"),
        ("priority:p2 priority:3", "p2 & p3"),
        ("((p1 & (p2)) p3)", "p1 & p2 & p3"),
        ("!(p1, p2)", "!(p1 | p2)"),
        ("label:@home", "@home"),
        ("project:“Side project”", '#"Side project"'),
        ("is:pending | status:completed", "status:open | status:done"),
        ("ASSIGNED TO: Me", "assigned:me"),
        ("assigned:none", "!has:assignee"),
        ("no priority", "p4"),
        ("DUE: Today", "due:2026-03-04..2026-03-04"),
        ("due<=2026-03-10", "due:..2026-03-10"),
        ("due:>today", "due:2026-03-05.."),
        ("date: none", "!has:due"),
        ("due: overdue", "overdue"),
        ("due:today milk @shop", 'due:2026-03-04..2026-03-04 & "milk" & @shop'),
        ('due:"next friday" friday', 'due:2026-03-13..2026-03-13 & "friday"'),
        ("created < -1 week | due after: +5days", "created:..2026-02-24 | due:2026-03-10.."),
        ("list > 3 title < a", '"list" & ">" & "3" & "title" & "<" & "a"'),
        ("https://example.org/a?b=c 12:30 a<b", '"https://example.org/a?b=c" & "12:30" & "a<b"'),
        ("p1 OR @a AND NOT overdue", "p1 | @a & !overdue"),
        ('milk and "OR" or not', '"milk" & "and" & "OR" & "or" & "not"'),
        ('p1 "or"', 'p1 & "or"'),
        ("p10 p55 say no", '"p10" & "p55" & "say" & "no"'),
        ("due:2026-03-04..2026-03-04", "due:2026-03-04..2026-03-04"),
        ("due:..tomorrow", "due:..2026-03-05"),
        ("due:yesterday..", "due:2026-03-03.."),
        ("due:..tomorrow 5pm milk", 'due:..2026-03-05T16:00:00Z & "milk"'),
        ("due:Today .. next friday", "due:2026-03-04..2026-03-13"),
        ('due:"today..next friday" friday', 'due:2026-03-04..2026-03-13 & "friday"'),
        ("due:this week..next month p1", "due:2026-03-02..2026-04-30 & p1"),
        ("due:2 days..+5 days", "due:2026-03-06..2026-03-09"),
        ("created:3 days..yesterday", "created:2026-03-01..2026-03-03"),
        ("due:2026-03-04T09:00..tomorrow", "due:2026-03-04T08:00:00Z..2026-03-05"),
        ("due:today wait...", 'due:2026-03-04..2026-03-04 & "wait..."'),
        ("100% @ #", '"100%" & "@" & "#"'),
        (r'"say \"no\" \\"', r'"say \"no\" \\"'),
        ("“curly”", '"curly"'),
        ("title:milk description:x comment:y", 'title:"milk" & description:"x" & comment:"y"'),
    ],
)
def test_a_query_is_read_as(query: str, same: str) -> None:
    assert normal(query) == same


@pytest.mark.parametrize(
    ("query", "place", "advice"),
    [
        ("", 1, "it is empty"),
        ("  ", 1, "it is empty"),
        ("p1 &", 5, "ends here behind “&”, but a condition"),
        ("p1 | & p2", 6, "“&” stands here behind “|”"),
        ("& p1", 1, "“&” stands here, but a condition"),
        ("p1 ()", 5, "“)” stands here"),
        ("p1 (p2", 4, "never closed"),
        ("p1) p2", 3, "never opened"),
        ('p1 "milk', 4, "none closes it"),
        ('@"" p1', 1, "nothing between"),
        ("p1 lst:Work", 4, "Did you mean “list:”?"),
        ("re: budget", 1, "put them in quotation marks"),
        ("note: budget", 1, "“note:” is no field"),
        ("list: & p1", 7, "a value is missing behind “list:”"),
        ("status:late", 1, "A task is “open” or “done”"),
        ("priority:5", 1, "from p1, the most urgent, to p4"),
        ("has:money", 1, "Try one of: date"),
        ("p1 due:", 8, "a date is missing behind “due:”"),
        ("p1 due < flurb", 10, "“flurb” is no date that “due” could have"),
        ("due:2026-02-30", 5, "is no date"),
        ("due:..", 5, "is no date"),
        ("due:1600-01-01..", 5, "is no date"),
        ("created:none", 9, "needs a date"),
        ("due: today..yesterday", 6, "Did you mean “yesterday..today”?"),
        ("due:next friday..monday milk", 5, "“next friday..monday” ends before it begins"),
        ("due:today..flurb", 12, "“flurb” is no date that “due” could have"),
        ('due:"next friday"..', 18, "Put both into the quotation marks"),
        ("due:next flurb..today", 5, "“next flurb” is no date"),
        ("due:before friday..", 5, "“before friday” is no date"),
        ('due:"today..flurb"', 1, "“flurb” is no date"),
        ("due:today..monday..friday", 12, "“monday..friday” is no date"),
        ("title:< a", 1, "cannot be compared"),
        ("@home p5", 7, "It goes from p1, the most urgent, to p4"),
        ("@home P0", 7, "“p0” is no priority"),
        ("p1 & no foo", 6, "“no foo” is no condition. Try “no” with one of: date"),
        ("due:2026-03-31..2026-03-01", 5, "Did you mean “2026-03-01..2026-03-31”?"),
        ("created:2026-03-04T12:00..2026-03-04T08:00 milk", 9, "ends before it begins"),
        ("due:2026-03-05..2026-03-04T12:00", 5, "ends before it begins"),
        ("p1 or today", 4, "Write “|” or “OR” to join conditions"),
        ("@home and @work", 7, "Write “&” or “AND”"),
        ("milk not overdue", 6, "Write “!” or “NOT”"),
        ("p1 AND", 7, "ends here behind “AND”"),
        ("OR p1", 1, "“OR” stands here"),
    ],
)
def test_what_cannot_be_read_is_refused_at_its_place(query: str, place: int, advice: str) -> None:
    with pytest.raises(QueryError) as refused:
        parse_query(query, now=NOW)
    assert refused.value.message.startswith(f"At character {place} of the query: ")
    assert advice in refused.value.message
    assert refused.value.span is not None
    assert refused.value.span[0] == place - 1


@pytest.mark.parametrize("query", ["(" * 60 + "p1" + ")" * 60, "!" * 1999 + "a", "(" * 2000, "!(" * 51])
def test_a_query_too_deep_is_refused(query: str) -> None:
    with pytest.raises(QueryError, match="nested more than 50 deep"):
        parse_query(query, now=NOW)


def test_fifty_deep_and_two_thousand_long_is_taken() -> None:
    assert normal("!" * 50 + "p1") == "!" * 50 + "p1"
    assert normal("(" * 50 + "p1" + ")" * 50) == "p1"
    longest = ("a" * 39 + " ") * 50
    assert isinstance(parse_query(longest, now=NOW), And)
    with pytest.raises(QueryError, match="2000 characters are the most"):
        parse_query(longest + "a", now=NOW)


_PIECES = st.sampled_from(
    [
        "p1", "@home", '#"Side project"', "list:Work", "today", "no", "date", "label", "due:", "due <", "due before:",
        "created:", "next friday", "3 days", "2026-03-01..", "today..next friday",
        "..", "..5pm", "last week", "overdue", "recurring", "(", ")", "&", "|",
        ",", "!", '"', "milk", "title:", "status:done", "assigned:me", "has:due", "this afternoon", "lst:", "\\", "@",
        "\x00", "OR", "AND", "NOT", "or", "p5",
    ]
)  # fmt: skip


@given(st.one_of(st.text(max_size=80), st.lists(_PIECES, max_size=12).map(" ".join)))
def test_any_text_is_read_or_refused_and_its_normal_form_reads_the_same(query: str) -> None:
    try:
        tree = parse_query(query, now=NOW)
    except InvalidInput:
        return
    assert parse_query(unparse(tree), now=NOW) == tree
    assert all(0 <= begin < end <= len(query) for begin, end in _spans(tree))


_TEXT = st.text(min_size=1, max_size=10).filter(lambda text: text.isprintable() and text.strip() != "")
_LEAVES: st.SearchStrategy[Node] = st.one_of(
    _TEXT.map(Says),
    _TEXT.map(HasLabel),
    _TEXT.map(InList),
    st.sampled_from((HasPriority(1), HasPriority(4))),
)


def _grown(parts: st.SearchStrategy[Node]) -> st.SearchStrategy[Node]:
    two = st.tuples(parts, parts)
    return st.one_of(
        parts.map(Not),
        two.filter(lambda both: not any(isinstance(one, And) for one in both)).map(And),
        two.filter(lambda both: not any(isinstance(one, Or) for one in both)).map(Or),
    )


_TWIGS = st.one_of(_LEAVES, _grown(_LEAVES))
_TREES = st.one_of(_TWIGS, _grown(_TWIGS), _grown(_grown(_TWIGS)))


@given(_TREES)
def test_every_tree_can_be_written_and_read_again(tree: Node) -> None:
    assert parse_query(unparse(tree), now=NOW) == tree


def _spans(tree: Node) -> list[tuple[int, int]]:
    parts = tree.parts if isinstance(tree, And | Or) else (tree.part,) if isinstance(tree, Not) else ()
    return [tree.span, *(span for part in parts for span in _spans(part))]
