"""Web addresses as people type them."""

from urllib.parse import urlsplit

from django.core.exceptions import ValidationError
from django.core.validators import URLValidator

_check = URLValidator(schemes=["http", "https"])


def is_web_address(typed):
    """Whether it is a full address of a page: with its host, and nobody's name or password."""
    try:
        _check(typed)
        return "@" not in urlsplit(typed).netloc
    except (ValidationError, ValueError):
        return False


def host(address):
    """The host of a web address as people name it."""
    return (urlsplit(address).hostname or "").removeprefix("www.")
