"""A form that knows what it was opened on: it writes only what its person changed.

Each field is sent back with the value that it had (Django's hidden initial), so that two people
may fill in two languages of one thing at the same time, and none takes back the other's.
"""

from django.core.exceptions import ValidationError
from django.forms import ModelChoiceField, ModelForm, model_to_dict
from django.utils.translation import gettext as _


class OpenedForm(ModelForm):
    """Asks that it is cleaned in a transaction: what is stored is held until it is saved."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.collided = {}
        if self.instance.pk:
            for field in self.fields.values():
                field.show_hidden_initial = True

    def clean(self):
        cleaned = super().clean()
        if self.instance.pk:
            self._keep_others_changes()
        return cleaned

    def stored_values(self, stored):
        """{field: value} of what is stored, as an unbound form would begin with it."""
        return model_to_dict(stored, self.fields)

    def _post_clean(self):
        # After every `clean`: one that needs a field should not miss it for this.
        if self.collided:
            self._tell_collisions()
        super()._post_clean()

    def _keep_others_changes(self):
        """Puts what is stored by now in place of what this person left as it was."""
        rows = self._meta.model._default_manager.select_for_update()
        stored = rows.filter(pk=self.instance.pk).first() or self.instance
        values = self.stored_values(stored)
        for name in self.cleaned_data.keys() & values.keys():
            opened = self.data.get(self[name].html_initial_name)
            was, now = self._text(name, opened), self._text(name, values[name])
            mine = self._text(name, self.cleaned_data[name])
            if opened is None or now in (was, mine):
                continue
            if mine == was:
                self.cleaned_data[name] = getattr(stored, name, values[name])
            else:
                self.collided[name] = now

    def _tell_collisions(self):
        """What was typed stays in the form, which counts the other's as seen when it is sent
        again."""
        self.data = self.data.copy()
        for name, now in self.collided.items():
            self.data[self[name].html_initial_name] = now
            sentence = _(
                "Somebody else changed this in the meantime. There now: “%(value)s”."
                " Save again to keep yours."
            )
            error = ValidationError(sentence % {"value": self._shown(name, now) or "–"})
            self.add_error(name, error)

    def _shown(self, name, value):
        """What a value is called where it is chosen from a list."""
        field = self.fields[name]
        if isinstance(field, ModelChoiceField):
            return field.queryset.filter(pk=value).first() if value else ""
        return dict(getattr(field, "choices", ())).get(value, value)

    def _text(self, name, value):
        value = self.fields[name].prepare_value(value)
        return "" if value is None else str(value).replace("\r\n", "\n").strip()
