import { requests as register } from "@kept/domain/registers/requests/register";
import type { ReactNode } from "react";
import { useTRPC, useTRPCClient } from "../../api/client.ts";
import { ComposerPage } from "../../casework/composer/composer-page.tsx";
import { useLetterRegister } from "../../casework/composer/letter-register.ts";
import { paths } from "../../paths.ts";
import { useText } from "../../ui/use-language.ts";

/** A letter of a request. */
export function RequestLetterPage(): ReactNode {
  const text = useText();
  const { requests } = useTRPCClient();
  const letters = useLetterRegister(
    {
      title: text(register.title),
      approving: register.workflow.moves.approve.permission,
      listPath: paths.requests,
      casePath: paths.request,
    },
    requests,
    useTRPC().requests,
  );
  return <ComposerPage register={letters} />;
}
