"""Saydone: say it, done."""

__version__ = "0.1.0"
