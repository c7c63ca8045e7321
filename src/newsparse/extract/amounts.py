"""Amounts. (interim)"""
from __future__ import annotations
from newsparse.model import Amount
from newsparse.tokens import Doc
def find_amounts(doc: Doc) -> tuple[Amount, ...]:
    return ()
