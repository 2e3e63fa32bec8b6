import { disclosures as register } from "@kept/domain/registers/disclosures/register";
import type { ReactNode } from "react";
import { useTRPC, useTRPCClient } from "../../api/client.ts";
import { ComposerPage } from "../../casework/composer/composer-page.tsx";
import { useLetterRegister } from "../../casework/composer/letter-register.ts";
import { paths } from "../../paths.ts";
import { useText } from "../../ui/use-language.ts";

/** A letter of a disclosure. */
export function DisclosureLetterPage(): ReactNode {
  const text = useText();
  const { disclosures } = useTRPCClient();
  const letters = useLetterRegister(
    {
      title: text(register.title),
      approving: register.workflow.moves.approve.permission,
      listPath: paths.disclosures,
      casePath: paths.disclosure,
    },
    disclosures,
    useTRPC().disclosures,
  );
  return <ComposerPage register={letters} />;
}
