"""Agreements. (interim)"""
from __future__ import annotations
from newsparse.model import Agreement, Amount, Organization, Person, Quote, Timex
from newsparse.tokens import Doc
def find_agreements(doc: Doc, people: tuple[Person, ...], organizations: tuple[Organization, ...], dates: tuple[Timex, ...], amounts: tuple[Amount, ...], quotes: tuple[Quote, ...]) -> tuple[Agreement, ...]:
    return ()
