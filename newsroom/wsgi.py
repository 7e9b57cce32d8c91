"""The entry that Granian serves: kept pages first, then static files, then Django."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "newsroom.settings")

django = get_wsgi_application()

# Only now: what keeps pages reads the newsroom's tables, which Django has to know first.
from articles.reader import page_cache  # noqa: E402
from newsroom.static_files import served  # noqa: E402

application = page_cache.kept(served(django))
