"""What a picture's file says of itself, as values for the photo's row."""

from articles.exchange.names import find_author, find_source
from articles.languages import column, languages
from articles.models import Licence, Photo
from articles.pictures.credit import read_credit
from articles.pictures.intake import BadPicture
from articles.pictures.rdf import X_DEFAULT


def with_received_credit(data, fields):
    """Fields for `store_photo`: what a person gave, completed by what the file says.

    Nobody is made: a name in the file counts where the newsroom knows it already. Bytes that
    are no picture change nothing here; storing them is refused.
    """
    try:
        credit = read_credit(data)
    except BadPicture:
        return fields
    wording = credit.credit_line or " / ".join(filter(None, (credit.creator, credit.source)))
    received = {
        "credit_wording": wording[: Photo._meta.get_field("credit_wording").max_length],
        "copyright_notice": credit.copyright_notice[
            : Photo._meta.get_field("copyright_notice").max_length
        ],
        "licence": Licence.objects.filter(url=credit.web_statement).exclude(url="").first(),
        **_descriptions(credit),
    }
    # One name given by a person is the whole credit: no second one is read out of the file.
    if not (fields.get("photographer") or fields.get("source")):
        received["photographer"] = find_author(credit.creator) if credit.creator else None
        received["source"] = find_source(credit.source) if credit.source else None
    return {**received, **{name: value for name, value in fields.items() if value}}


def _descriptions(credit):
    """Caption and alt text by language; text of unknown language is left in the file."""
    texts = {}
    for one in languages():
        for field, told in (("caption", credit.description), ("alt_text", credit.alt_text)):
            for tag, text in told.items():
                if tag != X_DEFAULT and tag.lower() in (one.tag.lower(), one.code):
                    texts[column(field, one.code)] = text
    return texts
