"""The page of the translation memory: what it shows, and what it lets whom do."""

from html import unescape

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone
from lxml import etree, html

from articles.models import MemoryPair
from articles.workflow import memory
from tests import make

pytestmark = pytest.mark.django_db
URL = "/desk/articles/memorypair/"


def keep(source, target, languages=("ko", "ar"), story="강"):
    sides = [
        memory.Side(code, text, f"<p>{text}</p>")
        for code, text in zip(languages, (source, target), strict=True)
    ]
    memory.keep([memory.Pair("body", *sides, story, timezone.now())])


@pytest.fixture
def desk(client):
    """Logs somebody in as a member of groups; the desk speaks English to them."""

    def as_member(*groups):
        client.force_login(make.user(*groups, language="en"))
        return client

    return as_member


def page(client, **asked):
    response = client.get(URL, asked)
    assert response.status_code == 200
    return unescape(response.content.decode())


def uploaded(body):
    data = f'<tmx version="1.4"><header srclang="en"/><body>{body}</body></tmx>'
    return SimpleUploadedFile("other.tmx", data.encode())


UNIT = (
    '<tu><tuv xml:lang="en"><seg>One</seg></tuv><tuv xml:lang="ko"><seg>하나</seg></tuv>'
    '<tuv xml:lang="pt"><seg>Um</seg></tuv></tu>'
)


def test_the_page_is_in_the_menu_and_counts_pairs_by_their_languages(desk):
    keep("하나", "واحد")
    keep("둘", "اثنان")
    keep("하나", "Satu", languages=("ko", "id"))
    client = desk("Translator ar")
    shown = page(client)
    assert f'href="{URL}"' in unescape(client.get("/desk/").content.decode())
    assert "?first=ar&second=ko" in shown
    assert [
        (first.code, second.code, count)
        for first, second, count in client.get(URL).context["counts"]
    ] == [("ar", "ko", 2), ("id", "ko", 1)]


def test_each_side_is_shown_in_its_own_language_and_direction(desk):
    keep("하나", "واحد")
    shown = page(desk("Translator ar"))
    assert '<p lang="ko" dir="ltr">하나</p>' in shown
    assert '<p lang="ar" dir="rtl">واحد</p>' in shown


def test_words_are_found_in_either_language_in_any_order_and_case(desk):
    keep("새 예산안 발표", "Новый Бюджет", languages=("ko", "ru"))
    keep("옛 예산안", "Anggaran lama", languages=("ko", "id"))
    client = desk("Translator ar")
    for typed, count in (
        ("예산안", 2),
        ("발표 새", 1),
        ("новый бюджет", 1),
        ("ANGGARAN", 1),
        ("예산안 lama", 0),
        ("%", 0),
        ("\x00", 2),
    ):
        assert len(client.get(URL, {"q": typed}).context["rows"]) == count, typed


def test_the_page_can_be_narrowed_to_two_languages(desk):
    keep("하나", "واحد")
    keep("하나", "Satu", languages=("ko", "id"))
    client = desk("Translator ar")
    [row] = client.get(URL, {"first": "ko", "second": "id"}).context["rows"]
    assert row["pair"].first_text == "Satu"
    assert len(client.get(URL, {"first": "ko", "second": "xx"}).context["rows"]) == 2


def test_words_of_a_story_are_never_markup(desk):
    keep("<script>alert(1)</script>", "x", story="<b>y</b>")
    raw = desk("Translator ar").get(URL).content.decode()
    assert "<script>alert" not in raw
    assert "<b>y" not in raw


def test_the_page_takes_as_many_queries_for_many_pairs_as_for_one(
    desk, django_assert_max_num_queries
):
    client = desk("Reviewer ar")
    for number in range(70):
        keep(f"{number} 개", f"{number} x")
    client.get(URL)
    with django_assert_max_num_queries(9):
        response = client.get(URL, {"q": "개"})
    assert len(response.context["rows"]) == 50
    assert response.context["has_more"]


def test_a_reviewer_makes_the_memory_forget_a_pair_of_their_language(desk):
    keep("하나", "واحد")
    [pair] = MemoryPair.objects.all()
    client = desk("Reviewer ar")
    assert "Forget “واحد”" in page(client)
    asked = client.post(f"{URL}?q=x", {"action": "forget", "pair": pair.pk})
    assert asked.status_code == 200
    assert MemoryPair.objects.exists()
    [form] = [each for each in html.fromstring(asked.text).forms if "sure" in each.fields]
    sent = dict(form.fields) | {"pair": form.xpath(".//button/@value")[0]}
    response = client.post(f"{URL}?q=x", sent)
    assert response.headers["Location"] == f"{URL}?q=x"
    assert not MemoryPair.objects.exists()


def test_a_pair_is_shown_again_before_it_is_forgotten_and_can_be_kept(desk):
    keep("하나", "واحد")
    [pair] = MemoryPair.objects.all()
    asked = desk("Reviewer ar").post(f"{URL}?q=x", {"action": "forget", "pair": pair.pk})
    shown = html.fromstring(asked.text)
    assert shown.xpath("//p[@dir='rtl']/text()") == ["واحد"]
    assert shown.xpath("//a[.='Keep it']/@href") == [f"{URL}?q=x"]


@pytest.mark.parametrize("sure", [{}, {"sure": "1"}])
@pytest.mark.parametrize("group", ["Translator ar", "Reviewer id", "Journalist"])
def test_nobody_else_does(desk, group, sure):
    keep("하나", "واحد")
    [pair] = MemoryPair.objects.all()
    client = desk(group)
    assert "Forget “" not in page(client)
    assert client.post(URL, {"action": "forget", "pair": pair.pk} | sure).status_code == 403
    assert MemoryPair.objects.exists()


@pytest.mark.parametrize("pair", ["", "x", "0", "-1", "999999999999999999999"])
def test_forgetting_what_is_not_there_answers_404(desk, pair):
    response = desk("Chief editor").post(URL, {"action": "forget", "pair": pair})
    assert response.status_code == 404


def test_the_memory_comes_as_a_file(desk):
    keep("하나", "واحد")
    keep("하나", "Satu", languages=("ko", "id"))
    client = desk("Translator ar")
    response = client.get(f"{URL}tmx/")
    assert "attachment" in response.headers["Content-Disposition"]
    root = etree.fromstring(b"".join(response))
    assert [seg.text for seg in root.iter("seg")] == ["하나", "واحد", "Satu"]
    two = client.get(f"{URL}tmx/?first=ko&second=id")
    assert "memory-id-ko-" in two.headers["Content-Disposition"]
    assert [seg.text for seg in etree.fromstring(b"".join(two)).iter("seg")] == ["하나", "Satu"]


def test_a_file_is_taken_in_and_the_page_says_what_it_brought(desk):
    response = desk("Reviewer ko").post(
        URL, {"action": "take_in", "file": uploaded(UNIT)}, follow=True
    )
    told = [str(message) for message in response.context["messages"]]
    assert told == [
        "1 new translation is in the memory.",
        "1 text was left out: empty, too long, or in another language.",
        "Languages that this newsroom does not work in: pt.",
    ]
    assert MemoryPair.objects.count() == 1


def test_a_bad_file_is_refused_on_the_page_with_its_reason(desk):
    client = desk("Chief editor")
    response = client.post(URL, {"action": "take_in", "file": uploaded("<tu>")})
    assert response.status_code == 422
    assert "The file is broken at line 1." in unescape(response.content.decode())
    assert client.post(URL, {"action": "take_in"}).status_code == 422


def test_who_publishes_in_no_language_is_offered_no_upload_and_may_not_send_one(desk):
    client = desk("Translator ko")
    assert 'type="file"' not in page(client)
    response = client.post(URL, {"action": "take_in", "file": uploaded(UNIT)})
    assert response.status_code == 403
    assert not MemoryPair.objects.exists()


def test_the_memory_is_for_the_desk_alone(client):
    for address in (URL, f"{URL}tmx/"):
        assert client.get(address).headers["Location"].startswith("/desk/login/")
        client.force_login(make.user())
        assert client.get(address).status_code == 403
        client.logout()


def test_an_address_of_djangos_own_forms_is_not_there(desk):
    client = desk("Chief editor")
    assert client.get(f"{URL}add/").status_code == 404
    assert reverse("admin:articles_memorypair_changelist") == URL


@pytest.mark.parametrize("key", ["", "x", "9" * 19, "9" * 5000, "²"])
def test_a_key_that_no_translation_has_is_not_found(desk, key):
    keep("하나", "واحد")
    response = desk("Chief editor").post(URL, {"action": "forget", "pair": key})
    assert response.status_code == 404
    assert MemoryPair.objects.count() == 1


@pytest.mark.parametrize("zone", ["Asia/Seoul", "America/New_York"])
@pytest.mark.parametrize("date", ["00010101T000000Z", "19691231T235959Z", "20201399T000000Z"])
def test_a_file_with_a_date_that_cannot_be_meant_is_shown_everywhere(desk, settings, zone, date):
    settings.TIME_ZONE = zone
    client = desk("Chief editor")
    before = timezone.now()
    file = uploaded(UNIT.replace("<tu>", f'<tu changedate="{date}">'))
    assert client.post(URL, {"action": "take_in", "file": file}).status_code == 302
    assert MemoryPair.objects.get().at >= before
    assert "하나" in page(client)
