"""The documented settings are the settings."""

import re
from pathlib import Path

from saydone.settings import Settings

ROOT = Path(__file__).parents[2]
ROW = re.compile(r"^\| `(SAYDONE_\w+)` \| (.+?) \| .+ \|$", re.MULTILINE)


def test_every_setting_is_documented_with_its_default() -> None:
    documented = dict(ROW.findall((ROOT / "docs" / "settings.md").read_text()))
    fields = {f"SAYDONE_{name.upper()}": field for name, field in Settings.model_fields.items()}
    assert list(documented) == list(fields)
    for name, field in fields.items():
        if field.default_factory is None:
            assert documented[name] == ("none" if field.default in (None, ()) else f"`{field.default}`")


def test_the_readme_s_settings_are_settings_with_their_defaults() -> None:
    documented = dict(ROW.findall((ROOT / "docs" / "settings.md").read_text()))
    shown = dict(ROW.findall((ROOT / "README.md").read_text()))
    assert shown
    assert all(documented[name].endswith(default) for name, default in shown.items())


def test_the_example_file_has_settings_only() -> None:
    lines = (ROOT / ".env.example").read_text().splitlines()
    names = {line.lstrip("#").partition("=")[0] for line in lines if "=" in line}
    assert names
    assert names <= {f"SAYDONE_{name.upper()}" for name in Settings.model_fields}
