from django.contrib import admin
from django.urls import include, path

from articles import preview

urlpatterns = [
    path("desk/", admin.site.urls),
    path("preview/front/<str:token>/", preview.front, name="front_preview"),
    path("preview/<str:token>/", preview.show, name="preview"),
    path("", include("articles.reader.urls")),
]

handler404 = "articles.reader.errors.not_found"
handler500 = "articles.reader.errors.broken"
