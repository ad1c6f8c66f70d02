"""A status as JSON, for scripts."""

from __future__ import annotations

from bot.reasoning.calculus import State
from bot.reasoning.status import Status
from db.records import Event


def status_json(status: Status) -> dict[str, object]:
    """Every field of a status: ISO days, EDTF texts, event ids; None where there is nothing."""
    return {
        "couple": status.couple.slug,
        "as_of": status.as_of.isoformat(),
        "known_by": status.known_by.isoformat(),
        **_state(status.state),
        "since": {"romantic": _date(status.since.romantic), "legal": _date(status.since.legal)},
        "reported_only": status.reported_only,
        "confirmed": _state(status.confirmed),
        "possible": [_state(reading) for reading in status.possible],
        "ambiguous": status.ambiguous,
        "partners": [
            {
                "person": run.person,
                "partner": run.partner,
                "since": _date(run.since),
                "reported_only": run.reported_only,
            }
            for run in status.partners
        ],
        "because": [event.key for event in status.because],
        "newest_evidence": _date(status.newest_evidence),
    }


def _state(state: State) -> dict[str, str]:
    return {"romantic": state.romantic.value, "legal": state.legal.value}


def _date(event: Event | None) -> str | None:
    return event.when.text if event else None
