"""People and organisations. (interim)"""
from __future__ import annotations
from newsparse.model import Organization, Person
from newsparse.tokens import Doc
class UserDictionary:
    pass
def find_entities(doc: Doc, dictionary: UserDictionary | None = None) -> tuple[tuple[Person, ...], tuple[Organization, ...], tuple[str, ...]]:
    return (), (), ()
