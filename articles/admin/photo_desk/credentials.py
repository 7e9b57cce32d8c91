"""What the Content Credentials of an original say, for reading."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from articles.pictures.intake import mime_of
from articles.pictures.provenance import manifest_of

STATES = {
    "Trusted": gettext_lazy("valid, by somebody this newsroom trusts"),
    "Valid": gettext_lazy("valid; who signed it is not known here"),
    "Invalid": gettext_lazy("not valid: the file or its record was changed afterwards"),
    "Unreadable": gettext_lazy("can’t be read"),
    "Remote": gettext_lazy("lies on another server, which is not asked"),
}


def credentials(photo):
    """(label, text) for each thing that the manifest says; nothing where there is none."""
    if not photo.has_content_credentials:
        return []
    try:
        with photo.original.open() as original:
            data = original.read()
    except FileNotFoundError:
        return []
    said = manifest_of(data, mime_of(data))
    return [(label, text) for label, text in _lines(said) if text] if said else []


def _lines(said):
    yield _("signature"), str(STATES.get(said["state"], said["state"]))
    yield _("signed by"), " · ".join(filter(None, (said["signer"], said["signer_name"])))
    yield _("signed on"), said["signed_at"]
    yield _("made with"), said["tool"]
    yield _("steps"), ", ".join(each["action"].removeprefix("c2pa.") for each in said["actions"])
    if said["is_made_by_ai"]:
        yield _("how it was made"), _("Made by AI, in whole or in part.")
    if earlier := said["earlier_manifests"]:
        yield (
            _("before that"),
            ngettext("%(count)d earlier record", "%(count)d earlier records", earlier)
            % {"count": earlier},
        )
