import type { ReactNode } from "react";
import { langAttribute } from "../locales/language.ts";
import { hasHan } from "./han.ts";
import { useLanguage } from "./use-language.ts";

interface RunProps {
  readonly children: string;
  /** What the person's mail said; guessed from the letters when absent. */
  readonly lang?: string;
  readonly className?: string | undefined;
}

/**
 * A run of text that may be in the other language: a Chinese name in an English list. It carries its own
 * `lang`, so that it is drawn with the right font and read out in the right tongue.
 */
export function Run({ children, lang, className }: RunProps): ReactNode {
  const language = useLanguage();
  const own = lang ?? (hasHan(children) ? langAttribute.zh : langAttribute.en);
  return (
    <span
      className={className}
      {...(own === langAttribute[language] ? {} : { lang: own })}
    >
      {children}
    </span>
  );
}
