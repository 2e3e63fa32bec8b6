import type { ReactNode } from "react";
import { Link, useSearchParams } from "react-router";
import { BitsView } from "./bits-view.tsx";
import { CaseView } from "./case-view.tsx";
import { ComposerView } from "./composer-view.tsx";
import { FormsView } from "./forms-view.tsx";
import classes from "./kit-page.module.css";
import { KitOffice } from "./office.tsx";
import { QueueView } from "./queue-view.tsx";
import { SignInView } from "./sign-in-view.tsx";
import { StatesView } from "./states-view.tsx";
import { WhyView } from "./why-view.tsx";

const views: Readonly<Record<string, () => ReactNode>> = {
  bits: BitsView,
  why: WhyView,
  case: CaseView,
  queue: QueueView,
  composer: ComposerView,
  forms: FormsView,
  states: StatesView,
  "sign-in": SignInView,
};

/** Every part in every state, to be looked at. `?view=case` shows one of the whole screens. */
export function KitPage(): ReactNode {
  const [search] = useSearchParams();
  const View = views[search.get("view") ?? ""];
  return (
    <KitOffice>
      {View === undefined ? (
        <main className={classes["index"]}>
          <h1>Kit</h1>
          <ul>
            {Object.keys(views).map((name) => (
              <li key={name}>
                <Link to={`?view=${name}`}>{name}</Link>
              </li>
            ))}
          </ul>
        </main>
      ) : (
        <View />
      )}
    </KitOffice>
  );
}
