"""Nothing is deleted or completed by a sentence that does not ask for it: many ways not to ask, of many things."""

import pytest

from tests.agent.offline.readings import DESTRUCTIVE, intents

REMARKS = (
    "it's over",
    "view completed",
    "i finished watching the series",
    "delete button not working",
    "rm -rf /home",
    "rumour has it the report is done",
    "no idea whether the milk was bought",
    "according to Ida the report is finished",
    "would deleting my list delete its tasks",
    "take me off the calling list",
    "the upload is complete",
    "complete the download",
    "drop me a postcard",
    "delete my number",
    "empty the trash can",
    "erase the whiteboard",
    "complete your studies",
    "finish line",
    "the soup is well done",
    "i took the vase off the shelf",
    "i dropped the vase",
    "i'm done with politics",
    "tick the box on the form",
    "can you complete tasks for me",
    "will you forget my tasks",
    "did you delete my list",
    "report task completed so far",
    "don't remind me to take the bins out",
    "i finished my shift at the bakery",
    "tell me a joke about deleting lists",
    "what would happen if i removed my list",
    "my shift is done",
    "we finished dinner",
    "i finished college in 2010",
    "i'm finished with him",
    "done deal",
    "complete me",
    "would you delete yourself",
    "erase my hard drive",
    "remove ice from the windshield",
    "check out my shopping list",
    "rattle off my to do list",
    "please note that i never asked you to delete it",
)
THINGS = (
    "the report",
    "milk",
    "call mum",
    "the laundry",
    "task 3",
    "my shopping list",
    "everything",
    "the dentist",
    "it",
    "all my tasks",
    "the first one",
)
ASKING = ("delete {}", "please remove {}", "mark {} as done", "i want you to delete {}", "{} is done")
UNASKED = """
should i delete {}
should i complete {} now
shall we remove {}
what happens if i remove {}
what happens when i delete {}
what if i deleted {}
would it be bad to delete {}
is it ok to delete {}
is it safe to remove {}
can i still undo after deleting {}
how do i delete {}
how can i mark {} as done
how would i remove {}
why did you delete {}
why was {} deleted
who deleted {}
did you delete {}
did i already delete {}
did i finish {}
have i completed {}
has {} been deleted
was {} removed
is {} done
is {} done yet
when will {} be done
when did i finish {}
when should i delete {}
don't delete {}
do not remove {}
please don't remove {}
never delete {}
you must not delete {}
you shouldn't remove {}
don't you dare delete {}
i don't want you to delete {}
i didn't ask you to delete {}
i didn't mean to delete {}
i never said to delete {}
i never told you to remove {}
i said not to delete {}
i did not finish {}
i haven't finished {}
i've not done {} yet
{} isn't done
{} is not finished yet
{} isn't done yet, don't tick it off
{} is almost done
{} is nearly finished
{} is half done
{} will be done tomorrow
{} should be done by friday
{} has to be done today
{} needs to be finished
{} must be completed soon
{} is to be done next
i want {} done by friday
i need {} finished by tonight
i'd like to have {} done by noon
i'm going to finish {} later
i'll delete {} myself
i will complete {} tomorrow
i plan to finish {}
i hope to finish {}
i want to finish {}
i need to finish {}
i have to complete {} today
i should remove {} sometime
i might delete {}
i may delete {} later
maybe delete {}
perhaps i should delete {}
i'm thinking about deleting {}
i was thinking of removing {}
i'm considering deleting {}
i almost deleted {}
i nearly finished {}
i wish i had finished {}
i wish {} were done
if i delete {}, what then
if {} is done tell me
if i finish {} i'll celebrate
once {} is done i can relax
when {} is done remind me to call bob
after i finish {} i'll go out
before you delete {} ask me
unless {} is done
suppose i deleted {}
imagine i delete {}
hypothetically delete {}
let's say i finished {}
let's pretend {} is done
she said delete {}
he told me to delete {}
my boss wants me to finish {}
bob asked me to remove {}
tom says {} is done
my wife thinks i finished {}
the sign says remove {}
the song is called delete {}
the word delete is in {}
translate delete {} into french
say delete {}
spell delete {}
write an email saying delete {}
remind me to delete {}
remind me to finish {}
remind me to cancel {} tomorrow
remind me that {} is done
don't let me forget to remove {}
add delete {}
add remove {} to my list
add finish {} to my todo list
add a task to complete {}
create a reminder to delete {}
put cancel {} on my list
note to self: delete {}
new task: finish {}
todo: remove {}
make sure i finish {}
make sure {} is not deleted
keep {}
keep {} on the list
leave {} alone
i finished reading about {}
i read that {} is done
i'm done talking about {}
i'm done with thinking about {}
i'm not done with {}
we're not finished with {}
nobody finished {}
who finished {}
how long until {} is done
how do i know {} is done
tell me when {} is done
let me know if {} gets deleted
ask me before deleting {}
explain deleting {}
what does delete {} mean
what does removing {} do
is there a way to delete {}
can {} be deleted
could {} be removed
may i delete {}
do i have to finish {}
do i need to complete {}
am i done with {}
are we finished with {}
i can't delete {}
i couldn't finish {}
i am unable to finish {}
i refuse to delete {}
i forgot to finish {}
i failed to complete {}
i tried to delete {}
i'm trying to finish {}
i started {}
i'm working on {}
i'm halfway through {}
undelete {}
restore {}
bring back {}
unmark {}
stop deleting {}
avoid deleting {}
refrain from deleting {}
do anything but delete {}
rather than delete {}, rename it
delete {}? no
delete {}, no wait
delete {}, just kidding
delete {}... actually don't
delete {} - never mind
remove {} or not?
to delete {} or not to delete {}
deleting {} would be silly
finishing {} is hard
completing {} takes ages
removing {} is a bad idea
{} cannot be deleted
{} can't be removed
{} must never be deleted
nothing is done about {}
someone deleted {}
my cat deleted {}
john finished {}
they removed {}
you deleted {} yesterday
you said you'd delete {}
you were supposed to delete {}
why don't you delete bob's {}
the deadline for {} is done
how is {} done
show me how to delete {}
show me {} before deleting
list what i'd lose if i deleted {}
i regret deleting {}
sorry for deleting {}
thanks for deleting {}
thanks for not deleting {}
i love finishing {}
i hate deleting {}
"""


@pytest.mark.parametrize("frame", UNASKED.split("\n")[1:-1])
def test_what_is_not_asked_for_is_not_done(frame: str) -> None:
    done = [text for thing in THINGS if _writes(text := frame.replace("{}", thing))]
    assert not done


@pytest.mark.parametrize("remark", REMARKS)
def test_a_remark_is_no_order(remark: str) -> None:
    assert not _writes(remark)


@pytest.mark.parametrize("frame", ASKING)
def test_what_is_asked_for_is_done(frame: str) -> None:
    assert all(_writes(frame.replace("{}", thing)) for thing in ("the report", "task 3", "everything"))


def _writes(text: str) -> bool:
    return bool(set(DESTRUCTIVE) & set(intents(text)))
