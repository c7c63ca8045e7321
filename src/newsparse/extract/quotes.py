"""Quotes. (interim)"""
from __future__ import annotations
from newsparse.model import Organization, Person, Quote
from newsparse.tokens import Doc
def find_quotes(doc: Doc, people: tuple[Person, ...], organizations: tuple[Organization, ...]) -> tuple[Quote, ...]:
    return ()
