"""A notification service that prints what it is asked for and presses what it is told to; run as a script on a bus.

It imports nothing of ours: every test of notifications starts one.
"""

import asyncio
import json
import os
import sys

from dbus_fast.aio.message_bus import MessageBus
from dbus_fast.service import ServiceInterface, dbus_method, dbus_signal


async def serve(capabilities: list[str]) -> None:
    """Be the notification service until standard input ends."""

    def say(**words: object) -> None:
        print(json.dumps(words), flush=True)

    class Notifications(ServiceInterface):
        def __init__(self) -> None:
            super().__init__("org.freedesktop.Notifications")
            self.actions: dict[int, list[str]] = {}

        @dbus_method()
        def GetCapabilities(self) -> "as":  # type: ignore[valid-type]
            return capabilities

        @dbus_method()
        def GetServerInformation(self) -> "ssss":  # type: ignore[name-defined]
            return ["Tiny", "Hookline", "1", "1.2"]

        @dbus_method()
        def Notify(
            self,
            application: "s",  # type: ignore[name-defined]
            _replaces: "u",  # type: ignore[name-defined]
            _icon: "s",  # type: ignore[name-defined]
            title: "s",  # type: ignore[name-defined]
            text: "s",  # type: ignore[name-defined]
            actions: "as",  # type: ignore[valid-type]
            _hints: "a{sv}",  # type: ignore[valid-type]
            _timeout: "i",  # type: ignore[name-defined]
        ) -> "u":  # type: ignore[name-defined]
            number = len(self.actions) + 1
            self.actions[number] = actions
            labels = [label for label in actions[1::2] if label]
            say(number=number, application=application, title=title, text=text, buttons=labels)
            return number

        @dbus_method()
        def CloseNotification(self, number: "u") -> None:  # type: ignore[name-defined]
            say(closed=number)
            self.NotificationClosed(number, 3)

        @dbus_signal()
        def NotificationClosed(self, number: int, reason: int) -> "uu":  # type: ignore[name-defined]
            return [number, reason]

        @dbus_signal()
        def ActionInvoked(self, number: int, key: str) -> "us":  # type: ignore[name-defined]
            return [number, key]

        def press(self, number: int, label: str) -> None:
            actions = self.actions[number]
            self.ActionInvoked(number, actions[actions[1::2].index(label) * 2])

    service = Notifications()
    bus = await MessageBus().connect()
    if "absent" not in capabilities:
        bus.export("/org/freedesktop/Notifications", service)
        await bus.request_name("org.freedesktop.Notifications")
    say(address=os.environ["DBUS_SESSION_BUS_ADDRESS"])
    loop = asyncio.get_running_loop()
    while line := await loop.run_in_executor(None, sys.stdin.readline):
        _press, number, label = json.loads(line)
        service.press(number, label)
    bus.disconnect()


if __name__ == "__main__":
    asyncio.run(serve(sys.argv[1:]))
