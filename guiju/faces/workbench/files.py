"""The files of a form: those sent with it, and those that an earlier sending left in the store when it was refused."""

from collections.abc import Iterator
from dataclasses import astuple

from django.conf import settings
from django.core import signing

from guiju.documents.attach import attach, hand
from guiju.documents.keep import Kept, keep
from guiju.documents.kinds import ENDINGS
from guiju.faces.workbench.views.login import SignedIn
from guiju.procedure.models import Case, Event
from guiju.procedure.refusal import Refused

_SALT = "guiju.files"


class Files:
    """What was chosen, and what was wrong with it. Nobody's files are read who may not add any."""

    endings = ENDINGS

    def __init__(self, request: SignedIn, case: Case) -> None:
        """Put the files that were sent into the store."""
        self.may = hand(case, request.user) is not None
        self.user = request.user
        self.most = settings.GUIJU_ATTACHMENT_MB
        self.kept: dict[str, Kept] = {}
        self.errors: list[str] = []
        if not self.may or request.method != "POST":
            return
        for token in request.POST.getlist("kept"):
            self._find_again(token)
        for file in request.FILES.getlist("files"):
            try:
                one = keep(file.name or "", file.chunks())
            except Refused as refusal:
                self.errors.append(refusal.message)
            else:
                self.kept[one.digest] = one

    def _find_again(self, token: str) -> None:
        try:
            owner, *told = signing.loads(token, salt=_SALT)
        except signing.BadSignature:
            return
        if owner == self.user.pk:
            one = Kept(*told)
            self.kept[one.digest] = one

    def tokens(self) -> Iterator[tuple[Kept, str]]:
        """Each file in the store with the word by which this user's form finds it again."""
        for one in self.kept.values():
            yield one, signing.dumps([self.user.pk, *astuple(one)], salt=_SALT)

    def check(self) -> None:
        """Refuse the form if a file is not good; those that are stay in it.

        Raises:
            Refused: With what is wrong with which file.
        """
        if self.errors:
            raise Refused(" ".join(self.errors), fields={"files": self.errors})

    def join(self, case: Case, key: str, about: Event | None = None) -> None:
        """Add them to the case, if there are any."""
        if self.kept:
            attach(case, list(self.kept.values()), self.user, key=f"{key}+files", about=about)
