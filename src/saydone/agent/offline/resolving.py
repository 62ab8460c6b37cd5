"""What "it" means: the thing said just before, where something was."""

from saydone.agent.offline.reading import Scene, Target
from saydone.agent.offline.targets import target_of
from saydone.agent.offline.topics import noun_of, topic_of


def resolved(words: str, scene: Scene) -> Target | None:
    """The tasks that the words point at; a pronoun is looked up in the remark before."""
    target = target_of(words, now=scene.now)
    return said_before(scene, target) if target and target.kind == "pronoun" else target


def said_before(scene: Scene, pronoun: Target | None = None) -> Target:
    """What was spoken of before, or the pronoun itself where nothing was."""
    pronoun = pronoun or Target("pronoun")
    if not scene.before:
        return pronoun
    target = target_of(noun_of(topic_of(scene.before)), now=scene.now)
    return target if target and (target.kind != "every" or target.list_name) else pronoun
