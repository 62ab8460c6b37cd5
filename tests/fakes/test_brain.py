"""The brain plays a competent model over the tools, from the conversation alone."""

from tests.fakes.notepad import Notepad
from tests.fakes.provider.brain import TEN_TURNS, TaskBrain
from tests.fakes.provider.conversation import Conversation, MadeCall, Message
from tests.fakes.provider.script import Call, Text


class Talk:
    """A user, the brain, and the tools between them. ``say`` returns the answer."""

    def __init__(self) -> None:
        self.notepad = Notepad()
        self._brain = TaskBrain()
        self._messages: list[Message] = []

    def say(self, words: str, *, broken: str = "") -> str:
        """``broken``: the sentence of error that every tool gives instead of running."""
        self._messages.append(Message("user", words))
        while True:
            parts = self._brain(Conversation(tuple(self._messages), ())).parts
            text = "".join(part.text for part in parts if isinstance(part, Text))
            calls = [part for part in parts if isinstance(part, Call)]
            ids = [f"{len(self._messages)}-{number}" for number in range(len(calls))]
            made = tuple(MadeCall(id, one.name, one.arguments) for id, one in zip(ids, calls, strict=True))
            self._messages.append(Message("assistant", text, made))
            if not calls:
                return text
            for one in made:
                output = broken or self.notepad.run(one.name, one.arguments)
                self._messages.append(Message("tool", output, call_id=one.id))


def test_ten_turns_do_what_they_say() -> None:
    talk = Talk()
    answers = [talk.say(words) for words in TEN_TURNS]
    assert answers[2].count("\n") == 3
    assert answers[6] == "Which one do you mean: call the plumber or call the dentist?"
    assert answers[9] == "- buy eggs (due tomorrow)"
    assert [(note.title, note.due, note.status) for note in talk.notepad.notes] == [
        ("buy almond milk", "tomorrow", "pending"),
        ("buy eggs", "tomorrow", "completed"),
        ("call the plumber", "next monday", "pending"),
    ]


def test_a_task_is_looked_up_by_name_before_it_is_changed() -> None:
    talk = Talk()
    talk.say("Add buy eggs")
    talk.say("Move the eggs to friday")
    assert talk.notepad.used == ["add_task", "list_tasks", "update_task"]


def test_nothing_is_written_while_it_asks_back() -> None:
    talk = Talk()
    talk.say("Add call the plumber and call the dentist")
    talk.say("Delete the call")
    assert talk.notepad.used == ["add_task", "list_tasks"]


def test_a_correction_opens_the_wrong_task_again() -> None:
    talk = Talk()
    talk.say("Add buy milk and buy eggs")
    talk.say("Complete the milk")
    assert talk.say("No, I meant the eggs") == "Open again. Completed."
    assert (talk.notepad.titles("pending"), talk.notepad.titles("completed")) == (["buy milk"], ["buy eggs"])


def test_what_it_does_not_find_or_understand_it_leaves_alone() -> None:
    talk = Talk()
    assert talk.say("Delete the car") == "There is no task like “car”."
    assert talk.say("Good morning").startswith("I can add")
    assert talk.notepad.used == ["list_tasks"]


def test_a_tools_error_is_passed_on() -> None:
    talk = Talk()
    answer = talk.say("Add buy eggs", broken="The database is busy: try again in a minute.")
    assert answer == "That did not work: The database is busy: try again in a minute."
