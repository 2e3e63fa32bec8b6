import { useEffect, useState } from "react";

/** Puts text on the clipboard and says for two seconds that it did. */
export function useCopy(): {
  readonly isCopied: boolean;
  readonly copy: (text: string) => void;
} {
  const [isCopied, setCopied] = useState(false);
  useEffect(() => {
    if (!isCopied) return undefined;
    const timer = window.setTimeout(() => {
      setCopied(false);
    }, 2000);
    return () => {
      window.clearTimeout(timer);
    };
  }, [isCopied]);
  return {
    isCopied,
    copy: (text) => {
      void navigator.clipboard.writeText(text).then(() => {
        setCopied(true);
      });
    },
  };
}
