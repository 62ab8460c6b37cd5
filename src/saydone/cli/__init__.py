from saydone.cli.program import main

__all__ = ["main"]
