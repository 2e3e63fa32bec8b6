import { Button } from "@mantine/core";
import { useRef, type ReactNode } from "react";
import type { useAddFile } from "./use-add-file.ts";

/** Asks for one file; while it is on its way nothing else is chosen. */
export function AddFileButton({
  adding,
  label,
  icon,
}: {
  readonly adding: ReturnType<typeof useAddFile>;
  readonly label: string;
  /** Given where the button stands in a bar. */
  readonly icon?: ReactNode;
}): ReactNode {
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <input
        ref={input}
        type="file"
        hidden
        onChange={(event) => {
          const [file] = event.currentTarget.files ?? [];
          if (file) adding.mutate(file);
          // The same file may be chosen once more.
          event.currentTarget.value = "";
        }}
      />
      <Button
        data-bar={icon === undefined ? undefined : true}
        leftSection={icon}
        aria-busy={adding.isPending || undefined}
        onClick={() => {
          if (!adding.isPending) input.current?.click();
        }}
      >
        {label}
      </Button>
    </>
  );
}
