// The two pages that a provider sends people back to come as one file: each is a few lines.
export { SsoProvePage } from "./sso-prove-page.tsx";
export { SsoReturnPage } from "./sso-return-page.tsx";
