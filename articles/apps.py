from django.apps import AppConfig
from django.contrib.admin.apps import AdminConfig
from django.db.models.signals import post_migrate, pre_migrate
from django.utils.translation import gettext_lazy as _


class ArticlesConfig(AppConfig):
    name = "articles"
    verbose_name = _("Newsroom")

    def ready(self):
        from articles.workflow.groups import make_groups, remember_permissions
        from articles.workflow.licences import make_licences

        pre_migrate.connect(remember_permissions, sender=self)
        # Permissions are made by Django after each migration; the groups stand on them.
        post_migrate.connect(make_groups, sender=self)
        post_migrate.connect(make_licences, sender=self)


class DeskConfig(AdminConfig):
    default_site = "articles.admin.site.desk"
