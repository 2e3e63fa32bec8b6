const browsers = [
  ["Edge", /\bEdg\//u],
  ["Firefox", /\bFirefox\//u],
  ["Chrome", /\bChrom(e|ium)\//u],
  ["Safari", /\bSafari\//u],
] as const;

const systems = [
  ["iOS", /\b(iPhone|iPad)\b/u],
  ["Android", /\bAndroid\b/u],
  ["Windows", /\bWindows\b/u],
  ["macOS", /\bMac OS X\b/u],
  ["Linux", /\bLinux\b/u],
] as const;

/** A browser by its two common names and nothing that would tell one machine from another. */
export function deviceOf(userAgent: string | undefined): string {
  const text = userAgent ?? "";
  const [browser = null] = browsers.find(([, mark]) => mark.test(text)) ?? [];
  const [system = null] = systems.find(([, mark]) => mark.test(text)) ?? [];
  return [browser, system].filter((word) => word !== null).join(", ");
}
