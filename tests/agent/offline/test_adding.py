"""Sentences that add tasks."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest

from tests.agent.offline.readings import intents, only, titles


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("add yoghurt and granola", ["yoghurt", "granola"]),
        ("add oat milk, tofu and rye bread to the shopping list", ["oat milk", "tofu", "rye bread"]),
        ("add clean the gutters, mow the lawn and wash the car", ["clean the gutters", "mow the lawn", "wash the car"]),
        ("add ring gran and grandad", ["ring gran and grandad"]),
        ("add salt and pepper", ["salt and pepper"]),
        ("add buy nails; ring Ida; sort the screws", ["buy nails", "ring Ida", "sort the screws"]),
        ("add lunch with Tom and Ann", ["lunch with Tom and Ann"]),
        ("i have to ring Tom at 3 and email Sue by friday", ["ring Tom", "email Sue"]),
        ("add plan a trip to Rome in June", ["plan a trip to Rome"]),
        ("add the following: nails, glue", ["nails", "glue"]),
        ("add wrap up the list of speakers", ["wrap up the list of speakers"]),
        ("get nails, screws and glue - put each on my list", ["get nails", "get screws", "get glue"]),
    ],
)
def test_several_things_are_several_tasks_and_one_name_stays_one(text: str, expected: list[str]) -> None:
    assert titles(text) == expected


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("please could you put batteries onto my shopping list", "batteries"),
        ("new task: rotate the tyres", "rotate the tyres"),
        ("create a to-do for reviewing the contract", "reviewing the contract"),
        ("don't let me forget to defrost the fish", "defrost the fish"),
        ("make a note to ring the plumber", "ring the plumber"),
        ("we ran out of dish soap, add it to the shopping list", "dish soap"),
        ("my list needs bananas", "bananas"),
        ("todo: café crème für Zoë", "café crème für Zoë"),
        ("put “полить цветы” on my list", "полить цветы"),
        ("add 'sing: delete the silence'", "sing: delete the silence"),
        ("hey, can you please add haircut for me? thanks!", "haircut"),
        ("tuck sort the cellar into my to do list", "sort the cellar"),
        ("drill bits to the hardware list please", "drill bits"),
        ("jot down ring the plumber", "ring the plumber"),
        ("on thursday i need a reminder to feed the hens", "feed the hens"),
        ("i ought to prune the roses, remind me", "prune the roses"),
        ("it would be lovely if you could remind me to prune the roses", "prune the roses"),
        ("i have to remember to prune the roses", "prune the roses"),
        ("um, add er prune the roses", "prune the roses"),
        ("remind me to tell Mia the trip is cancelled", "tell Mia the trip is cancelled"),
        ("create a weekly task to prune the roses", "prune the roses"),
        ("edit my hardware list to include drill bits", "drill bits"),
        ("open my hardware list and add drill bits to it", "drill bits"),
        ("make sure drill bits are on my hardware list", "drill bits"),
        ("can drill bits be put on my hardware list", "drill bits"),
        ("add one more thing to my list: drill bits", "drill bits"),
        ("i can't forget to feed the hens", "feed the hens"),
        ("let me know when it's time to feed the hens", "feed the hens"),
        ("i need to feed the hens, set a reminder", "feed the hens"),
        ("schedule feed the hens for friday", "feed the hens"),
        ("my next task is to feed the hens", "feed the hens"),
        ("would you mind adding feed the hens", "feed the hens"),
        ("i have an interview on friday at 2", "interview"),
        ("first thing friday remind me to feed the hens", "feed the hens"),
        ("remind me in 20 to feed the hens", "feed the hens"),
        ("make sure i'm reminded to feed the hens", "feed the hens"),
        ("set a task to feed the hens every 3 hours", "feed the hens"),
        ("add feed the hens every 3 hours", "feed the hens"),
        ("add read the notes from the workshop", "read the notes from the workshop"),
        ("add some nails", "nails"),
        ("add urgent ring the plumber", "ring the plumber"),
        ("i forgot to add drill bits to my hardware list", "drill bits"),
        ("might as well add drill bits", "drill bits"),
        ("go ahead and throw drill bits on my list", "drill bits"),
        ("add the item drill bits to my hardware list", "drill bits"),
        ("item: drill bits", "drill bits"),
        ("remind me once i'm home to ring the plumber", "ring the plumber once i'm home"),
        ("remind me at some point to ring the plumber", "ring the plumber"),
        ("set a reminder that says ring the plumber", "ring the plumber"),
        ("give me a nudge to ring the plumber", "ring the plumber"),
        ("it would help if you reminded me to ring the plumber", "ring the plumber"),
        ("put it on my list to ring the plumber", "ring the plumber"),
        ("tomorrow i have to ring the plumber", "ring the plumber"),
        ("mark down that i have to ring the plumber", "ring the plumber"),
        ("a reminder to ring the plumber would be great", "ring the plumber"),
        ("let me know at 7 to ring the plumber", "ring the plumber"),
        ("pencil in ring the plumber for tuesday", "ring the plumber"),
        ("add meeting minutes binder", "meeting minutes binder"),
        ("i have a new task for you: ring the plumber", "ring the plumber"),
        ("queue up a task to ring the plumber", "ring the plumber"),
        ("i promised to ring the plumber, remind me", "ring the plumber"),
        ("todo - ring the plumber", "ring the plumber"),
        ("drill bits please add to my hardware list", "drill bits"),
        ("make drill bits part of my hardware list", "drill bits"),
        ("mark drill bits down on the hardware list", "drill bits"),
        ("list drill bits under groceries", "drill bits"),
        ("put sweeping the yard among my chores", "sweeping the yard"),
        ("we don't have any chalk left so put it on the list", "chalk"),
        ("check my list for chalk and add it if it's missing", "chalk"),
        ("unless chalk is already on my list, add it", "chalk"),
        ("add see Ida friday 3pm, label family", "see Ida"),
        ("add ring the plumber after work", "ring the plumber after work"),
        ("remind me to ring the plumber after 6 pm", "ring the plumber after 6 pm"),
        ("add ring the plumber after work on friday", "ring the plumber"),
        ("remind me that the car tax is due on friday", "the car tax is due"),
        ("remind me about the car tax that is due on friday", "the car tax"),
        ("remind me at 8:00p.m. friday to ring the plumber", "ring the plumber"),
        ("add wrap the presents 24.12.", "wrap the presents"),
    ],
)
def test_the_title_is_what_remains_without_frame_and_politeness(text: str, title: str) -> None:
    assert titles(text) == [title]


def test_what_has_to_be_deleted_and_is_put_on_the_list_is_not_deleted() -> None:
    text = "i need to delete the old backups, put that on my list"
    assert (intents(text), titles(text)) == (["add"], ["delete the old backups"])


@pytest.mark.parametrize(
    ("text", "title", "priority"),
    [
        ("add buy paint, urgent", "buy paint", 1),
        ("add a high priority task to sort receipts", "sort receipts", 2),
        ("new task: ring the bank !1", "ring the bank", 1),
        ("add sand the table p3", "sand the table", 3),
        ("add pick up urgent care papers", "pick up urgent care papers", None),
    ],
)
def test_priority_words_become_a_priority_and_names_keep_theirs(text: str, title: str, priority: int | None) -> None:
    (item,) = only(text).items
    assert (item.title, item.priority) == (title, priority)


def test_due_words_become_a_due_date_and_leave_the_title() -> None:
    (day,) = only("add post the parcel tomorrow").items
    (moment,) = only("remind me tomorrow at 5pm to post the parcel").items
    assert (day.title, day.due) == ("post the parcel", date(2026, 3, 5))
    assert moment.title == "post the parcel"
    assert moment.due == datetime(2026, 3, 5, 17, 0, tzinfo=ZoneInfo("Europe/Berlin"))


def test_a_plan_with_its_time_is_kept_and_a_wish_without_one_is_not() -> None:
    assert titles("I need to renew the parking permit tomorrow") == ["renew the parking permit"]
    assert intents("I need a new phone") == ["other"]


def test_what_follows_note_is_the_description() -> None:
    (item,) = only("add file the claim, note: use the blue form").items
    assert (item.title, item.description) == ("file the claim", "use the blue form")


def test_an_addition_that_names_nothing_asks_for_the_form() -> None:
    assert intents("add a task") == ["show_form"]
    assert intents("set a reminder please") == ["show_form"]


def test_an_addition_where_missing_is_conditional() -> None:
    clause = only("if oat milk isn't on my list, add it")
    assert clause.conditional
    assert [item.title for item in clause.items] == ["oat milk"]


@pytest.mark.parametrize(
    "text",
    [
        "add shred old letters and delete the scans",
        "remind me to finish the memo and remove the draft",
        "create a task called remove wallpaper",
        "put cancel the magazine on my list",
        "add complete the survey",
        'add "delete every chore"',
        "note to self: delete the branch, and finish the docs",
        "remind me to mark the exams",
    ],
)
def test_commands_inside_a_task_s_name_are_its_name(text: str) -> None:
    assert intents(text) == ["add"]


@pytest.mark.parametrize(
    ("text", "title", "duration", "reminders"),
    [
        ("add practise scales for 20 minutes on friday", "practise scales", "20 minutes", ()),
        ("add sand the door (2 hours) tomorrow p1", "sand the door", "2 hours", ()),
        ("add a task: oil the deck, takes half an hour, on sunday", "oil the deck", "half an hour", ()),
        ("add a 20 minute swim", "a 20 minute swim", "", ()),
        ("add rehearsal from 4 to 5pm on friday", "rehearsal", "60 min", ()),
        ("add rehearsal 11 to 1pm", "rehearsal", "120 min", ()),
        ("add night watch from 10pm to 6am", "night watch", "480 min", ()),
        ("add rehearsal from 9:30 to 11:00", "rehearsal", "90 min", ()),
        ("add read pages 2 to 5", "read pages 2 to 5", "", ()),
        ("add pack for 3 days", "pack for 3 days", "", ()),
        ("add see Ida friday 3pm and remind me an hour before", "see Ida", "", ("an hour before",)),
        (
            "add fly to Rome friday 3pm with reminders 1 day before and 3 hours before",
            "fly to Rome",
            "",
            ("1 day before", "3 hours before"),
        ),
    ],
)
def test_how_long_it_takes_and_when_to_remind_are_no_part_of_the_title(
    text: str, title: str, duration: str, reminders: tuple[str, ...]
) -> None:
    (item,) = only(text).items
    assert (item.title, item.duration, item.reminders) == (title, duration, reminders)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("create three tasks: mend the sail, vacuum, mop", ["mend the sail", "vacuum", "mop"]),
        ("add do laundry tonight and iron shirts tomorrow", ["do laundry", "iron shirts"]),
        ("add call Bo on monday and Cy on tuesday", ["call Bo", "call Cy"]),
        ("add mac and cheese and a salad", ["mac and cheese", "a salad"]),
        ("add fish and chips, mushy peas", ["fish and chips", "mushy peas"]),
        ("add cat litter n dog food", ["cat litter", "dog food"]),
        ("add meeting tomorrow from 2 to 3pm", ["meeting"]),
        ("schedule a call with Bo tomorrow at 3", ["a call with Bo"]),
        ("put judo on the 12th", ["judo"]),
        ("add call the glazier, book skip, order sand", ["call the glazier", "book skip", "order sand"]),
        ("add milk, 2 pints of cream, cheddar", ["milk", "2 pints of cream", "cheddar"]),
        ("add pack: passport, charger, socks", ["pack: passport, charger, socks"]),
        ("add pears, plums; peaches", ["pears", "plums", "peaches"]),
        ("add renew the permit, it's due on 2 june", ["renew the permit"]),
        ("add tax payment on 31 jan every year", ["tax payment"]),
        ("urgent: fix the boiler", ["fix the boiler"]),
        ("add table for 6 at 8pm on the 14th", ["table for 6"]),
    ],
)
def test_what_is_added_has_these_titles(text: str, expected: list[str]) -> None:
    assert titles(text) == expected


@pytest.mark.parametrize(
    ("said", "hours"),
    [
        ("remind me to stretch at 9am and again at 9pm", (21, 9)),
        ("remind me to stretch at 8 and again at 8pm", (20, 8)),
        ("add stretch at 7:30pm and at noon", (19, 12)),
    ],
)
def test_one_thing_at_two_hours_is_two_tasks(said: str, hours: tuple[int, int]) -> None:
    dues = [item.due for item in only(said).items]
    assert titles(said) == ["stretch", "stretch"]
    assert {due.hour for due in dues if isinstance(due, datetime)} == set(hours)


def test_one_thing_at_two_hours_of_every_day_is_one_task_that_repeats() -> None:
    (item,) = only("remind me to stretch at 8am and again at 8pm every day").items
    assert (item.title, item.rrule) == ("stretch", "FREQ=DAILY;BYHOUR=8,20")


def test_a_mark_of_a_task_makes_one_of_what_may_be_another_order() -> None:
    assert titles("wake up early tomorrow p2") == ["wake up early"]
    assert intents("wake me up early tomorrow") == ["other"]
