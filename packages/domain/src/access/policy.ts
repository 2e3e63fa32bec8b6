import { may, type Permission } from "./permissions.ts";
import { maySeeCase, type CaseHolder, type Viewer } from "./visible-cases.ts";

/**
 * Whether somebody may do this to this case: their role holds the right, and they may know of the case. What
 * the stage of the case, four eyes or a hold say of it is asked by the register, afterwards.
 */
export function can(
  viewer: Viewer,
  action: Permission,
  theCase: CaseHolder,
): boolean {
  return may(viewer, action) && maySeeCase(viewer, theCase);
}

/**
 * Whether something of this case can be asked of somebody, such as a yes: it opens a case to those who look no
 * further than what is asked of them, and a sealed one to nobody whom it does not name.
 */
export function mayBeAsked(
  person: Viewer,
  action: Permission,
  theCase: CaseHolder,
): boolean {
  return can({ ...person, askedOn: [theCase.id] }, action, theCase);
}
