"""The base of every model with a life of its own (a django-fsm status)."""

from typing import TYPE_CHECKING, Any

from django.db import models

if TYPE_CHECKING:
    # The mixin's own base is Any to a type checker, which would make every stateful model Any.
    class ConcurrentTransitionMixin:
        """What this file uses of django_fsm's mixin."""

        def _update_initial_state(self) -> None: ...

else:
    from django_fsm import ConcurrentTransitionMixin


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
