"""Asks for what is kept of a creator, each in a dialog of its own, and keeps it as one step."""

from collections.abc import Sequence
from typing import Any

from planner.checks.facts import CalendarFacts
from planner.creators import agreements, challenges, creators, permissions, samples
from planner.creators.known import KnownCreator
from planner.i18n import _
from ui.creators import forms
from ui.desk import Page
from ui.pieces import record_dialog
from ui.store import Store


class Asking:
    """The dialogs of the page of creators; ``calendar`` is what was read last."""

    def __init__(self, parent: Page, store: Store) -> None:
        self._parent, self._store = parent, store
        self.calendar: CalendarFacts | None = None

    def new_creator(self) -> int | None:
        """Ask for a creator and return the id; None where it was given up."""
        made: list[int] = []

        def take(found: dict[str, Any]) -> bool:
            _measure(found)
            made_now = self._store.make(creators.add(found.pop("handle"), found), offer_undo=True)
            made.extend(filter(None, [made_now]))
            return bool(made)

        self._ask(_("New creator"), forms.CREATOR, {}, take)
        return made[0] if made else None

    def creator(self, creator: KnownCreator) -> None:
        """Ask for changes of a creator."""

        def take(found: dict[str, Any]) -> bool:
            _measure(found)
            return self._store.save(creators.change(creator.id, found), offer_undo=True)

        self._ask(_("Creator"), forms.CREATOR, vars(creator), take, creators.delete(creator.id))

    def agreement(self, creator: KnownCreator, agreement_id: int) -> None:
        """Ask for an agreement, a new one where the id is 0."""

        def take(found: dict[str, Any]) -> bool:
            edit = (
                agreements.change(agreement_id, found) if agreement_id else agreements.add(creator.id, found)
            )
            return self._store.save(edit, offer_undo=True)

        gone = agreements.delete(agreement_id) if agreement_id else None
        self._ask(_("Agreement"), forms.AGREEMENT, _values(creator.agreements, agreement_id), take, gone)

    def sample(self, creator: KnownCreator, sample_id: int) -> None:
        """Ask for a sample, a new one where the id is 0."""

        def take(found: dict[str, Any]) -> bool:
            if sample_id:
                return self._store.save(samples.change(sample_id, found), offer_undo=True)
            return self._store.save(samples.add(creator.id, found.pop("product"), found), offer_undo=True)

        gone = samples.delete(sample_id) if sample_id else None
        self._ask(_("Sample"), forms.SAMPLE, _values(creator.samples, sample_id), take, gone)

    def permission(self, creator: KnownCreator, permission_id: int) -> None:
        """Ask for a permission, a new one where the id is 0."""

        def take(found: dict[str, Any]) -> bool:
            if permission_id:
                return self._store.save(permissions.change(permission_id, found), offer_undo=True)
            return self._store.save(permissions.add(found | {"creator_id": creator.id}), offer_undo=True)

        gone = permissions.delete(permission_id) if permission_id else None
        self._ask(_("Permission"), forms.PERMISSION, _values(creator.allowances, permission_id), take, gone)

    def challenge(self, known: Any = None) -> None:
        """Ask for a challenge, a new one without one."""
        values = {} if known is None else {name: getattr(known, name) for name in forms.CHALLENGE_FIELDS}

        def take(found: dict[str, Any]) -> bool:
            edit = challenges.change(known.id, **found) if known else challenges.add(**found)
            return self._store.save(edit, offer_undo=True)

        gone = challenges.delete(known.id) if known else None
        self._ask(_("Challenge"), forms.CHALLENGE, values, take, gone)

    def _ask(self, title: str, parts: Any, values: Any, take: Any, gone: Any = None) -> None:
        def delete() -> bool:
            return self._store.save(gone, offer_undo=True)

        done = record_dialog.ask(
            self._parent,
            self._store,
            self.calendar,
            title,
            parts,
            values,
            take,
            delete=delete if gone else None,
        )
        if done:
            self._parent.first_focus().setFocus()  # the button that asked was made anew


def _values(known: Sequence[Any], wanted: int) -> dict[str, Any]:
    """Return the fields of the one with an id, by name; nothing for none."""
    found = next((one for one in known if one.id == wanted), None)
    return {name: getattr(found, name) for name in found.__slots__} if found else {}


def _measure(found: dict[str, Any]) -> None:
    """Take the rate of pasted numbers for the engagement, where some were pasted."""
    if (measured := found.pop("measured")) is not None:
        found["engagement"] = measured
