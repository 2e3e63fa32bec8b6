import { useEffect, type ReactNode } from "react";
import { useMe } from "../people/session.tsx";
import { useDisplacedWords } from "../people/use-displaced-words.ts";
import { toast } from "../ui/toast.ts";

/** Told once in a window, right after signing in: an older session was ended for this one. */
const toldKey = "kept.displaced";

export function DisplacedNote(): ReactNode {
  const { displaced } = useMe();
  const words = useDisplacedWords();
  const said = displaced.map(words).join(" ");
  useEffect(() => {
    if (window.sessionStorage.getItem(toldKey) === said) return;
    window.sessionStorage.setItem(toldKey, said);
    toast({ text: said });
  }, [said]);
  return null;
}
