import { generateKeyPairSync } from "node:crypto";
import { describe, expect, it } from "vitest";
import { leafOf } from "./entry.ts";
import { noteSigner, readNote } from "./signed-note.ts";

function newSigner() {
  return noteSigner(
    generateKeyPairSync("ed25519").privateKey.export({
      type: "pkcs8",
      format: "pem",
    }) as string,
  );
}

const checkpoint = { size: 1284, root: leafOf("all of it") };

describe("a signed note", () => {
  it("is read back by whoever has the public key", () => {
    const signer = newSigner();
    const note = signer.sign(checkpoint);
    expect(note.split("\n")).toEqual([
      signer.name,
      "1284",
      Buffer.from(checkpoint.root, "hex").toString("base64"),
      "",
      expect.stringMatching(/^— kept-ledger-[0-9a-f]{12} [A-Za-z0-9+/=]+$/),
      "",
    ]);
    expect(readNote(note, signer.verifierKey)).toEqual({
      origin: signer.name,
      ...checkpoint,
    });
  });

  it("is read whatever signs the key itself is written with", () => {
    const signers = Array.from({ length: 40 }, newSigner);
    expect(
      signers.some(({ verifierKey }) => verifierKey.split("+").length > 3),
    ).toBe(true);
    for (const signer of signers)
      expect(
        readNote(signer.sign(checkpoint), signer.verifierKey),
      ).toMatchObject(checkpoint);
  });

  it.each<[string, (note: string) => string]>([
    ["another size", (note) => note.replace("\n1284\n", "\n1285\n")],
    ["one more line", (note) => note.replace("\n1284\n", "\n1284\n1285\n")],
    ["no signature", (note) => note.slice(0, note.indexOf("—"))],
    ["another signature", (note) => note.replace(/.{12}\n$/, "AAAAAAAAAAA=\n")],
    ["nothing", () => ""],
  ])("says nothing when it holds %s", (_name, forge) => {
    const signer = newSigner();
    const note = forge(signer.sign(checkpoint));
    expect(readNote(note, signer.verifierKey)).toBeNull();
  });

  it("says nothing under the key of another ledger", () => {
    const note = newSigner().sign(checkpoint);
    expect(readNote(note, newSigner().verifierKey)).toBeNull();
    expect(readNote(note, "nonsense")).toBeNull();
  });
});
