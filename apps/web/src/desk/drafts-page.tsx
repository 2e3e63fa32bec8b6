import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { FailureView } from "../api/failure-view.tsx";
import { useTRPC } from "../api/client.ts";
import { DraftLines } from "../casework/drafts/draft-lines.tsx";
import { EmptyState } from "../ui/empty-state.tsx";
import { LoadingRows } from "../ui/loading-rows.tsx";
import { Page } from "../ui/page.tsx";
import { TextButton } from "../ui/text-button.tsx";
import { wayToDraft } from "./desk-paths.ts";

/** Everything that I began and have not sent, wherever it belongs. */
export function DraftsPage(): ReactNode {
  const { t } = useTranslation("drafts");
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const drafts = useQuery(
    trpc.drafts.list.queryOptions(undefined, { staleTime: 0 }),
  );
  const discard = useMutation(
    trpc.drafts.discard.mutationOptions({
      onSettled: () => queryClient.invalidateQueries(trpc.drafts.pathFilter()),
    }),
  );
  return (
    <Page title={t("title")} lead={t("lead")}>
      {drafts.data === undefined ? (
        drafts.isError ? (
          <FailureView
            error={drafts.error}
            onRetry={() => void drafts.refetch()}
          />
        ) : (
          <LoadingRows rows={4} />
        )
      ) : drafts.data.length === 0 ? (
        <EmptyState>{t("empty")}</EmptyState>
      ) : (
        <DraftLines
          lines={drafts.data}
          wayTo={wayToDraft}
          act={({ id, excerpt }) => (
            <TextButton
              label={`${t("discard")}: ${excerpt}`}
              onClick={() => {
                discard.mutate({ draftId: id });
              }}
            >
              {t("discard")}
            </TextButton>
          )}
        />
      )}
    </Page>
  );
}
