"""The reader's pages are made of templates/reader, by Jinja2: it compiles a template to Python
once, where Django's own walks through its nodes for each page."""

from django.template.loader import get_template
from django.utils.html import linebreaks
from django.utils.safestring import mark_safe
from django.utils.translation import gettext, ngettext, pgettext
from jinja2 import Environment


def environment(**options):
    """What settings.TEMPLATES has Jinja2 made of; sentences are Django's catalogues'."""
    made = Environment(keep_trailing_newline=True, **options)
    made.globals |= {"_": gettext, "ngettext": ngettext, "pgettext": pgettext}
    made.filters["linebreaks"] = _linebreaks
    return made


def _linebreaks(text):
    return mark_safe(linebreaks(text, autoescape=True))  # noqa: S308


def render(name, context):
    """templates/reader/<name>.html as safe HTML, in the language of the moment."""
    return mark_safe(get_template(f"{name}.html", using="reader").render(context))  # noqa: S308
