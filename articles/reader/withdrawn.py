"""What the address of a withdrawn story says: that it is gone, since when and why."""

from django.utils.translation import gettext as _

from articles.reader import corrections, editions, page


def show(request, code, links, article, at, notice):
    """410 with the notice; it leads to the languages in which the story still is."""
    paths = editions.read(article, code).paths
    around = page.build(
        request, code, title=_("This story was withdrawn"), links=links, targets=paths
    )
    return page.respond(
        "gone",
        code,
        around,
        status=410,
        notice=notice,
        withdrawn=corrections.dated(_("Withdrawn on %(date)s"), at, code),
        editions=page.language_items(paths),
    )
