"""Rows that belong to a row, read in the same question: a page asks little, however much it shows.

For short lists only: every column travels as JSON and is turned back by its own field. A decimal
number would lose its digits on the way, so a model with one cannot be read like this.
"""

from collections.abc import Iterable
from typing import Any, TypeVar

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import DecimalField, ForeignObjectRel, Model, OuterRef, QuerySet
from django.db.models.functions import JSONObject

M = TypeVar("M", bound=Model)


def with_children(parents: QuerySet[M], *relations: str) -> QuerySet[M]:
    """`parents`, each with what the reverse foreign keys named in `relations` lead to.

    Call `unfold` on what comes back; until then the rows stand on it as `<relation>_json`.
    """
    rows = {f"{name}_json": _rows(parents.model, name) for name in relations}
    found: QuerySet[M] = parents.annotate(**rows)
    return found


def unfold(parents: Iterable[M], *relations: str) -> list[M]:
    """Put the children in place, so that `parent.<relation>.all()` asks nothing more."""
    found = list(parents)
    for parent in found:
        cache = vars(parent).setdefault("_prefetched_objects_cache", {})
        for name in relations:
            cache[name] = [_revived(parent, name, row) for row in vars(parent)[f"{name}_json"]]
    return found


def _rows(model: type[Model], name: str) -> ArraySubquery:
    relation = _relation(model, name)
    child: Any = relation.related_model
    columns = {field.attname: field.attname for field in _columns(child)}
    rows = child._default_manager.filter(**{relation.field.name: OuterRef("pk")})
    return ArraySubquery(rows.values(json=JSONObject(**columns)))


def _revived(parent: Model, name: str, row: dict[str, Any]) -> Model:
    relation = _relation(type(parent), name)
    fields = _columns(relation.related_model)
    names = [field.attname for field in fields]
    values = [field.to_python(row[field.attname]) for field in fields]
    child: Any = relation.related_model.from_db(parent._state.db, names, values)
    setattr(child, relation.field.name, parent)
    return child  # type: ignore[no-any-return]


def _relation(model: type[Model], name: str) -> Any:
    relation = model._meta.get_field(name)
    if not isinstance(relation, ForeignObjectRel):
        raise TypeError(f"{model.__name__}.{name} is no reverse foreign key.")
    return relation


def _columns(model: Any) -> list[Any]:
    columns = list(model._meta.concrete_fields)
    if any(isinstance(field, DecimalField) for field in columns):
        raise TypeError(f"{model.__name__} has a decimal number; read it in a question of its own.")
    return columns
