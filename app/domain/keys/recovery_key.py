"""The key of an archive as text on paper: groups of characters that are not mistaken for each other, each checked.

The alphabet is Crockford's (https://www.crockford.com/base32.html): no I, L, O, U. Each group holds four bytes of the
key and one that checks them in their place; the last group checks the whole.
"""

import re
from hashlib import sha256

from app.domain.errors import UserError

_ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_READ_AS = str.maketrans("OIL", "011")
_BYTES = 48
_IN_GROUP = 4
_GROUPS = _BYTES // _IN_GROUP
_LENGTH = 8
"""Characters of a group: five bytes."""
_LAST_LENGTH = 4


def recovery_text(key: bytes) -> str:
    """Write a key of 48 bytes as twelve groups of eight characters and one of four."""
    pieces = [key[start : start + _IN_GROUP] for start in range(0, _BYTES, _IN_GROUP)]
    groups = [_written(piece + _check(number, piece), _LENGTH) for number, piece in enumerate(pieces)]
    return " ".join([*groups, _whole_check(key)])


def key_in(text: str) -> bytes:
    """Read what `recovery_text` wrote, however it was spaced; `UserError` says which group is wrong."""
    groups = _groups_in(text)
    key = b"".join(_piece(number, group) for number, group in enumerate(groups[:_GROUPS]))
    if groups[_GROUPS] != _whole_check(key):
        raise _wrong(_GROUPS, groups[_GROUPS])
    return key


def _groups_in(text: str) -> list[str]:
    signs = text.upper().translate(_READ_AS)
    words = re.findall(r"\w+", signs)
    if strange := sorted(set("".join(words)) - set(_ALPHABET)):
        raise UserError(
            f"Nella chiave di recupero non c'è mai il carattere «{strange[0]}».", "Ricontrollarlo sul foglio."
        )
    lengths = [_LENGTH] * _GROUPS + [_LAST_LENGTH]
    if [len(word) for word in words] == lengths:
        return words
    whole = "".join(words)
    if len(words) == len(lengths):
        number = next(n for n, (word, length) in enumerate(zip(words, lengths, strict=True)) if len(word) != length)
        raise UserError(
            f"Il gruppo {number + 1} della chiave di recupero ha {len(words[number])} caratteri"
            f" invece di {lengths[number]}.",
            "Ricontrollarlo sul foglio.",
        )
    if len(whole) != sum(lengths):
        raise UserError(
            f"La chiave di recupero ha {sum(lengths)} caratteri: qui ne sono stati scritti {len(whole)}.",
            "Ricopiarla dal foglio, gruppo per gruppo.",
        )
    return [whole[number * _LENGTH : (number + 1) * _LENGTH] for number in range(len(lengths))]


def _piece(number: int, group: str) -> bytes:
    content = _read(group).to_bytes(_IN_GROUP + 1, "big")
    piece = content[:_IN_GROUP]
    if content[_IN_GROUP:] != _check(number, piece):
        raise _wrong(number, group)
    return piece


def _wrong(number: int, group: str) -> UserError:
    return UserError(
        f"Il gruppo {number + 1} della chiave di recupero, «{group}», non è giusto.", "Ricontrollarlo sul foglio."
    )


def _check(number: int, piece: bytes) -> bytes:
    return sha256(bytes([number]) + piece).digest()[:1]


def _whole_check(key: bytes) -> str:
    return _written(sha256(b"merito" + key).digest()[:3], _LAST_LENGTH + 1)[1:]


def _written(content: bytes, length: int) -> str:
    number = int.from_bytes(content, "big")
    return "".join(_ALPHABET[number >> 5 * place & 31] for place in reversed(range(length)))


def _read(group: str) -> int:
    number = 0
    for sign in group:
        number = number << 5 | _ALPHABET.index(sign)
    return number
