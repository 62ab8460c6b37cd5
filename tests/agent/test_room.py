"""How much of a conversation a model is given."""

from hypothesis import given
from hypothesis import strategies as st

from saydone.agent.memory import history
from saydone.agent.room import Item, length, newest, shorter


def turn(number: int, output: str) -> list[Item]:
    return [
        {"role": "user", "content": f"Show me {number}."},
        {"type": "function_call", "call_id": f"call{number}", "name": "list_tasks", "arguments": "{}"},
        {"type": "function_call_output", "call_id": f"call{number}", "output": output},
        {"role": "assistant", "content": "There they are."},
    ]


def test_the_oldest_turns_are_left_out_first_and_whole() -> None:
    items = [*turn(1, "a" * 5_000), *turn(2, "b" * 5_000), *turn(3, "c" * 100)]
    assert shorter(items, 6_000) == items[4:]
    assert shorter(items, 1_000) == items[8:]


def test_long_answers_of_tools_are_cut_in_the_middle_where_the_last_turn_is_too_long() -> None:
    items = turn(1, "begin" + "x" * 9_000 + "end")
    kept = shorter(items, 3_000) or []
    assert [item.get("type") for item in kept] == [item.get("type") for item in items]
    assert kept[2]["output"].startswith("begin")
    assert kept[2]["output"].endswith("end")
    assert "left out here" in kept[2]["output"]
    assert length(kept) < 3_000
    assert shorter(kept, 1_000) is None, "what is left is not cut again"


def test_what_the_user_said_last_is_never_left_out() -> None:
    items = [*turn(1, "a"), {"role": "user", "content": "z" * 50_000}]
    assert shorter(items, 10) == items[4:]
    assert shorter(items[4:], 10) is None


def test_an_image_counts_for_what_it_is_and_not_for_its_letters() -> None:
    image = {"type": "input_image", "image_url": "data:image/png;base64," + "A" * 500_000}
    assert length([{"role": "user", "content": [image]}]) < 5_000


def test_a_history_is_bounded_by_its_length_too() -> None:
    items = [dict(item) for number in range(12) for item in turn(number, "x" * 30_000)]
    kept = history(items)
    assert 60_000 < length([dict(item) for item in kept]) < 125_000
    assert kept[-4:] == items[-4:]


@given(st.lists(st.integers(0, 3_000), min_size=1, max_size=8), st.integers(1, 20_000))
def test_calls_keep_their_outputs_however_much_is_left_out(sizes: list[int], limit: int) -> None:
    items = [item for number, size in enumerate(sizes) for item in turn(number, "x" * size)]
    for kept in (newest(items, limit), shorter(items, limit) or items):
        assert kept[0].get("role") == "user"
        calls = [item["call_id"] for item in kept if item.get("type") == "function_call"]
        outputs = [item["call_id"] for item in kept if item.get("type") == "function_call_output"]
        assert calls == outputs
        assert kept[-1] == items[-1]
