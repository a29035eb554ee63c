"""What the kinds of own fields make of a text: yes or no, a choice of a list, or the words as they are."""

from collections.abc import Iterable, Sequence

from models.choices import OwnKind
from planner.errors import PlanError
from planner.i18n import _
from planner.texts.vocabulary import plain, words

YES = "yes"
"""What stands in a yes-or-no that is ticked; in one that is not stands nothing."""
LONGEST = 80
"""Characters of a choice."""
MOST_CHOICES = 200
"""Choices of one field."""
NAMED = 5
"""Texts that a refusal names."""


def folded(text: str) -> str:
    """Return what names and choices that are the same share, however their letters and blanks are written."""
    return " ".join(text.split()).casefold()


def said(kind: str, text: str) -> str:
    """Return a text of an own field as people read it."""
    return _("yes") if kind == OwnKind.YES_NO and text == YES else text


def yes_or_no(text: str) -> bool | None:
    """Return what a text says where yes or no is asked for, in the words of tables; None for neither."""
    meant = words("voice_over").get(plain(text))
    return None if meant is None else meant == "yes"


def ticks(name: str, texts: Iterable[str]) -> dict[str, bool]:
    """Return what each text says as yes or no. Raises PlanError that names the texts of a field that say neither."""
    found = {text: yes_or_no(text) for text in texts}
    neither = different(text for text, meant in found.items() if meant is None)
    if not neither:
        return {text: bool(meant) for text, meant in found.items()}
    named = [f"“{text[:LONGEST]}{'…' if len(text) > LONGEST else ''}”" for text in neither[:NAMED]]
    if len(neither) > NAMED:
        named.append(_("and {n} more").format(n=len(neither) - NAMED))
    why = _(
        "“{name}” can’t become yes or no, since this is neither: {texts}. Change it first, or choose another kind."
    )
    raise PlanError(why.format(name=name, texts=", ".join(named)))


def among(choices: Sequence[str], text: str) -> str | None:
    """Return a choice as its list writes it, None for one that is not in it."""
    wanted = folded(text)
    return next((one for one in choices if folded(one) == wanted), None)


def different(texts: Iterable[str]) -> list[str]:
    """Return texts as the choices of a list that they make: each once, on one line, as it is written first."""
    found: dict[str, str] = {}
    for text in texts:
        if text.strip():
            found.setdefault(folded(text), " ".join(text.split()))
    return list(found.values())


def lawful_choices(choices: Iterable[str]) -> list[str]:
    """Return a list of choices, each once however its letters are written. Raises PlanError for one that is none."""
    found = different(choices)
    for text in found:
        if len(text) > LONGEST:
            raise PlanError(
                _("“{text}” is too long for a choice: it has {length} characters, at most {n} fit.").format(
                    text=text[:LONGEST] + "…", length=len(text), n=LONGEST
                )
            )
    if not found:
        raise PlanError(_("A list needs a choice. Write each on a line of its own."))
    if len(found) > MOST_CHOICES:
        raise PlanError(_("A list has at most {n} choices.").format(n=MOST_CHOICES))
    return found
