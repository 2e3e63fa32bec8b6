import type { RequestView } from "../request-view.ts";

/** What every form on a case is given. */
export interface CaseFormProps {
  readonly view: RequestView;
  readonly onClose: () => void;
}
