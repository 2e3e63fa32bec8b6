export interface Manifest {
  readonly name: string;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly devDependencies?: Readonly<Record<string, string>>;
}

export interface ManifestFile {
  readonly path: string;
  readonly manifest: Manifest;
}

const pinned = /^(catalog:|workspace:\*|\d+\.\d+\.\d+[\w.-]*)$/;

/**
 * What is wrong with the package.json files: versions that float or differ, tools that
 * the root would lend to every workspace, and packages nobody gave a reason for.
 * `reasons` is the text of docs/dependencies.md.
 */
export function manifestFindings(
  files: readonly ManifestFile[],
  reasons: string,
): string[] {
  const findings: string[] = [];
  const versions = new Map<string, string>();
  for (const { path, manifest } of files) {
    const shipped = Object.keys(manifest.dependencies ?? {});
    if (path === "package.json" && shipped.length > 0)
      findings.push(
        `${path}: the root holds tools only, because every workspace can import what stands there: ${shipped.join(", ")}`,
      );
    for (const name of shipped)
      if (!name.startsWith("@kept/") && !reasons.includes(`\`${name}\``))
        findings.push(
          `${path}: ${name} has no line in docs/dependencies.md that says why we ship it`,
        );
    for (const [name, version] of Object.entries({
      ...manifest.dependencies,
      ...manifest.devDependencies,
    })) {
      if (!pinned.test(version))
        findings.push(`${path}: ${name} ${version} is not one exact version`);
      const elsewhere = versions.get(name) ?? version;
      if (elsewhere !== version)
        findings.push(
          `${path}: ${name} is ${version} here and ${elsewhere} elsewhere; put it into the catalog`,
        );
      versions.set(name, elsewhere);
    }
  }
  return findings;
}
