import { sql, type SqlBool } from "kysely";
import type { Actor } from "@kept/domain/access/actor";
import { visibleCases } from "@kept/domain/access/visible-cases";

/** Cases (as `c`) that this person may know of. */
export function scopeCondition(actor: Actor) {
  const scope = visibleCases(actor);
  switch (scope.kind) {
    case "all":
      return sql<SqlBool>`1 = 1`;
    case "none":
      return sql<SqlBool>`1 = 0`;
    case "team":
      return sql<SqlBool>`(c.team_id is null or c.team_id = ${scope.teamId} or c.owner_id = ${scope.ownerId})`;
  }
}
