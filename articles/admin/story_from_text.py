"""New story from text: paste or upload it, check what was recognised, save.

The text goes along in the form, so that nothing is kept anywhere until it is saved.
"""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponseRedirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _

from articles.admin import states
from articles.admin.story_from_text_forms import ReceivedForm, StoryForm
from articles.exchange import stories
from articles.workflow import Refused, may


def story_from_text(request, site):
    if not may(request.user, "create_article"):
        raise PermissionDenied(_("Your account does not have the right to do this."))
    if request.method != "POST":
        return _page(request, site, received=ReceivedForm(user=request.user))
    if request.POST.get("step") == "save":
        return _saved(request, site)
    return _recognised(request, site)


def _recognised(request, site):
    received = ReceivedForm(request.POST, request.FILES, user=request.user)
    if not received.is_valid():
        return _page(request, site, received=received)
    form = StoryForm.recognised(received, kept=request.POST)
    return _page(request, site, form=form)


def _saved(request, site):
    form = StoryForm(request.POST, request.FILES, user=request.user)
    if form.is_valid():
        try:
            taken = stories.take_in(form.story(), by=request.user, again=form.cleaned_data["again"])
        except stories.TakenInBefore:
            form.add_error("again", _("This text is a story already. Tick this if it is meant."))
        except Refused as refusal:
            form.add_error(None, refusal.reasons)
        except PermissionDenied as refusal:
            form.add_error(None, str(refusal))
        else:
            return _led_to_article(request, taken)
    if request.FILES:
        form.add_error("picture", _("Please choose the picture again: it was not kept."))
    return _page(request, site, form=form)


def _led_to_article(request, taken):
    article = taken.article
    if article.edition(article.source_language).newest_title:
        messages.success(request, _("The story is saved as a draft."))
    else:
        messages.warning(request, _("The story is saved as a draft. It still needs a headline."))
    for note in taken.notes:
        messages.info(request, note)
    return HttpResponseRedirect(states.form_url(article, article.source_language))


def _page(request, site, *, received=None, form=None):
    """The first step, or with `form` the second."""
    shown = form or received
    known = form.proposal.known if form and form.proposal else []
    context = {
        **site.each_context(request),
        "title": _("New story from text"),
        "form": shown,
        "is_checked": form is not None,
        "media": shown.media,
        "known": [
            (
                states.headline_html(states.headline(article)),
                states.form_url(article, article.source_language),
            )
            for article in known
        ],
    }
    return TemplateResponse(
        request, "admin/story_from_text.html", context, status=422 if shown.errors else 200
    )
