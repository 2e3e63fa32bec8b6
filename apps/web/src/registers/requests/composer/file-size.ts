const steps = ["B", "kB", "MB", "GB"] as const;

/** Bytes as people read them: "88 kB", "4.2 MB". Decimal, as machines show files. */
export function fileSize(bytes: number): string {
  let amount = bytes;
  let step = 0;
  while (amount >= 999.5 && step < steps.length - 1) {
    amount /= 1000;
    step += 1;
  }
  const digits = step > 0 && amount < 9.95 ? 1 : 0;
  return `${amount.toFixed(digits).replace(/\.0$/, "")} ${steps[step] ?? "B"}`;
}
