import {
  createContext,
  useContext,
  useEffect,
  useMemo,
  useState,
  type ReactNode,
} from "react";
import type { CivilDay, Instant } from "@kept/domain/casework/clock";
import { civilMoment } from "./dates.ts";

interface OfficeTime {
  readonly zone: string;
  readonly now: Instant;
  readonly today: CivilDay;
}

const OfficeTimeContext = createContext<OfficeTime | null>(null);

interface OfficeTimeProviderProps {
  /** The office's zone, such as `Asia/Shanghai`. Every time on the screen is told in it. */
  readonly zone: string;
  /** Milliseconds the server's clock is ahead of this machine's. Deadlines are read off the server's. */
  readonly aheadMs?: number;
  /** Stops the time at one instant; for the kit. */
  readonly stoppedAt?: Instant;
  readonly children: ReactNode;
}

const minute = 60_000;

/** Gives the office's zone and the time, once a minute: no clock on the screen changes oftener. */
export function OfficeTimeProvider({
  zone,
  aheadMs = 0,
  stoppedAt,
  children,
}: OfficeTimeProviderProps): ReactNode {
  const [machineNow, setMachineNow] = useState(() => Date.now());

  useEffect(() => {
    if (stoppedAt !== undefined) return undefined;
    let timer: number | undefined;
    const tick = (): void => {
      setMachineNow(Date.now());
      // Wait for the next full minute of the office, so that all clocks turn together.
      timer = window.setTimeout(
        tick,
        minute - ((Date.now() + aheadMs) % minute) + 50,
      );
    };
    timer = window.setTimeout(
      tick,
      minute - ((Date.now() + aheadMs) % minute) + 50,
    );
    return () => {
      window.clearTimeout(timer);
    };
  }, [aheadMs, stoppedAt]);

  const value = useMemo(() => {
    const now = stoppedAt ?? new Date(machineNow + aheadMs).toISOString();
    return { zone, now, today: civilMoment(now, zone).on };
  }, [zone, aheadMs, stoppedAt, machineNow]);

  return <OfficeTimeContext value={value}>{children}</OfficeTimeContext>;
}

export function useOfficeTime(): OfficeTime {
  const value = useContext(OfficeTimeContext);
  if (!value)
    throw new Error("OfficeTimeProvider is missing above this component.");
  return value;
}
