import { Button } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { IconClockPause } from "@tabler/icons-react";
import { useRef, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { useTRPC, useTRPCClient } from "../../api/client.ts";
import { useFailureText } from "../../api/failure-view.tsx";
import { Menu } from "../../ui/menu.tsx";
import { useShortcut } from "../../ui/shortcuts.tsx";
import { tip } from "../../ui/tips.tsx";
import { toast } from "../../ui/toast.ts";
import { useDates } from "../../ui/use-dates.ts";
import classes from "./snooze-menu.module.css";
import { useCaseContext } from "./use-case-context.ts";

const choices = ["laterToday", "tomorrow", "nextWeek"] as const;

/** Puts a case out of my sight until later. It is mine alone, and no clock of the law waits for it. */
export function SnoozeMenu({ caseId }: { readonly caseId: string }): ReactNode {
  const { t } = useTranslation("context");
  const dates = useDates();
  const trpc = useTRPC();
  const { context } = useTRPCClient();
  const queryClient = useQueryClient();
  const failureText = useFailureText();
  const { data } = useCaseContext(caseId);
  const button = useRef<HTMLButtonElement>(null);
  const until = data?.snoozedUntil ?? null;
  useShortcut({ keys: "h", label: t("snooze.key") }, () => {
    button.current?.focus();
    button.current?.click();
  });
  const anew = async (): Promise<void> => {
    await Promise.all([
      queryClient.invalidateQueries(trpc.context.pathFilter()),
      queryClient.invalidateQueries(trpc.desk.pathFilter()),
      queryClient.invalidateQueries(trpc.requests.pathFilter()),
    ]);
  };
  const attempt = (work: () => Promise<unknown>): void => {
    work()
      .catch((error: unknown) => {
        toast({ text: failureText(error) });
      })
      .finally(() => void anew());
  };
  const wake = (): void => {
    attempt(async () => {
      await context.wakeCase.mutate({ caseId });
      toast({ text: t("snooze.awake") });
    });
  };
  return (
    <Menu position="top-start" width={240}>
      <Menu.Target>
        {/* One button in both states: a menu that is open stays where it hangs when the case goes or comes back. */}
        <Button
          ref={button}
          variant="subtle"
          aria-keyshortcuts="H"
          {...(until === null && {
            "aria-label": t("snooze.act"),
            px: 7,
            ...tip(`${t("snooze.act")} (H)`),
          })}
        >
          <IconClockPause size={16} stroke={1.6} aria-hidden />
          {until === null ? null : (
            <span className={classes["until"]}>
              {t("snooze.until", { moment: dates.moment(until) })}
            </span>
          )}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{t("snooze.help")}</Menu.Label>
        {choices.map((choice) => (
          <Menu.Item
            key={choice}
            onClick={() => {
              attempt(async () => {
                const done = await context.snoozeCase.mutate({
                  caseId,
                  until: choice,
                });
                toast({
                  text: t(done.isCut ? "snooze.cut" : "snooze.done", {
                    moment: dates.moment(done.until),
                  }),
                  undo: { label: t("snooze.undo"), run: wake },
                });
              });
            }}
          >
            {t(`snooze.${choice}`)}
          </Menu.Item>
        ))}
        {until === null ? null : (
          <>
            <Menu.Divider />
            <Menu.Item onClick={wake}>{t("snooze.wake")}</Menu.Item>
          </>
        )}
      </Menu.Dropdown>
    </Menu>
  );
}
