import { Fragment, type ReactNode } from "react";
import { langAttribute } from "../../locales/language.ts";
import { hasHan } from "../../ui/han.ts";
import { useLanguage } from "../../ui/use-language.ts";

interface FoundTextProps {
  readonly runs: readonly {
    readonly text: string;
    readonly isFound: boolean;
  }[];
}

/** Text as it was written, with what was searched for marked. Never markup: runs are drawn as text. */
export function FoundText({ runs }: FoundTextProps): ReactNode {
  const language = useLanguage();
  const own = hasHan(runs.map(({ text }) => text).join(""))
    ? langAttribute.zh
    : langAttribute.en;
  return (
    <span {...(own === langAttribute[language] ? {} : { lang: own })}>
      {runs.map(({ text, isFound }, at) =>
        isFound ? (
          <mark key={at}>{text}</mark>
        ) : (
          <Fragment key={at}>{text}</Fragment>
        ),
      )}
    </span>
  );
}
