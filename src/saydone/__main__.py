"""``python -m saydone`` is ``saydone``."""

from saydone.cli import main

main()
