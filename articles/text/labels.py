"""What readers are told of a text beside what it says, in the active language.

One set of words for the page, its cards and the desk.
"""

from django.utils.translation import gettext_lazy, pgettext_lazy

# News is what readers expect: it goes without saying.
KINDS = {
    "reportage": pgettext_lazy("kind of text", "Reportage"),
    "analysis": pgettext_lazy("kind of text", "Analysis"),
    "background": pgettext_lazy("kind of text", "Background"),
    "opinion": pgettext_lazy("kind of text", "Opinion"),
    "review": pgettext_lazy("kind of text", "Review"),
    "sponsored": pgettext_lazy("kind of text", "Sponsored"),
}
AI = {
    "partly": gettext_lazy("This text was written with the help of AI."),
    "wholly": gettext_lazy("This text was written by AI."),
}
PAID_FOR = gettext_lazy("Paid for by %(sponsor)s")
# Of a translation: by what a person has done to what a machine wrote in it.
MACHINE = {
    "unchecked": gettext_lazy("Translated by machine and not yet checked by a person."),
    "checked": gettext_lazy("Translated with the help of a machine and checked by a person."),
}


def kind(name):
    """What stands above the headline; empty for news."""
    return str(KINDS.get(name, ""))


def made_by_ai(how):
    return str(AI.get(how, ""))


def by_machine(how):
    return str(MACHINE.get(how, ""))
