import Database from "better-sqlite3";

// For the control run of the power cuts: every connection works with synchronous=NORMAL, which is what the driver
// falls back to by itself, and says FULL when it is asked. Losses have to show then, or the cuts prove nothing.

type Pragma = Database.Database["pragma"];

Database.prototype.pragma = new Proxy(
  Reflect.get(Database.prototype, "pragma"),
  {
    apply: (pragma, handle, [source, ...options]: Parameters<Pragma>) => {
      if (source === "synchronous") return 2;
      const careless =
        source === "synchronous = FULL" ? "synchronous = NORMAL" : source;
      return Reflect.apply(pragma, handle, [careless, ...options]);
    },
  },
);
