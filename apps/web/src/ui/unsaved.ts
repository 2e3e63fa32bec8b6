/** Words on the page that are in no other place yet. */
export interface Unsaved {
  /** Whether everything is in the house now. */
  readonly save: () => Promise<boolean>;
}

const all = new Set<Unsaved>();

/** Takes somebody's words under guard until the answer is called. */
export function guard(one: Unsaved): () => void {
  all.add(one);
  return () => {
    all.delete(one);
  };
}

export function hasUnsaved(): boolean {
  return all.size > 0;
}

/** Saves everything that is not saved yet; false when something still is not. */
export async function saveAll(): Promise<boolean> {
  const saved = await Promise.all([...all].map((one) => one.save()));
  return saved.every(Boolean);
}
