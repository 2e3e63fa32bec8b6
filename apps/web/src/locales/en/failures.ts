export const failures = {
  offline: {
    title: "Kept cannot be reached.",
    words: "Nothing was changed. Check the connection and try again.",
    act: "Not saved, as far as is known. What you wrote is still here. Try again: it is done only once.",
  },
  lost: {
    title: "Kept cannot be reached.",
    words:
      "What you write stays on this page and is saved as soon as it is back.",
  },
  unknown: {
    title: "Something failed on the server.",
    words:
      "It is not certain whether this was saved. Load the page again and look; if it fails again, quote the reference.",
  },
} as const;
