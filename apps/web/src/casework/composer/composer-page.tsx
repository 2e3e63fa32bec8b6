import type { ReactNode } from "react";
import { useParams } from "react-router";
import { FailureView } from "../../api/failure-view.tsx";
import { LoadingRows } from "../../ui/loading-rows.tsx";
import { LetterDesk } from "./letter-desk.tsx";
import type { LetterRegister } from "./letter-register.ts";
import { useLetter } from "./use-letter-room.ts";

/** One letter of a case: written, looked over by a second person, sent, and read afterwards. */
export function ComposerPage({
  register,
}: {
  readonly register: LetterRegister;
}): ReactNode {
  const { reference = "", letterId = "" } = useParams();
  const { theCase, letter } = useLetter(register, { reference, letterId });
  const failed = [theCase, letter].find(
    ({ isError, data }) => isError && data === undefined,
  );
  if (failed !== undefined)
    return (
      <FailureView error={failed.error} onRetry={() => void failed.refetch()} />
    );
  if (theCase.data === undefined || letter.data === undefined)
    return <LoadingRows rows={8} />;
  return (
    <LetterDesk
      key={letter.data.id}
      register={register}
      theCase={theCase.data}
      letter={letter.data}
    />
  );
}
