import { sql, type SqlBool } from "kysely";
import {
  reachOf,
  visibleCases,
  type CaseScope,
  type Reach,
  type Viewer,
} from "@kept/domain/access/visible-cases";

/**
 * Cases (as `c`) that this person may know of; `maySeeCase` says the same of one case at hand. That a case is
 * sealed is looked up by its id, which every index holds, so that a walk along an index stays one. Where all of
 * them are of one register, saying so keeps the condition plain.
 */
export function scopeCondition(viewer: Viewer, register?: string) {
  const scope = visibleCases(viewer);
  const named = JSON.stringify(scope.named);
  const reached =
    register === undefined
      ? reachedIn(scope, named)
      : reachCondition(scope, reachOf(viewer.role, register), named);
  return scope.seesSealed
    ? reached
    : sql<SqlBool>`${reached} and c.id not in (select s.id from cases s where s.is_sealed = 1
        and s.id not in (select value from json_each(${named})))`;
}

function reachedIn(scope: CaseScope, named: string) {
  const usual = reachCondition(scope, scope.reach, named);
  return scope.apart.reduce(
    (others, { register, reach }) =>
      sql<SqlBool>`iif(c.register = ${register}, ${reachCondition(scope, reach, named)}, ${others})`,
    usual,
  );
}

function reachCondition(scope: CaseScope, reach: Reach, named: string) {
  const isNamed = sql`c.id in (select value from json_each(${named}))`;
  switch (reach) {
    case "all":
      return sql<SqlBool>`1 = 1`;
    case "none":
      return sql<SqlBool>`${isNamed}`;
    case "asked":
      return sql<SqlBool>`(c.owner_id = ${scope.ownerId} or ${isNamed}
        or c.id in (select value from json_each(${JSON.stringify(scope.asked)})))`;
    case "team":
      return sql<SqlBool>`(c.team_id is null or c.team_id = ${scope.teamId} or c.owner_id = ${scope.ownerId} or ${isNamed})`;
  }
}
