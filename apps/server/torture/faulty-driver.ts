import Database from "better-sqlite3";

// A disk that fails when it is told to (SIGUSR2), for machines on which no call can be tampered with from outside:
// `unknown` lets the next commit happen and then says that the disk gave no answer, `full` has no room until it is
// told again.

const fault = process.env["KEPT_TORTURE_FAULT"];
let isArmed = false;
process.on("SIGUSR2", () => {
  isArmed = !isArmed;
});

type Prepare = Database.Database["prepare"];

function failing(statement: Database.Statement): Database.Statement {
  return new Proxy(statement, {
    get: (target, name) => {
      const value: unknown = Reflect.get(target, name, target);
      if (typeof value !== "function") return value;
      return (...args: unknown[]): unknown => {
        if (isArmed && name !== "raw" && fault === "full")
          throw new Database.SqliteError("full", "SQLITE_FULL");
        const result: unknown = Reflect.apply(value, target, args);
        if (isArmed && name !== "raw" && fault === "unknown")
          throw new Database.SqliteError("no answer", "SQLITE_IOERR_FSYNC");
        return result;
      };
    },
  });
}

Database.prototype.prepare = new Proxy(
  Reflect.get(Database.prototype, "prepare"),
  {
    apply: (prepare, handle, args: Parameters<Prepare>) => {
      const statement = Reflect.apply(prepare, handle, args);
      return args[0] === "commit" ? failing(statement) : statement;
    },
  },
);
