"""Where files lie when they lie in a store that speaks S3."""

from django.conf import settings
from django.utils.encoding import filepath_to_uri
from storages.backends.s3 import S3Storage


class PublicFiles(S3Storage):
    """Readers never meet the store: a file's address is the site's own."""

    def url(self, name, parameters=None, expire=None, http_method=None):
        return settings.MEDIA_URL + filepath_to_uri(name)


class Originals(S3Storage):
    """An original never has an address."""

    def url(self, name, parameters=None, expire=None, http_method=None):
        raise ValueError("An original has no address.")
