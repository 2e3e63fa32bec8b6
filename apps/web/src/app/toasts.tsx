import "@mantine/core/styles/Notification.layer.css";
import "@mantine/notifications/styles.layer.css";
import { Notifications } from "@mantine/notifications";
import type { ReactNode } from "react";
import classes from "./toasts.module.css";

/** Where toasts stand. What was told before this arrived waits in the store and is shown then. */
export function Toasts(): ReactNode {
  return (
    <Notifications
      position="bottom-left"
      limit={1}
      containerWidth={360}
      classNames={{
        root: classes["toasts"] ?? "",
        notification: classes["toast"] ?? "",
      }}
    />
  );
}
