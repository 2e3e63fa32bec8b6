import { sql, type SqlBool } from "kysely";
import {
  visibleCases,
  type CaseScope,
  type Viewer,
} from "@kept/domain/access/visible-cases";

/**
 * Cases (as `c`) that this person may know of; `maySeeCase` says the same of one case at hand. That a case is
 * sealed is looked up by its id, which every index holds, so that a walk along an index stays one.
 */
export function scopeCondition(viewer: Viewer) {
  const scope = visibleCases(viewer);
  const named = JSON.stringify(scope.named);
  const reached = reachCondition(scope, named);
  return scope.seesSealed
    ? reached
    : sql<SqlBool>`${reached} and c.id not in (select s.id from cases s where s.is_sealed = 1
        and s.id not in (select value from json_each(${named})))`;
}

function reachCondition(scope: CaseScope, named: string) {
  const isNamed = sql`c.id in (select value from json_each(${named}))`;
  switch (scope.reach) {
    case "all":
      return sql<SqlBool>`1 = 1`;
    case "none":
      return sql<SqlBool>`${isNamed}`;
    case "team":
      return sql<SqlBool>`(c.team_id is null or c.team_id = ${scope.teamId} or c.owner_id = ${scope.ownerId} or ${isNamed})`;
  }
}
