import { type Client, type ClientOptions, connect } from "../github/client.ts";

/** The name under which a token for private repositories is passed in. */
const TOKEN = "ALMANAC_PRIVATE_TOKEN";

/** Reaches the private repositories of confidential incidents with the token that was passed in for them; without one the usual token must do. */
export function privateReach(
  env: Readonly<Record<string, string | undefined>>,
  options: Pick<ClientOptions, "api" | "clock">,
): { readonly elsewhere?: Client["elsewhere"] } {
  const token = env[TOKEN];
  if (token === undefined || token === "") return {};
  const known = new Map<string, Client>();
  return {
    async elsewhere(repository) {
      const [owner = "", name = ""] = repository.split("/");
      const client = known.get(repository) ?? connect({ ...options, token, owner, name });
      known.set(repository, client);
      return client;
    },
  };
}
