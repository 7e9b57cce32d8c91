"""Machine drafts: marked until a person has read them, and never approved before."""

import pytest
from django.core.exceptions import PermissionDenied

from articles.machine import MachineFailed
from articles.machine.twin import Twin
from articles.models import Edition, Event, MachineText, Revision, Text
from articles.text.segments import body_segments, segments
from articles.workflow import save_side_by_side
from articles.workflow.errors import Conflict, Refused
from articles.workflow.machine_drafts import confirm_machine_text, draft_by_machine
from articles.workflow.stages import approve
from articles.workflow.texts import save_text
from tests import make

HALVES = body_segments("<p>أولى.</p>\n<p>نصفها الآخر.</p>")

pytestmark = pytest.mark.django_db

SOURCE = Text(
    title="항구에 새 다리",
    standfirst="내년에 열린다.",
    body="<p>다리는 <strong>길다</strong>.</p>\n<p>시장은 기뻐했다.</p>",
)


class Broken:
    name = "Broken"

    def translate(self, fragments, source, target):
        raise MachineFailed("Broken can’t be reached now. Nothing was changed.")


@pytest.fixture
def article():
    article = make.article("ko")
    save_text(article, "ko", SOURCE, by=None, started_from=None)
    return article


@pytest.fixture
def translator():
    return make.user("Translator ar")


def drafted(article, by, **options):
    options = {"started_from": None, "provider": Twin()} | options
    return draft_by_machine(article, "ar", by=by, **options)


def test_an_empty_translation_gets_a_draft_of_every_segment(article, translator):
    found = drafted(article, translator)
    assert found.filled == ["title", "standfirst", "body.0", "body.1"]
    assert found.damaged == []
    assert found.revision.text == Text(
        title="[ar] 항구에 새 다리",
        standfirst="[ar] 내년에 열린다.",
        body="<p>[ar] 다리는 <strong>길다</strong>.</p>\n<p>[ar] 시장은 기뻐했다.</p>",
    )
    assert Edition.objects.get(language="ar").machine_count == 4
    assert Event.objects.filter(verb="draft_by_machine", by=translator, note="Twin").exists()


def test_what_a_person_wrote_stays_and_is_nobodys_machine_text(article, translator):
    written = Text(title="جسر جديد في الميناء", body="<p>الجسر <strong>طويل</strong>.</p>")
    first = save_text(article, "ar", written, by=translator, started_from=None)
    found = drafted(article, translator, started_from=first.number)
    assert found.filled == ["standfirst", "body.1"]
    assert found.revision.title == written.title
    assert found.revision.body.startswith(written.body)


def test_one_block_alone_can_be_asked_for_and_only_it_is_marked(article, translator):
    written = Text(
        title="جسر جديد في الميناء",
        body="<p>الجسر <strong>طويل</strong>.</p>\n<p>فرح رئيس البلدية.</p>",
    )
    first = save_text(article, "ar", written, by=translator, started_from=None)
    found = drafted(article, translator, started_from=first.number, keys=["body.1"])
    assert found.revision.body == (
        "<p>الجسر <strong>طويل</strong>.</p>\n<p>[ar] 시장은 기뻐했다.</p>"
    )
    edition = Edition.objects.get(language="ar")
    assert edition.machine_count == 1
    with pytest.raises(Refused, match="machine"):
        approve(edition, by=make.user("Reviewer ar"))


def test_a_draft_is_not_approved_before_each_block_was_confirmed_or_changed(article, translator):
    revision = drafted(article, translator).revision
    edition = revision.edition
    reviewer = make.user("Reviewer ar")
    with pytest.raises(Refused, match="machine"):
        approve(edition, by=reviewer)
    mine = Text(**vars(revision.text) | {"title": "جسر جديد", "standfirst": "يفتح العام المقبل."})
    save_text(article, "ar", mine, by=translator, started_from=revision.number)
    marks = list(MachineText.objects.values_list("digest", flat=True))
    confirm_machine_text(edition, marks, by=translator)
    edition.refresh_from_db()
    assert edition.machine_count == 0
    assert not MachineText.objects.filter(confirmed_by=None).exists()


def test_confirming_twice_is_refused_with_a_sentence(article, translator):
    edition = drafted(article, translator).revision.edition
    mark = MachineText.objects.first().digest
    confirm_machine_text(edition, [mark], by=translator)
    with pytest.raises(Refused, match="confirmed already"):
        confirm_machine_text(edition, [mark], by=translator)


def test_what_stands_in_the_text_no_more_is_not_confirmed(article, translator):
    revision = drafted(article, translator).revision
    title = next(each for each in segments(revision) if each.kind == "title")
    mine = Text(**vars(revision.text) | {"title": "جسر جديد"})
    save_text(article, "ar", mine, by=translator, started_from=revision.number)
    with pytest.raises(Refused, match="was changed meanwhile"):
        confirm_machine_text(revision.edition, [title.digest], by=translator)
    assert not MachineText.objects.exclude(confirmed_at=None).exists()


def test_a_provider_that_fails_changes_nothing(article, translator):
    save_text(article, "ar", Text(title="جسر"), by=translator, started_from=None)
    before = Revision.objects.count(), Event.objects.count()
    with pytest.raises(Refused, match="can’t be reached"):
        drafted(article, translator, started_from=1, provider=Broken())
    assert (Revision.objects.count(), Event.objects.count()) == before
    assert not MachineText.objects.exists()


def test_a_provider_that_fails_begins_no_translation(article, translator):
    with pytest.raises(Refused, match="can’t be reached"):
        drafted(article, translator, provider=Broken())
    assert article.edition("ar") is None


def test_a_story_without_a_text_has_nothing_to_draft(translator):
    article = make.article("ko")
    with pytest.raises(Refused, match="no text yet"):
        drafted(article, translator)
    with pytest.raises(Refused, match="does not work in that language"):
        draft_by_machine(article, "xx", by=None, started_from=None, provider=Twin())
    assert not article.editions.exists()


def test_somebody_elses_newer_text_is_not_overwritten(article, translator):
    save_text(article, "ar", Text(title="جسر"), by=make.user("Translator ar"), started_from=None)
    with pytest.raises(Conflict):
        drafted(article, translator)
    assert not MachineText.objects.exists()


def test_a_newsroom_without_a_provider_says_so(article, translator):
    with pytest.raises(Refused, match="no machine translation"):
        drafted(article, translator, provider=None)


def test_a_finished_translation_has_nothing_to_draft(article, translator):
    drafted(article, translator)
    with pytest.raises(Refused, match="has a translation already"):
        drafted(article, translator, started_from=1)


def test_only_translators_of_the_language_may_ask(article):
    with pytest.raises(PermissionDenied):
        drafted(article, make.user("Translator ja"))


def test_the_original_is_never_drafted(article):
    with pytest.raises(Refused, match="This is the original"):
        draft_by_machine(article, "ko", by=None, started_from=1, provider=Twin())


def test_captions_are_drafted_and_decorative_photos_need_no_alt_text(translator):
    from articles.models import Placement

    article = make.article("ko")
    photos = [make.photo(), make.photo()]
    for photo in photos:
        Placement.objects.create(article=article, photo=photo, role="gallery")
    one, two = (str(photo.pk) for photo in photos)
    words = {"caption": "밤의 다리", "alt_text": "불 켜진 다리"}
    source = Text(title="다리", captions={one: words, two: words})
    save_text(article, "ko", source, by=None, started_from=None)
    mine = Text(captions={two: {"decorative": True}})
    save_text(article, "ar", mine, by=translator, started_from=None)
    found = drafted(article, translator, started_from=1)
    assert found.revision.captions == {
        one: {"caption": "[ar] 밤의 다리", "alt_text": "[ar] 불 켜진 다리", "decorative": False},
        two: {"caption": "[ar] 밤의 다리", "alt_text": "", "decorative": True},
    }
    with pytest.raises(Refused, match="machine"):
        approve(found.revision.edition, by=make.user("Reviewer ar"))


def test_a_paragraph_split_in_two_hides_no_empty_one_after_it(article, translator):
    body = "\n".join(f"<p>문단 {n}은 서로 다르다.</p>" for n in "가나다라")
    source = Text(title="제목", body=body)
    save_text(article, "ko", source, by=None, started_from=1)
    made = save_side_by_side(
        article,
        "ar",
        Text(title="عنوان", body="<p>أولى.</p>\n<p>نصفها الآخر.</p>"),
        [[segment.digest, other.digest] for segment in body_segments(body)[:1] for other in HALVES],
        by=translator,
        started_from=None,
    )
    found = drafted(article, translator, started_from=made.number)
    assert found.filled == ["body.1", "body.2", "body.3"]
