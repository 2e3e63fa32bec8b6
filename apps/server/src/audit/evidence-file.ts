import { strToU8, zipSync } from "fflate";
import type { Evidence } from "../ledger/evidence-views.ts";

const readme = (evidence: Evidence): string => `Evidence from the ledger of Kept
================================

Case:     ${evidence.reference}
Entries:  ${String(evidence.entries.length)}
Made at:  ${evidence.madeAt} (UTC)

evidence.json     each entry as it is hashed, its proof, and the values it commits to
checkpoint.note   what the whole ledger was when this was made, signed with Ed25519
key.txt           the public key of that signature

To check it you need Python 3.8 and two files of Kept's source, docs/verify/verify_evidence.py and
docs/verify/verify_ledger.py. Take them from there and not from whoever gave you this file:

    python3 verify_evidence.py ${evidence.reference}.zip --key KEY

KEY is the public key as you know it from elsewhere, such as from the auditor who keeps the checkpoints. key.txt alone
proves only that nothing was changed after the bundle was made. The check needs no network and not Kept itself.

A value that was erased, or that whoever made this may not read, has no line among the values; its entry is there, and
still proved.

------------------------------------------------------------------------------------------

Kept 日志证据包
===============

案件：${evidence.reference}
条目：${String(evidence.entries.length)}
生成：${evidence.madeAt}（UTC）

evidence.json     每条记录的哈希原文、证明路径及其所承诺的值
checkpoint.note   生成时整个日志的状态，以 Ed25519 签署
key.txt           该签名的公钥

核验需要 Python 3.8 以及 Kept 源代码中的 docs/verify/verify_evidence.py 与 docs/verify/verify_ledger.py。请从源代码获取，
不要使用提供本文件者给出的副本：

    python3 verify_evidence.py ${evidence.reference}.zip --key KEY

KEY 为您从他处获知的公钥，例如由保存检查点的审计员提供。仅凭 key.txt 只能证明证据包生成后未被改动。核验无需网络，也无需 Kept。

已清除的值不再列出；其条目仍在，且仍可证明。
`;

/** The bundle as one file that every system opens. */
export function evidenceFile(evidence: Evidence): Uint8Array {
  const { key, checkpoint, ...rest } = evidence;
  const text = JSON.stringify({ format: "kept-evidence/1", ...rest }, null, 1);
  return zipSync({
    "README.txt": strToU8(readme(evidence)),
    "evidence.json": strToU8(`${text}\n`),
    "checkpoint.note": strToU8(checkpoint),
    "key.txt": strToU8(`${key}\n`),
  });
}
