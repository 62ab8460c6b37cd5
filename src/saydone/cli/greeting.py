"""What ``saydone serve`` says when it starts."""

from saydone import __version__
from saydone.agent.endpoint import describe_model
from saydone.services import accounts
from saydone.settings import Settings
from saydone.store.opening import open_database
from saydone.web.host_names import refuse_open_demo

_CURL = """\
  curl -N {url}/api/chatkit/generate -H "Authorization: Bearer {token}" \\
    -H "Content-Type: application/json" -d '{{"message": "Add a task to buy milk"}}'"""


async def greeting(settings: Settings, url: str) -> str:
    """The text; the database is ready for the server's processes afterwards.

    Raises ``SetupError`` when the server could not work, or would be open to everyone.
    """
    model = describe_model(settings)
    async with open_database(settings) as database:
        async with database.reading() as session:
            demo = await accounts.demo_mode(session)
        where = database.shown_url
    refuse_open_demo(settings.host, demo=demo)
    who = f"none: demo mode, for this machine only, with the token {accounts.DEMO_TOKEN}" if demo else "yes"
    curl = _CURL.format(url=url, token=accounts.DEMO_TOKEN if demo else "TOKEN")
    return (
        f"Saydone {__version__} listens on {url}\n"
        f"  model     {model}\n"
        f"  database  {where}\n"
        f"  accounts  {who}\n\n"
        f"Try it:\n{curl}\n"
    )
