"""What is plainly not English: "füge Milch hinzu", "ajoute du lait"."""

import re

from saydone.agent.offline.patterns import opening

_GERMAN = (
    r"f(?:ü|ue)ge|hinzufügen|erinnere|l(?:ö|oe)sche|zeige?|was (?:kann|ist|steht|muss)|wie|wer|bitte|ich|kannst du"
    r"|erledigt"
)
_DUTCH = r"wat|toevoegen|voeg|verwijder|herinner"
_FRENCH = r"ajoute[rz]?|rappelle|supprime[rz]?|montre|qu'est|je|s'il"
_OTHERS = (
    r"añade|agrega|recuérdame|borra|muestra|qué|hola|aggiungi|ricordami|cancella|mostra|adicionar?|lembre|dodaj|usuń"
)
_OPENING = opening(_GERMAN, _DUTCH, _FRENCH, _OTHERS)


_WORDS = frozenset(
    """ich du wir nicht und oder mit für noch muss musst heute morgen gestern bitte eine einen einem das der dem den auf
    zum zur kaufen machen anrufen hinzu aufgabe aufgaben meine meinen mir kann hier wäsche
    je tu nous les des du une mon mes aujourd'hui demain acheter appeler faire tâche tâches avec dans pour aux
    el los las una mi mis hoy mañana comprar llamar hacer tarea tareas para con por tengo leche
    il lo gli della oggi domani comprare chiamare fare devo con het een mijn vandaag kopen bellen moet boodschappen
    não amanhã hoje ligar fazer tarefas jutro dziś kupić zadzwonić""".split()  # noqa: SIM905 # a list would take a line a word
)
"""Words that other languages have and English has not, or seldom: two of them are no slip and no name of a dish."""
_ENGLISH = frozenset(
    "the a an to my on for and at of with by is in from this next add buy call get tomorrow today".split()  # noqa: SIM905 # a list would take a line a word
)
_MANY = 2


def is_other_tongue(text: str) -> bool:
    """Whether the text, which was not understood, is plainly of another language."""
    words = re.findall(r"[^\W\d_]+(?:'[^\W\d_]+)?", text.lower())
    foreign = sum(word in _WORDS for word in words)
    english = sum(word in _ENGLISH for word in words)
    return _OPENING.match(text) is not None or (foreign >= _MANY and foreign > english)
