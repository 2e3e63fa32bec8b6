import { useMantineColorScheme } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import type { Scheme } from "@kept/domain/access/schemes";
import { useEffect, useRef } from "react";
import { useTRPC } from "../api/client.ts";

/** Light or dark, here at once and from now on wherever this person signs in. */
export function useScheme(): {
  readonly scheme: Scheme;
  readonly choose: (scheme: Scheme) => void;
} {
  const trpc = useTRPC();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const keep = useMutation(trpc.people.setScheme.mutationOptions());
  return {
    scheme: colorScheme,
    choose: (scheme) => {
      setColorScheme(scheme);
      keep.mutate({ scheme });
    },
  };
}

/** What this person has chosen anywhere is taken over once; later the choice made here is the newer one. */
export function useOwnScheme(
  me: { readonly id: string; readonly scheme: Scheme | null } | undefined,
): void {
  const { setColorScheme } = useMantineColorScheme();
  const taken = useRef<string | null>(null);
  useEffect(() => {
    if (me === undefined || taken.current === me.id) return;
    taken.current = me.id;
    if (me.scheme !== null) setColorScheme(me.scheme);
  }, [me, setColorScheme]);
}
