import {
  createTheme,
  type CSSVariablesResolver,
  type MantineColorsTuple,
} from "@mantine/core";
import { tokenVariables } from "./tokens.ts";
import classes from "./theme.module.css";

// Shade 8 is the ink of the light scheme, shade 3 that of the dark one; the rest fills the way between.
const ink: MantineColorsTuple = [
  "#eef1fb",
  "#dfe4f8",
  "#c4cdf6",
  "#a9b5f3",
  "#8b99e3",
  "#6d7dd0",
  "#5566bd",
  "#4353ac",
  "#35459b",
  "#2a377f",
];

// Mantine reaches for gray and dark by number; these are our neutrals in the places it expects them.
const gray: MantineColorsTuple = [
  "#f7f7f5",
  "#f1f1ee",
  "#e7e7e3",
  "#d5d5d0",
  "#8a8a85",
  "#686a70",
  "#686a70",
  "#52545a",
  "#3a3b40",
  "#1b1c1f",
];
const dark: MantineColorsTuple = [
  "#e8e8e6",
  "#b3b5ba",
  "#94969c",
  "#747882",
  "#383b42",
  "#26282d",
  "#16171a",
  "#16171a",
  "#101113",
  "#0b0c0d",
];

const px = (value: number): string => `${value / 16}rem`;

export const theme = createTheme({
  primaryColor: "ink",
  primaryShade: { light: 8, dark: 3 },
  autoContrast: true,
  colors: { ink, gray, dark },
  white: "#ffffff",
  black: "#1b1c1f",
  fontFamily: "var(--k-font)",
  fontFamilyMonospace:
    "ui-monospace, SFMono-Regular, Menlo, Consolas, monospace",
  headings: { fontFamily: "inherit", fontWeight: "600" },
  fontSizes: { xs: px(12), sm: px(13), md: px(14), lg: px(16), xl: px(20) },
  lineHeights: { xs: "16px", sm: "20px", md: "20px", lg: "24px", xl: "28px" },
  spacing: { xs: px(4), sm: px(8), md: px(12), lg: px(16), xl: px(24) },
  radius: { xs: px(4), sm: px(6), md: px(8), lg: px(8), xl: px(8) },
  defaultRadius: "sm",
  respectReducedMotion: true,
  cursorType: "pointer",
  focusRing: "never",
  // By name, not through the components: a part that only one page needs is fetched with that page.
  components: {
    Button: {
      defaultProps: { size: "sm", variant: "default" },
      classNames: {
        root: classes["button"] ?? "",
        section: classes["section"] ?? "",
      },
      vars: () => ({
        root: {
          "--button-height": "var(--k-field)",
          "--button-padding-x": "12px",
          "--button-fz": "13px",
        },
      }),
    },
    ActionIcon: {
      defaultProps: { variant: "subtle", size: 28 },
      classNames: { root: classes["icon"] ?? "" },
    },
    Input: {
      defaultProps: { size: "sm" },
      classNames: { wrapper: classes["field"] ?? "" },
      vars: () => ({
        wrapper: {
          "--input-height": "var(--k-field)",
          "--input-size": "var(--k-field)",
          "--input-fz": "13px",
        },
      }),
    },
    InputWrapper: {
      defaultProps: {
        size: "sm",
        inputWrapperOrder: ["label", "description", "error", "input"],
      },
      classNames: {
        root: classes["wrapper"] ?? "",
        label: classes["label"] ?? "",
        description: classes["help"] ?? "",
        error: classes["error"] ?? "",
      },
    },
    TextInput: { defaultProps: { size: "sm" } },
    Textarea: {
      defaultProps: { size: "sm", autosize: true, minRows: 3 },
    },
    PasswordInput: { defaultProps: { size: "sm" } },
    Checkbox: { defaultProps: { size: "xs", radius: "xs" } },
    Radio: { defaultProps: { size: "xs" } },
    Menu: {
      defaultProps: {
        shadow: "sm",
        // A menu may hold nothing but its items (WAI-ARIA).
        withInitialFocusPlaceholder: false,
        transitionProps: { duration: 120, transition: "pop" },
      },
      classNames: {
        item: classes["item"] ?? "",
        dropdown: classes["dropdown"] ?? "",
      },
    },
    Popover: {
      defaultProps: {
        shadow: "sm",
        transitionProps: { duration: 120, transition: "fade" },
      },
      classNames: { dropdown: classes["dropdown"] ?? "" },
    },
  },
});

function shared(scheme: "light" | "dark"): Record<string, string> {
  return {
    ...tokenVariables(scheme),
    "--mantine-color-text": "var(--k-text)",
    "--mantine-color-body": "var(--k-surface)",
    "--mantine-color-bright": "var(--k-text)",
    "--mantine-color-error": "var(--k-red)",
    "--mantine-color-success": "var(--k-green)",
    "--mantine-color-placeholder": "var(--k-text-3)",
    "--mantine-color-dimmed": "var(--k-text-3)",
    "--mantine-color-anchor": "var(--k-ink)",
    "--mantine-color-default": "var(--k-surface)",
    "--mantine-color-default-hover": "var(--k-canvas)",
    "--mantine-color-default-color": "var(--k-text)",
    "--mantine-color-default-border": "var(--k-line-2)",
    "--mantine-color-disabled": "var(--k-sunken)",
    "--mantine-color-disabled-color": "var(--k-text-3)",
    "--mantine-color-disabled-border": "var(--k-line-2)",
    "--mantine-primary-color-contrast": "var(--k-on-ink)",
    "--mantine-primary-color-filled": "var(--k-ink)",
    "--mantine-primary-color-filled-hover": "var(--k-ink-hover)",
    "--mantine-primary-color-light": "var(--k-ink-soft)",
    "--mantine-primary-color-light-color": "var(--k-ink)",
    "--mantine-color-ink-filled": "var(--k-ink)",
    "--mantine-color-ink-filled-hover": "var(--k-ink-hover)",
  };
}

/** Gives Mantine our meanings for its own variables, and our tokens to everything else. */
export const cssVariablesResolver: CSSVariablesResolver = () => ({
  variables: { "--mantine-font-weight-medium": "600" },
  light: shared("light"),
  dark: shared("dark"),
});
