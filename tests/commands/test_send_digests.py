"""News by e-mail: each person's own, in their language, each thing once."""

from datetime import timedelta
from io import StringIO

import pytest
from django.core import mail
from django.core.management import CommandError, call_command
from django.utils import timezone

from articles import workflow
from articles.admin import digest
from articles.models import Event, User
from articles.workflow.assignments import assign
from articles.workflow.comments import comment
from articles.workflow.corrections import correct
from newsroom.printed_mail import EmailBackend
from tests import make

pytestmark = pytest.mark.django_db
LATER = timedelta(minutes=5)
DAY = timedelta(days=1)


@pytest.fixture
def nur():
    return translator("nur@example.org", language="en", first_name="Nur")


def translator(email, **fields):
    return make.user("Translator ar", email=email, **fields)


def story(*live):
    article = make.article("ko")
    for code in ("ko", *live):
        make.live(article, code, at=timezone.now() - DAY, title=f"Story in {code}")
    return article


def send(after=LATER):
    """The letters of one run, which comes some time after now."""
    mail.outbox.clear()
    _sent, failed = digest.send_all(timezone.now() + after)
    assert failed == []
    return list(mail.outbox)


def html_of(letter):
    return letter.alternatives[0].content


def test_who_was_given_a_text_is_told_by_whom_until_when_and_where(nur, settings):
    settings.NEWSROOM_URL = "https://news.example.org"
    article, kim = story(), make.user("Editor", first_name="Kim", email="kim@example.org")
    until = timezone.now() + DAY
    assign([(article, "ar")], to=nur, deadline_at=until, by=kim)
    [letter] = send()
    assert letter.to == ["nur@example.org"]
    assert "1 piece of news on your texts" in letter.subject
    assert "Hello Nur," in letter.body
    assert "Story in ko" in letter.body
    assert "Kim gave you the text in العربية, until " in letter.body
    address = f"https://news.example.org/desk/articles/article/{article.pk}/translation/ar/"
    assert address in letter.body
    assert f'<a href="{address}">' in html_of(letter)
    assert "https://news.example.org/desk/my-work/" in letter.body


def test_twice_in_a_row_sends_nothing_the_second_time(nur):
    assign([(story(), "ar")], to=nur, by=None)
    assert len(send()) == 1
    assert send() == []
    assert send(DAY) == []


def test_a_text_sent_back_is_told_with_the_note_unless_it_was_handed_over_again(nur):
    for again in (False, True):
        edition = make.draft(story(), "ar", by=nur)
        workflow.submit(edition, by=nur)
        workflow.send_back(edition, by=None, note=f"العنوان {again}")
        if again:
            workflow.submit(edition, by=nur)
    [letter] = send()
    assert "“العنوان False”" in letter.body
    assert "True" not in letter.body


def test_an_original_that_is_live_in_a_new_version_is_told_to_who_did_or_has_the_translation(nur):
    sami = translator("sami@example.org")
    article = story()
    make.draft(article, "ar", by=nur)
    workflow.publish(article.edition("ar"), by=None)
    other = story("ar")
    assign([(other, "ar")], to=sami, by=None)
    send()
    for each in (article, other):
        make.live(each, "ko")
    letters = {letter.to[0]: letter.body for letter in send()}
    assert set(letters) == {"nur@example.org", "sami@example.org"}
    for body in letters.values():
        assert "The original of your text in العربية is live in a new version." in body


def test_a_change_that_was_followed_before_the_letter_goes_out_is_not_told(nur):
    article = story()
    make.draft(article, "ar", by=nur)
    workflow.publish(article.edition("ar"), by=None)
    make.live(article, "ko")
    workflow.mark_done(article.edition("ar"), by=nur)
    assert send() == []


def test_a_scheduled_version_is_told_once_it_is_live_though_its_time_lies_back(nur):
    article = story()
    make.draft(article, "ar", by=nur)
    workflow.publish(article.edition("ar"), by=None)
    assert send() == []
    make.scheduled(article, "ko", due_in=-3 * DAY)
    workflow.apply_due()
    assert Event.objects.filter(verb="publish").order_by("pk").last().at < timezone.now() - 2 * DAY
    assert len(send()) == 1


def test_a_correction_is_told_as_one_and_not_as_a_change_besides(nur):
    article = story()
    make.draft(article, "ar", by=nur)
    workflow.publish(article.edition("ar"), by=None, now=timezone.now() - DAY)
    correct(make.draft(article, "ko", title="고친 제목"), "숫자가 틀렸습니다.", by=None)
    [letter] = send()
    assert "was corrected: “숫자가 틀렸습니다.”" in letter.body
    assert "in a new version" not in letter.body
    assert "1 piece of news" in letter.subject


def test_comments_of_others_are_told_and_ones_own_are_not(nur):
    article, kim = story("ar"), make.user("Editor", first_name="Kim", email="kim@example.org")
    assign([(article, "ar")], to=nur, by=None)
    send()
    comment(article.edition("ar"), "Which harbour?", by=kim)
    comment(article.edition("ar"), "The old one.", by=nur)
    letters = {letter.to[0]: letter.body for letter in send()}
    assert "“Which harbour?”" in letters["nur@example.org"]
    assert "The old one." not in letters["nur@example.org"]
    assert "“The old one.”" in letters["kim@example.org"]


def test_what_somebody_did_alone_is_no_news_to_them():
    chief = make.user("Chief editor", email="chief@example.org")
    article = story("ar")
    assign([(article, "ar")], to=chief, by=chief)
    assert send() == []


def test_a_text_taken_back_meanwhile_is_not_told(nur):
    article = story()
    assign([(article, "ar")], to=nur, by=None)
    assign([(article, "ar")], to=None, by=None)
    assert send() == []


def test_each_letter_is_in_its_readers_language_and_direction():
    hadi = translator("hadi@example.org", language="ar")
    assign([(story(), "ar")], to=hadi, by=None)
    [letter] = send()
    assert '<html lang="ar" dir="rtl">' in html_of(letter)
    assert '<bdi lang="ko" dir="ltr">Story in ko</bdi>' in html_of(letter)
    assert letter.extra_headers["Content-Language"] == "ar"


def test_words_of_others_are_escaped_in_html_and_plain_in_text(nur):
    article = make.article("ko")
    make.live(article, "ko", title="<b>5 & 6</b>", slug="x")
    assign([(article, "ar")], to=nur, by=None)
    [letter] = send()
    assert "<b>5 & 6</b>" in letter.body
    assert "<b>5" not in html_of(letter)
    assert "&lt;b&gt;5 &amp; 6&lt;/b&gt;" in html_of(letter)


@pytest.mark.parametrize(
    "fields",
    [{"email": ""}, {"wants_digest": False}, {"is_active": False}],
    ids=["no address", "switched off", "left"],
)
def test_some_get_no_letters(nur, fields):
    assign([(story(), "ar")], to=nur, by=None)
    User.objects.filter(pk=nur.pk).update(**fields)
    assert send() == []


def test_a_letter_that_fails_holds_up_no_other_and_is_sent_the_next_time(nur, monkeypatch, caplog):
    sami = translator("sami@example.org")
    for user in (nur, sami):
        assign([(story(), "ar")], to=user, by=None)
    real = digest.letter

    def broken(user, groups):
        if user == nur:
            raise OSError("No such mailbox")
        return real(user, groups)

    monkeypatch.setattr(digest, "letter", broken)
    sent, failed = digest.send_all(timezone.now() + LATER)
    assert (sent, failed) == (1, [nur])
    assert [letter.to for letter in mail.outbox] == [["sami@example.org"]]
    assert "No such mailbox" in caplog.text
    monkeypatch.undo()
    assert [letter.to for letter in send()] == [["nur@example.org"]]


def test_what_was_logged_just_now_waits_for_the_next_letter(nur):
    assign([(story(), "ar")], to=nur, by=None)
    assert send(timedelta(seconds=0)) == []
    assert len(send()) == 1


def test_a_first_letter_looks_back_a_week_and_no_further(nur):
    old, new = story(), story()
    now = timezone.now()
    assign([(old, "ar")], to=nur, by=None, now=now - timedelta(days=8))
    assign([(new, "ar")], to=nur, by=None, now=now - timedelta(days=6))
    [letter] = send()
    assert f"/{new.pk}/" in letter.body
    assert f"/{old.pk}/" not in letter.body


def test_a_letter_on_the_console_can_be_read_there():
    hadi = translator("hadi@example.org", language="ar", first_name="هادي")
    assign([(story(), "ar")], to=hadi, by=None)
    [letter] = send()
    letter.attach_alternative(f"<p>{'طويل ' * 400}</p>", "text/html")
    printed = StringIO()
    EmailBackend(stream=printed).send_messages([letter])
    assert "base64" not in printed.getvalue()
    for words in (letter.subject, letter.body.strip(), html_of(letter).strip(), "طويل " * 400):
        assert words in printed.getvalue()


def test_the_command_says_what_it_did_and_fails_where_somebody_got_nothing(nur, monkeypatch):
    now = timezone.now()
    assign([(story(), "ar")], to=nur, by=None, now=now - LATER)
    monkeypatch.setattr(digest, "SETTLED", timedelta(0))
    out = StringIO()
    call_command("send_digests", stdout=out)
    assert out.getvalue() == "Sent: 1\n"
    assign([(story(), "ar")], to=nur, by=None)
    monkeypatch.setattr(digest, "letter", lambda *_arguments: 1 / 0)
    with pytest.raises(CommandError, match=nur.username):
        call_command("send_digests", stdout=StringIO())
