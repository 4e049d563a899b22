"""The keys under which a sheet keeps what is given of one line beside its score, among the scores."""

_CONTRIBUTION, _SECOND = "contribution:", "second:"


def contribution_key(item: str) -> str:
    """Return where what the person brought to an objective is kept."""
    return f"{_CONTRIBUTION}{item}"


def is_contribution(key: str) -> bool:
    return key.startswith(_CONTRIBUTION)


def second_key(item: str) -> str:
    """Return where the score of who scores a part beside the sheet's evaluator is kept."""
    return f"{_SECOND}{item}"


def is_second(key: str) -> bool:
    return key.startswith(_SECOND)


def bare_key(key: str) -> str:
    """Return the line that a key is about: of a contribution, the objective; of a second score, what it scores."""
    return key.removeprefix(_CONTRIBUTION).removeprefix(_SECOND)
