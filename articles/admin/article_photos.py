"""Placing photos from the article's form: from the archive, or a new file."""

from dataclasses import replace

from django.contrib import messages
from django.utils.translation import gettext as _

from articles.admin.article_forms import is_key
from articles.admin.article_sheet import ArticleSheet, find_article
from articles.admin.photo_picker import credit_text
from articles.exchange.photos import receive
from articles.models import Licence, Placement, WantedPhoto
from articles.workflow import (
    AlreadyStored,
    Placed,
    Refused,
    find_wanted_photo,
    save_facts,
)

STEPS = {"add_photo"}


def take(page, step):
    """Stores and places the photo of a pressed button, and says what was done."""
    if step == "add_photo":
        return _add(page)
    return _add_wanted(page, step.removeprefix("wanted-"))


def _add(page):
    form = page.add_form
    if not form.is_bound or not form.is_valid():
        raise Refused([error for errors in form.errors.values() for error in errors])
    wishes = form.cleaned_data
    if wishes["file"]:
        credit = {name: wishes[name] for name in ("photographer", "source", "licence")}
        photo, _is_known = _stored(page, wishes["file"].read(), credit)
    elif wishes["photo"]:
        photo = wishes["photo"]
    else:
        raise Refused([_("Choose a photo from the archive, or a file.")])
    _place(page, photo, wishes["role"])
    return _placed(photo)


def _add_wanted(page, pk):
    wanted = (
        WantedPhoto.objects.filter(article=page.article, found=None, pk=pk).first()
        if is_key(pk)
        else None
    )
    if wanted is None:
        raise Refused([_("This photo is not wanted any more.")])
    file = page.request.FILES.get(f"wanted-{pk}-file")
    if file is None:
        raise Refused([_("Choose a file first.")])
    licence = page.data.get(f"wanted-{pk}-licence", "")
    credit = {
        "photographer": wanted.photographer,
        "source": wanted.source,
        "credit_wording": wanted.credit_wording,
        "licence": Licence.objects.filter(pk=licence).first() if is_key(licence) else None,
    }
    photo, is_known = _stored(page, file.read(), credit)
    placements = page.article.placements
    if not placements.filter(photo=photo).exists():
        has_lead = placements.filter(role=Placement.Role.LEAD).exists()
        _place(page, photo, Placement.Role.INLINE if has_lead else Placement.Role.LEAD)
    if is_known and not _agree(wanted, photo):
        _tell_other_credit(page.request, wanted, photo)
    else:
        find_wanted_photo(wanted, photo, by=page.request.user)
    return _placed(photo)


def _agree(wanted, photo):
    """Whether a photo's credit says what the wanted one says."""
    if not (wanted.photographer_id or wanted.source_id):
        return wanted.credit_wording in (photo.credit_wording, credit_text(photo))
    names = (wanted.photographer_id, wanted.source_id)
    return names == (photo.photographer_id, photo.source_id)


def _tell_other_credit(request, wanted, photo):
    text = _(
        "The newsroom has this picture already, credited “%(credit)s”;"
        " the story's credit “%(wanted)s” stays wanted."
    )
    credit = credit_text(photo) or photo.credit_wording or "–"
    messages.warning(request, text % {"credit": credit, "wanted": wanted.credit_wording})


def _stored(page, data, credit):
    """(photo, is_known): the picture as it is stored now, or as the newsroom had it before."""
    try:
        photo = receive(data, by=page.request.user, **credit)
    except AlreadyStored as known:
        return known.photo, True
    return photo, False


def _place(page, photo, role):
    """The facts as they are stored by now, with one more photo."""
    now = ArticleSheet(
        page.request, page.site, find_article(page.article.pk), page.language.code
    ).facts
    photos = [*now.photos, Placed(photo, role)]
    save_facts(page.article, replace(now, photos=photos), by=page.request.user)


def _placed(photo):
    if photo.is_credited:
        return _("The photo is in the story.")
    return _("The photo is in the story. It needs its photographer or source and its licence.")
