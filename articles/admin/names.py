"""Authors, sources, sections and licences at the desk."""

from django.contrib import admin

from articles.admin.reference import (
    AddressedForm,
    NamedForm,
    Reference,
    kept_for_photos,
    kept_for_stories,
)
from articles.models import Article, Author, Licence, Section, Source
from articles.workflow import refresh_credits, search_index


class Credited(Reference):
    """A name that stands inside the files of photos."""

    def save_model(self, request, obj, form, change):
        super().save_model(request, obj, form, change)
        named = {name.split("_")[0] for name in form.changed_data}
        if change and named & {"name", "url", "forbids"}:
            refresh_credits(obj.photos.all(), anew="forbids_changes" in form.changed_data)


@admin.register(Author)
class AuthorAdmin(Credited, admin.ModelAdmin):
    fields = ["slug"]
    form = AddressedForm
    grid = ["name", "job_title", "bio"]
    list_display = ["shown_name", "slug", "filled"]

    def save_model(self, request, obj, form, change):
        super().save_model(request, obj, form, change)
        if change and {name.split("_")[0] for name in form.changed_data} & {"name", "slug"}:
            search_index.rename(Article.objects.filter(authors=obj))

    def reasons_to_keep(self, author):
        yield from kept_for_stories(author, author.bylines.count())
        yield from kept_for_photos(author, author.photos.count())


@admin.register(Source)
class SourceAdmin(Credited, admin.ModelAdmin):
    fields = ["url"]
    form = NamedForm
    list_display = ["shown_name", "url", "filled"]

    def reasons_to_keep(self, source):
        yield from kept_for_photos(source, source.photos.count())


@admin.register(Section)
class SectionAdmin(Reference, admin.ModelAdmin):
    fields = ["slug", "position"]
    form = AddressedForm
    list_display = ["shown_name", "slug", "position", "filled"]

    def reasons_to_keep(self, section):
        yield from kept_for_stories(section, section.articles.count())


@admin.register(Licence)
class LicenceAdmin(Credited, admin.ModelAdmin):
    fields = [
        *("code", "url", "asks_credit", "asks_link"),
        *("forbids_changes", "forbids_commercial_use"),
    ]
    form = NamedForm
    list_display = ["shown_name", "code", "filled"]

    def reasons_to_keep(self, licence):
        yield from kept_for_photos(licence, licence.photos.count())
