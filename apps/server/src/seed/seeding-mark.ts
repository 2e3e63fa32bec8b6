/** Setting that is true while the demo office is being made: a house that finds it is only half furnished. */
export const seedingKey = "seeding";
