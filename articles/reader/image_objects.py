"""A story's photos as machines are told of them: schema.org's ImageObject.

https://schema.org/ImageObject; what search engines show of credit and licence is taken from it.
"""

from articles.languages import language
from articles.models import DigitalSourceType, Placement

CROPS = ("16x9", "4x3", "1x1", "")  # of the lead: search engines choose what fits them
# Where schema.org names a way of making pictures otherwise than IPTC's code of it.
SOURCE_TYPES = {
    DigitalSourceType.COMPUTATIONAL: "MultiFrameComputationalCapture",
    DigitalSourceType.EDITED: "MinorHumanEdits",
}


def listed(photos, code, origin):
    """The ImageObjects of a story's stories.Placed: the lead's crops, and each photo whole."""
    objects = []
    for placed in photos:
        is_lead = placed.role == Placement.Role.LEAD
        for crop in CROPS if is_lead else ("",):
            if files := placed.shown.files.get(crop):
                objects.append(image_object(placed, files, code, origin, is_lead))
    return objects


def image_object(placed, files, code, origin, is_lead=False):
    """One file of a photo, with everything that is known of it and nothing that is not."""
    shown = placed.shown
    known = {
        "@type": "ImageObject",
        "contentUrl": origin + files.largest,
        "width": files.width,
        "height": files.height,
        "creator": _creator(shown, code),
        "creditText": shown.credit_text,
        "copyrightNotice": shown.copyright_notice,
        "license": shown.licence_url,
        "acquireLicensePage": shown.source_url,
        "caption": placed.caption,
        "description": placed.alt_text,
        "dateCreated": shown.taken_on,
        "contentLocation": shown.place and {"@type": "Place", "name": shown.place},
        "inLanguage": language(code).tag,
        "digitalSourceType": source_type(shown.source_type),
        "representativeOfPage": is_lead,
    }
    return {name: value for name, value in known.items() if value}


def source_type(code):
    """The address of schema.org's word for an IPTC code; "" for none."""
    name = SOURCE_TYPES.get(code) or code[:1].upper() + code[1:]
    return f"https://schema.org/{name}DigitalSource" if name else ""


def _creator(shown, code):
    for kind, name in (("Person", shown.photographer), ("Organization", shown.source)):
        if name:
            return {"@type": kind, "name": name.text}
    return None
