import type { Readable } from "node:stream";
import type { Inside } from "@kept/domain/casework/file-insides";
import type { FileTrouble } from "./look-inside.ts";
import type { SniffedType } from "./sniff-type.ts";

export interface StoredFile {
  /** Random; says nothing about name, case or time. */
  readonly fileId: string;
  /** Of the bytes as stored, lower-case hex. */
  readonly sha256: string;
  /** In bytes. */
  readonly size: number;
  /** What the first bytes look like. */
  readonly sniffed: SniffedType;
  /** What is wrong with how it is built; null where nothing is. */
  readonly trouble: FileTrouble | null;
  /** What is packed in it. */
  readonly insides: readonly Inside[];
}

export type FileRefusal = "tooLarge" | "empty";
export type PutResult =
  | { readonly ok: true; readonly value: StoredFile }
  | { readonly ok: false; readonly code: FileRefusal };

export type FileSource = Uint8Array | AsyncIterable<Uint8Array>;

/**
 * Bytes under random ids. Names, hashes and whose they are stand in the database.
 * A refused or failed `put` leaves nothing behind.
 */
export interface FileStore {
  /** `limit` in bytes. Errors of the source are passed on after tidying up. */
  put(
    source: FileSource,
    options: { readonly limit: number },
  ): Promise<PutResult>;
  /** Null when there is no such file, whatever the id looks like. */
  open(
    fileId: string,
  ): Promise<{ readonly stream: Readable; readonly size: number } | null>;
  remove(fileId: string): Promise<void>;
}
