"""The indexes of texts, asked for a few pieces of each word."""

from hypothesis import given
from hypothesis import strategies as st

from saydone.domain.actor import Actor
from saydone.domain.task import TaskDraft
from saydone.domain.text import folded
from saydone.services import tasks
from saydone.store.db import Database
from saydone.store.task_tables import TaskRow
from saydone.store.text_index import may_say, saying, trigrams
from tests.conftest import Clock


def test_a_word_is_asked_for_by_pieces_from_its_beginning_to_its_end() -> None:
    assert trigrams("car") == ["car"]
    assert trigrams("call the garden") == ["cal", "all", "the", "gar", "den"]
    assert trigrams("presentation") == ["pre", "res", "sen", "nta", "ati", "ion"]
    assert trigrams("a presentation of lamps") == ["pre", "sen", "tat", "ion", "lam", "mps"]
    assert trigrams("a_b to §§§") == []


@given(text=st.text(), before=st.text(), behind=st.text())
def test_whatever_has_a_text_has_its_pieces(text: str, before: str, behind: str) -> None:
    assert all(len(piece) == 3 and piece in before + text + behind for piece in trigrams(text))


async def test_what_has_the_pieces_of_a_word_only_is_told_from_it_where_it_is_frequent(
    db: Database, alice: Actor, clock: Clock
) -> None:
    async with db.transaction() as session:
        drafts = [TaskDraft("Invoice"), *[TaskDraft("Invent a device, voiceless")] * 3, TaskDraft("INVOICES of June")]
        added = (await tasks.add(session, alice, drafts, now=clock())).changed
    wanted = {added[0].id, added[-1].id}
    async with db.reading() as session:
        exact = await saying(session, TaskRow, ["invoice"], 10)
        nearly = await may_say(session, TaskRow, [folded("Invoice")], 10)
        frequent = await may_say(session, TaskRow, [folded("Invoice")], 5)
    assert (set(exact or ()), set(frequent or ())) == (wanted, wanted)
    assert set(nearly or ()) == {task.id for task in added}
