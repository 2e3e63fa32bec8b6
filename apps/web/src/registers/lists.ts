import type { Permission } from "@kept/domain/access/permissions";
import type { Listing } from "@kept/domain/casework/listing";
import type { RegisterKey } from "@kept/domain/registers/index";
import { disclosureListing } from "@kept/domain/registers/disclosures/listing";
import { disclosures } from "@kept/domain/registers/disclosures/register";
import { requestListing } from "@kept/domain/registers/requests/listing";
import { requests } from "@kept/domain/registers/requests/register";
import { paths } from "../paths.ts";

/** Where the list of a register stands, what it can be asked for, and who may. */
export interface RegisterList {
  readonly listing: Listing;
  readonly path: string;
  readonly viewPermission: Permission;
}

/** The list of every register. */
export const registerLists: Readonly<Record<RegisterKey, RegisterList>> = {
  requests: {
    listing: requestListing,
    path: paths.requests,
    viewPermission: requests.viewPermission,
  },
  disclosures: {
    listing: disclosureListing,
    path: paths.disclosures,
    viewPermission: disclosures.viewPermission,
  },
};
