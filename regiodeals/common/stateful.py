"""The base and the status of every model with a life of its own (django-fsm)."""

from typing import TYPE_CHECKING, Any

from django.db import models
from django_fsm import FSMField

if TYPE_CHECKING:
    # The mixin's own base is Any to a type checker, which would make every stateful model Any.
    class ConcurrentTransitionMixin:
        """What this file uses of django_fsm's mixin."""

        def _update_initial_state(self) -> None: ...

else:
    from django_fsm import ConcurrentTransitionMixin


class StateField(FSMField):
    """A status that only a transition sets; to a migration it is a column with text.

    A field of django_fsm looks at every model that is made after it. A migration makes each model
    anew after each of its steps, thousands together, and then spent most of its time on that.
    """

    def deconstruct(self) -> Any:
        """What a migration writes down: the column, without what a transition needs."""
        name, _path, args, kwargs = super().deconstruct()
        kwargs.pop("protected", None)
        return name, "django.db.models.CharField", args, kwargs


class StatefulModel(ConcurrentTransitionMixin, models.Model):
    """Optimistic lock on state, plus full_clean() and refresh_from_db() that respect `protected`.

    django_fsm switches `protected` off on the shared field while refreshing; one failed refresh
    leaves it off for the whole process. This refresh never touches the field.
    """

    class Meta:
        abstract = True

    @classmethod
    def _protected_fields(cls) -> set[str]:
        return {f.attname for f in cls._meta.concrete_fields if getattr(f, "protected", False)}

    def clean_fields(self, exclude: Any = None) -> None:
        """Validate all but the protected status, which only a transition may set."""
        super().clean_fields(exclude=set(exclude or ()) | self._protected_fields())

    def refresh_from_db(self, *args: Any, **kwargs: Any) -> None:
        """Read the row again, status included."""
        held = {n: self.__dict__.pop(n) for n in self._protected_fields() if n in self.__dict__}
        try:
            models.Model.refresh_from_db(self, *args, **kwargs)
        finally:
            for name, value in held.items():
                self.__dict__.setdefault(name, value)
        self._update_initial_state()
