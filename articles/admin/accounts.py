"""Who works here, and in which groups. Nobody gives away rights that they lack."""

from django.contrib import admin
from django.contrib.auth.admin import UserAdmin
from django.contrib.auth.forms import UserChangeForm
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles.languages import languages
from articles.models import User

RIGHTS = ("is_superuser", "user_permissions")


class AccountForm(UserChangeForm):
    """Refuses groups with rights that the one who gives them does not have."""

    by = None

    def clean_groups(self):
        groups = self.cleaned_data["groups"]
        if self.by.is_superuser:
            return groups
        own = self.by.get_all_permissions()
        known = set(self.instance.groups.values_list("pk", flat=True))
        for group in groups.exclude(pk__in=known).prefetch_related("permissions__content_type"):
            given = {f"{p.content_type.app_label}.{p.codename}" for p in group.permissions.all()}
            if not given <= own:
                raise ValidationError(
                    _("You can't give the rights of “%(group)s”: you don't have them yourself.")
                    % {"group": group}
                )
        return groups


@admin.register(User)
class AccountAdmin(UserAdmin):
    form = AccountForm
    fieldsets = [
        (None, {"fields": ["username", "password"]}),
        (None, {"fields": ["first_name", "last_name", "email", "language", "credited_as"]}),
        (
            gettext_lazy("Rights"),
            {"fields": ["is_active", "is_staff", "is_superuser", "groups"]},
        ),
        (
            gettext_lazy("Single rights"),
            {"fields": ["user_permissions"], "classes": ["collapse"]},
        ),
        (gettext_lazy("Dates"), {"fields": ["last_login", "date_joined"]}),
    ]
    add_fieldsets = [
        (
            None,
            {
                "classes": ["wide"],
                "fields": ["username", "usable_password", "password1", "password2"],
            },
        ),
        (None, {"fields": ["first_name", "last_name", "language", "is_staff"]}),
    ]
    list_display = ["username", "full_name", "language", "group_names", "is_active"]
    list_filter = ["groups", "language", "is_active"]
    readonly_fields = ["last_login", "date_joined"]
    autocomplete_fields = ["credited_as"]

    def get_queryset(self, request):
        return super().get_queryset(request).prefetch_related("groups")

    def get_readonly_fields(self, request, obj=None):
        fields = super().get_readonly_fields(request, obj)
        return fields if request.user.is_superuser else [*fields, *RIGHTS]

    def has_change_permission(self, request, obj=None):
        is_above = obj is not None and obj.is_superuser and not request.user.is_superuser
        return not is_above and super().has_change_permission(request, obj)

    def has_delete_permission(self, request, obj=None):
        is_above = obj is not None and obj.is_superuser and not request.user.is_superuser
        return not is_above and super().has_delete_permission(request, obj)

    def get_form(self, request, obj=None, **kwargs):
        form = super().get_form(request, obj, **kwargs)
        form.by = request.user
        return form

    def get_changeform_initial_data(self, request):
        initial = {"is_staff": True, "language": request.user.language}
        return initial | super().get_changeform_initial_data(request)

    def formfield_for_choice_field(self, db_field, request, **kwargs):
        if db_field.name == "language":
            kwargs["choices"] = [(here.code, here.name) for here in languages()]
        return super().formfield_for_choice_field(db_field, request, **kwargs)

    @admin.display(description=gettext_lazy("name"))
    def full_name(self, user):
        return user.get_full_name()

    @admin.display(description=gettext_lazy("groups"))
    def group_names(self, user):
        return ", ".join(group.name for group in user.groups.all())
