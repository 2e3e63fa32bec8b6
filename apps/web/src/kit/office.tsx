import type { ReactNode } from "react";
import {
  HelloContext,
  MeContext,
  type Hello,
  type Me,
} from "../people/session.tsx";
import { OfficeTimeProvider } from "../ui/office-time.tsx";
import { kitNow } from "./clocks.ts";

const password = "correct horse battery staple";

const kitHello: Hello = {
  officeName: { en: "Lotus Home privacy office", zh: "荷家隐私办公室" },
  zone: "Asia/Shanghai",
  demo: true,
  provider: null,
  demoPeople: [
    {
      email: "lin.yue@lotus.example",
      name: "Lin Yue",
      nameZh: "林悦",
      role: "dpo",
      password,
    },
    {
      email: "zhou.min@lotus.example",
      name: "Zhou Min",
      nameZh: "周敏",
      role: "analyst",
      password,
    },
    {
      email: "tang.ning@lotus.example",
      name: "Tang Ning",
      nameZh: "唐宁",
      role: "legal",
      password,
    },
    {
      email: "he.jia@lotus.example",
      name: "He Jia",
      nameZh: "何佳",
      role: "manager",
      password,
    },
    {
      email: "wu.qi@lotus.example",
      name: "Wu Qi",
      nameZh: "吴琪",
      role: "auditor",
      password,
    },
    {
      email: "admin@lotus.example",
      name: "Sun Lei",
      nameZh: "孙磊",
      role: "admin",
      password,
    },
  ],
};

const kitMe: Me = {
  id: "lin",
  email: "lin.yue@lotus.example",
  name: "Lin Yue",
  nameZh: "林悦",
  role: "dpo",
  team: null,
  language: "en",
  shortcuts: true,
  scheme: null,
  permissions: ["requests.intake", "requests.view"],
  mustEnrol: false,
  displaced: [],
};

/** An invented office at a moment that stands still. */
export function KitOffice({
  children,
}: {
  readonly children: ReactNode;
}): ReactNode {
  return (
    <HelloContext value={kitHello}>
      <OfficeTimeProvider zone={kitHello.zone} stoppedAt={kitNow}>
        <MeContext value={kitMe}>{children}</MeContext>
      </OfficeTimeProvider>
    </HelloContext>
  );
}
