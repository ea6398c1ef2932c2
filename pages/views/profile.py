"""What a person says of themselves: who they are, what they can help with, what they speak."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from base.basis import basis_of
from base.web.answers import render
from base.web.comparing import compare
from base.web.forms import attempt
from community.experts import actions as experts
from community.experts.queries import tags_of
from community.tags.fields import written
from networks.people import actions as people
from networks.people.doors import PersonRequest, signed_in
from networks.people.spoken import languages
from pages.forms import Profile


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def profile(request: PersonRequest) -> HttpResponse:
    """Change one's profile; each field says who sees it."""
    me, known = request.person, tags_of(request.person)
    now = people.profile_of(me)
    tags = {"help": written(known.help), "learn": written(known.learn)}
    form = Profile(
        request.POST if request.method == "POST" else None,
        languages=languages(),
        initial={**now, **tags, "basis": basis_of(now)},
    )
    if request.method == "POST" and attempt(form, lambda: _change(request, form)):
        messages.success(request, _("Your profile is saved."))
        return redirect("settings_profile")
    context = {"me": me, "changed": compare(form, now, {"name": me.name, "title": me.title})}
    return render(request, "settings/profile.html", context, form=form)


def _change(request: PersonRequest, form: Profile) -> bool:
    said = form.cleaned_data
    tags = {each: said.pop(each) for each in ("help", "learn")}
    people.update_profile(request.person, **said)
    experts.set_tags(request.person, **tags)
    return True
