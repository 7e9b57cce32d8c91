"""Taking in a picture with what its file says of itself."""

import re
from datetime import date

from articles.exchange.names import find_author, find_source
from articles.languages import column, languages
from articles.models import DataMining, DigitalSourceType, Licence, Photo
from articles.pictures.credit import read_credit
from articles.pictures.intake import BadPicture, mime_of
from articles.pictures.licences import recognise
from articles.pictures.provenance import manifest_of
from articles.pictures.rdf import X_DEFAULT
from articles.pictures.reading import maker, terms
from articles.pictures.received import received
from articles.text.credit_cleaning import clean
from articles.workflow import store_photo

DESCRIBED = {
    "caption": "description",
    "alt_text": "alt_text",
    "long_description": "long_description",
}
PLACE = ("sublocation", "city", "region", "country")


def receive(data, *, by, **given):
    """Stores a picture as `store_photo` does, with what a person gave completed by its file.

    Nobody is made: a name in the file counts where the newsroom knows it already. The alt text is
    the file's own, in a language that it tells, or is left empty.
    """
    try:
        credit = read_credit(data)
    except BadPicture:
        return store_photo(data, by=by, **given)  # which says why not
    cleaned = clean(credit.creator, credit.credit_line, credit.source, credit.copyright_notice)
    told = _fitting(_terms(credit, cleaned) | _facts(credit) | _descriptions(credit))
    told |= {
        "received": received(data),
        "has_content_credentials": manifest_of(data, mime_of(data)) is not None,
    }
    # One name given by a person is the whole credit: no second one is read out of the file.
    if not (given.get("photographer") or given.get("source")):
        told |= _makers(cleaned, credit)
    return store_photo(
        data, by=by, **told | {name: value for name, value in given.items() if value}
    )


def makers_told(received):
    """{"photographer": name, "source": name}, cleaned, of whom a photo's own file names, known
    to the newsroom or not; "" where it names nobody."""
    told = maker(received) | terms(received)
    texts = ("creator", "credit_line", "source", "copyright_notice")
    cleaned = clean(*(told[text] for text in texts))
    return {"photographer": next(iter(cleaned.photographers), ""), "source": cleaned.source}


def _makers(cleaned, credit):
    """The first photographer that the newsroom knows; of a chain of sources the whole, else a
    link of it, else what the file calls its source."""
    chain = filter(None, [cleaned.source, *cleaned.source.split("/"), credit.source])
    return {
        "photographer": next(filter(None, map(find_author, cleaned.photographers)), None),
        "source": next(filter(None, map(find_source, chain)), None),
    }


def _terms(credit, cleaned):
    usage = credit.usage_terms
    licence = _licence(credit)
    if cleaned.is_handout and licence is None:
        licence = Licence.objects.filter(code="handout").first()
    return {
        "credit_wording": cleaned.wording,
        "copyright_notice": cleaned.copyright_notice,
        "licence": licence,
        "usage_terms": usage.get(X_DEFAULT) or next(iter(usage.values()), ""),
        "data_mining": credit.data_mining if credit.data_mining in DataMining else "",
    }


def _licence(credit):
    """The newsroom's Licence that the file's words mean, or whose address it names."""
    usage = " ".join(credit.usage_terms.values())
    if code := recognise(credit.web_statement, usage, credit.copyright_notice):
        return Licence.objects.filter(code=code).first()
    wanted = _address(credit.web_statement)
    licences = Licence.objects.exclude(url="") if wanted else ()
    return next((licence for licence in licences if _address(licence.url) == wanted), None)


def _address(url):
    """A licence's address without what differs between two ways to write it."""
    plain = re.sub(r"^https?://(www\.)?", "", url.strip().lower())
    return re.sub(r"(/(deed|legalcode)(\.[a-z_-]+)?)?/*$", "", plain)


def _facts(credit):
    kind = credit.digital_source_type
    return {
        "keywords": ", ".join(credit.keywords),
        "place": ", ".join(filter(None, (credit.location.get(part) for part in PLACE))),
        "taken_on": _day(credit.date_created),
        "digital_source_type": kind if kind in DigitalSourceType else "",
    }


def _day(written):
    try:
        return date.fromisoformat(written[:10])
    except ValueError:
        return None


def _descriptions(credit):
    """By language; text of unknown language is left in the file."""
    texts = {}
    for one in languages():
        for field, told in DESCRIBED.items():
            for tag, text in getattr(credit, told).items():
                if tag != X_DEFAULT and tag.lower() in (one.tag.lower(), one.code):
                    texts[column(field, one.code)] = text
    return texts


def _fitting(values):
    """Cut to what the columns hold."""
    return {
        name: value[: Photo._meta.get_field(name).max_length] if isinstance(value, str) else value
        for name, value in values.items()
    }
