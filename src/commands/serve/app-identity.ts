/** What the App is known by. */
export type AppCredentials = { readonly appId: string; readonly privateKey: string; readonly api: string };

/** The App saying who it is. */
export type AppIdentity = {
  /** A signed statement, good for some minutes; asked for again each time. */
  statement(): Promise<string>;
};

/** Makes an identity of credentials; they are checked only when it is first used. */
export type Identify = (credentials: AppCredentials) => AppIdentity;
