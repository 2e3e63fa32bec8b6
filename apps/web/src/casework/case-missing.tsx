import { lazy, Suspense, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { FailureView } from "../api/failure-view.tsx";
import { allWords } from "../locales/language.ts";
import { LoadingRows } from "../ui/loading-rows.tsx";

// Few are led there.
const GlassWay = lazy(async () => {
  const [{ GlassWay: Component }] = await Promise.all([
    import("./sealing/glass-way.tsx"),
    allWords(),
  ]);
  return { default: Component };
});

/** Where a case would stand that is not here: not yet, not for this person, or not any more. */
export function CaseMissing({
  found: { data, error, refetch },
  back,
}: {
  readonly found: {
    readonly data: unknown;
    readonly error: unknown;
    readonly refetch: () => unknown;
  };
  /** The way to the list; null beside it. */
  readonly back: ReactNode;
}): ReactNode {
  const { t } = useTranslation("casework");
  if (error === null) return <LoadingRows rows={8} />;
  return (
    <>
      {data === undefined ? (
        <>
          <FailureView error={error} onRetry={() => void refetch()} />
          <Suspense fallback={null}>
            <GlassWay />
          </Suspense>
        </>
      ) : (
        <p role="status">{t("record.gone")}</p>
      )}
      {back}
    </>
  );
}
