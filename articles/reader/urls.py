from django.conf import settings
from django.urls import path, register_converter

from articles.reader import media, views
from articles.reader.languages import (
    AddressConverter,
    LanguageConverter,
    MonthConverter,
    YearConverter,
)
from articles.reader.search.views import search

register_converter(AddressConverter, "address")
register_converter(LanguageConverter, "language")
register_converter(media.RenditionConverter, "rendition")
register_converter(YearConverter, "yyyy")
register_converter(MonthConverter, "mm")

app_name = "reader"
urlpatterns = [
    path("", views.root, name="root"),
    path(f"{settings.MEDIA_URL.lstrip('/')}<rendition:name>", media.show, name="media"),
    path("<language:code>/", views.front, name="front"),
    path("<language:code>/remember/", views.remember, name="remember"),
    path("<language:code>/archive/", views.archive, name="archive"),
    path("<language:code>/archive/<yyyy:year>/<mm:month>/", views.month, name="month"),
    path("<language:code>/search/", search, name="search"),
    path("<language:code>/tags/<address:slug>/", views.tag, name="tag"),
    path("<language:code>/authors/<address:slug>/", views.author, name="author"),
    path("<language:code>/<yyyy:year>/<mm:month>/<address:slug>/", views.story, name="story"),
    path("<language:code>/<slug:slug>/", views.section, name="section"),
]
