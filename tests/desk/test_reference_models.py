"""Authors, sources, sections, tags, licences: one small form for all languages; and accounts."""

import pytest
from django.contrib.auth.models import Group, Permission
from django.urls import reverse

from articles.languages import codes, column, language
from articles.models import Author, Generation, Licence, Section, Source, Tag, Term, User
from articles.workflow.generations import renew
from tests import make

pytestmark = pytest.mark.django_db
MODELS = [Author, Licence, Section, Source, Tag]


@pytest.fixture
def chief(client):
    user = make.user("Chief editor", language="en")
    client.force_login(user)
    return user


def address(model, page, *args):
    return reverse(f"admin:articles_{model._meta.model_name}_{page}", args=args)


def save(client, thing, **fields):
    """Posts the form of a thing (or of a model, for a new one) and returns the answer."""
    is_new = isinstance(thing, type)
    model = thing if is_new else type(thing)
    page = address(model, "add") if is_new else address(model, "change", thing.pk)
    form = client.get(page).context["adminform"].form
    values = {name: form.get_initial_for_field(form.fields[name], name) for name in form.fields}
    filled = {name: value for name, value in (values | fields).items() if value is not None}
    return client.post(page, filled)


def errors(answer):
    assert answer.status_code == 200, "saved"
    form = answer.context["adminform"].form
    return {name: " ".join(found) for name, found in form.errors.items()}


@pytest.mark.parametrize("model", MODELS)
def test_the_form_has_a_row_for_each_language_with_its_direction(client, chief, model):
    page = client.get(address(model, "add")).text
    for code in codes():
        here, name = language(code), column("name", code)
        assert f'<bdi lang="{here.tag}" dir="{here.direction}">{here.name}</bdi>' in page
        tag = next(part for part in page.split("<") if f'name="{name}"' in part)
        assert f'lang="{here.tag}" dir="{here.direction}"' in tag
        assert f"({here.name})" in tag, "the input has no name for a screen reader"


def test_a_name_in_one_language_is_enough_and_is_saved_in_that_language_only(client, chief):
    assert save(client, Source, name_ind="Kantor Presiden").status_code == 302
    source = Source.objects.get()
    assert source.name_ind == "Kantor Presiden"
    assert {getattr(source, column("name", code)) for code in codes() if code != "id"} == {None}


@pytest.mark.parametrize("model", MODELS)
def test_without_a_name_in_any_language_nothing_is_saved(client, chief, model):
    extra, before = {"code": "x"} if model is Licence else {}, model.objects.count()
    answer = save(client, model, **extra)
    assert "in at least one language" in errors(answer)["__all__"]
    assert model.objects.count() == before


@pytest.mark.parametrize("desk", ["en", "id", "ar"])
def test_a_name_can_be_emptied_in_the_desks_own_language(client, desk):
    client.force_login(make.user("Chief editor", language=desk))
    source = make.source(**{code: code for code in ("ko", "en", "id", "ar")})
    save(client, source, **{column("name", desk): ""})
    source.refresh_from_db()
    kept = {code for code in codes() if getattr(source, column("name", code))}
    assert kept == {"ko", "en", "id", "ar"} - {desk}


def test_an_address_is_made_from_the_name_and_numbered_where_it_is_taken(client, chief):
    for _twice in range(2):
        assert save(client, Author, name_en="Park Hye-ri").status_code == 302
    assert list(Author.objects.values_list("slug", flat=True)) == ["park-hye-ri", "park-hye-ri-2"]


def test_an_author_may_have_an_address_in_the_only_script_of_the_name(client, chief):
    save(client, Author, name_ar="أحمد حسن")
    assert Author.objects.get().slug == "أحمد-حسن"


def test_a_section_needs_an_address_that_any_keyboard_can_type(client, chief):
    assert "type one" in errors(save(client, Section, name_ko="지역", position=1))["slug"]


@pytest.mark.parametrize("slug", ["Upper", "two--hyphens", "-edge", "a_b"])
def test_an_address_that_readers_could_not_type_is_refused(client, chief, slug):
    for model in (Author, Section):
        assert errors(save(client, model, name_en="x", slug=slug, position=1))["slug"]
    assert errors(save(client, Tag, name_en="x", slug_en=slug))["slug_en"]


def test_an_empty_tag_address_is_filled_from_the_label_of_its_language(client, chief):
    save(client, Tag, name_en="Night bus", name_ar="ميناء", name_de="Gebühren", slug_en="buses")
    tag = Tag.objects.get()
    assert (tag.slug_en, tag.slug_ar, tag.slug_de) == ("buses", "ميناء", "gebuehren")
    assert tag.slug_ko is None


def test_a_second_tag_of_the_same_label_is_refused_at_its_cell(client, chief):
    make.tag("harbour", en="Harbour")
    found = errors(save(client, Tag, name_en="Harbour", name_ko="항구"))
    assert found == {"name_en": "Another tag has this label."}
    found = errors(save(client, Tag, name_en="Port", slug_en="harbour"))
    assert found == {"slug_en": "Another tag has this address."}


def test_one_word_may_be_two_tags_in_two_languages(client, chief):
    make.tag("gift", en="Gift")
    assert save(client, Tag, name_de="Gift").status_code == 302


@pytest.mark.parametrize(
    ("names", "typed"),
    [
        ({"ru": "Иван Петров"}, "иван"),
        ({"ko": "박혜리", "en": "Park Hye-ri"}, "혜리"),
        ({"ar": "أحمد حسن"}, "احمد"),
        ({"ko": "박혜리", "en": "Park Hye-ri"}, "park 박혜리"),
    ],
)
def test_a_name_is_found_in_any_language(client, chief, names, typed):
    author = make.author(**names)
    make.author(en="Somebody Else")
    page = client.get(address(Author, "changelist"), {"q": typed})
    assert [row.pk for row in page.context["cl"].result_list] == [author.pk]
    found = client.get(
        reverse("admin:autocomplete"),
        {"app_label": "articles", "model_name": "byline", "field_name": "author", "term": typed},
    ).json()
    assert [row["id"] for row in found["results"]] == [str(author.pk)]


def test_a_tag_is_found_by_its_other_spellings(client, chief):
    tag = make.tag(en="Harbour")
    Tag.objects.filter(pk=tag.pk).update(aliases="docks\nquay")
    page = client.get(address(Tag, "changelist"), {"q": "Docks"})
    assert [row.pk for row in page.context["cl"].result_list] == [tag.pk]


def test_the_list_marks_a_name_that_falls_back_and_counts_languages(client):
    client.force_login(make.user("Chief editor", language="en"))
    make.section(ko="지역", ar="المنطقة")
    make.section("everywhere")
    page = client.get(address(Section, "changelist")).text
    assert '<bdi class="fallback" lang="ko" dir="ltr" title="Only in 한국어">지역</bdi>' in page
    assert f"2 of {len(codes())}" in page
    assert f"all {len(codes())}" in page


def test_a_section_with_stories_is_not_deleted_and_says_why(client, chief):
    section = make.section(en="Region")
    make.article(section=section)
    for method in (client.get, client.post):
        answer = method(address(Section, "delete", section.pk), {"post": "yes"}, follow=True)
        assert "“Region” can&#x27;t be deleted: 1 story uses it." in answer.text
    assert Section.objects.filter(pk=section.pk).exists()


def test_who_made_a_photo_or_wrote_a_story_is_not_deleted(client, chief):
    source, author = make.source(en="Agency"), make.author(en="Sari")
    make.photo(source=source, photographer=author)
    make.article(authors=[author])
    answer = client.post(address(Source, "delete", source.pk), {"post": "yes"}, follow=True)
    assert "1 photo uses it" in answer.text
    answer = client.post(address(Author, "delete", author.pk), {"post": "yes"}, follow=True)
    assert "1 story uses it" in answer.text
    assert "1 photo uses it" in answer.text
    assert (Source.objects.count(), Author.objects.count()) == (1, 1)


def test_what_nothing_uses_is_deleted(client, chief):
    section = make.section()
    client.post(address(Section, "delete", section.pk), {"post": "yes"})
    assert not Section.objects.exists()


def test_deleting_a_tag_costs_as_much_for_many_stories_as_for_one(
    client, chief, django_assert_max_num_queries
):
    tag = make.tag()
    for _each in range(12):
        make.article(tags=[tag])
    with django_assert_max_num_queries(10):
        page = client.get(address(Tag, "delete", tag.pk))
    assert "12" in page.text
    client.post(address(Tag, "delete", tag.pk), {"post": "yes"})
    assert not Tag.objects.exists()


def test_who_may_only_look_sees_the_names_and_no_inputs(client):
    client.force_login(make.user("Translator id"))
    section = make.section(ko="지역")
    page = client.get(address(Section, "change", section.pk))
    assert "지역" in page.text
    assert 'name="name_ko"' not in page.text


# Accounts


def test_a_chief_editor_makes_an_account_with_a_language(client, chief):
    answer = client.post(
        address(User, "add"),
        {
            "username": "sari",
            "usable_password": "true",
            "password1": "a-Long-phrase-9",
            "password2": "a-Long-phrase-9",
            "language": "id",
            "is_staff": "on",
        },
    )
    assert answer.status_code == 302
    made = User.objects.get(username="sari")
    assert (made.language, made.is_staff, made.is_superuser) == ("id", True, False)


def test_nobody_makes_themselves_a_superuser(client, chief):
    everything = list(Permission.objects.values_list("pk", flat=True))
    save(client, chief, is_superuser="on", user_permissions=everything)
    chief.refresh_from_db()
    assert not chief.is_superuser
    assert not chief.user_permissions.exists()


def test_nobody_gives_a_group_rights_that_they_lack(client, chief):
    powerful = Group.objects.create(name="Administrators")
    powerful.permissions.add(Permission.objects.get(codename="delete_user"))
    own = list(chief.groups.values_list("pk", flat=True))
    found = errors(save(client, chief, groups=[*own, powerful.pk]))
    assert "Administrators" in found["groups"]
    journalist = Group.objects.get(name="Journalist")
    assert save(client, chief, groups=[*own, journalist.pk]).status_code == 302


def test_a_superusers_account_is_out_of_a_chief_editors_reach(client, chief):
    root = make.user(is_superuser=True)
    page = client.get(address(User, "change", root.pk))
    assert 'name="username"' not in page.text
    assert client.post(address(User, "change", root.pk), {"username": "x"}).status_code == 403
    password = reverse("admin:auth_user_password_change", args=[root.pk])
    assert client.get(password).status_code == 403


def test_a_name_saved_or_deleted_renews_readers_pages_and_a_term_does_not(client, chief):
    def number():
        return Generation.objects.filter(language="ar").values_list("number", flat=True).first()

    section, term = make.section("world"), Term.objects.create(name_ko="나토", name_en="NATO")
    renew()
    began = number()
    assert save(client, section, name_ind="Dunia").status_code == 302
    assert number() == began + 1
    client.post(address(Section, "delete", section.pk), {"post": "yes"})
    assert not Section.objects.exists()
    assert number() == began + 2
    assert save(client, term, name_en="Nato").status_code == 302
    assert number() == began + 2
