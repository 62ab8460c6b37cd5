"""The models that people may choose among."""

from dataclasses import dataclass

from agents.models.interface import Model

from saydone.agent.endpoint import OFFLINE, describe_model, is_offline, name_of_model
from saydone.agent.models import choose_model, close, warm_up
from saydone.errors import InvalidInput
from saydone.settings import Settings


@dataclass(frozen=True, slots=True)
class ModelChoice:
    """A model on offer: by ``id`` it is asked for, ``description`` says which one that is."""

    id: str
    label: str
    description: str
    default: bool


class ModelShelf:
    """``SAYDONE_MODEL`` and ``SAYDONE_MODELS``: the first is there from the start, the others when first asked for.

    Raises SetupError when one of them cannot work, as ``choose_model`` does.
    """

    def __init__(self, settings: Settings) -> None:
        default = settings.model.strip()
        labels = dict(settings.models)
        labels = labels if default in labels else {default: _label(default), **labels}
        self._settings = {name: settings.model_copy(update={"model": name}) for name in labels}
        self._default = default
        self.choices = tuple(
            ModelChoice(name, label, name_of_model(self._settings[name]), default=name == default)
            for name, label in labels.items()
        )
        self._described = {name: describe_model(chosen) for name, chosen in self._settings.items()}
        self._made: dict[str, Model] = {default: choose_model(settings)}

    @property
    def default(self) -> Model:
        """The model that answers when none is asked for."""
        return self._made[self._default]

    def check(self, name: str | None) -> None:
        """Raises InvalidInput for a model that is not on offer."""
        if name is not None and name not in self._settings:
            offered = ", ".join(choice.id for choice in self.choices)
            raise InvalidInput(f"There is no model “{name[:80]}” here. There are: {offered}.")

    def take(self, name: str | None) -> Model:
        """The model of that name; the default for none, and for one that is not on offer any more."""
        known = name if name in self._settings else self._default
        if known not in self._made:
            self._made[known] = choose_model(self._settings[known])
        return self._made[known]

    def describe(self, name: str | None) -> str:
        """What ``take`` gives for that name, and where it is, in a few words."""
        return self._described[name if name in self._settings else self._default]

    def can_name(self, name: str | None) -> bool:
        """Whether the model that ``take`` gives is to name conversations: the built-in one has no words of its own."""
        chosen = self._chosen(name)
        return chosen.titles == "model" and not is_offline(chosen)

    def speaks_plainly(self, name: str | None) -> bool:
        """Whether the model that ``take`` gives writes plain words; others write Markdown."""
        return is_offline(self._chosen(name))

    @property
    def reads_any_language(self) -> bool:
        """Whether the default model does; the built-in one reads English."""
        return not is_offline(self._settings[self._default])

    def _chosen(self, name: str | None) -> Settings:
        return self._settings.get(name or self._default, self._settings[self._default])

    async def warm_up(self) -> None:
        """Does what takes long before the first turn, for the default model."""
        await warm_up(self.default)

    async def close(self) -> None:
        """Closes the connections of all that were made."""
        for model in self._made.values():
            await close(model)


def _label(name: str) -> str:
    return "Built in" if name == OFFLINE else name
