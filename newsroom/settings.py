"""One file of settings: safe local defaults, everything else from the environment.

docs/operations.md lists the variables.
"""

import contextlib
import os
import secrets
import tempfile
import tomllib
from pathlib import Path

import dj_database_url
from django.core.exceptions import ImproperlyConfigured
from django.utils.csp import CSP
from django.utils.functional import SimpleLazyObject

BASE_DIR = Path(__file__).resolve().parent.parent
VAR = Path(os.environ.get("NEWSROOM_VAR", BASE_DIR / "var")).resolve()
VAR.mkdir(parents=True, exist_ok=True)


def env_list(name):
    return [item.strip() for item in os.environ.get(name, "").split(",") if item.strip()]


def local_secret_key():
    """The key of this data folder, made on first use and readable by its owner only."""
    path = VAR / "secret_key"
    if not path.exists():
        # Written whole before it gets its name: nobody who starts meanwhile reads half a key.
        with tempfile.NamedTemporaryFile("w", dir=VAR) as file:
            file.write(secrets.token_urlsafe(50))
            file.flush()
            with contextlib.suppress(FileExistsError):
                os.link(file.name, path)
    return path.read_text()


# The newsroom itself: its name in each language, its time zone, its languages.

with open(os.environ.get("NEWSROOM_IDENTITY", BASE_DIR / "newsroom/identity.toml"), "rb") as file:
    NEWSROOM = tomllib.load(file)

# Every language that the tables have columns for. Adding one is a migration: docs/languages.md.
LANGUAGES = [
    ("ko", "한국어"),
    ("en", "English"),
    ("id", "Bahasa Indonesia"),
    ("ar", "العربية"),
    ("zh-hans", "简体中文"),
    ("ja", "日本語"),
    ("es", "Español"),
    ("fr", "Français"),
    ("de", "Deutsch"),
    ("ru", "Русский"),
    ("vi", "Tiếng Việt"),
]
LANGUAGE_CODE = "en"
# The languages this newsroom works in: some or all of the above, in the order readers see.
NEWSROOM_LANGUAGES = NEWSROOM.get("languages") or [code for code, _ in LANGUAGES]
if unknown := set(NEWSROOM_LANGUAGES) - {code for code, _ in LANGUAGES}:
    raise ImproperlyConfigured(
        f"The identity file names languages that LANGUAGES lacks: {sorted(unknown)}"
    )
# Where nothing goes live that a second person has not approved.
REVIEWED_LANGUAGES = NEWSROOM.get("review", [])
if unknown := set(REVIEWED_LANGUAGES) - set(NEWSROOM_LANGUAGES):
    raise ImproperlyConfigured(
        f"The identity file asks for review in languages it does not name: {sorted(unknown)}"
    )
# Where pictures whose licence forbids commercial use can't be published.
COMMERCIAL = NEWSROOM.get("commercial", False)
# What feeds hold of each story.
if NEWSROOM.get("feeds", "full") not in ("full", "summary"):
    raise ImproperlyConfigured('In the identity file, feeds is "full" or "summary".')
FULL_FEEDS = NEWSROOM.get("feeds", "full") == "full"
# What feeds are known by for ever: a newsroom that changes its name keeps the first one here.
NEWSROOM_KEY = NEWSROOM.get("key") or next(iter(NEWSROOM.get("name", {}).values()), "")
LOCALE_PATHS = [BASE_DIR / "articles/locale"]
TIME_ZONE = NEWSROOM.get("time_zone", "UTC")
USE_I18N = True
USE_TZ = True

# Names fall back, marked with the language they are in; story text never does
# (articles/translation.py).
MODELTRANSLATION_DEFAULT_LANGUAGE = "en"
MODELTRANSLATION_FALLBACK_LANGUAGES = ("en", *(c for c, _ in LANGUAGES if c != "en"))

# Security

DEBUG = os.environ.get("NEWSROOM_DEBUG") == "1"
HTTPS = os.environ.get("NEWSROOM_HTTPS") == "1"

ALLOWED_HOSTS = env_list("NEWSROOM_HOSTS") or ["localhost", "127.0.0.1", "[::1]"]
HOST = ALLOWED_HOSTS[0].lstrip(".")
CSRF_COOKIE_HTTPONLY = True
CSRF_COOKIE_SECURE = HTTPS
CSRF_FAILURE_VIEW = "articles.admin.kept_forms.csrf_failure"
SECRET_KEY = os.environ.get("NEWSROOM_SECRET_KEY", "")
if not SECRET_KEY:
    if HTTPS:
        raise ImproperlyConfigured(
            "NEWSROOM_SECRET_KEY is missing: a newsroom served over HTTPS needs its own secret."
        )
    # Made when something is signed: who asks for --help leaves no key behind.
    SECRET_KEY = SimpleLazyObject(local_secret_key)
SECURE_CSP = {
    "default-src": [CSP.SELF],
    "script-src": [CSP.SELF, CSP.NONCE],
    "style-src": [CSP.SELF, CSP.NONCE],
    "img-src": [CSP.SELF, "data:"],
    "object-src": [CSP.NONE],
    "base-uri": [CSP.NONE],
    "frame-ancestors": [CSP.NONE],
    "form-action": [CSP.SELF],
}
SECURE_HSTS_INCLUDE_SUBDOMAINS = HTTPS
SECURE_HSTS_PRELOAD = HTTPS
SECURE_HSTS_SECONDS = 31_536_000 if HTTPS else 0
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if HTTPS else None
SECURE_REFERRER_POLICY = "strict-origin-when-cross-origin"
SECURE_SSL_REDIRECT = HTTPS
SESSION_COOKIE_SECURE = HTTPS
X_FRAME_OPTIONS = "DENY"

# Applications

AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}"}
    for name in (
        "UserAttributeSimilarityValidator",
        "MinimumLengthValidator",
        "CommonPasswordValidator",
        "NumericPasswordValidator",
    )
]
AUTH_USER_MODEL = "articles.User"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
DEFAULT_FROM_EMAIL = os.environ.get("NEWSROOM_MAIL_FROM") or f"newsroom@{HOST}"
# Whether a newsroom without stories is filled with the demo's, and with accounts of known names:
# never on the internet.
DEMO = not HTTPS and os.environ.get("NEWSROOM_DEMO", "") != "0"
INSTALLED_APPS = [
    "modeltranslation",
    "articles.apps.DeskConfig",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django_prose_editor",
    "taggit",
    "articles.apps.ArticlesConfig",
]
MAILERS = {
    "default": {
        "BACKEND": "django.core.mail.backends.smtp.EmailBackend",
        # A server that does not answer holds up nobody's letter for longer than this.
        "OPTIONS": {"host": os.environ.get("NEWSROOM_SMTP_HOST", "localhost"), "timeout": 20},
    }
    if HTTPS
    else {"BACKEND": "newsroom.printed_mail.EmailBackend"}
}
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "django.middleware.csp.ContentSecurityPolicyMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "articles.admin.middleware.DeskLanguageMiddleware",
]
# How links in e-mails begin and the addresses that a hub is told; without HTTPS, where `make run`
# serves the newsroom.
NEWSROOM_URL = os.environ.get("NEWSROOM_URL", "").rstrip("/") or (
    f"https://{HOST}" if HTTPS else "http://127.0.0.1:8000"
)
# How many days before a picture's rights end the editors are told.
RIGHTS_NOTICE = [int(days) for days in env_list("NEWSROOM_RIGHTS_NOTICE") or (30, 7, 1)]
ROOT_URLCONF = "newsroom.urls"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.csp",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ]
        },
    },
    {
        "NAME": "reader",
        "BACKEND": "django.template.backends.jinja2.Jinja2",
        "DIRS": [BASE_DIR / "templates/reader"],
        "OPTIONS": {"environment": "articles.reader.templates.environment"},
    },
]
# The hub that tells subscribers of feeds what is new; without an address there is none.
WEBSUB_HUB = os.environ.get("NEWSROOM_WEBSUB_HUB", "")
WSGI_APPLICATION = "newsroom.wsgi.application"

# Machine translation: a provider's name, its address and key; without a name there is none.

MACHINE_TRANSLATION = {
    "provider": os.environ.get("NEWSROOM_MACHINE", ""),
    "url": os.environ.get("NEWSROOM_MACHINE_URL", ""),
    "key": os.environ.get("NEWSROOM_MACHINE_KEY", ""),
}
if MACHINE_TRANSLATION["provider"] not in ("", "libretranslate", "deepl", "twin"):
    raise ImproperlyConfigured("NEWSROOM_MACHINE is one of libretranslate, deepl, twin, or empty.")
if MACHINE_TRANSLATION["provider"] == "libretranslate" and not MACHINE_TRANSLATION["url"]:
    raise ImproperlyConfigured("LibreTranslate needs its address in NEWSROOM_MACHINE_URL.")
if MACHINE_TRANSLATION["provider"] == "deepl" and not MACHINE_TRANSLATION["key"]:
    raise ImproperlyConfigured("DeepL needs the newsroom's key in NEWSROOM_MACHINE_KEY.")

# Pages kept whole for readers: where, and how much of the disk and of each process's memory they
# may take, in megabytes.

PAGES = {
    "folder": VAR / "pages",
    "redis": os.environ.get("NEWSROOM_REDIS_URL", ""),
    "disk": int(os.environ.get("NEWSROOM_PAGES_DISK") or 1_000),
    "memory": int(os.environ.get("NEWSROOM_PAGES_MEMORY") or 64),
}
# A cache between the newsroom and its readers: a provider's name, the address that it is told at,
# the zone or service, its key; without a name there is none.
CDN = {
    "provider": os.environ.get("NEWSROOM_CDN", ""),
    "url": os.environ.get("NEWSROOM_CDN_URL", ""),
    "service": os.environ.get("NEWSROOM_CDN_SERVICE", ""),
    "key": os.environ.get("NEWSROOM_CDN_KEY", ""),
    # Seconds for which it may answer by itself; it is told when a page has changed.
    "seconds": int(os.environ.get("NEWSROOM_CDN_SECONDS") or 300),
}
if CDN["provider"] not in ("", "cloudflare", "fastly", "varnish", "twin"):
    raise ImproperlyConfigured(
        "NEWSROOM_CDN is one of cloudflare, fastly, varnish, twin, or empty."
    )
if CDN["provider"] in ("cloudflare", "fastly") and not (CDN["service"] and CDN["key"]):
    raise ImproperlyConfigured(
        "A CDN needs its zone or service in NEWSROOM_CDN_SERVICE, its key in NEWSROOM_CDN_KEY."
    )
if CDN["provider"] == "varnish" and not CDN["url"]:
    raise ImproperlyConfigured("Varnish needs its address in NEWSROOM_CDN_URL.")

# Storage

DATABASE_URL = os.environ.get("NEWSROOM_DATABASE_URL", "")
if DATABASE_URL:
    DATABASES = {"default": dj_database_url.parse(DATABASE_URL, conn_max_age=60)}
    if DATABASES["default"]["ENGINE"] == "django.db.backends.postgresql":
        # What readers ask for is planned once (articles/reader/prepared.py).
        DATABASES["default"]["OPTIONS"] = {
            "prepare_threshold": 1,
            "options": "-c plan_cache_mode=force_generic_plan",
        } | DATABASES["default"].get("OPTIONS", {})
else:
    DATABASES = {
        "default": {
            "ENGINE": "django.db.backends.sqlite3",
            "NAME": VAR / "newsroom.sqlite3",
            # Readers stay as cheap as with PostgreSQL: no new connection for every page.
            "CONN_MAX_AGE": None,
            "OPTIONS": {
                # A transaction that will write takes its lock first: no upgrade can fail half way.
                "transaction_mode": "IMMEDIATE",
                "timeout": 20,
                "init_command": (
                    "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;"
                    " PRAGMA cache_size=-64000; PRAGMA mmap_size=268435456;"
                ),
            },
        }
    }
# Font files for the pictures that pages are shared with, tried before the system's own fonts.
CARD_FONTS = env_list("NEWSROOM_CARD_FONTS")
# Only what lies in public/ is served, by articles.reader.media; originals stay private.
# Where a server in front hands over such files itself, how the place that it keeps for that begins.
MEDIA_ACCEL = os.environ.get("NEWSROOM_ACCEL", "")
MEDIA_ROOT = VAR / "media" / "public"
MEDIA_URL = "/media/"
STATIC_ROOT = VAR / "static"
STATIC_URL = "/static/"
STORAGES = {
    # The pictures that pages are shared with, drawn of public ones: they may be deleted any time.
    "cards": {
        "BACKEND": "django.core.files.storage.FileSystemStorage",
        "OPTIONS": {"location": VAR / "media" / "cards", "base_url": None},
    },
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "originals": {
        "BACKEND": "django.core.files.storage.FileSystemStorage",
        "OPTIONS": {"location": VAR / "media" / "originals", "base_url": None},
    },
    # Names by content, and each file in Brotli and gzip beside itself.
    "staticfiles": {"BACKEND": "newsroom.static_files.Collected"},
}
# Any store that speaks S3: nothing in it is public, readers get their files through the site.
if S3_BUCKET := os.environ.get("NEWSROOM_S3_BUCKET", ""):
    S3 = {
        "bucket_name": S3_BUCKET,
        "endpoint_url": os.environ.get("NEWSROOM_S3_ENDPOINT") or None,
        "region_name": os.environ.get("NEWSROOM_S3_REGION") or None,
        "access_key": os.environ.get("NEWSROOM_S3_KEY") or None,
        "secret_key": os.environ.get("NEWSROOM_S3_SECRET") or None,
        "default_acl": None,
        # A name says what is in the file: two who write the same one write the same.
        "file_overwrite": True,
    }
    STORAGES["cards"] = {
        "BACKEND": "newsroom.storage.Originals",
        "OPTIONS": S3 | {"location": "cards"},
    }
    STORAGES["default"] = {
        "BACKEND": "newsroom.storage.PublicFiles",
        "OPTIONS": S3 | {"location": "public"},
    }
    STORAGES["originals"] = {
        "BACKEND": "newsroom.storage.Originals",
        "OPTIONS": S3 | {"location": "originals"},
    }

# A certificate (its chain in PEM, leaf first) and its ES256 key, with which public pictures are
# signed; without them they are not.

CONTENT_CREDENTIALS = [
    os.environ[name]
    for name in ("NEWSROOM_C2PA_CERTIFICATE", "NEWSROOM_C2PA_KEY")
    if os.environ.get(name)
]
if len(CONTENT_CREDENTIALS) == 1:
    raise ImproperlyConfigured(
        "Signing takes both NEWSROOM_C2PA_CERTIFICATE and NEWSROOM_C2PA_KEY, each a file's path."
    )

# Tasks: without a worker they are done where they come up.

TASKS = {"default": {"BACKEND": "django.tasks.backends.immediate.ImmediateBackend"}}
match os.environ.get("NEWSROOM_TASKS", ""):
    case "":
        pass
    case "database":
        INSTALLED_APPS.append("django_tasks_db")
        TASKS["default"]["BACKEND"] = "django_tasks_db.DatabaseBackend"
    case _:
        raise ImproperlyConfigured("NEWSROOM_TASKS is database, or empty.")

# Limits

# A pasted story and its picture, with room for the form around them.
DATA_UPLOAD_MAX_MEMORY_SIZE = 8_000_000
# Beside its original a translation has a field or two for each paragraph.
DATA_UPLOAD_MAX_NUMBER_FIELDS = 5_000
FILE_UPLOAD_MAX_MEMORY_SIZE = 5_000_000
# How long a preview link works for somebody without an account.
PREVIEW_DAYS = 7

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {"console": {"class": "logging.StreamHandler"}},
    # Every start and end of a task, else.
    "loggers": {"django.tasks": {"level": "WARNING"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
}
