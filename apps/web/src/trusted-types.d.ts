import type { Config } from "dompurify";

interface TrustedTypesFactory {
  createPolicy: (
    name: string,
    rules: {
      readonly createHTML?: (text: string) => string;
      readonly createScriptURL?: (text: string) => string;
    },
  ) => NonNullable<Config["TRUSTED_TYPES_POLICY"]>;
}

declare global {
  interface Window {
    /** Absent in browsers without Trusted Types. */
    readonly trustedTypes?: TrustedTypesFactory;
  }
}
