import type { ReactNode } from "react";
import { CaseConversation } from "../../../casework/conversation/case-conversation.tsx";
import { letterPath } from "../../../casework/letter-path.ts";
import { paths } from "../../../paths.ts";
import { isTold } from "./told-turns.ts";
import type { RequestView } from "./request-view.ts";
import type { FieldContext } from "./trail/field-words.ts";
import { trailLine } from "./trail/history-lines.ts";
import { useRequestDesk } from "./use-act.ts";

interface ConversationTabProps {
  readonly view: RequestView;
  readonly words: FieldContext;
}

/** What was said with the person, and the turns of the request between. */
export function ConversationTab({
  view,
  words,
}: ConversationTabProps): ReactNode {
  const { frame, request } = view;
  return (
    <CaseConversation
      frame={frame}
      desk={useRequestDesk()}
      toName={request.personName}
      letterPath={(letterId) =>
        letterPath(paths.request(frame.reference), letterId)
      }
      turns={frame.history.filter(isTold).map((entry) => {
        const { key, sentence } = trailLine(entry, words);
        return { key, at: entry.happenedAt ?? entry.at, what: sentence };
      })}
    />
  );
}
