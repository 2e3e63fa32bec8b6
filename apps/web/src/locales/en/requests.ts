export const requests = {
  title: "Requests",
  empty: "No requests here.",
  newTitle: "New request",
} as const;
