"""Which verbs have pages made anew, in which languages, and until when pages last."""

from datetime import timedelta
from functools import partial

import pytest
from django.db import transaction
from django.utils import timezone

from articles import workflow
from articles.languages import codes
from articles.machine.twin import Twin
from articles.models import (
    Edition,
    Generation,
    Photo,
    Settled,
    Term,
    Text,
)
from articles.workflow.corrections import open_corrections
from articles.workflow.generations import renew
from articles.workflow.photos import changing
from articles.workflow.settling import changes_of
from articles.workflow.tags import merge_tags
from tests import make, media

pytestmark = pytest.mark.django_db

EVERY = set(codes())
SHOWN = {"ko", "ar"}
SOON = timedelta(hours=1)


class Newsroom:
    """A story live in Korean and Arabic, with an English draft and a photo that has a stand-in."""

    def __init__(self):
        self.now = timezone.now()
        self.instead = make.photo(alt_text_ko="다른 사진")
        self.photo = make.photo(replacement=self.instead, valid_until=self.now + 9 * SOON)
        self.tag = make.tag("sea")
        self.article = make.article("ko", photos=[self.photo], tags=[self.tag])
        self.ko = make.live(self.article, "ko")
        self.ar = make.live(self.article, "ar")
        self.en = make.draft(self.article, "en")

    def facts(self, **changed):
        facts = {
            "section": self.article.section,
            "source_language": "ko",
            "authors": [each.author for each in self.article.bylines.all()],
            "tags": [self.tag],
            "photos": [workflow.Placed(self.photo)],
        }
        return workflow.Facts(**facts | changed)

    def corrected(self):
        """The Korean text was corrected, and the Arabic one is asked to follow."""
        make.draft(self.article, "ko", body="<p>고쳤다</p>")
        workflow.correct(self.article.edition("ko"), "고침", by=None)
        return open_corrections(self.article.edition("ar"))[0]

    def settle(self):
        self.corrected()
        *others, change = changes_of(Edition.objects.get(pk=self.ar.pk))
        for other in others:
            workflow.settle(self.ar, *other.name, Settled.Verdict.DONE, by=None)
        return partial(workflow.settle, self.ar, *change.name, Settled.Verdict.DONE, by=None)

    def scheduled(self, **due):
        workflow.publish(self.en, by=None, at=self.now + SOON, now=self.now)


def updated(room):
    make.draft(room.article, "ko", title="새 제목", slug=room.ko.slug)
    return partial(workflow.publish, room.ko, by=None)


def moved(room):
    make.draft(room.article, "ko", slug="elsewhere")
    return partial(workflow.publish, room.ko, by=None)


def planned(room):
    room.scheduled()
    return partial(workflow.apply_due, room.now + 2 * SOON)


def with_photo(photo):
    """The Korean text describes one more photo."""

    def scenario(room):
        workflow.place_photos(room.article, [workflow.Placed(photo(), "inline")], by=None)
        return updated(room)

    return scenario


def agency_photo():
    return make.photo(source=make.source())


def of_agency(room):
    """The live photo is an agency's, and no author's."""
    Photo.objects.filter(pk=room.photo.pk).update(photographer=None, source=make.source())
    return partial(workflow.change_photo, room.photo, by=None, copyright_notice="©")


def of_agency_from_now_on(room):
    source = make.source()
    return partial(workflow.change_photo, room.photo, by=None, photographer=None, source=source)


def unplanned(room):
    room.scheduled()
    return partial(workflow.unschedule, room.en, by=None)


def turned(room):
    renew(now=room.now)
    return partial(workflow.turn, "ko", room.now + 48 * SOON)


def all_turned(room):
    renew(now=room.now)
    return partial(workflow.turn_all, room.now + 48 * SOON)


def followed(room):
    room.corrected()
    return partial(workflow.mark_done, room.ar, by=None)


def not_followed(room):
    room.corrected()
    workflow.mark_done(room.ar, by=None)
    return partial(workflow.undo_done, room.ar, by=None)


def corrected(room):
    make.draft(room.article, "ko", body="<p>고쳤다</p>", slug=room.ko.slug)
    return partial(workflow.correct, room.ko, "고침", by=None)


def not_concerned(room):
    return partial(workflow.not_concerned, room.ar, room.corrected(), by=None)


def concerned_again(room):
    asked = room.corrected()
    workflow.not_concerned(room.ar, asked, by=None)
    return partial(workflow.undo_not_concerned, room.ar, asked, by=None)


def of_no_effect(room):
    room.corrected()
    make.draft(room.article, "ko", body="<p>고쳤다.</p>")
    return partial(workflow.mark_no_effect, room.article.edition("ko").newest, by=None)


def of_effect_again(room):
    of_no_effect(room)()
    return partial(workflow.undo_no_effect, room.article.edition("ko").newest, by=None)


def from_english(room):
    make.live(room.article, "en")
    return partial(workflow.change_original, room.ar, room.en, by=None)


def killed(room):
    return partial(workflow.kill_photo, room.photo, by=None, reason="x")


def revived(room):
    workflow.kill_photo(room.photo, by=None, reason="x")
    return partial(workflow.revive_photo, room.photo, by=None, reason="x")


def overridden(room):
    until = room.now + 10 * SOON
    return partial(workflow.override_rights, room.photo, by=None, until=until, reason="x")


def developed(room):
    photo = workflow.store_photo(media.picture(), by=None, photographer=make.author())
    Photo.objects.filter(pk=room.photo.pk).update(replacement=photo)
    return partial(workflow.make_renditions_now, photo.pk)


def merged(room):
    return partial(merge_tags, [make.tag()], room.tag, None)


def told_together(room):
    return partial(workflow.publish_together, [room.en], by=None)


def on_breaking_line(room):
    until = room.now + SOON
    return partial(workflow.set_breaking_line, "ko", text="x", until=until, by=None)


def off_breaking_line(room):
    on_breaking_line(room)()
    return partial(workflow.end_breaking_line, "ko", by=None)


def other_policy(room):
    workflow.save_policy("contact", "ko", "x", "<p>x</p>", by=None)
    return partial(workflow.save_policy, "contact", "ko", "y", "<p>y</p>", by=None, version=1)


def without_policy(room):
    workflow.save_policy("contact", "ko", "x", "<p>x</p>", by=None)
    return partial(workflow.delete_policy, "contact", "ko", by=None, version=1)


# For each verb, what readers see because of it: a scenario, and the languages whose pages it has
# made anew. A story that appears, goes or moves is told in every language's lists and links, and so
# is whose pictures stories show.
SEEN = {
    "publish": (lambda room: partial(workflow.publish, room.en, by=None), EVERY),
    "publish (a new text)": (updated, {"ko"}),
    "publish (one more photo)": (with_photo(make.photo), EVERY),
    "publish (one more photo, an agency's)": (with_photo(agency_photo), {"ko"}),
    "publish (a new address)": (moved, EVERY),
    "apply_due": (planned, EVERY),
    "withdraw": (lambda r: partial(workflow.withdraw, r.ar, by=None, notice="x"), EVERY),
    "correct": (corrected, SHOWN),
    "publish_together": (told_together, EVERY),
    "not_concerned": (not_concerned, SHOWN),
    "undo_not_concerned": (concerned_again, SHOWN),
    "mark_no_effect": (of_no_effect, SHOWN),
    "undo_no_effect": (of_effect_again, SHOWN),
    "mark_done": (followed, SHOWN),
    "undo_done": (not_followed, SHOWN),
    "settle": (lambda room: room.settle(), SHOWN),
    "change_original": (from_english, SHOWN | {"en"}),
    "save_facts": (
        lambda r: partial(workflow.save_facts, r.article, r.facts(), by=None),
        SHOWN,
    ),
    "save_facts (another tag)": (
        lambda r: partial(workflow.save_facts, r.article, r.facts(tags=[make.tag()]), by=None),
        EVERY,
    ),
    "save_facts (another section)": (
        lambda r: partial(workflow.save_facts, r.article, r.facts(section=make.section()), by=None),
        EVERY,
    ),
    "save_facts (without the photo)": (
        lambda r: partial(workflow.save_facts, r.article, r.facts(photos=[]), by=None),
        EVERY,
    ),
    "save_facts (another author)": (
        lambda r: partial(
            workflow.save_facts, r.article, r.facts(authors=[make.author()]), by=None
        ),
        EVERY,
    ),
    "place_photos": (
        lambda r: partial(
            workflow.place_photos,
            r.article,
            [workflow.Placed(make.photo(), "inline")],
            by=None,
        ),
        SHOWN,
    ),
    "set_breaking": (
        lambda r: partial(workflow.set_breaking, r.article, r.now + SOON, by=None),
        SHOWN,
    ),
    "change_photo": (
        lambda r: partial(workflow.change_photo, r.photo, by=None, copyright_notice="©"),
        EVERY,
    ),
    "change_photo (an agency's)": (of_agency, SHOWN),
    "change_photo (an agency's from now on)": (of_agency_from_now_on, EVERY),
    "change_photo (a stand-in)": (
        lambda r: partial(workflow.change_photo, r.instead, by=None, copyright_notice="©"),
        SHOWN,
    ),
    "change_photos": (
        lambda r: partial(workflow.change_photos, [r.photo], by=None, copyright_notice="©"),
        EVERY,
    ),
    "name_translator": (
        lambda r: partial(workflow.name_translator, r.ar, make.author(), by=None),
        EVERY,
    ),
    "save_front_page": (
        lambda r: partial(
            workflow.save_front_page, "ko", places=[workflow.Put("lead")], version=0, by=None
        ),
        {"ko"},
    ),
    "set_breaking_line": (on_breaking_line, {"ko"}),
    "end_breaking_line": (off_breaking_line, {"ko"}),
    "save_policy": (
        lambda r: partial(workflow.save_policy, "contact", "ko", "x", "<p>x</p>", by=None),
        EVERY,
    ),
    "save_policy (anew)": (other_policy, {"ko"}),
    "delete_policy": (without_policy, EVERY),
    "kill_photo": (killed, EVERY),
    "revive_photo": (revived, EVERY),
    "override_rights": (overridden, EVERY),
    "delete_photo": (lambda r: partial(workflow.delete_photo, r.instead, by=None), SHOWN),
    "make_renditions": (developed, SHOWN),
    "make_renditions_now": (developed, SHOWN),
    "turn": (turned, {"ko"}),
    "turn_all": (all_turned, EVERY),
    "merge_tags": (merged, EVERY),
}
# Verbs after which only the end of a generation may be another.
FORESEEN = {
    "publish (later)": lambda r: partial(workflow.publish, r.en, by=None, at=r.now + SOON),
    "unschedule": unplanned,
    "set_embargo": lambda r: partial(workflow.set_embargo, r.article, r.now + SOON, by=None),
}


def _approved(room):
    return partial(workflow.approve, room.en, by=None)


def _commented(room):
    return workflow.comment(room.en, "x", by=make.user("Editor"))


def _resolved(room):
    made = _commented(room)
    return partial(workflow.resolve_comment, made, by=None)


def _given_back(room):
    writer = make.user("Translator en")
    workflow.take(room.article, "en", by=writer)
    return partial(workflow.give_back, room.en, by=writer)


# What stays among those who work here.
INTERNAL = {
    "save_text": lambda r: partial(
        workflow.save_text, r.article, "ko", Text(title="x"), by=None, started_from=1
    ),
    "save_received": lambda r: partial(
        workflow.save_received,
        *(r.article, "id", Text(title="x")),
        original=r.ko.newest,
        by=None,
        started_from=None,
    ),
    "open_edition": lambda r: partial(workflow.open_edition, r.article, "fr"),
    "restore": lambda r: partial(workflow.restore, r.ko.newest, by=None, started_from=1),
    "create_article": lambda r: partial(workflow.create_article, r.facts(), by=None),
    "delete_article": lambda r: partial(workflow.delete_article, make.article(), by=None),
    "save_facts (not live)": lambda r: partial(
        workflow.save_facts, make.article(), r.facts(), by=None
    ),
    "submit": lambda r: partial(workflow.submit, r.en, by=None),
    "send_back": lambda r: (
        workflow.submit(r.en, by=None),
        partial(workflow.send_back, r.en, by=None, note="x"),
    )[1],
    "approve": _approved,
    "assign": lambda r: partial(
        workflow.assign, [(r.article, "en")], to=make.user("Translator en"), by=None
    ),
    "take": lambda r: partial(workflow.take, r.article, "en", by=make.user("Translator en")),
    "give_back": _given_back,
    "comment": lambda r: partial(_commented, r),
    "resolve_comment": _resolved,
    "mark_done": lambda r: partial(workflow.mark_done, r.ar, by=None),
    "draft_by_machine": lambda r: partial(
        workflow.draft_by_machine,
        *(r.article, "id"),
        by=None,
        started_from=None,
        provider=Twin(),
    ),
    "confirm_note": lambda r: (
        Photo.objects.filter(pk=r.photo.pk).update(consent_note="x"),
        partial(workflow.confirm_note, r.photo, by=None, which="consent"),
    )[1],
    "refresh_credits": lambda r: partial(
        workflow.refresh_credits, Photo.objects.filter(pk=r.photo.pk)
    ),
    "store_photo": lambda r: partial(workflow.store_photo, media.picture(), by=None),
    "change_photo (in no story)": lambda r: partial(
        workflow.change_photo, make.photo(), by=None, copyright_notice="©"
    ),
    "tell_of_ending_rights": lambda r: workflow.tell_of_ending_rights,
    "want_photo": lambda r: partial(workflow.want_photo, r.article, credit_wording="AP", by=None),
    "find_wanted_photo": lambda r: partial(
        workflow.find_wanted_photo,
        workflow.want_photo(r.article, credit_wording="AP", by=None),
        r.photo,
        by=None,
    ),
    "make_renditions_again": lambda r: partial(workflow.make_renditions_again, r.photo, by=None),
    "save_term": lambda r: partial(
        workflow.save_term, Term(name_ko="나토", name_en="NATO").entry(), by=None
    ),
}
# Internal as well, each by what it is made of: they are not tried one by one.
OF_THESE = (
    *("save_side_by_side", "import_terms", "heed_finding", "ignore_finding", "reopen_comment"),
    *("unsettle", "confirm_machine_text"),
)
# What writes nothing.
QUESTIONS = (
    *("AlreadyStored", "Conflict", "Facts", "Placed", "Put", "Refused", "effects_of_taking_away"),
    *("files_undone_on_failure", "findings", "may", "near_duplicates", "open_corrections"),
    *("reasons_against_photo", "reasons_not_to_delete", "reasons_not_to_publish", "where_used"),
)


@pytest.fixture(autouse=True)
def _rows_only(monkeypatch):
    """Photos of make.photo have no files that could be labelled anew."""
    monkeypatch.setattr(changing, "relabelled", media.as_they_are)


def numbers():
    return dict(Generation.objects.values_list("language", "number"))


def raised_by(scenario, room):
    """The languages whose generation a step ends; the step is undone again."""
    with transaction.atomic():
        step = scenario(room)
        before = numbers()
        step()
        after = numbers()
        transaction.set_rollback(True)
    return {code for code, number in after.items() if number != before.get(code)}


def test_of_every_verb_it_is_decided_whether_readers_see_what_it_does():
    tried = {name.split(" ")[0] for name in (*SEEN, *FORESEEN, *INTERNAL)} - {"merge_tags"}
    assert tried | {*OF_THESE, *QUESTIONS} == set(workflow.__all__)


def test_a_verb_ends_the_generations_of_those_languages_whose_pages_it_changes():
    room = Newsroom()
    found = {verb: raised_by(scenario, room) for verb, (scenario, _languages) in SEEN.items()}
    assert found == {verb: languages for verb, (_scenario, languages) in SEEN.items()}


def test_a_verb_that_readers_see_nothing_of_ends_no_generation():
    room = Newsroom()
    found = {verb: raised_by(step, room) for verb, step in (FORESEEN | INTERNAL).items()}
    assert {verb: raised for verb, raised in found.items() if raised} == {}


def test_what_is_refused_ends_no_generation():
    article = make.article("ko", authors=0)
    edition = make.draft(article, "ko")
    before = numbers()
    with pytest.raises(workflow.Refused):
        workflow.publish(edition, by=None)
    assert numbers() == before
