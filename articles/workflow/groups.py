"""The ready-made groups, made again after every migration from the permissions that exist."""

from django.apps import apps as live_apps
from django.conf import settings
from django.db import connections

from articles.languages import codename

CODES = [code for code, _name in settings.LANGUAGES]
VIEW = [
    f"view_{model}"
    for model in (
        "article author byline edition event licence photo photoevent placement revision"
        " section source tag term wantedphoto"
    ).split()
]
PHOTOS = ["add_photo", "change_photo", "change_wantedphoto"]
CLOCK = ["kill_photo", "override_rights"]
NAMES = ["add_author", "change_author", "add_source", "change_source", "add_tag", "change_tag"]
STORIES = ["add_article", "change_article"]
TERMS = ["add_term", "change_term"]
PUBLISH = [codename("publish", code) for code in CODES]
TRANSLATE = [codename("translate", code) for code in CODES]


def ready_made():
    """Group names and their permissions' codenames. A newsroom adds groups of its own freely."""
    groups = {
        "Journalist": STORIES + PHOTOS + NAMES,
        "Photo editor": ["change_article", "delete_photo", *PHOTOS, *CLOCK, *NAMES],
        "Editor": STORIES + PHOTOS + NAMES + TERMS + PUBLISH,
        "Chief editor": [
            *(STORIES + PHOTOS + CLOCK + NAMES + TERMS + PUBLISH + TRANSLATE),
            *("delete_article", "delete_photo", "delete_author", "delete_source", "delete_tag"),
            "delete_term",
            *("add_section", "change_section", "delete_section"),
            *("add_licence", "change_licence", "delete_licence"),
            *("view_policy", "change_policy", "delete_policy"),
            *("view_user", "add_user", "change_user", "view_group"),
        ],
    }
    for code in CODES:
        groups[f"Translator {code}"] = [codename("translate", code)]
        rights = [codename("translate", code), codename("publish", code)]
        groups[f"Reviewer {code}"] = rights + TERMS
    return {name: VIEW + permissions for name, permissions in groups.items()}


_before = {}


def remember_permissions(using, **_signal):
    """Notes which permissions there are before a migration, for `make_groups` after it."""
    connection = connections[using]
    table = live_apps.get_model("auth", "Permission")._meta.db_table
    is_there = table in connection.introspection.table_names()
    _before[using] = set(_permissions(using).values()) if is_there else set()


def make_groups(using, apps=live_apps, **_signal):
    """Creates the groups that are missing, and gives those that exist what is new.

    New are permissions that this migration has made: nobody can have taken them away. What a
    newsroom changed otherwise stays changed.
    """
    Group = apps.get_model("auth", "Group")
    ids = _permissions(using, apps)
    new = set(ids.values()) - _before.pop(using, set(ids.values()))
    for name, codenames in ready_made().items():
        group, created = Group.objects.using(using).get_or_create(name=name)
        rights = {ids[codename] for codename in codenames if codename in ids}
        if given := rights if created else rights & new:
            group.permissions.add(*given)


def _permissions(using, apps=live_apps):
    """{codename: key} of those that the groups are made of."""
    found = apps.get_model("auth", "Permission").objects.using(using)
    found = found.filter(content_type__app_label__in=["articles", "auth"])
    return dict(found.values_list("codename", "pk"))
