"""What every file of a photo says of itself, in all the languages that it is known in."""

import re
from html import unescape

from django.conf import settings
from django.utils.translation import override

from articles.languages import codes, column, language
from articles.pictures.credit import Credit, read_credit
from articles.pictures.intake import BadPicture
from articles.text.credits import credit_line


def embedded_credit(photo):
    """The Credit for a photo's public files.

    Place, contact and persons come from the original, and only where an editor keeps them.
    """
    first = codes()[0]
    photographer = photo.photographer.name_in(first).text if photo.photographer else ""
    source = photo.source.name_in(first).text if photo.source else ""
    return Credit(
        creator=photographer,
        # IPTC's credit line names who is to be credited; the words around are each page's own.
        credit_line=" / ".join(name for name in (photographer, source) if name),
        source=source,
        copyright_notice=photo.copyright_notice,
        web_statement=photo.licence.url if photo.licence else "",
        description=_by_tag(photo, "caption"),
        alt_text=_by_tag(photo, "alt_text"),
        long_description=_by_tag(photo, "long_description"),
        rights=_rights(photo),
        usage_terms=_usage_terms(photo),
        data_mining=photo.data_mining,
        digital_source_type=photo.digital_source_type,
        **_licensor(photo),
        **_kept_of_the_original(photo),
    )


def _by_tag(photo, field):
    texts = {language(code).tag: getattr(photo, column(field, code)) for code in codes()}
    return {tag: text for tag, text in texts.items() if text}


def _rights(photo):
    """The copyright notice with its holder's name as each language writes it."""
    rights = {}
    for maker in filter(None, (photo.photographer, photo.source)):
        names = {code: getattr(maker, column("name", code)) for code in codes()}
        known = sorted({re.escape(name) for name in names.values() if name}, key=len)[::-1]
        holder = re.compile(rf"(?<![^\W\d_])(?:{'|'.join(known)})(?![^\W\d_])")
        if not known or not holder.search(photo.copyright_notice):
            continue
        for code, name in names.items():
            if name:
                tag = language(code).tag
                notice = rights.get(tag, photo.copyright_notice)
                rights[tag] = holder.sub(lambda _found, name=name: name, notice)
    return rights


def _usage_terms(photo):
    """By tag: the credit as the language's pages write it, the licence's name, and what is said
    beside it. The fields for creator and credit line hold one language only."""
    terms = {}
    for code in codes():
        licence = photo.licence.name_in(code).text if photo.licence else ""
        if said := " · ".join(filter(None, (_line(photo, code), licence, photo.usage_terms))):
            terms[language(code).tag] = said
    return terms


def _line(photo, code):
    makers = (photo.photographer, photo.source)
    with override(code):
        return unescape(credit_line(*(each.name_in(code).text if each else "" for each in makers)))


def _licensor(photo):
    """Whom to ask for the picture: who supplied it, else the newsroom."""
    first = codes()[0]
    if photo.source and photo.source.url:
        return {
            "licensor_url": photo.source.url,
            "licensor_name": photo.source.name_in(first).text,
        }
    names = settings.NEWSROOM["name"]
    return {
        "licensor_url": settings.NEWSROOM_URL,
        "licensor_name": names.get(first) or next(iter(names.values())),
    }


def _kept_of_the_original(photo):
    if not (photo.keeps_location or photo.keeps_contact):
        return {}
    try:
        with photo.original.open() as original:
            told = read_credit(original.read())
    except BadPicture:
        return {}
    kept = {"location": told.location} if photo.keeps_location else {}
    if photo.keeps_contact:
        kept |= {"contact": told.contact, "persons": told.persons}
    return kept
