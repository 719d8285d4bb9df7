import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from "node:crypto";
import { promisify } from "node:util";
import { gunzip, gzip } from "node:zlib";
import type { Clock } from "../time/clock.ts";
import type { Instant } from "../time/instant.ts";
import { type Database, SCHEMA } from "./database.ts";

/** What all processes share and nobody else may read: it is sealed with a key that is not in the database. */
export type Vault = {
  /** Undefined where there is nothing, or no longer. */
  read(name: string): Promise<string | undefined>;
  write(name: string, text: string, until: Instant): Promise<void>;
  /** There is nothing under that name any more. */
  drop(name: string): Promise<void>;
  /** Deletes what has had its time. */
  forget(): Promise<void>;
};

const CIPHER = "aes-256-gcm";

/** The vault in a database, for whoever knows the secret. */
export function vaultIn(database: Database, secret: string, clock: Clock): Vault {
  const key = Buffer.from(hkdfSync("sha256", secret, "", "almanac vault", 32));
  return {
    async read(name) {
      const [row] = await database.query<{ readonly sealed: string }>(
        `select sealed from ${SCHEMA}.vault where name = $1 and until > $2`,
        [name, clock.now()],
      );
      return row === undefined ? undefined : unseal(key, name, row.sealed);
    },
    async write(name, text, until) {
      await database.query(
        `insert into ${SCHEMA}.vault (name, sealed, until) values ($1, $2, $3)
         on conflict (name) do update set sealed = excluded.sealed, until = excluded.until`,
        [name, await seal(key, name, text), until],
      );
    },
    async drop(name) {
      await database.query(`delete from ${SCHEMA}.vault where name = $1`, [name]);
    },
    async forget() {
      await database.query(`delete from ${SCHEMA}.vault where until <= $1`, [clock.now()]);
    },
  };
}

async function seal(key: Uint8Array, name: string, text: string): Promise<string> {
  const start = randomBytes(12);
  const cipher = createCipheriv(CIPHER, key, start).setAAD(Buffer.from(name));
  const packed = await promisify(gzip)(text);
  return Buffer.concat([start, cipher.update(packed), cipher.final(), cipher.getAuthTag()]).toString("base64");
}

/** What was sealed with another key, or for another name, is as good as nothing. */
async function unseal(key: Uint8Array, name: string, sealed: string): Promise<string | undefined> {
  const bytes = Buffer.from(sealed, "base64");
  const decipher = createDecipheriv(CIPHER, key, bytes.subarray(0, 12)).setAAD(Buffer.from(name));
  decipher.setAuthTag(bytes.subarray(-16));
  try {
    const packed = Buffer.concat([decipher.update(bytes.subarray(12, -16)), decipher.final()]);
    return (await promisify(gunzip)(packed)).toString("utf8");
  } catch {
    return undefined;
  }
}
