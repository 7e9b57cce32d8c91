"""What of a picture matters, typed as percentages: its focal point and hand-made crops.

Every crop has its ratio's shape by itself: a person says where it begins and how wide it is.
"""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

# The names of crops in Photo.crops, with width and height.
RATIOS = {"16x9": (16, 9), "4x3": (4, 3), "1x1": (1, 1), "3x4": (3, 4)}
# Less than a twentieth of the picture is a slip of the hand; rounding may reach beyond an edge.
NARROWEST, SLACK = 5, 0.3


class PercentField(forms.FloatField):
    """A share (0 to 1) of the picture, shown as 0 to 100."""

    def __init__(self, **kwargs):
        super().__init__(min_value=0, max_value=1, step_size=None, **kwargs)

    def widget_attrs(self, widget):
        return {"min": 0, "max": 100, "step": "0.1", "inputmode": "decimal"}

    def to_python(self, value):
        number = super().to_python(value)
        return None if number is None else number / 100

    def prepare_value(self, value):
        return percent(value) if isinstance(value, float | int) else value

    def run_validators(self, value):
        if value is not None and not 0 <= value <= 1:
            raise ValidationError(_("Type a number between 0 and 100."))


class CropWidget(forms.MultiWidget):
    """Three numbers that travel as one text: "left top width"."""

    use_fieldset = True

    def __init__(self):
        number = {"min": 0, "max": 100, "step": "0.1", "inputmode": "decimal"}
        names = {
            "left": gettext_lazy("from the left"),
            "top": gettext_lazy("from the top"),
            "width": gettext_lazy("width"),
        }
        super().__init__(
            {
                name: forms.NumberInput({**number, "data-crop": name, "aria-label": label})
                for name, label in names.items()
            }
        )
        self.labels = list(names.values())

    def decompress(self, value):
        return (value or "").split() if isinstance(value, str) else [None] * 3

    def value_from_datadict(self, data, files, name):
        typed = super().value_from_datadict(data, files, name)
        return " ".join((one or "").strip() or "-" for one in typed) if any(typed) else ""

    def render(self, name, value, attrs=None, renderer=None):
        parts = self.get_context(name, value, attrs)["widget"]["subwidgets"]
        numbers = [
            (label, widget.render(part["name"], part["value"], part["attrs"], renderer))
            for label, widget, part in zip(self.labels, self.widgets, parts, strict=True)
        ]
        inside = format_html_join("", "<label><span>{}</span> {}</label>", numbers)
        return format_html('<span class="crop-numbers">{}</span>', inside)


class CropField(forms.Field):
    """A crop of one ratio as [left, top, right, bottom], shares; None where none is made."""

    widget = CropWidget
    hidden_widget = forms.HiddenInput

    def __init__(self, ratio, size, **kwargs):
        self.ratio, self.size = RATIOS[ratio], size
        super().__init__(required=False, label=ratio.replace("x", ":"), **kwargs)

    @property
    def steepness(self):
        """By what a crop's width, as a share, is multiplied to give its height."""
        (across, down), (width, height) = self.ratio, self.size
        return width * down / (height * across)

    def to_python(self, value):
        if not value:
            return None
        if not isinstance(value, str):
            return value
        try:
            left, top, width = (float(each) for each in value.split())
        except ValueError:
            raise ValidationError(_("A crop needs three numbers, or none.")) from None
        return self._crop(left, top, width)

    def _crop(self, left, top, width):
        height = width * self.steepness
        is_inside = min(left, top) >= 0 and max(left + width, top + height) <= 100 + SLACK
        if not is_inside or not width >= NARROWEST:
            raise ValidationError(_("The crop has to lie inside the picture."))
        edges = (left, top, min(left + width, 100), min(top + height, 100))
        return [round(edge / 100, 4) for edge in edges]

    def prepare_value(self, value):
        if not isinstance(value, list | tuple):
            return value or ""
        left, top, right, _bottom = value
        return " ".join(percent(each) for each in (left, top, right - left))

    def has_changed(self, initial, data):
        return self.prepare_value(self.clean_or_text(initial)) != self.prepare_value(
            self.clean_or_text(data)
        )

    def clean_or_text(self, value):
        try:
            return self.to_python(value)
        except ValidationError:
            return value


def percent(share):
    return f"{share * 100:.1f}".rstrip("0").rstrip(".")
