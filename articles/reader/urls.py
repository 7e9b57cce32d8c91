from django.conf import settings
from django.urls import path, register_converter

from articles.reader import entrance, lists, media, social, views
from articles.reader.feeds import views as feeds
from articles.reader.fronts import views as fronts
from articles.reader.languages import (
    AddressConverter,
    LanguageConverter,
    MonthConverter,
    YearConverter,
)
from articles.reader.policies import views as policies
from articles.reader.search.views import search
from articles.reader.sitemaps import views as sitemaps

register_converter(AddressConverter, "address")
register_converter(feeds.FormConverter, "feed")
register_converter(LanguageConverter, "language")
register_converter(sitemaps.RangeConverter, "range")
register_converter(social.CardConverter, "card")
register_converter(media.RenditionConverter, "rendition")
register_converter(YearConverter, "yyyy")
register_converter(MonthConverter, "mm")

app_name = "reader"
urlpatterns = [
    path("", entrance.root, name="root"),
    path(f"{settings.MEDIA_URL.lstrip('/')}<rendition:name>", media.show, name="media"),
    path("robots.txt", sitemaps.robots, name="robots"),
    path("sitemap.xml", sitemaps.index, name="sitemap_index"),
    path("sitemap-lists.xml", sitemaps.of_lists, name="lists_sitemap"),
    path("sitemap-tags-<range:number>.xml", sitemaps.of_tags, name="tags_sitemap"),
    path("sitemap-authors-<range:number>.xml", sitemaps.of_authors, name="authors_sitemap"),
    path("sitemap-<range:number>.xml", sitemaps.of_stories, name="sitemap"),
    path("<language:code>/news-sitemap.xml", sitemaps.of_news, name="news_sitemap"),
    path("<language:code>/", fronts.front, name="front"),
    path("<language:code>/remember/", entrance.remember, name="remember"),
    path("<language:code>/about/", policies.about, name="about"),
    path("<language:code>/about/<slug:slug>/", policies.policy, name="policy"),
    path("<language:code>/cards/<card:name>", social.show, name="card"),
    path("<language:code>/archive/", lists.archive, name="archive"),
    path("<language:code>/archive/<yyyy:year>/<mm:month>/", lists.month, name="month"),
    path("<language:code>/search/", search, name="search"),
    path("<language:code>/tags/<address:slug>/", lists.tag, name="tag"),
    path("<language:code>/authors/<address:slug>/", lists.author, name="author"),
    path("<language:code>/<yyyy:year>/<mm:month>/<address:slug>/", views.story, name="story"),
    path("<language:code>/<slug:slug>/", lists.section, name="section"),
    path("<language:code>/feed.<feed:form>", feeds.show, name="feed"),
    *(
        path(f"<language:code>/{of}feed.<feed:form>", feeds.show, {"which": which}, f"{which}_feed")
        for which, of in (
            ("tag", "tags/<address:slug>/"),
            ("author", "authors/<address:slug>/"),
            ("section", "<slug:slug>/"),
        )
    ),
]
