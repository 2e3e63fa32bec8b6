import { spawnSync } from "node:child_process";
import { generateKeyPairSync } from "node:crypto";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { noteSigner } from "../ledger/anchor.ts";
import { evidenceOf, type Evidence } from "../ledger/evidence-views.ts";
import { emptyTree, rootOf, withLeaf } from "../ledger/tree.ts";
import { inclusionProofs } from "../ledger/inclusion.ts";
import { requestDesk } from "../testing/request-desk.ts";
import { makeWorld, type World } from "../testing/world.ts";
import { seededRandom } from "../seed/seeded-random.ts";
import { evidenceFile } from "./evidence-file.ts";

const script = join(
  import.meta.dirname,
  "../../../../docs/verify/verify_evidence.py",
);
const makeSigner = () =>
  noteSigner(
    generateKeyPairSync("ed25519")
      .privateKey.export({ type: "pkcs8", format: "pem" })
      .toString(),
  );

let world: World;
let place: string;
let evidence: Evidence;
const signer = makeSigner();

beforeAll(async () => {
  world = await makeWorld();
  place = mkdtempSync(join(tmpdir(), "kept-evidence-"));
  const analyst = requestDesk(world, "analystA1");
  const other = await analyst.open();
  const id = await analyst.open({ personName: "Noor “Zé” 诺尔" });
  await analyst.api.addNote({
    ...(await analyst.newest(id)),
    text: "A note of this case.",
  });
  await analyst.look(other);
  const { frame } = await analyst.look(id);
  evidence = await evidenceOf(
    world.db,
    { id, reference: frame.reference },
    { signer, now: world.clock.now(), withWritten: true },
  );
});
afterAll(async () => {
  rmSync(place, { recursive: true });
  await world.close();
});

let files = 0;
/** What the verifier in the other language says of a bundle. */
function ask(bytes: Uint8Array, key: string | null = signer.verifierKey) {
  files += 1;
  const path = join(place, `${String(files)}.zip`);
  writeFileSync(path, bytes);
  const { stdout } = spawnSync(
    process.env["PYTHON"] ?? "python3",
    [script, path, ...(key === null ? [] : ["--key", key])],
    { encoding: "utf8" },
  );
  return JSON.parse(stdout) as {
    readonly ok: boolean;
    readonly seq?: number;
    readonly reason?: string;
    readonly entries?: number;
  };
}

describe("the evidence of one case", () => {
  it("holds every act and every look at that case, no other, and is verified without Kept", () => {
    const actions = evidence.entries.flatMap(({ canonical, values }) => {
      const { action } = JSON.parse(canonical) as { action: string };
      const look = values.find(({ field }) => field === "look");
      return action === "look" && look !== undefined
        ? [(JSON.parse(look.value) as { action: string }).action]
        : [action];
    });
    expect(actions).toEqual(
      expect.arrayContaining([
        "requests.received",
        "requests.noted",
        "case.seen",
      ]),
    );
    expect(ask(evidenceFile(evidence))).toMatchObject({
      ok: true,
      entries: evidence.entries.length,
    });
  });

  it("T23: a bundle in which anything was changed is not believed, and the entry is named", () => {
    const random = seededRandom(23);
    for (let round = 0; round < 25; round += 1) {
      const at = random.whole(0, evidence.entries.length - 1);
      const forged = structuredClone(evidence) as unknown as {
        entries: {
          seq: number;
          canonical: string;
          proof: string[];
          values: { value: string; nonce: string }[];
        }[];
      };
      const entry = forged.entries[at];
      if (entry === undefined) throw new Error("No entry");
      const kind = random.pick(["canonical", "proof", "value", "seq"] as const);
      if (kind === "canonical")
        entry.canonical = entry.canonical.replace(
          /"wall_utc_ms":\d/,
          '"wall_utc_ms":9',
        );
      else if (kind === "proof") entry.proof[0] = "a".repeat(64);
      else if (kind === "seq") entry.seq += 1;
      else {
        const [value] = entry.values;
        if (value === undefined) continue;
        value.value = value.value === '"x"' ? '"y"' : '"x"';
      }
      const said = ask(evidenceFile(forged as unknown as Evidence));
      expect([kind, said.ok]).toEqual([kind, false]);
      expect(said.seq).toBeDefined();
    }
  });

  it("T23: another key, a note of somebody else and a bundle that is none are refused", () => {
    const bytes = evidenceFile(evidence);
    expect(ask(bytes, makeSigner().verifierKey)).toEqual({
      ok: false,
      reason: "checkpoint",
    });
    const inside = unzipSync(bytes);
    const note = strFromU8(inside["checkpoint.note"] ?? new Uint8Array());
    const bigger = zipSync({
      ...inside,
      "checkpoint.note": strToU8(note.replace(/\n(\d+)\n/, "\n9$1\n")),
    });
    expect(ask(bigger)).toEqual({ ok: false, reason: "checkpoint" });
    expect(ask(strToU8("no bundle"))).toEqual({
      ok: false,
      reason: "unreadable",
    });
  });

  it("proves a leaf of a tree of any size against the root that the ledger grows", async () => {
    for (const size of [1, 2, 3, 5, 8, 13, 21, 64, 100]) {
      const leaves = Array.from({ length: size }, (_, at) =>
        at.toString(16).padStart(64, "0"),
      );
      const grown = rootOf(leaves.reduce(withLeaf, emptyTree));
      const { root } = await inclusionProofs(
        Buffer.from(leaves.join(""), "hex"),
        leaves.map((_, at) => at),
      );
      expect(root).toBe(grown);
    }
  });
});
