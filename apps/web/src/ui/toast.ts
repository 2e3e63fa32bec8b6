import { notifications } from "@mantine/notifications";
import { createElement, type ReactNode } from "react";
import { ToastFace } from "./toast-face.tsx";

interface Toast {
  readonly text: ReactNode;
  /** Only reversible acts are told in a toast, so there is nearly always this. */
  readonly undo?: {
    readonly label: string;
    readonly run: () => void;
  };
}

/** Says that something reversible was done. One at a time, ten seconds; errors never come this way. */
export function toast({ text, undo }: Toast): void {
  notifications.clean();
  const id = notifications.show({
    message: createElement(ToastFace, {
      text,
      ...(undo && {
        undo: {
          ...undo,
          run: () => {
            notifications.hide(id);
            undo.run();
          },
        },
      }),
    }),
    withCloseButton: false,
    withBorder: true,
    autoClose: 10_000,
  });
}
