#!/usr/bin/env python3
"""Checks an evidence bundle of Kept: what its ledger says of one case. It shares no code with Kept.

    python3 verify_evidence.py BUNDLE.zip --key NAME+ID+BASE64

It needs Python 3.8 and verify_ledger.py beside it, no network and not Kept. It prints one line of JSON. Exit: 0 it
holds, 1 it does not. Each entry is hashed anew, led to the root of the signed checkpoint by its proof (RFC 9162,
2.1.3.2), and each value is compared with what the entry commits to. Without --key the key in the bundle is taken:
then only a change made after the bundle is found.
"""
import argparse
import hmac
import hashlib
import json
import re
import sys
import zipfile

from verify_ledger import read_note, sha


def root_by(leaf, index, size, proof):
    """The root that a leaf leads to, or None when the proof is longer or shorter than the tree is high."""
    node, at, last = leaf, index, size - 1
    for step in proof:
        if last == 0:
            return None
        if at & 1 or at == last:
            node = sha(b"\x01", step, node)
            while not at & 1 and at:
                at, last = at >> 1, last >> 1
        else:
            node = sha(b"\x01", node, step)
        at, last = at >> 1, last >> 1
    return node if last == 0 else None


def entry_problem(entry, size, root):
    canonical = entry["canonical"].encode("utf-8", "surrogatepass")
    facts = json.loads(canonical)
    seq = entry["seq"]
    if facts["seq"] != seq or not 0 < seq <= size:
        return "number"
    proof = [bytes.fromhex(step) for step in entry["proof"]]
    if root_by(sha(b"\x00", canonical), seq - 1, size, proof) != root:
        return "proof"
    committed = {(side, one["field"]): one[side + "_c"] for one in facts["changes"] for side in ("before", "after")}
    for value in entry["values"]:
        if not re.fullmatch(r"[0-9a-f]{64}", value["nonce"]):
            return "value " + value["field"]
        said = (value["field"] + value["value"]).encode("utf-8")
        made = hmac.new(bytes.fromhex(value["nonce"]), said, hashlib.sha256).hexdigest()
        if committed.get((value["side"], value["field"])) != made:
            return "value " + value["field"]
    return None


def verify(path, key):
    with zipfile.ZipFile(path) as bundle:
        evidence = json.loads(bundle.read("evidence.json"))
        note = bundle.read("checkpoint.note").decode("utf-8")
        own_key = bundle.read("key.txt").decode("utf-8").strip()
    read = read_note(note, key or own_key)
    if evidence.get("format") != "kept-evidence/1" or read is None:
        return {"ok": False, "reason": "checkpoint"}
    size, root = read
    before = 0
    for entry in evidence["entries"]:
        if entry["seq"] <= before:
            return {"ok": False, "seq": entry["seq"], "reason": "order"}
        before = entry["seq"]
        problem = entry_problem(entry, size, root)
        if problem:
            return {"ok": False, "seq": entry["seq"], "reason": problem}
    return {"ok": True, "case": evidence["reference"], "entries": len(evidence["entries"]), "size": size,
            "root": root.hex(), "key": "given" if key else "from the bundle"}


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("bundle")
    parser.add_argument("--key")
    asked = parser.parse_args()
    try:
        found = verify(asked.bundle, asked.key)
    except (ValueError, KeyError, TypeError, zipfile.BadZipFile):
        found = {"ok": False, "reason": "unreadable"}
    print(json.dumps(found))
    return 0 if found["ok"] else 1


if __name__ == "__main__":
    sys.exit(main())
