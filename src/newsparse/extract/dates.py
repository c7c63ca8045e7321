"""Dates and times. (interim)"""
from __future__ import annotations
from newsparse.model import Timex
from newsparse.tokens import Doc
def find_dates(doc: Doc) -> tuple[Timex, ...]:
    return ()
