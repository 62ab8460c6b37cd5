"""Files over the tools."""

from pathlib import Path

from saydone.domain.actor import Actor
from tests.conftest import ClientOf
from tests.tools.answers import error_in, text_in, titles_in

TODOIST = (Path(__file__).parents[1] / "services" / "files" / "todoist.csv").read_text()


async def test_a_files_text_comes_in_and_goes_out(client_of: ClientOf, alice: Actor) -> None:
    async with client_of(alice) as client:
        dry = await client.call_tool("import_tasks", {"text": TODOIST, "dry_run": True})
        assert text_in(dry).startswith("Would bring in 5 tasks, 3 new labels.")
        assert titles_in(await client.call_tool("list_tasks", {})) == []
        wet = await client.call_tool("import_tasks", {"text": TODOIST, "list": "Garden"})
        assert text_in(wet).startswith(
            "Brought in 5 tasks, 1 new list, 3 new labels. There is something to say about 3 lines.\nline 10: "
        )
        out = await client.call_tool("export_tasks", {"format": "csv", "list": "garden"})
        assert "Plan the garden" in text_in(out)
        whole = await client.call_tool("export_tasks", {})
        todos = await client.call_tool("export_tasks", {"format": "ics"})
        known = await client.call_tool("import_tasks", {"text": text_in(whole), "dry_run": True})
        again = await client.call_tool("import_tasks", {"text": text_in(whole), "again": True, "dry_run": True})
        refused = await client.call_tool("import_tasks", {"text": "{}"})
    assert text_in(known).startswith("Would bring in 0 tasks. 5 tasks came in before.")
    assert text_in(again).startswith("Would bring in 5 tasks.")
    assert text_in(todos).count("BEGIN:VTODO") == 5
    assert "JSON, but not Saydone's" in error_in(refused)
