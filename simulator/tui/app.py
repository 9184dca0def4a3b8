"""The terminal app: which screen is shown when."""

import gc
from collections.abc import Callable, Iterable
from typing import Final

from textual import on
from textual.app import App, SystemCommand
from textual.binding import Binding
from textual.screen import Screen

from simulator.ports import Desk
from simulator.tui import routes
from simulator.tui.page import Page, Room
from simulator.tui.screens.dialogs import Dialog
from simulator.tui.screens.home import HomeScreen
from simulator.tui.theme import DARK, LIGHT
from simulator.tui.visit import Visit

UNSAID: Final = "What you have typed and not sent will be lost. Everything else is kept."
STYLED: Final = (
    "home picker brief paper practice appraisal debrief history rewind compare help".split()
)
"""The screens with styles of their own."""
COLLECT_AFTER: Final = (50_000, 20, 50)
"""Garbage collection: new objects to the first generation, then rounds of each to the next."""
_HOME_AND_ONE_MORE: Final = 2


class PracticeApp(App[None]):
    """coachsim in the terminal."""

    TITLE = "coachsim"
    # Read once, here: a screen that brings its own makes all be read again when it opens.
    CSS_PATH = [
        "app.tcss",
        "widgets/widgets.tcss",
        *(f"screens/{name}.tcss" for name in STYLED),
    ]
    BINDINGS = [
        Binding("f1", "help", "Help", tooltip="Every key, on one screen"),
        Binding(
            "f9", "swap_theme", "Light or dark", show=False, tooltip="Swap the two themes"
        ),
        Binding(
            "ctrl+q",
            "quit",
            "Quit",
            show=False,
            priority=True,
            tooltip="Leave coachsim; every session is kept",
        ),
    ]

    def __init__(self, visit: Visit) -> None:
        super().__init__()
        self.visit = visit
        self.register_theme(DARK)
        self.register_theme(LIGHT)
        self.theme = DARK.name

    def get_default_screen(self) -> Screen[None]:
        """Start with the home screen; everything else lies on top of it."""
        return HomeScreen(self.visit)

    def get_system_commands(self, screen: Screen[object]) -> Iterable[SystemCommand]:
        """Offer everything that can be done, here and anywhere."""
        here = tuple(screen.commands()) if isinstance(screen, Room) else ()
        known = {command.title for command in here}
        yield from here
        yield from (one for one in self._commands_anywhere() if one.title not in known)

    def _commands_anywhere(self) -> Iterable[SystemCommand]:
        yield SystemCommand("Home", "The first screen", self._home)
        yield SystemCommand("Start a session", "Choose whom to meet", self.pick)
        yield SystemCommand("History", "Your sessions and your progress", self.history)
        yield SystemCommand("Help", "Every key, on one screen", self.action_help)
        yield SystemCommand("Light or dark", "Swap the two themes", self.action_swap_theme)
        yield SystemCommand(
            "Quit", "Leave coachsim; every session is kept", self.action_quit
        )

    def action_swap_theme(self) -> None:
        """Swap the dark theme for the light one."""
        self.theme = LIGHT.name if self.theme == DARK.name else DARK.name

    async def action_quit(self) -> None:
        """Leave; ask first where something typed would be lost."""
        if isinstance(self.screen, Dialog):
            return
        self._keep_drafts()
        if self.visit.has_drafts:
            self.push_screen(Dialog("Leave coachsim?", UNSAID, "Leave"), self._leave)
        else:
            self.exit()

    def _keep_drafts(self) -> None:
        for page in self.screen_stack:
            if isinstance(page, Page):
                page.keep_drafts()

    def _leave(self, is_sure: bool | None) -> None:  # noqa: FBT001 -- a dialog's answer
        if is_sure:
            self.exit()

    @on(routes.GoHome)
    async def _home(self) -> None:
        self._keep_drafts()
        while len(self.screen_stack) > 1:
            await self.pop_screen()

    @on(routes.GoPick)
    async def pick(self) -> None:
        """Show the library."""
        from simulator.tui.screens.picker import PickerScreen  # noqa: PLC0415 -- slow import

        await self._over_home(PickerScreen(self.visit))

    @on(routes.GoBrief)
    async def brief(self, event: routes.GoBrief) -> None:
        """Show a brief, over the library."""
        from simulator.tui.screens.brief import BriefScreen  # noqa: PLC0415 -- slow import

        await self.push_screen(BriefScreen(self.visit, event.choice))

    @on(routes.GoReread)
    async def reread(self, event: routes.GoReread) -> None:
        """Show the brief of a session again, over the conversation."""
        from simulator.tui.screens.paper import PaperScreen  # noqa: PLC0415 -- slow import

        await self.push_screen(PaperScreen(self.visit, event.session))

    @on(routes.GoSession)
    async def session(self, event: routes.GoSession) -> None:
        """Open a session where it stands."""
        await self._over_home(_page_of(self.visit, event))

    @on(routes.GoRewind)
    async def rewind(self, event: routes.GoRewind) -> None:
        """Offer the turns to go back to."""
        from simulator.tui.screens.rewind import RewindScreen  # noqa: PLC0415 -- slow import

        await self.push_screen(RewindScreen(self.visit, event.session, event.turn))

    @on(routes.GoCompare)
    async def compare(self, event: routes.GoCompare) -> None:
        """Show two sessions side by side."""
        from simulator.tui.screens.compare import CompareScreen  # noqa: PLC0415 -- slow import

        await self.push_screen(CompareScreen(self.visit, event.original, event.branch))

    @on(routes.GoHistory)
    async def history(self) -> None:
        """Show all sessions."""
        from simulator.tui.screens.history import HistoryScreen  # noqa: PLC0415 -- slow import

        await self._over_home(HistoryScreen(self.visit))

    @on(routes.GoHelp)
    async def action_help(self) -> None:
        """Show the keys, over whatever is shown."""
        from simulator.tui.screens.help import HelpScreen  # noqa: PLC0415 -- slow import

        if not isinstance(self.screen, HelpScreen):
            await self.push_screen(HelpScreen(self.visit))

    async def _over_home(self, page: Page) -> None:
        self._keep_drafts()
        while len(self.screen_stack) > _HOME_AND_ONE_MORE:
            await self.pop_screen()
        if len(self.screen_stack) == _HOME_AND_ONE_MORE:
            await self.switch_screen(page)
        else:
            await self.push_screen(page)


def _page_of(visit: Visit, event: routes.GoSession) -> Page:
    if not event.session.is_ended:
        from simulator.tui.screens.practice import PracticeScreen  # noqa: PLC0415 -- slow import

        return PracticeScreen(visit, event.session, event.hint)
    if event.session.appraisal is None:
        from simulator.tui.screens.appraisal import AppraisalScreen  # noqa: PLC0415 -- slow import

        return AppraisalScreen(visit, event.session)
    from simulator.tui.screens.debrief import DebriefScreen  # noqa: PLC0415 -- slow import

    return DebriefScreen(visit, event.session)


def run(open_desk: Callable[[], Desk]) -> None:
    """Open the app; `open_desk` is called in a worker when the desk is first needed."""
    # A full collection of garbage looks through every object there is, and would hold a
    # turn up for half a second: make it rare, and leave out what was loaded for good.
    gc.set_threshold(*COLLECT_AFTER)
    visit = Visit(open_desk, when_loaded=gc.freeze)
    try:
        PracticeApp(visit).run()
    finally:
        visit.close()
