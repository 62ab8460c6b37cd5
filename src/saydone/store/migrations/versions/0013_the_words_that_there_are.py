"""the words of everybody's tasks and comments, among which a misspelt one is looked for

Triggers keep them, as whoever writes has to: on SQLite whoever copies one of the two tables anew has to make its
triggers anew. Words that are gone stay until the sweep finds them gone.
"""

import sqlalchemy as sa
from alembic import op

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None

# Between words: spaces, signs, and the quotation marks and dashes that people write.
_SIGNS = (
    "".join(map(chr, range(1, 33)))
    + "!\"#$%&'()*+,-./:;<=>?@[\\]^`{|}~\u00a1\u00ab\u00b7\u00bb\u00bf"
    + "".join(map(chr, range(0x2010, 0x202A)))
    + "\u2030\u2039\u203a\u20ac\u2192"
    + "".join(map(chr, range(0x3001, 0x3004)))
    + "".join(map(chr, range(0x3008, 0x3012)))
    + "\u30fb"
)
# Where words are written without spaces, what stands between two signs is no word.
_SPACELESS = "\u0e00-\u109f\u1780-\u17ff\u2e80-\ua4cf\uf900-\ufaff\U00020000-\U0003ffff"
_NESTED = 12  # calls: SQLite reads no statement that is much deeper
_TABLES = ("tasks", "comments")


def upgrade() -> None:
    sqlite = op.get_bind().dialect.name == "sqlite"
    op.create_table(
        "words",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), primary_key=True),
        sa.Column("user_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("word", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
        sa.ForeignKeyConstraint(["user_id"], ["users.id"], ondelete="CASCADE"),
    )
    of_tasks = f"tasks CROSS JOIN {_words_in('tasks.search_text', sqlite)}"
    of_comments = (
        f"comments JOIN tasks ON tasks.id = comments.task_id CROSS JOIN {_words_in('comments.search_text', sqlite)}"
    )
    each = "SELECT tasks.user_id, said.value FROM {} WHERE " + _is_word("said.value", sqlite)
    _run(f"INSERT INTO words (user_id, word) {each.format(of_tasks)} UNION {each.format(of_comments)}")
    op.create_index("words_of_user", "words", ["user_id", "word"])
    if sqlite:
        _sqlite_triggers()
    else:
        _postgresql_triggers()


def _sqlite_triggers() -> None:
    in_new, in_theirs = _words_in("new.search_text", True), _words_in("comments.search_text", True)
    of_task = _keep("new.user_id", in_new, sqlite=True)
    moved = "comments.task_id = new.id AND old.user_id <> new.user_id"
    of_its_comments = _keep("new.user_id", f"comments CROSS JOIN {in_theirs}", moved, sqlite=True)
    of_comment = _keep("(SELECT user_id FROM tasks WHERE id = new.task_id)", in_new, sqlite=True)
    for name, event, steps in (
        ("tasks_words_insert", "INSERT ON tasks", of_task),
        ("tasks_words_update", "UPDATE OF search_text, user_id ON tasks", of_task + of_its_comments),
        ("comments_words_insert", "INSERT ON comments", of_comment),
        ("comments_words_update", "UPDATE OF search_text ON comments", of_comment),
    ):
        changed = " WHEN old.search_text IS NOT new.search_text" if "UPDATE" in event else ""
        if "user_id" in event:
            changed += " OR old.user_id <> new.user_id"
        _run(f"CREATE TRIGGER {name} AFTER {event}{changed} BEGIN {steps} END")


def _postgresql_triggers() -> None:
    in_new, in_theirs = _words_in("new.search_text", False), _words_in("comments.search_text", False)
    of_task = _keep("new.user_id", in_new, sqlite=False)
    theirs = f"comments CROSS JOIN LATERAL {in_theirs}"
    of_its_comments = _keep("new.user_id", theirs, "comments.task_id = new.id", sqlite=False)
    of_comment = _keep("(SELECT user_id FROM tasks WHERE id = new.task_id)", in_new, sqlite=False)
    is_moved = "TG_OP = 'UPDATE' AND old.user_id <> new.user_id"
    is_same = "TG_OP = 'UPDATE' AND old.search_text = new.search_text"
    steps = f"IF NOT ({is_same}) OR {is_moved} THEN {of_task} END IF; IF {is_moved} THEN {of_its_comments} END IF;"
    for table, columns, body in (
        ("tasks", "search_text, user_id", steps),
        ("comments", "search_text", of_comment),
    ):
        _run(
            f"CREATE FUNCTION {table}_words() RETURNS trigger LANGUAGE plpgsql AS"
            f" $body$ BEGIN {body} RETURN NULL; END $body$"
        )
        _run(
            f"CREATE TRIGGER {table}_words AFTER INSERT OR UPDATE OF {columns} ON {table}"
            f" FOR EACH ROW EXECUTE FUNCTION {table}_words()"
        )


def _run(statement: str) -> None:
    op.get_bind().exec_driver_sql(statement)


def _words_in(text: str, sqlite: bool) -> str:
    if sqlite:
        return f"json_each({_as_json(text)}) AS said"
    return f"regexp_split_to_table({text}, '[{_escaped(_SIGNS)}]+') AS said(value)"


def _keep(owner: str, source: str, which: str = "", *, sqlite: bool) -> str:
    """Looked up rather than made unique: who waits for another's new word might wait for ever."""
    also = f" AND {which}" if which else ""
    return (
        f"INSERT INTO words (user_id, word) SELECT DISTINCT {owner}, said.value FROM {source}"
        f" WHERE {_is_word('said.value', sqlite)}{also}"
        f" AND NOT EXISTS (SELECT 1 FROM words AS known WHERE known.user_id = {owner} AND known.word = said.value);"
    )


def _as_json(text: str) -> str:
    """SQLite cannot split: a text with a space for each sign is a JSON array but for its commas."""
    signs, steps = _SIGNS.replace(" ", ""), [f"s(said) AS (SELECT {text})"]
    for start in range(0, len(signs), _NESTED):
        spaced = "said"
        for sign in signs[start : start + _NESTED]:
            spaced = f"replace({spaced}, char({ord(sign)}), ' ')"
        steps.append(f"s{start}(said) AS (SELECT {spaced} FROM {steps[-1].partition('(')[0]})")
    whole = """'["' || replace(said, ' ', '","') || '"]'"""
    return f"(WITH {', '.join(steps)} SELECT {whole} FROM {steps[-1].partition('(')[0]})"


def _is_word(word: str, sqlite: bool) -> str:
    """Of 3 to 60 letters, and no number: those are as many as tasks, and nobody means another one."""
    length = f"length({word}) BETWEEN 3 AND 60"
    if sqlite:
        return f"{length} AND {word} GLOB '*[^0-9]*' AND {word} NOT GLOB '*[{_SPACELESS}]*'"
    return f"{length} AND {word} ~ '[^0-9]' AND {word} !~ '[{_SPACELESS}]'"


def _escaped(signs: str) -> str:
    return "".join(f"\\u{ord(sign):04x}" for sign in signs)


def downgrade() -> None:
    for table in _TABLES:
        if op.get_bind().dialect.name == "sqlite":
            for event in ("insert", "update"):
                op.execute(f"DROP TRIGGER {table}_words_{event}")
        else:
            op.execute(f"DROP TRIGGER {table}_words ON {table}")
            op.execute(f"DROP FUNCTION {table}_words()")
    op.drop_table("words")
