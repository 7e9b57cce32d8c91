"""Authors, sources, sections and licences at the desk."""

from django.contrib import admin
from django.core.exceptions import ValidationError
from django.db.models import Q
from django.utils.translation import gettext as _

from articles.admin.reference import (
    AddressedForm,
    NamedForm,
    Reference,
    kept_for_photos,
    kept_for_stories,
)
from articles.models import Article, Author, Licence, Section, Source
from articles.text import slugs
from articles.text.web import is_web_address
from articles.workflow import refresh_credits, search_index


class Credited(Reference):
    """A name that stands inside the files of photos."""

    def save_model(self, request, obj, form, change):
        super().save_model(request, obj, form, change)
        named = {name.split("_")[0] for name in form.changed_data}
        if change and named & {"name", "url", "forbids"}:
            refresh_credits(obj.photos.all(), anew="forbids_changes" in form.changed_data)


class AuthorForm(AddressedForm):
    """Pages elsewhere are full web addresses: readers and machines follow them."""

    def clean_links(self):
        lines = [line.strip() for line in self.cleaned_data["links"].splitlines()]
        lines = list(dict.fromkeys(filter(None, lines)))
        for line in lines:
            if not is_web_address(line):
                raise ValidationError(
                    _("“%(line)s” is no full web address; one begins with https://.")
                    % {"line": line[:80]}
                )
        return "\n".join(lines)


@admin.register(Author)
class AuthorAdmin(Credited, admin.ModelAdmin):
    fields = ["slug", "links"]
    form = AuthorForm
    grid = ["name", "job_title", "bio"]
    list_display = ["shown_name", "slug", "filled"]

    def save_model(self, request, obj, form, change):
        super().save_model(request, obj, form, change)
        if change and {name.split("_")[0] for name in form.changed_data} & {"name", "slug"}:
            search_index.rename(Article.objects.filter(authors=obj))

    def reasons_to_keep(self, author):
        named = Q(bylines__author=author) | Q(editions__translated_by=author)
        yield from kept_for_stories(author, Article.objects.filter(named).distinct().count())
        yield from kept_for_photos(author, author.photos.count())


@admin.register(Source)
class SourceAdmin(Credited, admin.ModelAdmin):
    fields = ["url"]
    form = NamedForm
    list_display = ["shown_name", "url", "filled"]

    def reasons_to_keep(self, source):
        yield from kept_for_photos(source, source.photos.count())


class SectionForm(AddressedForm):
    """Its address stands beside those of the site's own pages, and can be none of them."""

    def clean(self):
        cleaned = super().clean()
        if cleaned.get("slug") in slugs.RESERVED:
            sentence = _(
                "The site has a page of its own under “%(address)s”; choose another address."
            )
            self.add_error("slug", sentence % {"address": cleaned["slug"]})
        return cleaned


@admin.register(Section)
class SectionAdmin(Reference, admin.ModelAdmin):
    fields = ["slug", "position"]
    form = SectionForm
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
