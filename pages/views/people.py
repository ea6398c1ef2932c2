"""A person: who they are, and what they wrote that the reader may see."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_safe

from base.web.answers import render
from base.web.asked import number
from community.experts.queries import tags_of
from community.threads.queries.written import written_by
from networks.membership.models import Network
from networks.people.doors import PersonRequest, signed_in
from networks.people.models import Person
from networks.people.spoken import names_of


@require_safe
@signed_in
def person(request: PersonRequest, person_id: int) -> HttpResponse:
    """Show a person to everybody signed in; networks and posts only as far as the reader sees them."""
    who = Person.objects.visible_to(request.person).filter(pk=person_id).first()
    if who is None:
        other = get_object_or_404(Person.objects.visible_to(request.person).once_called(person_id))
        return redirect(other, permanent=True)
    networks = Network.objects.readable_by(request.person).of_member(who).order_by("sorts_as")
    context = {
        "who": who,
        "mine": who.pk == request.person.pk,
        "networks": networks,
        "known": tags_of(who),
        "languages": names_of(who.languages),
        "written": written_by(
            request.person, who, before=number(request, "before"), after=number(request, "after")
        ),
    }
    return render(request, "pages/person.html", context)
