"""The schema's number, told without Alembic."""

from importlib.resources import files

from alembic.script import ScriptDirectory

from saydone.store.revision import known_revisions, newest_revision


def test_the_numbers_in_the_file_names_are_alembic_s_revisions_in_their_order() -> None:
    script = ScriptDirectory(str(files("saydone.store") / "migrations"))
    assert [*known_revisions()] == [step.revision for step in script.walk_revisions()][::-1]
    assert newest_revision() == script.get_current_head()
