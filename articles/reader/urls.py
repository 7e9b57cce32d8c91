from django.conf import settings
from django.urls import path, register_converter

from articles.reader import entrance, media, social, views
from articles.reader.languages import (
    AddressConverter,
    LanguageConverter,
    MonthConverter,
    YearConverter,
)
from articles.reader.policies import views as policies

register_converter(AddressConverter, "address")
register_converter(LanguageConverter, "language")
register_converter(social.CardConverter, "card")
register_converter(media.RenditionConverter, "rendition")
register_converter(YearConverter, "yyyy")
register_converter(MonthConverter, "mm")

app_name = "reader"
urlpatterns = [
    path("", entrance.root, name="root"),
    path(f"{settings.MEDIA_URL.lstrip('/')}<rendition:name>", media.show, name="media"),
    path("<language:code>/", views.front, name="front"),
    path("<language:code>/remember/", entrance.remember, name="remember"),
    path("<language:code>/about/", policies.about, name="about"),
    path("<language:code>/about/<slug:slug>/", policies.policy, name="policy"),
    path("<language:code>/cards/<card:name>", social.show, name="card"),
    path("<language:code>/archive/", views.archive, name="archive"),
    path("<language:code>/archive/<yyyy:year>/<mm:month>/", views.month, name="month"),
    path("<language:code>/tags/<address:slug>/", views.tag, name="tag"),
    path("<language:code>/authors/<address:slug>/", views.author, name="author"),
    path("<language:code>/<yyyy:year>/<mm:month>/<address:slug>/", views.story, name="story"),
    path("<language:code>/<slug:slug>/", views.section, name="section"),
]
