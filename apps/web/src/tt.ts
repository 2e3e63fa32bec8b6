/**
 * The default Trusted Types policy. Under our content security policy every string that reaches an HTML
 * sink passes here. Libraries write plain CSS text that way; markup never has a reason to. Imported
 * first, before anything can touch the page.
 */
window.trustedTypes?.createPolicy("default", {
  createHTML(text) {
    if (text.includes("<"))
      throw new TypeError("Markup in a place where only text may be.");
    return text;
  },
});
