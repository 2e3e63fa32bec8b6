import i18next from "i18next";
import { renderToStaticMarkup } from "react-dom/server";
import { initReactI18next } from "react-i18next";
import { beforeAll, describe, expect, it } from "vitest";
import { en } from "../locales/en.ts";
import { zh } from "../locales/zh.ts";
import { RoomNote } from "./room-note.tsx";

beforeAll(async () => {
  await i18next
    .use(initReactI18next)
    .init({ resources: { en, zh }, react: { useSuspense: false } });
});

describe("R07 what everybody reads while the disk has no room", () => {
  it.each([
    ["short", "en", "Files cannot be added", "mails still come in"],
    ["full", "en", "Nothing can be changed", "sign in, read and search"],
    ["short", "zh", "不能添加文件", "邮件照常接收"],
    ["full", "zh", "无法更改", "登录、查看和搜索"],
  ] as const)(
    "%s, %s: says what does not go on, what does, and whom to tell",
    async (room, language, stopped, goesOn) => {
      await i18next.changeLanguage(language);
      const shown = renderToStaticMarkup(<RoomNote room={room} />);
      expect(shown).toContain(stopped);
      expect(shown).toContain(goesOn);
      expect(shown).toMatch(
        /Tell whoever keeps the machine|请通知系统运维人员/,
      );
    },
  );
});
