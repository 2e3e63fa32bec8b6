#!/usr/bin/env python3
"""Checks the ledger of a Kept data folder. A second implementation: it shares no code with Kept.

    python3 verify_ledger.py DATA/kept.db [--notes FOLDER --key NAME+ID+BASE64]

It needs Python 3.8 and nothing else, reads only, and prints one line of JSON. Exit: 0 it holds, 1 it does not.
What is checked: docs/verify/README.md.
"""
import argparse
import base64
import datetime
import hashlib
import hmac
import json
import os
import re
import sqlite3
import sys

# Ed25519 (RFC 8032): only verification, on public data, so it need not be quick or constant in time.
P = 2**255 - 19
L = 2**252 + 27742317777372353535851937790883648493
D = -121665 * pow(121666, P - 2, P) % P
ROOT = pow(2, (P - 1) // 4, P)


def add(a, b):
    x1, y1, z1, t1 = a
    x2, y2, z2, t2 = b
    e, f = (y1 - x1) * (y2 - x2) % P, (y1 + x1) * (y2 + x2) % P
    g, h = 2 * t1 * t2 * D % P, 2 * z1 * z2 % P
    i, j, k, m = f - e, h - g, h + g, f + e
    return i * j % P, k * m % P, j * k % P, i * m % P


def times(n, point):
    result = (0, 1, 1, 0)
    while n > 0:
        if n & 1:
            result = add(result, point)
        point = add(point, point)
        n >>= 1
    return result


def recover(y, sign):
    if y >= P:
        return None
    xx = (y * y - 1) * pow(D * y * y + 1, P - 2, P) % P
    x = pow(xx, (P + 3) // 8, P)
    if (x * x - xx) % P:
        x = x * ROOT % P
    if (x * x - xx) % P or (x == 0 and sign):
        return None
    if x & 1 != sign:
        x = P - x
    return x, y, 1, x * y % P


def point(raw):
    y = int.from_bytes(raw, "little")
    return recover(y & ((1 << 255) - 1), y >> 255)


BASE = recover(4 * pow(5, P - 2, P) % P, 0)


def signed_by(key, message, signature):
    if len(key) != 32 or len(signature) != 64:
        return False
    a, r, s = point(key), point(signature[:32]), int.from_bytes(signature[32:], "little")
    if a is None or r is None or s >= L:
        return False
    h = int.from_bytes(hashlib.sha512(signature[:32] + key + message).digest(), "little") % L
    one, two = times(s, BASE), add(r, times(h, a))
    return (one[0] * two[2] - two[0] * one[2]) % P == 0 and (one[1] * two[2] - two[1] * one[2]) % P == 0


def read_note(text, verifier):
    """Size and root that a note says, or None when the key has not signed it."""
    name, _, encoded = (verifier.strip().split("+", 2) + ["", ""])[:3]
    raw = base64.b64decode(encoded)
    key, key_id = raw[1:], hashlib.sha256(name.encode() + b"\n" + raw).digest()[:4]
    body, split, signatures = text.partition("\n\n")
    lines = body.split("\n")
    if not split or len(lines) != 3 or lines[0] != name or not re.fullmatch(r"\d{1,15}", lines[1]):
        return None
    for line in signatures.split("\n"):
        if line.startswith("\u2014 " + name + " "):
            signature = base64.b64decode(line.split(" ")[2])
            if signature[:4] == key_id and signed_by(key, (body + "\n").encode(), signature[4:]):
                return int(lines[1]), base64.b64decode(lines[2])
    return None


def sha(*parts):
    return hashlib.sha256(b"".join(parts)).digest()


class Tree:
    """The tree of RFC 9162 over the entries so far."""

    def __init__(self):
        self.size, self.peaks = 0, []

    def grow(self, leaf):
        size = self.size
        while size & 1:
            leaf, size = sha(b"\x01", self.peaks.pop(), leaf), size >> 1
        self.peaks.append(leaf)
        self.size += 1

    def root(self):
        if not self.peaks:
            return sha()
        root = self.peaks[-1]
        for peak in reversed(self.peaks[:-1]):
            root = sha(b"\x01", peak, root)
        return root


def moment(ms):
    at = datetime.datetime(1970, 1, 1) + datetime.timedelta(milliseconds=ms)
    return at.strftime("%Y-%m-%dT%H:%M:%S.") + "%03dZ" % (at.microsecond // 1000)


def text(raw):
    return raw.decode("utf-8", "surrogateescape") if isinstance(raw, bytes) else raw


def entry_problem(row, facts, values):
    """What is wrong beside the hashes: columns that say something else, values that do not fit. Else None."""
    told = tuple(text(one) for one in row[1:8])
    thing = facts["object"]
    meant = (moment(facts["wall_utc_ms"]), facts["matter"], facts["case_version"], thing["kind"], thing["id"],
             facts["action"], facts["actor_id"])
    if told != meant:
        return "columns"
    committed = {(side, one["field"]): one[side + "_c"] for one in facts["changes"] for side in ("before", "after")}
    for field, side, nonce, value in values:
        if not re.fullmatch(rb"[0-9a-f]{64}", nonce):
            return "value " + text(field)
        made = hmac.new(bytes.fromhex(nonce.decode()), field + value, hashlib.sha256).hexdigest()
        if committed.get((text(side), text(field))) != made:
            return "value " + text(field)
    return None


def verify(path, notes):
    data = sqlite3.connect("file:%s?mode=ro" % path, uri=True)
    data.text_factory = bytes
    tree, chain, seq = Tree(), bytes(32), 0
    values = data.cursor()
    rows = data.execute("select seq, at, case_id, case_version, object_kind, object_id, action, actor_id, canonical,"
                        " leaf, chain from ledger_entries order by seq")
    for row in rows:
        seq += 1
        if row[0] != seq:
            return {"ok": False, "seq": seq, "reason": "missing"}
        leaf = sha(b"\x00", row[8])
        chain = sha(chain, leaf)
        if row[9] != leaf.hex().encode():
            return {"ok": False, "seq": seq, "reason": "leaf"}
        if row[10] != chain.hex().encode():
            return {"ok": False, "seq": seq, "reason": "chain"}
        tree.grow(leaf)
        if any(size == seq and root != tree.root() for size, root in notes):
            return {"ok": False, "seq": seq, "reason": "checkpoint"}
        kept = values.execute("select field, side, nonce, value from ledger_values where seq = ?", (seq,)).fetchall()
        problem = entry_problem(row, json.loads(row[8]), kept)
        if problem:
            return {"ok": False, "seq": seq, "reason": problem}
    beyond = [size for size, _ in notes if size > seq]
    if beyond:
        return {"ok": False, "seq": max(beyond), "reason": "cut"}
    return {"ok": True, "entries": seq, "root": tree.root().hex(), "checkpoints": len(notes)}


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("database")
    parser.add_argument("--notes")
    parser.add_argument("--key")
    asked = parser.parse_args()
    notes = []
    for name in sorted(os.listdir(asked.notes)) if asked.notes else []:
        if re.fullmatch(r"ledger-\d{12}\.note", name):
            with open(os.path.join(asked.notes, name), encoding="utf-8", newline="") as file:
                read = read_note(file.read(), asked.key or "")
            if read is None:
                print(json.dumps({"ok": False, "unreadNote": name}))
                return 1
            notes.append(read)
    found = verify(asked.database, notes)
    print(json.dumps(found))
    return 0 if found["ok"] else 1


if __name__ == "__main__":
    sys.exit(main())
