"""Everything that can be done to a permission: noted, asked for, given, refused, its video planned."""

import datetime as dt
from collections.abc import Mapping
from typing import Any

from sqlmodel import Session

from models.choices import Origin, PermissionState
from models.creator import Permission
from models.video import Video
from planner.calendar.workspace import edit
from planner.creators import creators
from planner.creators.known import handle_of
from planner.errors import PlanError
from planner.i18n import N_, _
from planner.shop import laws
from planner.video import videos

MOST_DAYS = 3650
"""No ad code holds for longer."""


def _days(value: int | None) -> int | None:
    if value is not None and not 1 <= value <= MOST_DAYS:
        raise PlanError(_("An ad code holds for 1 to {most} days.").format(most=MOST_DAYS))
    return value


LAWS: Mapping[str, laws.Law] = {
    **dict.fromkeys(("link", "asked_how", "credit", "written", "ad_code", "notes"), laws.text),
    **dict.fromkeys(("asked", "granted", "until", "ad_start"), laws.day),
    **dict.fromkeys(("repost", "ads", "site", "may_edit"), bool),
    "handle": lambda value: handle_of(str(value)),
    "state": PermissionState,
    "ad_days": _days,
    "creator_id": lambda value: value,
    "video_id": lambda value: value,
}
"""The fields that ``change`` may change."""


@edit(N_("Add permission"))
def add(session: Session, fields: Mapping[str, Any]) -> int:
    """Note whose video may be used, or was found, and return the id. Raises PlanError as ``change`` does."""
    made = Permission()
    _keep(session, made, fields)
    session.add(made)
    session.flush()
    return made.id or 0


@edit(N_("Change permission"))
def change(session: Session, permission_id: int, fields: Mapping[str, Any]) -> None:
    """Change fields of a permission by name; a handle that a creator of the calendar has becomes that creator's.

    Raises KeyError for a field that there is none of, and PlanError where nobody knows whose it is, where it would
    end before it begins, and for an ad code without its start or its days.
    """
    _keep(session, get(session, permission_id), fields)


@edit(N_("Ask for permission"))
def ask(session: Session, permission_id: int, day: dt.date, how: str = "") -> None:
    """Note that a permission was asked for on a day, and how. Raises PlanError where it was answered already."""
    permission = get(session, permission_id)
    if permission.state in (PermissionState.GRANTED, PermissionState.REFUSED):
        raise PlanError(_("This was answered already. Change the answer, or note another permission."))
    asked = {"state": PermissionState.ASKED, "asked": day, "asked_how": how or permission.asked_how}
    _keep(session, permission, asked)


@edit(N_("Note permission as given"))
def grant(
    session: Session, permission_id: int, day: dt.date, fields: Mapping[str, Any] | None = None
) -> None:
    """Note that a permission was given on a day, and for what. Raises PlanError as ``change`` does."""
    given = {"state": PermissionState.GRANTED, "granted": day, **(fields or {})}
    _keep(session, get(session, permission_id), given)


@edit(N_("Note permission as refused"))
def refuse(session: Session, permission_id: int) -> None:
    """Note that a permission was refused; what was noted beside it stays. Raises PlanError if it is gone."""
    permission = get(session, permission_id)
    permission.state, permission.granted = PermissionState.REFUSED, None


@edit(N_("Plan the repost"))
def plan_video(session: Session, permission_id: int, at: dt.datetime | None = None) -> int:
    """Add the video that uses a permission, as an idea or at a wall-clock moment, and return its id.

    Raises PlanError where no repost is allowed, or a video uses it already.
    """
    permission = get(session, permission_id)
    if permission.state is not PermissionState.GRANTED or not permission.repost:
        raise PlanError(_("No repost is allowed yet. Note the permission as given, for the brand’s account."))
    if permission.video_id:
        raise PlanError(_("A video of the calendar uses this permission already."))
    handle = _handle(session, permission)
    video = Video(title=_("Repost of @{handle}").format(handle=handle) if handle else _("Repost"))
    video.creator, video.notes = handle, permission.link
    video.origin = Origin.CREATOR if permission.creator_id else Origin.CUSTOMER
    video.permission, video.caption = permission.written, permission.credit
    videos.place(session, video, at, "")
    session.add(video)
    session.flush()
    permission.video_id = video.id
    return video.id or 0


@edit(N_("Delete permission"))
def delete(session: Session, permission_id: int) -> None:
    """Delete a permission with its ad code; the video that uses it stays. Raises PlanError if it is gone."""
    session.delete(get(session, permission_id))


def get(session: Session, permission_id: int) -> Permission:
    """Return a permission. Raises PlanError if it is gone."""
    found = session.get(Permission, permission_id)
    if found is None:
        raise PlanError(_("This permission is no longer in the calendar."))
    return found


def _handle(session: Session, permission: Permission) -> str:
    if permission.creator_id is None:
        return permission.handle
    return creators.get(session, permission.creator_id).handle


def _keep(session: Session, permission: Permission, fields: Mapping[str, Any]) -> None:
    wanted = {name: LAWS[name](value) for name, value in fields.items()}

    def then(name: str) -> Any:
        return wanted.get(name, getattr(permission, name))

    if wanted.get("handle") and then("creator_id") is None:
        known = creators.named(session, wanted["handle"])
        wanted["creator_id"] = known.id if known else None
    if wanted.get("creator_id"):
        creators.get(session, wanted["creator_id"])
    if wanted.get("video_id"):
        videos.get(session, wanted["video_id"])
    if not any(then(name) for name in ("creator_id", "video_id", "handle", "link")):
        raise PlanError(_("Say whose video it is: a creator, a handle, or a link to it."))
    for first in ("granted", "asked"):
        laws.not_before(
            then(first),
            then("until"),
            _("This permission ends on {then}, before it begins on {first}. Change one of the two days."),
        )
    laws.not_before(
        then("asked"),
        then("granted"),
        _(
            "This permission was given on {then}, before it was asked for on {first}. Change one of the two days."
        ),
    )
    if then("ad_code") and not (then("ad_start") and then("ad_days")):
        raise PlanError(_("An ad code needs the day on which it starts and the days for which it holds."))
    for name, value in wanted.items():
        setattr(permission, name, value)
