"""Rows that are written once: what was ever written or done stays as it was."""

from django.db import models


class HistoryQuerySet(models.QuerySet):
    """Adds rows and reads them. Deleting an article or a user passes by this, as it must."""

    def update(self, **values):
        raise TypeError(f"{self.model.__name__} rows are never changed; write a new one.")

    def bulk_update(self, objs, fields, batch_size=None):
        raise TypeError(f"{self.model.__name__} rows are never changed; write a new one.")

    def delete(self):
        raise TypeError(f"{self.model.__name__} rows are never taken away.")


class History(models.Model):
    """A model whose rows are only ever added."""

    objects = HistoryQuerySet.as_manager()

    class Meta:
        abstract = True

    def save(self, *args, **kwargs):
        if not self._state.adding:
            raise TypeError(f"{type(self).__name__} rows are never changed; write a new one.")
        # A row built with another's key would else be written over it.
        super().save(*args, **kwargs | {"force_insert": True})

    def delete(self, *args, **kwargs):
        raise TypeError(f"{type(self).__name__} rows are never taken away.")
