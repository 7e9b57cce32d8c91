"""Where files lie when they lie in a store that speaks S3."""

from botocore.config import Config
from django.conf import settings
from django.utils.encoding import filepath_to_uri
from storages.backends.s3 import S3Storage


class Store(S3Storage):
    """A part of the bucket. A store that is down holds nobody up for long."""

    def __init__(self, **options):
        # Stores other than Amazon's mostly know no host name for each bucket.
        style = "path" if options.get("endpoint_url") else "auto"
        config = Config(
            connect_timeout=5,
            read_timeout=60,
            retries={"mode": "standard", "total_max_attempts": 2},
            s3={"addressing_style": style},
        )
        super().__init__(client_config=config, **options)


class PublicFiles(Store):
    """Readers never meet the store: a file's address is the site's own."""

    def url(self, name, parameters=None, expire=None, http_method=None):
        return settings.MEDIA_URL + filepath_to_uri(name)


class Originals(Store):
    """An original never has an address."""

    def url(self, name, parameters=None, expire=None, http_method=None):
        raise ValueError("An original has no address.")
