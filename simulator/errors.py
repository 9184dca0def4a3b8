"""What can go wrong in `simulator`.

SimulatorError
├── SessionOver       the coachee has gone, or the coach has ended the session
├── TooEarly          a score was asked for before the end or the self-appraisal
├── BadAppraisal      answers that do not fit the questions, or given twice
├── NoAnswer          the coder or the rules could not deal with a turn
├── NoSuchTurn        a rewind to an exchange that there is not
├── NoSuchScenario    no scenario goes by that name
├── NotReady          a part of the program is missing from this installation
└── StoreError        the store cannot be used
    ├── NoSuchSession    no session goes by that id, or several do
    ├── DamagedSession   the record was changed after it was written
    ├── SessionMovedOn   the session was gone on with elsewhere
    ├── StoreLocked      another program holds the database
    ├── StoreReadOnly    it cannot be written
    ├── StoreFull        there is no room left
    ├── StoreTooNew      it was made by a newer coachsim
    └── NotADatabase     the file is something else, or is broken
"""


class SimulatorError(Exception):
    """Base of every fault in `simulator`: one sentence, with what to do about it."""


class SessionOver(SimulatorError):
    """Nothing more can be said in this session."""


class TooEarly(SimulatorError):
    """The score waits for the end of the session and for the self-appraisal."""


class BadAppraisal(SimulatorError):
    """The answers do not fit the questions, or were given before."""


class NoAnswer(SimulatorError):
    """The coder or the rules could not deal with a turn."""


class NoSuchTurn(SimulatorError):
    """The session has no exchange of that number."""


class NoSuchScenario(SimulatorError):
    """No scenario goes by that name."""


class NotReady(SimulatorError):
    """A part of the program is missing from this installation."""


class StoreError(SimulatorError):
    """The store cannot be used; nothing that was stored is lost."""


class NoSuchSession(StoreError):
    """No session goes by that id, or several do."""


class DamagedSession(StoreError):
    """The record was changed after it was written."""


class SessionMovedOn(StoreError):
    """The session was gone on with in another window."""


class StoreLocked(StoreError):
    """Another program holds the database."""


class StoreReadOnly(StoreError):
    """The database cannot be written."""


class StoreFull(StoreError):
    """There is no room left on the device."""


class StoreTooNew(StoreError):
    """The database was made by a newer version."""


class NotADatabase(StoreError):
    """The file is something else, or is broken."""
