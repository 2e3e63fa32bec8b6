export const failures = {
  offline: {
    title: "Kept cannot be reached.",
    words: "Nothing was changed. Check the connection and try again.",
  },
  unknown: {
    title: "Something failed on the server.",
    words:
      "It is not certain whether this was saved. Load the page again and look; if it fails again, quote the reference.",
  },
} as const;
