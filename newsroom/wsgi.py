"""The entry that Granian serves."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "newsroom.settings")

django = get_wsgi_application()

# Only now: what keeps pages reads the newsroom's tables, which Django has to know first.
from articles.reader import page_cache  # noqa: E402

application = page_cache.kept(django)
