"""What a builder is given, as text that is equal for equal things."""

from collections.abc import Iterable
from dataclasses import fields, is_dataclass
from datetime import date
from decimal import Decimal
from types import FunctionType
from typing import Any
from uuid import UUID

from django.conf import UserSettingsHolder, settings
from django.db.models import Model

PLAIN = (str, int, float, bool, bytes, Decimal, date, UUID, type(None))


class Indescribable(Exception):
    """Of this thing nobody can tell whether it equals one of another test."""


def description(thing: Any) -> str:
    """Text that is equal for equal things. Raises Indescribable."""
    if isinstance(thing, PLAIN):
        return f"{type(thing).__qualname__}:{thing!r}"
    if isinstance(thing, Model):
        values = {name: thing.__dict__.get(name) for name in _columns(thing)}
        return f"{thing._meta.label}({description(values)})"
    if isinstance(thing, dict):
        return f"{{{_each(pair for pair in thing.items())}}}"
    if isinstance(thing, (tuple, list)):
        return f"{type(thing).__qualname__}[{_each(thing)}]"
    return _described_by_parts(thing)


def _described_by_parts(thing: Any) -> str:
    name = f"{type(thing).__module__}.{type(thing).__qualname__}"
    if is_dataclass(thing) and not isinstance(thing, type):
        return f"{name}({_each(getattr(thing, field.name) for field in fields(thing))})"
    if isinstance(thing, FunctionType) and thing.__closure__ is None:
        return f"{thing.__module__}.{thing.__qualname__}"
    if name.startswith("tests."):
        return f"{name}({description(vars(thing))})"
    raise Indescribable(name)


def _each(things: Iterable[Any]) -> str:
    return ", ".join(description(thing) for thing in things)


def _columns(row: Model) -> list[str]:
    return [field.attname for field in row._meta.concrete_fields]


def described_settings() -> str:
    """What this test set differently; not where its documents stand, which differs for each."""
    found: dict[str, Any] = {}
    holder = settings._wrapped
    while isinstance(holder, UserSettingsHolder):
        found = {name: value for name, value in vars(holder).items() if name.isupper()} | found
        holder = holder.default_settings
    found.pop("DOCUMENTS_ROOT", None)
    return repr(sorted(found.items()))
